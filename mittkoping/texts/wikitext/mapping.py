"""The mapping file: which templates are facts, and what record each becomes."""

import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

As = Literal["text", "html", "title", "file", "person"]
Show = Literal["record", "nothing"]
# The kinds of record the product knows, and their fields; what is not here stays in the text.
RECORDS: AnyMapping[str, frozenset[str]] = {
    "municipality": frozenset({"name", "county", "heading", "introduction"}),
    "hero": frozenset({"name", "role", "page"}),
    "editor": frozenset({"name", "role", "page"}),
    "card": frozenset({"title", "key_area", "lead", "image", "target"}),
    "article": frozenset({"municipality", "key_area", "title"}),
    "key_area": frozenset({"name"}),
    "stub": frozenset(),
}

_PREFIXES = re.compile(r"^(?:(?:mall|template|msg|subst|safesubst)? ?: ?)+", re.I)
_LONGEST_NAME = 500


class MappingError(ValueError):
    """The mapping file cannot be used; the message is a Swedish sentence for the one who wrote it."""


@dataclass(frozen=True)
class FieldRule:
    """One field: the parameters it may be read from (the first that is filled counts) and how."""

    name: str
    parameters: tuple[str, ...]
    kind: As = "text"


@dataclass(frozen=True)
class TemplateRule:
    """One template: the kind of record it makes, whether the page shows it, and its fields."""

    template: str
    record: str
    show: Show = "record"
    fields: tuple[FieldRule, ...] = ()

    @property
    def known_fields(self) -> tuple[FieldRule, ...]:
        """The fields that the record has; the parameters of the others are not taken out of the text."""
        return tuple(rule for rule in self.fields if rule.name in RECORDS[self.record])

    @property
    def person_parameters(self) -> frozenset[str]:
        """The parameters that hold names of persons."""
        return frozenset(p for rule in self.fields if rule.kind == "person" for p in rule.parameters)


@dataclass(frozen=True)
class Mapping:
    """The rules of a mapping file by template name."""

    templates: AnyMapping[str, TemplateRule] = field(default_factory=dict)

    @cached_property
    def person_templates(self) -> tuple[str, ...]:
        """The names of the templates that have a field with names of persons, in order."""
        return tuple(sorted(name for name, rule in self.templates.items() if rule.person_parameters))

    def rule(self, name: str) -> TemplateRule | None:
        """The rule of a template, however its name is written (`mall:kommun`, `Kommun `)."""
        return self.templates.get(template_name(name)) if len(name) <= _LONGEST_NAME else None


def template_name(written: str) -> str:
    """A template's name without prefix, underscores and stray space, first letter upper-cased."""
    name = _PREFIXES.sub("", " ".join(written.replace("_", " ").split()))
    return name[:1].upper() + name[1:]


def load_mapping(toml_text: str) -> Mapping:
    """Read a mapping file; MappingError with a sentence in Swedish when something in it cannot be meant.

    `[template.NAME]` takes `record` (required, one of RECORDS), `show` = "record" (default) or "nothing", and
    a table `fields`. There `name = {parameter = "namn", as = "text"}` reads one; `parameter` may be a list,
    of which the first filled one counts (`["namn", "1"]`); `as` is text (default), html, title, file or
    person.
    """
    try:
        document = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"Mappningsfilen är inte giltig TOML: {error}.") from error
    _only(document, {"template"}, "Mappningsfilen")
    templates = document.get("template", {})
    if not isinstance(templates, dict):
        raise MappingError("Mappningsfilen: ”template” ska vara tabeller, till exempel [template.Kommun].")
    rules = [_template(name, table) for name, table in templates.items()]
    return Mapping({rule.template: rule for rule in rules})


def _template(name: str, table: object) -> TemplateRule:
    where = f"Mallen ”{name}”"
    if not isinstance(table, dict):
        raise MappingError(f"{where} ska vara en tabell: [template.{name}].")
    _only(table, {"record", "show", "fields"}, where)
    record, show, fields = table.get("record"), table.get("show", "record"), table.get("fields", {})
    if not isinstance(record, str) or not record:
        raise MappingError(f"{where} saknar ”record”: vilken sorts post mallen blir.")
    if record not in RECORDS:
        raise MappingError(f"{where}: ”record” ska vara något av {_choices(RECORDS)}, inte ”{record}”.")
    if show not in get_args(Show):
        raise MappingError(f"{where}: ”show” ska vara ”record” eller ”nothing”, inte ”{show}”.")
    if not isinstance(fields, dict):
        raise MappingError(f"{where}: ”fields” ska vara en tabell.")
    rules = tuple(_field(where, key, value) for key, value in fields.items())
    return TemplateRule(template_name(name), record, show, rules)


def _field(where: str, name: str, value: object) -> FieldRule:
    where = f"{where}, fältet ”{name}”"
    if isinstance(value, str):
        value = {"parameter": value}
    if not isinstance(value, dict):
        raise MappingError(f"{where} ska vara namnet på en parameter eller en tabell.")
    _only(value, {"parameter", "as"}, where)
    written, kind = value.get("parameter"), value.get("as", "text")
    parameters = written if isinstance(written, list) else [written]
    names = tuple(p.strip() for p in parameters if isinstance(p, str) and p.strip())
    if not names or len(names) < len(parameters):
        raise MappingError(f"{where} saknar ”parameter”: vilken parameter värdet står i.")
    if kind not in get_args(As):
        raise MappingError(f"{where}: ”as” ska vara något av {_choices(get_args(As))}, inte ”{kind}”.")
    return FieldRule(name, names, kind)


def _only(table: AnyMapping[str, object], known: set[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise MappingError(f"{where} har en nyckel som inte finns: ”{unknown[0]}”.")


def _choices(words: Iterable[str]) -> str:
    return ", ".join(f"”{word}”" for word in words)

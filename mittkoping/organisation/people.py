"""References to persons in text: ⟦person:KEY⟧ is written, the name is put in when somebody looks."""

import re
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from mittkoping.organisation.models import Person

TOKEN = re.compile(r"⟦person:([0-9a-f]+)⟧")
FORGOTTEN = "borttagen person"


def token(person: Person) -> str:
    """What stands in a stored text where this person's name belongs."""
    return f"⟦person:{person.key}⟧"


def name_digest(source: str, kind: str, name: str) -> str:
    """What is kept of an erased name: nobody can try names on it without this site's secret key."""
    return salted_hmac("mittkoping.forgotten", f"{source}\n{kind}\n{name}", algorithm="sha256").hexdigest()


def keys_in(texts: Iterable[str]) -> set[str]:
    """The keys of every person referred to in `texts`."""
    return {key for text in texts for key in TOKEN.findall(text)}


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Key → name for persons that still have one; one query, none for no keys."""
    wanted = set(keys)
    if not wanted:
        return {}
    found = Person.objects.filter(key__in=wanted).values_list("key", "name")
    return {key: name or FORGOTTEN for key, name in found}


def named(text: str, names: dict[str, str]) -> str:
    """`text` with every reference replaced by the person's name, or by the words for a forgotten one."""
    return TOKEN.sub(lambda match: names.get(match[1], FORGOTTEN), text)

"""A version's content as one text, so that two versions of anything can be laid beside each other."""

from html import escape

from mittkoping.knowledge.content import Content
from mittkoping.knowledge.projection import texts_of
from mittkoping.texts.canon import canon


def texts_of_content(told: Content) -> list[str]:
    """Every text of a content where names or links may stand."""
    people = [one["people"] for one in (*told.get("heroes", ()), *told.get("editors", ()))]
    return [*texts_of(told), *people, str(told.get("contact", ""))]


def flat(told: Content) -> str:
    """Everything a version says as canonical HTML, in the order its page shows it."""
    parts = [f"<h2>{escape(told['title'])}</h2>" if told.get("title") else ""]
    parts += [f"<h2>{escape(told['heading'])}</h2>" if told.get("heading") else ""]
    parts += [told.get("lead", ""), told.get("introduction", "")]
    for one in (*told.get("heroes", ()), *told.get("editors", ())):
        parts += [f"<p>{escape(one['role'])}: {escape(one['people'])}</p>", one.get("said", "")]
    area = ""
    for card in told.get("cards", ()):
        if card["key_area"] != area:
            area = card["key_area"]
            parts.append(f"<h2>{escape(area)}</h2>")
        parts += [f"<h3>{escape(card['title'])}</h3>", card["lead"]]
    parts += [told.get("body", ""), told.get("took", ""), told.get("obstacle", "")]
    parts += [_facts(told)]
    return canon("\n".join(part for part in parts if part))


def _facts(told: Content) -> str:
    """The single facts of a content as a list, those that are told."""
    years = [str(year) for year in told.get("years") or () if year]
    lines = [
        "–".join(dict.fromkeys(years)),
        str(told.get("maturity", "")),
        str(told.get("contact", "")),
        *map(str, told.get("documents", ())),
        *map(str, told.get("questions", ())),
        ", ".join(row["title"] for row in told.get("categories", ())),
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines if line)
    return f"<ul>{items}</ul>" if items else ""

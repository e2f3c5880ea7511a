"""Words with a meaning of their own: redirects, magic words between underscores, variables in braces."""

import re

from mittkoping.texts.wikitext.wiki import Wiki

REDIRECT = re.compile(r"\s*#\s*(?:OMDIRIGERING|REDIRECT)\s*:?\s*\[\[([^\[\]|\n]+)(?:\|[^\]\n]*)?\]\]", re.I)
MAGIC = re.compile(
    r"__(?:NOTOC|INGENINNEHÅLLSFÖRTECKNING|FORCETOC|ALLTIDINNEHÅLLSFÖRTECKNING|TOC|INNEHÅLLSFÖRTECKNING|NOEDITSECTION"
    r"|INTEREDIGERASEKTION|NEWSECTIONLINK|NYTTAVSNITTLÄNK|NONEWSECTIONLINK|NOGALLERY|INGETGALLERI|HIDDENCAT|DOLDKAT"
    r"|INDEX|INDEXERA|NOINDEX|INTEINDEXERA|STATICREDIRECT|STATISKOMDIRIGERING|NOTITLECONVERT|NOTC|NOCONTENTCONVERT|NOCC"
    r"|DISAMBIG|EXPECTUNUSEDCATEGORY)__"
)
SORT = re.compile(r"(?:DEFAULTSORT|STANDARDSORTERING|DEFAULTSORTKEY|DEFAULTCATEGORYSORT):(.*)", re.S)


def variable(name: str, title: str, wiki: Wiki) -> str | None:
    """What the few words in braces stand for whose meaning is known without the wiki; None for all others."""
    local = wiki.split(title)[1]
    known = {
        "!": "|",
        "=": "=",
        "PAGENAME": local,
        "SIDNAMN": local,
        "FULLPAGENAME": title,
        "HELASIDNAMNET": title,
        "BASEPAGENAME": local.rpartition("/")[0] or local,
        "SUBPAGENAME": local.rpartition("/")[2],
    }
    return known.get(name)

"""Stems of Swedish words: Snowball, mended where it leaves the definite form behind (`skolan`, `rektorn`)."""

import re
import threading

import Stemmer

from mittkoping.texts.swedish.words import composed

_MEMORY = 100_000
_SHORTEST = 4
_ROUNDS = 3

# Plurals that no ending explains; they also end compounds (`läroböcker`).
IRREGULAR = {
    "böcker": "bok",
    "böckerna": "bok",
    "städer": "stad",
    "städerna": "stad",
    "länder": "land",
    "länderna": "land",
    "rötter": "rot",
    "rötterna": "rot",
    "händer": "hand",
    "händerna": "hand",
    "ledamöter": "ledamot",
    "ledamöterna": "ledamot",
    "föräldrar": "förälder",
    "föräldrarna": "förälder",
    "medlemmar": "medlem",
    "medlemmarna": "medlem",
    "möten": "möte",
    "mötet": "möte",
    "mötena": "möte",
}
_IRREGULAR_END = re.compile(f"(?:{'|'.join(sorted(IRREGULAR, key=len, reverse=True))})\\Z")
_AGENT = re.compile(r"(.*(?:kt|(?<!g)at|mot|stor)or|.*ktor)(?:n|ns|s|er|ers|erna|ernas)?\Z")
_DEFINITE_A = re.compile(r"(.{2,}[bcdfghjklmnprstvx]a)ns?\Z")
_NOT_DEFINITE_A = re.compile(
    r"(?:\A(?:sedan|redan|innan|annan)|plan|organ|gran|(?<!m)man|sultan|titan|roman|ocean)s?\Z"
)
_DEFINITE_I = re.compile(r"(.{2,}(?:g|f|om|rat|ant|adem|or|er|arm|of|ss)i)ns?\Z")
_DEFINITE_Y = re.compile(r"(.{2,}[cdlrt]y)ns?\Z")
_NEUTER_ADJECTIVE = re.compile(r"(.{2,}(?:al|iv|ell|bar|sam))t\Z")
_DEFINITE_ET = re.compile(r"(.{3,}[bdfgjklmnprstv])ets?\Z")
_NOT_DEFINITE_ET = re.compile(
    r"(?:[ae]ndet|het|itet|paket|budget|(?<!ba)rnet|alfabet|planet|magnet|buffet|raket)s?\Z"
)
# One round leaves `kompetensen` at `kompetens` but takes `kompetens` to `kompet`: these go round again.
_MORE = ("s", "en", "ar", "er", "het")
_DOUBLED = re.compile(r"(mm|nn)\Z")
_FOLD = str.maketrans("åäöéèêëáàâãñíìîïóòôõúùûüýÿçæøœ", "aaoeeeeaaaaniiiioooouuuuyycaoo")


class _OfThread(threading.local):
    """A Snowball stemmer keeps a buffer, so every thread has its own."""

    def __init__(self) -> None:
        self.snowball = Stemmer.Stemmer("swedish", 0)


_own = _OfThread()
_memory: dict[str, str] = {}


def stem(word: str) -> str:
    """The stem that all forms of `word` share: `planerna` → `plan`. Hyphens vanish: `g-suite` → `gsuit`.

    Takes one word in any case; returns lower case, never empty for a word of letters or digits.
    Safe in any thread. The stem is a key, not a word to show.
    """
    known = _memory.get(word)
    if known is None:
        known = _stemmed(composed(word).casefold().replace("-", ""))
        if len(_memory) >= _MEMORY:
            _memory.clear()
        _memory[word] = known
    return known


def fold(word: str) -> str:
    """`word` as it is written on a keyboard without å, ä and ö: `åtgärd` → `atgard`."""
    return word if word.isascii() else word.translate(_FOLD)


def _stemmed(form: str) -> str:
    if len(form) < _SHORTEST or not form.isalpha():
        return form
    form = _indefinite(_IRREGULAR_END.sub(lambda found: IRREGULAR[found.group()], form))
    agent = _AGENT.match(form)
    if agent:
        return agent.group(1)
    for _ in range(_ROUNDS):
        shorter = str(_own.snowball.stemWord(_neuter(form)))
        unchanged, form = shorter == form, shorter
        if unchanged or not form.endswith(_MORE):
            break
    return _DOUBLED.sub(lambda found: found.group()[0], form)


def _indefinite(form: str) -> str:
    """Take off the definite endings that Snowball does not know: `skolan`, `strategin`, `policyn`."""
    if len(form) < 5:
        return form
    for ending, exception in (
        (_DEFINITE_A, _NOT_DEFINITE_A),
        (_DEFINITE_I, None),
        (_DEFINITE_Y, None),
        (_NEUTER_ADJECTIVE, None),
    ):
        found = ending.match(form)
        if found and not (exception and exception.search(form)):
            return found.group(1)
    return form


def _neuter(form: str) -> str:
    """`nätverket` → `nätverk`, but neither `budget` nor `enhet` loses anything."""
    found = _DEFINITE_ET.match(form) if len(form) > 5 else None
    return found.group(1) if found and not _NOT_DEFINITE_ET.search(form) else form

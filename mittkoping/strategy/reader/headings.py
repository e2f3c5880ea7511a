"""What a heading announces, decided by its words; what its numbers say of its depth."""

import re

from mittkoping.strategy.draft import AreaKind

_FRAME = (
    r"vision\w*|syfte\w*|inledning\w*|inledande|bakgrund\w*|sammanfattning\w*|förord\w*"
    r"|utgångspunkt\w*|omvärld\w*|nuläge\w*"
    r"|definition\w*|begrepps?(?:definition|förklaring|lista)?\w*|ordlista\w*|ordförklaring\w*"
    r"|bilagor|bilageförteckning\w*|läsanvisning\w*|analys\w*"
    r"|ärendet|lägesbild\w*|nulägesbild\w*|innehåll(?:sförteckning)?|avgränsning\w*|lagstiftning"
    r"|lagkrav|referens\w*|källor|källförteckning"
    r"|beslutsunderlag\w*|försättsblad|historik|värdegrund\w*|omvärldsspaning\w*|verksamhetsidé\w*"
    r"|purpose|background|introduction|summary|definitions|foreword|preface|glossary|appendices"
    r"|context|scope|contents|analysis"
)
_FOLLOW_UP = (
    r"uppföljning\w*|utvärdering\w*|indikatorer\w*|indikator|mått|måtten|nyckeltal\w*|mätetal\w*"
    r"|mätning\w*|följa|följer|följs|uppföljningsmått"
    r"|monitoring|evaluation|indicators?|follow-?ups?|following-up|kpi\w*|mätbarhet|resultatmått|effektmått"
)
_ACTIVITIES = (
    r"åtgärd(?:er|erna)?|åtgärdsplan\w*|åtgärdslista\w*|aktivitet(?:er|erna)?|aktivitetsplan\w*"
    r"|aktivitetslista\w*|insats(?:er|erna)?|insatslista"
    r"|handlingsplan\w*|genomförande\w*|genomförandeplan\w*|actions?|activities|implementation"
)
_GOALS = (
    r"mål|målen|delmål|delmålen|målsättning(?:ar|arna|en)?|nämndmål|effektmål|resultatmål|inriktningsmål"
    r"|goals?|objectives?|sub-?goals?"
)
_RESPONSIBILITY = (
    r"ansvar(?:et)?|ansvarsfördelning\w*|ansvarsområden\w*|ansvarsmatris\w*|roller|rollerna"
    r"|rollfördelning\w*|rollbeskrivning\w*|organisation(?:en)?"
    r"|ansvarig(?:a)?|uppdragsfördelning|styrning|roles?|responsibilit(?:y|ies)|organisation"
    r"|organization|governance|ansvarsroller|organisering\w*|ledning"
)
_WEAK_RESPONSIBILITY = frozenset({"styrning", "ledning", "governance", "ansvarig", "ansvariga"})
_NEUTRAL = re.compile(
    r"(?:och|samt|eller|&|/|våra|vårt|vår|de|den|det|dess|planerade|kommande|övergripande|gemensamma"
    r"|särskilda|prioriterade|föreslagna|viktiga|konkreta"
    r"|kommunens|stadens|nämndens|förvaltningens|planens|strategins|programmets|dokumentets|policyns"
    r"|handlingsplanens|skolplanens|riktlinjernas|huvudmannens"
    r"|verksamhetens|skolans|lokala|årliga|årlig|samlad|systematisk|löpande|att|upp|så|hur|vi|ska"
    r"|skall|här|plan|planen|strategin|strategi|arbetet|målen|kort|allmän|allmänt"
    r"|olika|fördelning|av|arbete|kommunala|and|the|our|of|how|we|plan|up|follow|overall|strategic"
    r"|strategy|current|state|situation|table|\d+\w*|[ivx]+)$",
)
_PREPOSITION = re.compile(
    r"\s(?:för|i|på|till|med|mot|om|kring|inom|hos|från|under|for|in|on|to|within|at|by)\s", re.IGNORECASE
)
_PHRASES: tuple[tuple[AreaKind, re.Pattern[str]], ...] = (
    (
        "follow_up",
        re.compile(
            r"\b(?:följa|följer|följs|följas)\s+(?:\w+\s+){0,3}upp\b|\bfollow(?:ing)?[ -]up\b"
            r"|\bvad mäter vi\b|\bhur mäter vi\b",
            re.IGNORECASE,
        ),
    ),
    (
        "responsibility",
        re.compile(r"\bvem (?:gör vad|ansvarar)\b|\bwho does what\b|^(?:den )?styrkedjan$", re.IGNORECASE),
    ),
    (
        "frame",
        re.compile(
            r"^(?:förslag till beslut|beskrivning av ärendet|current (?:state|situation)"
            r"|executive summary"
            r"|table of contents|nationella mål|lagar och .*|om (?:planen|strategin|dokumentet|denna \w+)"
            r"|varför en .*)$",
            re.IGNORECASE,
        ),
    ),
    (
        "activities",
        re.compile(r"^(?:att göra|så gör vi|det här gör vi|detta ska vi göra|action plan)$", re.IGNORECASE),
    ),
)
_WORDS: tuple[tuple[AreaKind, str], ...] = (
    ("frame", _FRAME),
    ("follow_up", _FOLLOW_UP),
    ("activities", _ACTIVITIES),
    ("goals", _GOALS),
    ("responsibility", _RESPONSIBILITY),
)
_KINDS = tuple((kind, re.compile(rf"(?:{words})s?$")) for kind, words in _WORDS)
_NUMBER = re.compile(
    r"^\s*(?:(?:kapitel|kap\.?|avsnitt|del|bilaga|chapter|section|part"
    r"|appendix)\s+)?(\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})(?:[.):]\s*|\s*[–—-]\s+|\s+)(?=\S)",
    re.IGNORECASE,
)
_DEPTH = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
_GOAL_TITLE = re.compile(
    r"^(?:mål|delmål|målsättning(?:ar)?|målområde|inriktningsmål|nämndmål|goals?"
    r"|objectives?)\s*(?:\d+\w?)?\s*(?:[:.–—-]\s*|(?:för|kring|inom|for)\s+)\S",
    re.IGNORECASE,
)


def kind_of(title: str) -> AreaKind:
    """The kind of heading a title makes, numbers and colon aside; `goal_area` when they say nothing else."""
    words = _plain(title)
    for kind, phrase in _PHRASES:
        if phrase.search(words):
            return kind
    if _GOAL_TITLE.match(words):
        return "goal_area"
    head = _PREPOSITION.split(f"{words} ")[0].strip()
    said = [word for word in re.findall(r"[\w&-]+", head.lower()) if not _NEUTRAL.match(word)]
    kinds = [_kind_of_word(word) for word in said]
    known = [kind for kind in kinds if kind]
    if not known:
        return "goals" if _only_goals(words) else "goal_area"
    if known[0] == "goals":
        return "goals" if set(kinds) == {"goals"} and head == words else "goal_area"
    if kinds[0] is None:
        return _after_an_unknown_word(kinds, said)
    if len(known) > 1 and "goals" in known[1:] and known[0] != "frame":
        return "goal_area"
    return known[0] if not _is_weak(said, kinds) else "goal_area"


def announces_goals(title: str) -> bool:
    """Whether a goal_area's title itself says that goals follow: *Mål för …*, *Mål 2: …*, *Delmål*."""
    return bool(_GOAL_TITLE.match(_plain(title)))


def numbered_depth(title: str) -> int | None:
    """How deep a title's number says it stands: 1 for `3`, 2 for `3.1`; None without a number."""
    match = _DEPTH.match(title)
    return match.group(1).count(".") + 1 if match else None


def _plain(title: str) -> str:
    said = title.strip().rstrip(":").strip()
    return _NUMBER.sub("", said).strip() or said


def _kind_of_word(word: str) -> AreaKind | None:
    return next((kind for kind, pattern in _KINDS if pattern.match(word)), None)


def _only_goals(words: str) -> bool:
    return (
        all(_NEUTRAL.match(word) or _kind_of_word(word) == "goals" for word in words.lower().split())
        and "mål" in words
    )


def _after_an_unknown_word(kinds: list[AreaKind | None], said: list[str]) -> AreaKind:
    """A word that tells nothing first: an attribute of the one that does (*Nämndernas ansvar*)."""
    rest = kinds[1:]
    attribute = said[0].endswith(("s", "a", "ig", "isk", "al", "ell", "ed"))
    if len(said) == 2 and rest[0] and attribute and rest[0] != "goals":
        return rest[0]
    return "goal_area"


def _is_weak(said: list[str], kinds: list[AreaKind | None]) -> bool:
    """*Ledning och styrning* alone is a topic; beside *ansvar* or *organisation* it is responsibility."""
    return all(word in _WEAK_RESPONSIBILITY for word, kind in zip(said, kinds, strict=True) if kind) or (
        "organisation" in said and any(kind is None for kind in kinds)
    )

"""Whom a goal covers, in canonical words, and the grade of a progression goal."""

import re

_ORGANS = re.compile(
    r"\b[\w-]+-\s?(?:,\s[\w-]+-\s)?och\s\w*(?:nämnd|förvaltning|kontor|styrelse|avdelning|chef|hälsa)\w*"
    r"|\b(?:förskole|grundskole|gymnasie|utbildnings|barn|kvalitets|utvecklings|it-|ekonomi|personal"
    r"|hr-|vuxenutbildnings)"
    r"\w*?(?:nämnd|förvaltning|kontor|avdelning|enhet)\w*",
    re.IGNORECASE,
)
_ENHET_OF_SCHOOLS = re.compile(r"\b(?:skol|förskole)enhet\w*|\bförskoleavdelning\w*", re.IGNORECASE)
_INFLECTED = r"(?:a|an|or|orna|ans|ors|ornas|e(?=elev|barn|lärar|rektor|klass)|e-)"
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "anpassad grundskola",
        r"anpassad\w* grundskol\w*|grundsärskol\w*|adapted (?:compulsory|primary) schools?",
    ),
    ("anpassad gymnasieskola", r"anpassad\w* gymnasi\w*|gymnasiesärskol\w*|adapted upper secondary schools?"),
    ("förskoleklass", r"förskoleklass\w*|preschool class(?:es)?"),
    (
        "förskola",
        (
            rf"förskol{_INFLECTED}(?!klass)|förskole(?:barn|avdelning|enhet)\w*|pre-?schools?(?! (?:class"
            rf"|teacher))"
        ),
    ),
    (
        "fritidshem",
        (
            r"fritidshem\w*|fritids(?:verksamhet)?(?:en)?\b|(?:after-school|leisure-time) (?:centres?"
            r"|centers?|care|clubs?)"
        ),
    ),
    (
        "grundskola",
        (
            rf"grundskol{_INFLECTED}|grundskollärar\w*|compulsory schools?"
            rf"|primary (?:and lower secondary )?schools?"
        ),
    ),
    (
        "gymnasieskola",
        (
            r"gymnasie(?:skol\w*|elev\w*|lärar\w*|t|ts|r|rna|program\w*)?|gymnasiu?m\w*"
            r"|upper secondary(?: schools?)?"
        ),
    ),
    ("vuxenutbildning", r"vuxenutbildning\w*|komvux|adult education"),
    ("vuxenstuderande", r"vuxenstuderande\w*|vuxna studerande|vuxenelever\w*|adult (?:students|learners)"),
    ("barn", r"(?:förskole)?barn(?:en|ens|et|ets|s)?|children(?:'s|’s)?"),
    (
        "elever",
        (
            r"(?:\w*(?:skole|gymnasie|klass|grundskole|låg|mellan|högstadie))?elev(?:er|erna|ernas|ers|en|ens"
            r"|s)?|(?<!adult )(?:pupils?|students?|learners)(?:'|’)?s?"
        ),
    ),
    ("vårdnadshavare", r"vårdnadshavar\w*|föräldra?(?:r|rna|rnas)|guardians?|parents"),
    ("förskollärare", r"förskollärar\w*|preschool teachers?"),
    (
        "lärare",
        r"(?!förskollärar|lärarlag)(?:\w+)?lärar(?:e|en|na|nas|es|ens)|(?<!preschool )teachers?(?:'|’)?s?",
    ),
    ("pedagoger", r"(?!it-)\w*pedagog(?:er|erna|ernas|ers)|educators"),
    (
        "skolledare",
        (
            r"skolledar\w*|rektorer(?:na)?s?|(?<=varje )rektor|(?<=samtliga )rektor|(?<=alla )rektor"
            r"|förskolechefer\w*|school leaders?|principals|head ?teachers"
        ),
    ),
    ("medarbetare", r"medarbetar\w*|personal(?:en|ens)?|anställda\w*|staff|employees"),
    ("avdelning", r"(?:förskole)?avdelning(?:ar|arna|en|ens|arnas|s)?|fritidsavdelning\w*"),
    ("enhet", r"(?:skol|förskole)?enhet(?:er|erna|en|ens|ernas|s)?|units?"),
)
_COMPILED = tuple(
    (word, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for word, pattern in _WORDS
)
_GRADE_WORD = r"(?:årskurs(?:erna|er|en)?|åk\.?|klass|years?|grades?)"
_NUMBER = r"(?:1[0-2]|[1-9])"
_GRADE = re.compile(
    rf"(?<!\w){_GRADE_WORD} (F|{_NUMBER})(?:\s?[-–—]\s?|\s(?:till"
    rf"|to)(?: och med)?\s)?({_NUMBER})?(?![\d/-])(?! years?)",
    re.IGNORECASE,
)
_STAGE = re.compile(
    rf"\b(?:senast (?:i |vid |efter )?(?:slutet av |utgången av )?|(?:i|vid|före|innan) (?:slutet"
    rf"|utgången) av |till och med |efter |fram till "
    rf"|när (?:\w+ ){{1,3}}lämnar |by (?:the end of )?|at the end of |no later than (?:in )?"
    rf"|before the end of )({_GRADE_WORD}) ({_NUMBER})(?!\d)(?:[-–]({_NUMBER}))?",
    re.IGNORECASE,
)


def scope(text: str) -> tuple[str, ...]:
    """The canonical words for whom or what a goal names, in the order of the word list, grades last."""
    said = _blank(_STAGE, _blank_organs(text))
    found = []
    for word, pattern in _COMPILED:
        if pattern.search(said):
            found.append(word)
            if word.startswith("anpassad") or word == "förskoleklass":
                said = _blank(pattern, said)
    graded = dict.fromkeys(_grade(match) for match in _GRADE.finditer(said) if match.group(1) != "F")
    return (*found, *graded)


def stage(text: str) -> str | None:
    """The grade of a progression goal, *senast i årskurs 6* → `åk 6`."""
    match = _STAGE.search(text)
    return f"åk {match.group(3) or match.group(2)}" if match else None


def grades(text: str) -> str | None:
    """The grades a heading or a column names, `åk N` or `åk N-M`; *F–3* counts from 1."""
    match = _GRADE.search(text) or re.fullmatch(rf"\W*(F|{_NUMBER})\s?[-–—]\s?({_NUMBER})\W*", text)
    if match is None:
        return None
    first = "1" if match.group(1).upper() == "F" else match.group(1)
    return f"åk {first}-{match.group(2)}" if match.group(2) else f"åk {first}"


def _grade(match: re.Match[str]) -> str:
    return f"åk {match.group(1)}-{match.group(2)}" if match.group(2) else f"åk {match.group(1)}"


def _blank_organs(text: str) -> str:
    return _ORGANS.sub(
        lambda m: m.group() if _ENHET_OF_SCHOOLS.match(m.group()) else " " * len(m.group()), text
    )


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)

"""Organs, units, groups and roles of a municipality, and their level in the chain of governance."""

import re

from mittkoping.strategy.draft import Level
from mittkoping.strategy.reader.inflection import noun

_POLITICS = noun(
    "nämnd",
    "styrelse",
    "fullmäktige",
    "utskott",
    "beredning",
    "politi",
    "politiker",
    "förtroendevald",
    "politisk",
    "direktion",
)
_SUPPORT = noun(
    "kvalitetsavdelning",
    "kvalitetsenhet",
    "utvecklingsenhet",
    "utvecklingsavdelning",
    "utvecklingsledare",
    "utvecklare",
    "strateg",
    "controller",
    "stab",
    "kansli",
    "samordnare",
    "handläggare",
    "utredare",
    "specialist",
    "sekreterare",
    "jurist",
    "ekonom",
    "arkivarie",
    "kommunikatör",
    "koordinator",
    "processledare",
    "projektledare",
    "systemförvaltare",
    "dataskyddsombud",
    "planerare",
    "stödfunktion",
    "verksamhetsutvecklare",
    "administratör",
    "upphandlare",
    "informationssäkerhetssamordnare",
    "sektion",
    "elevhälsa",
    "verksamhetsstöd",
    "resurscent(?:ru)?m",
    "tekniker",
    "driftansvarig",
    "förvaltningsledare",
)
_TEAM = noun(
    "arbetslag",
    "lärare",
    "lärarn",
    "pedagog",
    "medarbetare",
    "personal",
    "förskollärare",
    "lärarlag",
    "ämneslag",
    "mentor",
    "bibliotekarie",
    "barnskötare",
    "fritidsledare",
    "handledare",
    "arbetsgrupp",
    "förstelärare",
    "kurator",
    "skolsköterska",
    "specialpedagog",
    "speciallärare",
    "elevassistent",
    "lärarassistent",
    "anställd",
    "studiehandledare",
    "kock",
    "måltidspersonal",
)
_HEAD = noun("förvaltningschef", "förvaltningsledning", "utbildningschef", "skolchef", "kommundirektör")
_ANY_UNIT = noun(
    *("chef", "avdelning", "enhet", "grupp", "råd", "team", "lag", "ledare", "ansvarig", "ägare", "nätverk"),
    *(
        "bolag",
        "funktion",
        "ombud",
        "ledning",
        "utförare",
        "leverantör",
        "förening",
        "museum",
        "kommitté",
        "delegation",
        "museet",
        "forum",
        "center",
        "centrum",
        "centr",
        "central",
        "hälsovård",
        "hälsa",
    ),
)
_LEVELS: tuple[tuple[Level | None, str], ...] = (
    (
        "local_support",
        (
            r"(?:it|ikt|ict)[- ]*pedagog\w*|lokalt (?:it|ikt)[- ]*(?:stöd|support)\w*|(?:it|ikt)[- ]*(?:ombud"
            r"|resurs\w*|handledare)\w*"
            r"|local (?:it|ict) support|(?:it|ict)[ -]educators?|digital(?:iserings)?(?:ombud|pedagog)\w*"
        ),
    ),
    ("guardian", noun("vårdnadshavare", "föräldr", "förälder", "guardian", "parent")),
    (
        "learner",
        noun(
            "barn",
            "elev",
            "elevråd",
            "student",
            "vuxenstuderande",
            "pupil",
            "learner",
            "elevkår",
            "child(?:ren)?",
        ),
    ),
    (
        "politics",
        rf"\w*-?{_POLITICS}|(?:municipal )?(?:council|executive board|board|committee)s?|politicians?",
    ),
    (
        "service_manager",
        (
            r"\w*(?:verksamhets|områdes)(?:chef|ledare)\w*|heads? of operations|skolområdeschef\w*"
            r"|enhetschef\w*"
        ),
    ),
    (
        "administration",
        (
            rf"\w*{_HEAD}"
            rf"|\w*{noun('direktör', 'huvudman')}|förvaltningens ledningsgrupp|director(?: of \w+)?"
            rf"|heads? of (?:administration|education|department)"
            r"|kommunchef\w*|barn- och utbildningschef\w*|kommunledning\w*|tjänstemannaledning\w*"
        ),
    ),
    (
        "principal",
        (
            r"(?:biträdande |tillförordnad )?(?:\w*(?:rektor|förskolechef|skolledare|skolledning)\w*)"
            r"|enhet(?:en|er|erna)?s?(?:/verksamhet\w*)?"
            r"|\w*enhetsledning\w*|(?:assistant |deputy )?(?:principal|head ?teacher|school leader"
            r"|preschool head)s?"
            r"|(?:för|grund|gymnasie|resp\w* )?skol(?:a|an|or|orna)s?|skolans ledningsgrupp|verksamhet(?:en"
            r"|er|erna)?|schools?|preschools?|fritidshem\w*"
        ),
    ),
    (
        "support_function",
        (
            rf"\w*-?{_SUPPORT}|(?:[\w&]+[- ])?(?:it|ikt|hr|ict)(?:[- ]\w+)?|\w+ IT|it-\w+|\w*(?:it"
            rf"|digitaliserings|kvalitets|utvecklings"
            r"|ekonomi|hr|personal|lokal|kost|måltids|fastighets|kommunikations|upphandlings|bibliotek|nämnd"
            r"|myndighets|stöd|service|antagnings|språk|resurs"
            r"|planerings|säkerhets|arkiv)-?(?:avdelning|enhet|chef|ansvarig|funktion|team|grupp|strateg"
            r"|kontor|service|central|samordnar)\w*"
            r"|(?:it|ict|quality|development|finance|hr) (?:department|unit|team|office|manager|coordinator)"
            r"|\w+ coordinators?"
            r"|kulturskola\w*|(?:\w+)?biblioteke[nt]\w*|quality \w+|\w+ (?:support|service|officer"
            r"|lab|adviser|advisor|resource|desk|centre|center)s?"
            r"|chef för (?:it|kvalitet|måltider|ekonomi|utveckling)\w*"
            r"|avdelning(?:en|ar)? för \w+|enhet(?:en)? för \w+"
        ),
    ),
    (
        "team",
        (
            rf"\w*-?{_TEAM}|teachers?|educators?|staff|teams?|employees?|working groups?|(?:alla "
            rf"|samtliga )?chefer"
        ),
    ),
    (
        "administration",
        (
            rf"\w*{noun('förvaltning', 'kontor', 'ledningsgrupp')}|administration|management (?:group|team)"
            rf"|municipality|kommunen"
        ),
    ),
    (
        None,
        (
            rf"\w*-?{_ANY_UNIT}"
            r"|(?:department|unit|office|group|council|managers?|owner|head|officer|lab|adviser"
            r"|advisor|resource|desk|centre|center|working party|museum"
            r"|library|network|association)s?|region\w*"
        ),
    ),
)
_COMPILED = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for level, pattern in _LEVELS
)
ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,6}(?:[- ][A-ZÅÄÖ]{2,6})*(?![\w])")
_GENITIVE = re.compile(
    r"^(?:(?:respektive|varje|alla|samtliga|den|det|de|the|each|all|every|berörda?|ansvariga?)\s+"
    r"|(?:(?:[\w-]+-\s?och\s)?[\w-]+s\s+(?=\w)))+",
    re.IGNORECASE,
)
_KEEP_GENITIVE = re.compile(r"förvaltningens ledningsgrupp|skolans ledningsgrupp", re.IGNORECASE)
_CAPITALISED = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]{6,}(?:en|et|an)|[A-Z][a-z]+(?: (?:of|and|for|[A-Z][a-z]+)){0,3} [A-Z][a-z]+"
)
_NOT_A_ROLE = re.compile(
    r"^(?:se|jfr|jämför|bilaga|enligt|från|till|senast|åk|årskurs|t\.ex|bl\.a|inkl|exkl|max|minst"
    r"|högst|cirka|ca|dnr|läs|see|e\.g|i\.e|cf)\b",
    re.IGNORECASE,
)


def level_of(role: str) -> Level | None:
    """The level a role stands on in the chain; None for one outside it or not possible to place."""
    name = role.strip(" :.")
    head = name if _KEEP_GENITIVE.search(name) else _GENITIVE.sub("", name) or name
    head = re.split(r"\s+(?:i samråd|tillsammans|inom|på|vid|within|at)\s", head)[0]
    for said in (head, name):
        for level, pattern in _COMPILED:
            if pattern.search(said):
                return level
    return "support_function" if ABBREVIATION.fullmatch(name) else None


def names_role(text: str) -> bool:
    """Whether a short text names an organ, a unit, a group or a role, or an abbreviation of one."""
    name = text.strip(" .:")
    if not name or _NOT_A_ROLE.match(name) or not any(letter.isalpha() for letter in name):
        return False
    return bool(ABBREVIATION.search(name) or _CAPITALISED.fullmatch(name)) or any(
        pattern.search(name) for _, pattern in _COMPILED
    )

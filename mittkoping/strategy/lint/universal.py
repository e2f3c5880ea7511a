"""`Alla`, `samtliga`, `varje`: where a text speaks of a whole group, and what it calls the group."""

import re
from dataclasses import dataclass

from mittkoping.strategy.lint.lexicon import stems, words
from mittkoping.texts.swedish.stems import stem

_QUANTIFIER = re.compile(
    r"\b(?P<word>alla|samtliga|varje|varenda|var och en av|all|every|each)\b(?P<rest>(?:\s+[\w/-]+){1,4})",
    re.I,
)
_WORD = re.compile(r"[\w/-]+")

# What one counts when one counts whom a promise is for; a compound that ends in one counts too.
_GROUP_STEMS = stems(
    """
    barn elev lärare förskollärare pedagog fritidspedagog medarbetare anställd personal chef rektor
    skolledare förskolechef skola förskola grundskola gymnasieskola fritidshem enhet avdelning klass
    klassrum arbetslag team verksamhet förvaltning nämnd bolag bibliotek hem hushåll invånare
    medborgare kommuninvånare brukare kund patient vårdnadshavare förälder ungdom vuxenstuderande
    studerande student deltagare familj person kvinna man flicka pojke kommun område kontor boende
    lokal byggnad rum tjänst system användare förtroendevald politiker ledamot handläggare
    bibliotekarie assistent kurator grupp huvudman utförare leverantör förening företag pupil child
    student teacher school preschool unit employee staff class classroom department principal parent
    guardian municipality resident citizen user leader team library manager
    """
)
_GROUP_ENDINGS = tuple(sorted(form for form in _GROUP_STEMS if len(form) > 3))

# Time, manner and the abstract: `varje år`, `alla sätt`, `alla delar` are no groups.
_NO_GROUP = stems(
    """
    år läsår termin vårterminen hösttermin månad vecka dag kvartal tertial halvår gång tillfälle
    minut timme stund sätt vis form slag typ sort del avseende hänseende fall läge nivå led steg
    sammanhang tid tider ämne andra annan annat möjlighet resurs beslut behov aspekt dimension
    perspektiv fråga insats åtgärd januari februari mars april maj juni juli augusti september
    oktober november december vår höst vardag måndag onsdag fredag mätning uppföljning möte mål skäl
    arbete undervisning information kommunikation lov helg verksamhetsår mandatperiod budgetår
    period dygn ålder grad mån year term semester month week day quarter time way kind type level
    respect case aspect subject occasion meeting decision other
    """
)
_FUNCTION_WORDS = words(
    """
    ska skall måste bör får kan vill har är på i inom vid med för från till av och eller samt som
    under enligt om utan där när oavsett ges få ha en ett den det sin sina sitt kunna möjlighet
    tillgång via mot mellan hos utom inklusive erbjuds erbjudas the a an shall must should may will
    can has have is are in at of and or who that with for to from by within on
    """
)
# Swedish `all` goes with what cannot be counted, but for these; English `all` goes with plurals.
_STAFF = words("personal skolpersonal förskolepersonal vårdpersonal undervisningspersonal")


@dataclass(frozen=True, slots=True)
class Whole:
    """A quantifier and its group: the words as they stand, where, and the head noun (`lärare`)."""

    start: int
    end: int
    phrase: str
    noun: str


def wholes(text: str) -> list[Whole]:
    """Every place that speaks of a whole countable group (`alla elever`, `varje skola`), in order."""
    return [whole for found in _QUANTIFIER.finditer(text) if (whole := _whole(text, found))]


def speaks_of_all(text: str) -> bool:
    """Whether the text promises something to a whole group."""
    return bool(wholes(text))


def _whole(text: str, found: re.Match[str]) -> Whole | None:
    following = list(_WORD.finditer(text, found.start("rest"), found.end("rest")))
    taken: list[re.Match[str]] = []
    for word in following:
        if word.group().casefold() in _FUNCTION_WORDS:
            break
        taken.append(word)
        if _ends_phrase(text, word.end()):
            break
    groups = [index for index, word in enumerate(taken) if is_group(word.group())]
    if groups:  # `nyanställda lärare` is one group, `elever möjlighet` is not
        last = groups[0]
        while last + 1 in groups:
            last += 1
        taken = taken[: last + 1]
    if not taken:
        return _those_who(text, found, following)
    if not _countable(found["word"].casefold(), taken):
        return None
    end = taken[-1].end()
    return Whole(found.start(), end, text[found.start() : end], taken[-1].group())


def _those_who(text: str, found: re.Match[str], rest: list[re.Match[str]]) -> Whole | None:
    """`alla som arbetar`, `all who work`: a group without a noun."""
    if rest[0].group().casefold() not in {"som", "who", "that"} or len(rest) < 2:
        return None
    end = rest[1].end()
    return Whole(found.start(), end, text[found.start() : end], rest[0].group())


def _countable(quantifier: str, taken: list[re.Match[str]]) -> bool:
    said = [word.group() for word in taken]
    if any(stem(word) in _NO_GROUP for word in said):
        return False
    if quantifier == "all":
        last = said[-1].casefold()
        return last in _STAFF or last.endswith(("s", "children", "people", "staff"))
    return True


def _ends_phrase(text: str, end: int) -> bool:
    return not text[end : end + 1].isspace()


def is_group(word: str) -> bool:
    """Whether the word names people or units one can count, alone or as the end of a compound."""
    form = stem(word)
    return form in _GROUP_STEMS or form.endswith(_GROUP_ENDINGS)

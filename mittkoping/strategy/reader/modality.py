"""How binding a sentence is: ska, bör, kan, strävan, or no promise at all."""

import re
from typing import NamedTuple

from mittkoping.strategy.draft import Modality
from mittkoping.strategy.reader.inflection import Token, is_finite, is_infinitive, listed, tokens

MODALS: dict[str, Modality] = {
    **dict.fromkeys(("ska", "skall", "måste", "shall", "must"), "ska"),
    **dict.fromkeys(("bör", "should"), "bör"),
    **dict.fromkeys(("kan", "får", "may", "can"), "kan"),
}
_STRIVING = listed("vill strävar eftersträvar främjar stödjer stöder stärker strive strives aims aim")
_STRIVING_STEM = re.compile(
    r"(?:främja|stödja|stöda|stärka|utveckla|sträva|eftersträva|verka|främjar|stödjer|stöder|stärker"
    r"|utvecklar|vill"
    r"|vilja|strävar|eftersträvar|verkar|promote|support|strengthen|develop|strive|promotes|supports"
    r"|strengthens)s?$"
)
_AMBITION = re.compile(
    r"\b(?:ambition(?:en)?|strävan) (?:är|ska vara)\b|\bverkar (?:\w+ ){0,2}för\b|\bambition is\b",
    re.IGNORECASE,
)
_AIM_IS = re.compile(
    r"\b(?:mål|målet|målen|målsättning|målsättningen|the (?:goal|aim|objective)) (?:\w+ ){0,6}?(?:är"
    r"|is) (?:att|to|that)\b",
    re.IGNORECASE,
)

_QUOTED = re.compile(r"[”“\"][^”“\"]{12,}[”“\"]|»[^»«]{12,}[«»]|«[^»«]{12,}»|’[^’]{20,}’(?!\w)")
_SPEECH = re.compile(r"^\s*[–—]\s|,\s(?:säger|sade|sa|menar|berättar|says|said)\b", re.IGNORECASE)
_SET_PHRASE = re.compile(
    r"\b(?:det|här|it|man)\s+(?:ska|skall|bör|kan|måste|får|should|must|may|can)\s+(?:\w+\s+)?(?:be\s+)?"
    r"(?:sägas|säga|nämnas|noteras|tilläggas|framhållas|betonas|påpekas|understrykas|konstateras"
    r"|erkännas|medges"
    r"|poängteras|anmärkas|påminnas|said|noted|mentioned|added|stressed|pointed out|remembered"
    r"|admitted)\b"
    r"|\b(?:ska|skall|bör|kan)\s+(?:ses som|förstås|tolkas|läsas som|läsas tillsammans|inte förväxlas)\b",
    re.IGNORECASE,
)
_LAW = (
    r"(?:\w*(?:lag|lagen|lagens|lagar|lagstiftningen|lagstiftning|förordning|förordningen|läroplan|läroplanen"
    r"|läroplanens|läroplanerna|läroplaner|kursplan|kursplanen|kursplanerna|konvention|konventionen|direktiv"
    r"|direktivet|föreskrift|föreskrifter|föreskrifterna|bestämmelser|bestämmelserna)"
    r"|Lgr\s?\d*|Lpfö\s?\d*|Lgy\s?\d*|GDPR|Skolverket|Skolinspektionen|regeringen|riksdagen|FN|EU"
    r"|(?:the )?(?:\w+ )?(?:act|law|curriculum|convention|regulation|ordinance))"
)
_PAPER = (
    r"(?:[\w-]*(?:plan|planen|strategi|strategin|policy|policyn|program|programmet|riktlinje|riktlinjer"
    r"|riktlinjerna"
    r"|visionen|avtal|avtalet|beslut|beslutet|budget|rapporten|rapport|utredningen|strategy|plan|policy))"
)
_OWN = r"(?:denna|den här|detta|det här|vår|våra|vårt|this|our)"
_REPORT = re.compile(
    rf"^(?:\W*)(?:enligt|according to|under the)\s+(?!{_OWN}\b)(?:[\w:-]+\s+){{0,4}}?(?:{_LAW}"
    rf"|{_PAPER})\b"
    rf"|\b(?:ska|skall|måste|bör|får|must|shall)\s+(?:(?!\w+as?\b)\w+\s+)?enligt\s+(?:\w+\s+)?{_LAW}\b"
    rf"|^(?:\W*)(?:av|i)\s+(?:[\w:-]+\s+){{0,2}}?{_LAW}\s+(?:\([^)]*\)\s+)?(?:\d\S*\s+\S+\s+)?"
    r"(?:framgår|står|anges|föreskrivs|sägs|stadgas|fastslås|finns|slås|betonas|regleras)\b"
    rf"|^(?:\W*)(?:[\w:-]+\s+){{0,2}}?{_LAW}\s+(?:\([^)]*\)\s+)?(?:\w+\s+)?"
    r"(?:säger|anger|föreskriver|stadgar|kräver|slår fast|ställer krav|betonar|skriver|framhåller"
    r"|says|states|requires"
    r"|provides|prescribes)\b"
    rf"|,\s*enligt\s+(?:\w+\s+)?{_LAW}\b[^,]*$",
    re.IGNORECASE,
)

_RELATIVE = listed("som that which who vilken vilket vilka")
_SUBORDINATING = listed(
    """
    att där när hur vad varför eftersom innan medan tills ifall huruvida whether where when because if
    how what so whom whose
    """
)
_ONLY_FIRST = frozenset({"om", "då", "if", "so"})
_ADVERBS = listed("inte alltid också även redan ännu själv själva sedan därför endast bara i så fall")
_SUBJECTS = listed(
    """
    vi de man hon han jag ni den det alla varje elever barn lärare skolor rektor rektorer förskolor we
    they you
    """
)
_DEFINITE = re.compile(r"(?:en|et|na|erna|arna|orna|an|or|arnas|ernas)$")
_SUPINE = re.compile(
    r"(?!resultat|privat|separat|adekvat|format|klimat|mandat|kandidat)\w{3,}(?:at|it|jort|haft|änt"
    r"|ört|ällt|öpt|ått)$"
)
_AIM_BEFORE_ATT = re.compile(
    r"(?:\b(?:mål|målet|målen|målsättning|målsättningen|krav|kravet|utgångspunkten|principen"
    r"|inriktningen|avsikten"
    r"|tanken|uppdraget|utgångspunkt|princip|goal|aim|objective)\b[^,.;]*\b(?:är|is)"
    r"|\b(?:innebär|betyder|medför|beslutat|ser till|säkerställer|means|så))$",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:\w+s|få|ersätta|välja|låna|ansöka|söka|byta|dela|använda|ha|delta|erbjuda|bevilja"
    r"|undanta|disponera"
    r"|istället|i stället|be (?:used|replaced|offered|granted|exempted|lent|shared|an (?:option"
    r"|alternative))"
    r"|replace|borrow|choose|apply|opt|(?:vara|bli) (?:\w+ ){0,2}?"
    r"(?:alternativ|aktuellt|möjligt|motiverat|lämpligt|tillräckligt|nödvändigt|ett val|fråga om))\b",
    re.IGNORECASE,
)
_NO_OFFER = re.compile(
    r"\bkan\s+(?:\w+\s+){0,2}?(?:ses|märkas|konstateras|antas|förväntas|upplevas|finnas|lyckas|känns"
    r"|kännas|behövas"
    r"|trivas|umgås|sägas|beskrivas|tolkas|uppfattas|sammanfattas|delas in|kopplas|förklaras|minnas"
    r"|hoppas)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(r"\b(?:undantag|avsteg|avvikelser?|dispens|exceptions?)\b", re.IGNORECASE)
_ACTIVE_OFFERS = re.compile(r"^(?:ha|använda|delta|söka|dela|byta)$")
_DESCRIBED = re.compile(
    r"^\W*(?:det|detta|dessa|forskning\w*|studier\w*|många|flera|vissa|allt fler|de flesta|it|this"
    r"|research)\b"
    r"|^\W*(?:den digitala utvecklingen|läroplan\w*|skollagen)\b",
    re.IGNORECASE,
)


class Modal(NamedTuple):
    """A sentence's modality and the word that says so, `sentence[start:end]`."""

    modality: Modality
    start: int
    end: int


def modal(sentence: str) -> Modal | None:
    """How binding a sentence is by its main clause; None for description, reports, speech and set phrases."""
    said = _unquoted(sentence)
    if _SPEECH.search(said) or _SET_PHRASE.search(said) or _REPORT.search(said):
        return None
    found = tokens(said)
    for at, token in enumerate(found):
        if token.word in _STRIVING and not _DESCRIBED.match(said) and is_main(said, found, at):
            return Modal("strävan", token.start, token.end) if _strives(found, at) else None
        if token.word not in MODALS or (sentence[token.start : token.end] == "May" and at > 0):
            continue
        if is_main(said, found, at) and _binds(said, found, at):
            return Modal(MODALS[token.word], token.start, token.end)
    if ambition := _AMBITION.search(said):
        return Modal("strävan", ambition.start(), ambition.end())
    if aim := _AIM_IS.search(said):
        return Modal("ska", aim.start(), aim.end())
    return None


def unmarked(item: str) -> Modality:
    """The modality of an item that counts as a goal without a modal word: by its main verb."""
    words = [token.word for token in tokens(item) if token.word != "att"]
    if not words:
        return "ska"
    if is_infinitive(words[0]) or _STRIVING_STEM.match(words[0]):
        return "strävan" if _STRIVING_STEM.match(words[0]) else "ska"
    finite = next((word for word in words if is_finite(word) or _STRIVING_STEM.match(word)), "")
    return "strävan" if finite.endswith(("r", "vill")) and _STRIVING_STEM.match(finite) else "ska"


def is_reported(sentence: str) -> bool:
    """Whether a sentence is speech, or only says what a law or another document says."""
    return bool(_SPEECH.search(sentence) or _REPORT.search(sentence)) or not _unquoted(sentence).strip(
        ' .”“"»«'
    )


def is_main(said: str, found: list[Token], at: int, *, aims: bool = True) -> bool:
    """Whether the verb `found[at]` is that of the main clause or, with `aims`, of an att-clause of aim."""
    finite = 0
    for back in range(at - 1, -1, -1):
        word = found[back].word
        if word in ",;:)":
            return True
        if _opens(found, back, at):
            closed = finite > 0 or (at - back > 3 and found[at - 1].word in {"och", "samt", "men", "and"})
            aim = aims and word == "att" and _AIM_BEFORE_ATT.search(said[: found[back].start].rstrip())
            return closed or bool(aim)
        finite += is_finite(word) or word in MODALS or bool(_SUPINE.match(word))
    return True


def _unquoted(sentence: str) -> str:
    return _QUOTED.sub(lambda quote: " " * len(quote.group()), sentence)


def _opens(found: list[Token], back: int, at: int) -> bool:
    """Whether the word at `back` opens a subordinate clause that the verb at `at` may belong to."""
    word = found[back].word
    following = [token.word for token in found[back + 1 : at + 1] if token.word not in _ADVERBS]
    if word in _ONLY_FIRST:
        return back == 0 or found[back - 1].word in {",", "och", "men", "även", "oavsett", "and"}
    if word == "att":
        return not (following and is_infinitive(following[0]))
    if word in _RELATIVE:
        first = following[0] if following else ""
        return len(following) == 1 or first in _SUBJECTS or is_finite(first) or bool(_DEFINITE.search(first))
    return word in _SUBORDINATING


def _strives(found: list[Token], at: int) -> bool:
    word, following = found[at].word, [token.word for token in found[at + 1 : at + 3]]
    return not word.startswith("aim") or "to" in following or "at" in following


def _binds(said: str, found: list[Token], at: int) -> bool:
    """Whether the modal at `at` promises or permits; kan of ability and får of receiving do neither."""
    word = found[at].word
    if word in {"kan", "can"}:
        return _offers(said, found, at)
    if word == "får":
        return any(
            is_infinitive(token.word) for token in found[at + 1 : at + 4] if token.word not in _ADVERBS
        )
    return True


def _offers(said: str, found: list[Token], at: int) -> bool:
    rest = said[found[at].end :]
    if _NO_OFFER.search(said):
        return False
    if _EXCEPTION.search(said):
        return True
    ahead = found[at + 1 : at + 9]
    verb = next(
        (token for token in ahead if is_infinitive(token.word) or token.word in {"be", "replace"}), None
    )
    if verb is None or (
        _ACTIVE_OFFERS.match(verb.word) and not re.search(r"stället|i undantagsfall|i så fall|om ", rest)
    ):
        return bool(re.match(r"\s+(?:borrow|choose|apply|opt)\b", rest))
    return bool(_OFFER.match(said, verb.start))

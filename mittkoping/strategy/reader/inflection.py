"""Swedish words told apart by their endings: nouns in all forms, infinitives, finite verbs."""

import re
from typing import NamedTuple


def listed(words: str) -> frozenset[str]:
    """The words of a list written out with spaces and line breaks."""
    return frozenset(words.split())


NOUN_ENDING = r"(?:en|et|er|erna|ar|arna|or|orna|n|t|na|r|a|an|e)?s?"

_TOKEN = re.compile(r"[^\W_]+(?:[-/:][^\W_]+)*-?|[,;:()]")
_SHORT_INFINITIVES = listed("bli få ge se gå nå må stå ta dra ha bo ske slå låta")
_NO_INFINITIVES = listed(
    """
    alla andra annorlunda bara bra båda bägge cirka data de dessa egna eller enda era extra flera fria
    förra goda gärna hela hemma hemsida hälsa höga ibland ideella inga kamera kanska kolla korta kvinna
    lika lilla långa låga media mina mycket många nya ofta olika raka rika resa rutina samma schema sina
    sista skilda små sommarskola stora statistika stärkta svaga säkra tema tillsamma trygga tydliga unga
    vissa våra vilka öppna ökata äldsta arena agenda ska skulla förstärkta utökade fasta jämna klara
    nästa skrivna ovana sena tidiga tomma varma familja vana plattforma språka yngsta största bästa
    främsta första femma trea norra södra östra västra inre yttre mellersta
    """
)
_VERBS_LIKE_ADJECTIVES = listed(
    """
    säkra öppna samla klara bilda starta anpassa önska minska öka stärka tänka märka verka fiska sträcka
    dela handla spela tala samtala behandla förhandla samhandla utveckla avveckla rekommendera undersöka
    granska forska tillverka påverka medverka uppmärksamma tillgodose vidta beakta utforska synka
    dokumentera
    """
)
_ADJECTIVE = re.compile(
    r"(?:iga|liga|iska|ska|ella|ala|[ts]iva|bara|samma|ösa|enta|anta|ulära|jära|itära|ade|anska|erade)$"
)
_PLURAL = re.compile(r"(?:arna|erna|orna|heterna|ingarna)$")
_NOUN_IN_A = re.compile(
    r"(?:skola|sida|data|media|schema|tema|arena|agenda|vecka|timma|klassa|grundskola|resa|måna|plattforma"
    r"|karta|mall?a|lärplatta|platta|kvinna|flicka|pojka|gata|krona|statistika|trappa|modella|text[aå])$"
)
_NOUN_IN_AR = re.compile(
    r"(?:ingar|dagar|delar|föräldrar|timmar|somrar|sommar|lärar|förordningar|lagar|ungdomar)$"
)
_VERBS_IN_ER = listed(
    """
    behöver använder läser söker följer leder bygger möter känner byter ger ser sker blir når gör går
    står får utgör omfattar anser avser består beslutar bedriver driver erbjuder genomför tillhör kommer
    ligger gäller bör rör skriver säger anger kräver innebär betyder finns är har kan ska skall måste
    vill skulle deltar tar tillämpar planerar lever väljer stödjer stöder stärker ökar främjar utgår
    ansvarar medför räcker stöter saknar hör bor lär vet kör styr sköter ansöker undervisar visar
    utvecklar avslutar påbörjar börjar slutar lämnar ingår ställer fattar håller tycker trivs behövs
    används erbjuds ges görs ingås krävs var hade fick blev gick kunde borde ville utvärderar redovisar
    mäter genomgår utreder lyder föreskriver stadgar
    """
)


class Token(NamedTuple):
    """A word in lower case, or one of the marks `, ; : ( )`, with its place in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, in order."""
    return [Token(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def noun(*stems: str) -> str:
    """A pattern for any form of nouns that begin so: `noun("nämnd")` takes nämndernas."""
    return rf"(?:{'|'.join(stems)}){NOUN_ENDING}"


def is_infinitive(word: str) -> bool:
    """Whether a word, in any case, can be a verb in the infinitive; nouns and adjectives in -a are not."""
    word = word.lower()
    if word in _SHORT_INFINITIVES or word in _VERBS_LIKE_ADJECTIVES:
        return True
    if word.endswith(("as", "ös", "ås")) and len(word) > 4:
        return is_infinitive(word[:-1])
    if not word.endswith("a") or len(word) < 3 or not word.isalpha() or word in _NO_INFINITIVES:
        return False
    return not (_ADJECTIVE.search(word) or _PLURAL.search(word) or _NOUN_IN_A.search(word))


def is_finite(word: str) -> bool:
    """Whether a word in lower case is, most likely, a verb in the present or past tense."""
    if word in _VERBS_IN_ER:
        return True
    if word.endswith("ar"):
        return len(word) > 3 and not _NOUN_IN_AR.search(word)
    return len(word) > 5 and word.endswith(("ades", "erades", "eras", "iseras"))

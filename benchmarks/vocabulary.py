"""8,000 Swedish-looking words in order of rank, drawn by Zipf's law: the nth 1/n as often as the first."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from random import Random

SIZE = 8_000


def _listed(words: str) -> list[str]:
    return words.split()


# The small words every text is full of; they take the first ranks.
SMALL = _listed(
    """
och att i det som en på är av för med till den har de inte om ett vi men var sig så från nu när
hur kan mer eller vad ska alla där också än efter vid upp under bara över mot någon blir varje
andra utan redan sedan både mellan genom samma flera ofta sällan tidigt sent tillsammans därför
"""
)

# What municipalities write about; written by hand, so that searches look like searches.
PLAIN = _listed(
    """
skola elev lärare rektor förskola barn pedagog klass lektion undervisning lärande kunskap resultat mål
plan strategi beslut nämnd politiker förvaltning chef ledning medarbetare arbetslag uppdrag ansvar roll
kompetens utbildning kurs handledare nätverk möte samtal dialog frågor svar stöd hjälp tid pengar budget
avtal upphandling leverantör teknik dator skärm platta nät konto inloggning lösenord system plattform
tjänst program verktyg material bild film text bok bibliotek läsning språk matematik musik teater idrott
kommun region stad by landsbygd granne invånare förälder vårdnadshavare förening företag samverkan projekt
försök prov mätning uppföljning utvärdering enkät rapport statistik analys slutsats förbättring förändring
utveckling arbete arbetssätt rutin process steg början slut termin läsår vecka dag timme vardag framtid
vision värdegrund trygghet hälsa miljö klimat kultur jämlikhet likvärdighet delaktighet inflytande demokrati
integritet personuppgift lag regel policy riktlinje dokument mapp arkiv sida artikel berättelse erfarenhet
exempel idé tanke fråga problem hinder lösning framgång misstag lärdom råd tips metod modell ram struktur
ordning reda rum sal korridor kök måltid buss väg cykel park träd sjö skog åker bro torg hus tak fönster
ljus ljud värme vatten el fiber server moln robot sensor kamera mikrofon hörlur bord stol hylla lådor
öppen stängd ny gammal stor liten lång kort snabb långsam enkel svår tydlig otydlig gemensam egen lokal
digital fysisk säker osäker viktig onödig dyr billig god bättre bäst ung äldre första andra tredje sista
prova visa berätta lyssna fråga svara skriva läsa räkna mäta följa leda styra samla dela ge få ta hålla
börja sluta fortsätta ändra bygga köpa låna spara använda lämna hämta planera besluta genomföra ordna
lära undervisa handleda coacha träna öva spela sjunga rita måla filma spela klippa trycka ladda koppla
"""
)

FIRST = _listed(
    """
skol elev lärar barn pedagog kompetens utbildnings undervisnings kunskaps utvecklings förändrings kvalitets
lednings styr nämnd förvaltnings verksamhets samverkans projekt förskole gymnasie bibliotek kultur hälso
miljö klimat trygghets data nät moln plattform system digitaliserings informations integritets avtal
upphandlings budget resurs tid möte samtal dialog nätverk uppföljnings utvärderings analys mål plan
strategi medarbetar chef vardags framtids landsbygd region kommun stad invånar förenings språk läs matematik
bild film musik teater idrott måltid buss rum
"""
)

LAST = _listed(
    """
plan planer planen arbete arbetet grupp grupper gruppen samtal samtalen dag dagar dagen stöd stödet modell
modellen mål målen process processen råd rådet möte mötet möten träff träffar fråga frågor frågan ansvar
ansvaret ledare ledarna samordnare samordnaren utveckling utvecklingen strategi strategin insats insatser
insatsen team teamet rutin rutiner dokument dokumentet analys analysen mätning mätningar uppdrag uppdraget
"""
)

SYLLABLES = _listed(
    """
bra bäl dal der eng fal fjor fors gal gen grim hal hel hul ing jar kal kel klin kor kris kul lam len lind
lun mar mel mor nal ner nor ol ort pel por ral rim ros rus sal sel ski sol spen stam sten sun tal tin tor
trel tun ul ven vin vål yr åk ång äl är öd öl ör
"""
)
ENDINGS = ["a", "an", "ar", "are", "en", "er", "era", "et", "ing", "ingen", "lig", "liga", "ning", "or", "s"]


@cache
def vocabulary() -> tuple[str, ...]:
    """The words, the most usual first; always the same ones."""
    random = Random("vocabulary")
    plain = list(dict.fromkeys(PLAIN))
    random.shuffle(plain)
    rare = [first + last for first in FIRST for last in LAST]
    random.shuffle(rare)
    words = dict.fromkeys([*SMALL, *plain, *rare[:4_500]])
    while len(words) < SIZE:
        stem = "".join(random.choice(SYLLABLES) for _ in range(random.choice((1, 2, 2, 3))))
        words[stem + random.choice(ENDINGS)] = None
    kept = list(words)
    tail = kept[len(SMALL) + len(plain) :]
    random.shuffle(tail)
    return (*kept[: len(SMALL) + len(plain)], *tail)


class Zipf:
    """Draws from a row of things, the nth 1/n**s as often as the first."""

    def __init__(self, length: int, s: float = 1.0) -> None:
        self.sums = list(accumulate(1 / rank**s for rank in range(1, length + 1)))

    def places(self, random: Random, count: int) -> list[int]:
        """`count` places in the row, 0 the most usual."""
        sums, all_of_it = self.sums, self.sums[-1]
        return [bisect_left(sums, random.random() * all_of_it) for _ in range(count)]


@cache
def _words_by_rank() -> Zipf:
    return Zipf(SIZE)


def draw_words(random: Random, count: int) -> list[str]:
    """`count` words as they turn up in running text."""
    words = vocabulary()
    return [words[place] for place in _words_by_rank().places(random, count)]


def draw_queries(random: Random, count: int) -> list[str]:
    """What readers search for: one or two words, none of them a small one."""
    words = vocabulary()[len(SMALL) :]
    by_rank = Zipf(len(words))
    return [" ".join(_pick(words, by_rank.places(random, random.choice((1, 1, 2))))) for _ in range(count)]


def _pick(words: Sequence[str], places: Sequence[int]) -> list[str]:
    return [words[place] for place in places]

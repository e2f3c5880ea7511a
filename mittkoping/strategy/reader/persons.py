"""Names of persons, told from those of units and places by first names, surnames and the title before."""

import re

from mittkoping.strategy.reader.inflection import listed

_FIRST_NAMES = listed(
    """
    anna maria eva karin kristina christina lena kerstin sara emma ingrid marie malin jenny monica
    susanne helena linda elin annika åsa ulla camilla johanna ann anne carina hanna sofia sofie katarina
    birgitta gunilla elisabeth margareta berit barbro birgit anita agneta siv yvonne marianne inger
    ingela therese frida josefin josefine ida julia amanda matilda lisa louise cecilia jessica petra
    pernilla madeleine caroline carolina charlotte charlotta erika viktoria victoria rebecka sandra
    alice alva astrid ebba ella elsa freja klara clara maja nora olivia saga selma signe stina tove vera
    wilma tyra linnea linnéa lovisa nina mona mia ylva gerd gun gunnel helen helene lars mikael michael
    anders johan per peter jan erik karl carl thomas tomas daniel fredrik hans bengt mats andreas stefan
    bo sven magnus nils jonas robert björn martin leif henrik ulf patrik kjell christer kent håkan
    joakim tommy göran roger rolf mattias mathias simon oskar oscar niklas niclas alexander viktor
    victor filip emil david tobias marcus markus kenneth jesper linus sebastian jörgen rickard richard
    roland claes klas torbjörn arne jakob jacob gustav gustaf axel olof olle pontus gunnar ingemar stig
    lennart arvid hugo isak elias lucas lukas anton adam albin ludvig theo william liam noah ali ahmed
    mohamed mohammed hassan omar fatima amina leila aisha maryam samir yusuf john james mary susan helle
    tapio pekka antti mika juha
    """
)
_SURNAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé]*(?:sson|sen|berg|bergh|ström|lund|lundh|gren|qvist|kvist|quist|dahl|dal|hagen"
    r"|holm|mark|stedt|ström"
    r"|blad|blom|fors|forss|sjö|sjöö|vall|wall|bäck|löf|löv|stam|stein|ell|ner|lin|ing|ås|ö|man)$"
)
_NAME = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: (?:[A-ZÅÄÖ]\.|von|af|de"
    r"|[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)){1,3}"
)
_ONE_WORD = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé]+(?![\w-])")
_INITIAL = re.compile(r"(?<!\w)[A-ZÅÄÖ]\. ?(?:[A-ZÅÄÖ]\. ?)?[A-ZÅÄÖ][a-zåäö]+(?!\w)")
_TITLED = re.compile(
    r"(?<![\w-])[a-zåäö-]*(?:chef|rektor|ledare|arie|are|ör|tor|strateg|pedagog|log|ekonom|ansvarig|ent)(?:en|n|a)?"
    r" ([A-ZÅÄÖÉ][a-zåäöéü]+ [A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?![\w-])"
)


def persons(text: str) -> list[tuple[int, int]]:
    """Where names of persons stand in a short text such as an owner's cell: `text[start:end]`."""
    found = [match.span() for match in _INITIAL.finditer(text)]
    for match in _NAME.finditer(text):
        words = match.group().split()
        first = next((n for n, word in enumerate(words) if word.split("-")[0].lower() in _FIRST_NAMES), None)
        if first is not None and first < len(words) - 1:
            found.append((match.start() + len(" ".join(words[:first])) + bool(first), match.end()))
        elif (
            first is None
            and len(words) == 2
            and _SURNAME.match(words[1])
            and words[0].isalpha()
            and len(words[0]) < 9
        ):
            found.append(match.span())
    found += [
        match.span(1) for match in _TITLED.finditer(text) if match.end() not in {end for _, end in found}
    ]
    if not found:
        found = [match.span() for match in _ONE_WORD.finditer(text) if match.group().lower() in _FIRST_NAMES]
    return sorted(found)

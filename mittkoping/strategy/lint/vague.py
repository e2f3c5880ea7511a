"""Words that promise a direction without saying how far: `främja`, `stärka`, `effektiv`, `improve`."""

import re

_VAGUE = re.compile(
    r"\b(?:"
    # verbs, with every ending they take
    r"främja\w*|stärk(?:a|er|s|as|te|tes|t|ts|ta|ande)?|stöd(?:ja|jer|jas|jande|er|s|de|des)"
    r"|utveckla(?:r|s|t|ts|d|de|des|nde)?|säkra(?:r|s|t|ts|d|de|des)?"
    r"|öka(?:r|s|t|ts|d|de|des|nde)?|utöka(?:r|s|t|d|de)?|minska(?:r|s|t|d|de)?|förbättra\w*|optimera\w*|effektivisera\w*|underlätta\w*"
    r"|stimulera\w*|uppmuntra\w*|skapa\w*\s+(?:\w+\s+){0,3}?förutsättning\w*|verkar?\s+för"
    # adjectives
    r"|(?:kostnads|tids|resurs|energi)?effektiv(?:t|a|are|ast|aste)?"
    r"|enk(?:el|elt|la|lare|last|laste)|god(?:a|are)?|gott|bättre|på\s+bästa\s+sätt"
    r"|\w*användarvänlig\w*|flexib(?:el|elt|la|lare)|lättillgänglig\w*|ändamålsenlig\w*|smidig\w*"
    r"|lämplig(?:t|a)?|optimal\w*|väl\s+fungerande|hög\s+kvalitet|i\s+möjligaste\s+mån"
    r"|så\s+långt\s+(?:som\s+)?möjligt"
    # English
    r"|promot(?:e|es|ed|ing)|strengthen\w*|supports|supported|supporting"
    r"|(?<=to )support|(?<=shall )support|(?<=must )support|(?<=should )support|(?<=will )support"
    r"|(?<=and )support|(?<=may )support"
    r"|develop(?:s|ed|ing)?|improv(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)|foster(?:s|ed|ing)?"
    r"|increas(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)"
    r"|efficient(?:ly)?|effective(?:ly)?|user-friendly|flexible|simpler?|easy|easier|good|better"
    r")(?![\w-])",
    re.IGNORECASE,
)


def vague_words(text: str) -> list[str]:
    """The vague words of a text as they stand in it, each once, in order."""
    found: dict[str, str] = {}
    for each in _VAGUE.finditer(text):
        found.setdefault(each.group().casefold(), each.group())
    return list(found.values())

"""What may not stand in a public repository: machines, registries, people."""

import re
from collections.abc import Iterable

from tests.house.sources import Source

LEAKS = {
    r"(?<![\w.])/(?:root|home|Users)/\w": "a path of somebody's machine",
    r"(?<![\w.])/work/\w": "a path of somebody's machine",
    r"index[-]url|find[-]links\s*=": "a package index: each machine has its own",
    r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|artifactory|nexus)": "the address of a registry",
    r"\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}\b": "a personal identity number",
    r"-----BEGIN [A-Z ]*PRIVATE KEY": "a private key",
}
ADDRESS = re.compile(r"\b[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
NOBODYS = re.compile(r"(^|\.)(example(\.(com|net|org|se))?|invalid|test|localhost)$", re.IGNORECASE)


def leaks(sources: Iterable[Source]) -> list[str]:
    """Lines that tell of a machine, a registry or a person."""
    breaches = []
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            breaches += [
                f"{source.path}:{number}: {what}"
                for pattern, what in LEAKS.items()
                if re.search(pattern, line)
            ]
            breaches += [
                f"{source.path}:{number}: an address that may be somebody's: use example.se or .invalid"
                for domain in ADDRESS.findall(line)
                if not NOBODYS.search(domain)
            ]
    return breaches


def names_of_people(sources: Iterable[Source], names: Iterable[str]) -> list[str]:
    """Files in which one of `names` stands; names shorter than two words are too common to ask for."""
    asked = [name for name in names if len(name.split()) >= 2]
    return [
        f"{source.path}: names a person of the real wiki"
        for source in sources
        if any(n in source.text for n in asked)
    ]


def people_in_wiki(export: str) -> set[str]:
    """The names that a MediaWiki export gives in fields for persons ("|namn=" of heroes, editors, cards)."""
    fields = re.findall(r"\|\s*(?:namn|kontakt|ansvarig)\s*=([^|{}\[\]<\n]+)", export, re.IGNORECASE)
    names = [name.strip() for field in fields for name in re.split(r",| och | & ", field)]
    return {name for name in names if re.fullmatch(r"[A-ZÅÄÖ][\wé-]+(?: [A-ZÅÄÖ][\wé-]+)+", name)}

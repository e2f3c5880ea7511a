"""The pages of the generated Sweden: municipalities, cards, key areas, talk, categories and templates."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from random import Random

from benchmarks import prose

PRODUCT = Path(__file__).resolve().parent.parent / "mittkoping"
REGISTER = PRODUCT / "organisation" / "register" / "municipalities.csv"
FRAMEWORK = PRODUCT / "frameworks" / "leda.toml"

MAIN, TALK, USER, TEMPLATE, CATEGORY, MUNICIPALITY = 0, 1, 2, 10, 14, 3000
TEMPLATES = ["Kommun", "Hjälte", "Wikiredaktör", "Uppslag", "Artikel", "Nyckelområde", "Stubbe"]
GIVEN = "Alva Bertil Cilla Dag Edit Folke Gun Hilmer Inez Jarl Klara Love Märta Nils Olga Pim Rut Sixten"
FAMILY = "Granlöv Ekskär Björkstig Ängskulle Stensjö Lindvret Vassudd Rönnbrink Fjällvik Hasselås"
WRITERS = [f"{given}{family}" for given in GIVEN.split() for family in "GEV"]


@dataclass(frozen=True)
class Place:
    """A municipality of the register."""

    name: str
    county: str


@dataclass(frozen=True)
class CardFacts:
    """What other pages say of a card."""

    number: int
    place: Place
    area: str
    heading: str
    lead: str

    @property
    def title(self) -> str:
        """The title of its page in the wiki."""
        return f"{self.place.name}/{self.heading}"


@dataclass(frozen=True)
class Draft:
    """A page before it is written: `weight` says how often it is changed compared with a card."""

    kind: str
    namespace: int
    title: str
    number: int
    weight: float


class Sweden:
    """All pages for so many municipalities and cards; the same for the same seed."""

    def __init__(self, municipalities: int, cards: int, seed: int) -> None:
        with REGISTER.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if not 1 <= municipalities <= len(rows):
            raise ValueError(f"there are 1 to {len(rows)} municipalities, not {municipalities}")
        chosen = Random(f"{seed}/places").sample(rows, municipalities)
        self.places = [Place(row["municipality_name_short"], row["county_name"]) for row in chosen]
        self.areas = [row["name"] for row in tomllib.loads(FRAMEWORK.read_text(encoding="utf-8"))["areas"]]
        self.cards = cards
        self.seed = seed
        self.card = lru_cache(maxsize=4 * cards + 100)(self._card)

    def random(self, *about: object) -> Random:
        """Chance that depends on nothing but the seed and what it is about."""
        return Random("/".join(str(part) for part in (self.seed, *about)))

    @cached_property
    def drafts(self) -> list[Draft]:
        """Every page in the order of the file: frame, key areas, then place by place."""
        drafts = [Draft("start", MAIN, "Huvudsida", 0, 2)]
        drafts += [Draft("template", TEMPLATE, f"Mall:{name}", 0, 0.1) for name in TEMPLATES]
        drafts += [Draft("area", MAIN, name, place, 20) for place, name in enumerate(self.areas)]
        drafts += [Draft("category", CATEGORY, f"Kategori:{name}", 0, 0.1) for name in self.areas]
        drafts += [Draft("category", CATEGORY, "Kategori:Stubbar", 0, 1)]
        drafts += [Draft("user", USER, f"Användare:{name}", 0, 0.3) for name in WRITERS]
        for number, place in enumerate(self.places):
            drafts.append(Draft("municipality", MUNICIPALITY, f"Kommun:{place.name}", number, 6))
            drafts.append(Draft("talk", MUNICIPALITY + 1, f"Kommundiskussion:{place.name}", number, 2))
            for card in range(number * self.cards, (number + 1) * self.cards):
                name = self.card(card).title
                weight = self.random("weight", card).lognormvariate(0, 0.7)
                drafts.append(Draft("card", MAIN, name, card, weight))
                if card % 20 == 0:
                    drafts.append(Draft("talk", TALK, f"Diskussion:{name}", card, 1))
        return drafts

    def texts(self, draft: Draft, count: int) -> list[str]:
        """The `count` versions of a page, the oldest first."""
        random = self.random(draft.kind, draft.title)
        if draft.kind == "municipality":
            return [self._municipality(draft.number, step / count) for step in range(1, count + 1)]
        head, foot, blocks = self._parts(draft, random)
        states = [blocks, *prose.earlier_states(random, blocks, count - 1)]
        return [f"{head}{prose.written(state)}{foot}" for state in reversed(states)]

    def _parts(self, draft: Draft, random: Random) -> tuple[str, str, list[prose.Block]]:
        if draft.kind == "card":
            return self._card_parts(self.card(draft.number), random)
        if draft.kind == "area":
            links = prose.bullets(random, 3) + [f"* [[Kommun:{place.name}]]" for place in self.places[:20]]
            blocks = [prose.paragraph(random, 5), ["== Vägledande frågor =="], prose.bullets(random, 6)]
            head = f"{{{{Nyckelområde|namn={draft.title}}}}}\n\n"
            return head, "\n\n[[Kategori:Nyckelområden]]", [*blocks, prose.paragraph(random, 6), links]
        if draft.kind == "talk":
            return "", "", list(self._conversation(random))
        if draft.kind == "start":
            return "", "", [prose.paragraph(random, 3), [f"* [[{area}]]" for area in self.areas]]
        return "", "", [prose.paragraph(random, 4)]

    def _card(self, number: int) -> CardFacts:
        random = self.random("card", number)
        place = self.places[number // self.cards]
        area = self.areas[number % self.cards % len(self.areas)]
        heading = f"{prose.title(random)} {number % self.cards + 1}"
        return CardFacts(number, place, area, heading, " ".join(prose.paragraph(random, 2)))

    def _card_parts(self, card: CardFacts, random: Random) -> tuple[str, str, list[prose.Block]]:
        facts = f"kommun={card.place.name}|nyckelområde={card.area}|rubrik={card.heading}"
        blocks = [[*prose.paragraph(random, 2), self._reference(random)]]
        for heading in random.sample(prose.HEADINGS, random.randint(3, 4)):
            blocks.append([f"== {heading} =="])
            blocks.append(prose.paragraph(random, random.randint(3, 6)))
            blocks[-1][-1] += prose.footnote(random) if random.random() < 0.2 else ""
        if random.random() < 0.5:
            blocks.insert(3, prose.bullets(random, random.randint(3, 6)))
        if random.random() < 0.15:
            blocks.append(prose.table(random, 4))
        stub = "{{Stubbe}}\n\n" if random.random() < 0.05 else ""
        foot = f"\n\n[[Kategori:{card.area}]]\n[[Kategori:{card.place.name}]]"
        return f"{{{{Artikel|{facts}}}}}\n\n{stub}", foot + ("\n[[Kategori:Stubbar]]" if stub else ""), blocks

    def _reference(self, random: Random) -> str:
        other = self.card(random.randrange(len(self.places) * self.cards))
        place = random.choice(self.places).name
        return f"Se även [[{other.title}|{other.heading}]] och [[Kommun:{place}|{place}]]."

    def _municipality(self, number: int, done: float) -> str:
        place, random = self.places[number], self.random("municipality", number)
        introduction = "\n\n".join(" ".join(prose.paragraph(random, 4)) for _ in range(2))
        heading = prose.title(random)
        people = [f"{random.choice(GIVEN.split())} {random.choice(FAMILY.split())}" for _ in range(4)]
        roles = [prose.title(random) for _ in people]
        pairs = list(zip(people, roles, strict=True))
        facts = f"namn={place.name}\n|län={place.county}\n|rubrik={heading}\n|introduktion={introduction}"
        parts = [
            f"{{{{Kommun\n|{facts}\n}}}}",
            "== Hjältar ==",
            *(f"{{{{Hjälte|namn={who}|roll={role}|sida={who}}}}}" for who, role in pairs[1:]),
            "== Wikiredaktörer ==",
            f"{{{{Wikiredaktör|namn={pairs[0][0]}|roll={pairs[0][1]}}}}}",
        ]
        first = number * self.cards
        shown = [self.card(first + card) for card in range(max(1, round(self.cards * done)))]
        for area in self.areas:
            rows = [self._teaser(card) for card in shown if card.area == area]
            parts += [f"== {area} ==", *rows] if rows else []
        if done < 0.3:
            parts.insert(0, "{{Stubbe}}")
        return "\n\n".join(parts) + f"\n\n[[Kategori:Kommuner]]\n[[Kategori:{place.county}]]"

    @staticmethod
    def _teaser(card: CardFacts) -> str:
        return (
            f"{{{{Uppslag\n|rubrik={card.heading}\n|nyckelområde={card.area}\n|ingress={card.lead}\n"
            f"|sida={card.title}\n}}}}"
        )

    def _conversation(self, random: Random) -> Iterator[prose.Block]:
        for _ in range(random.randint(1, 3)):
            yield [f"== {prose.title(random)} =="]
            for depth in range(random.randint(1, 3)):
                said = " ".join(prose.paragraph(random, random.randint(1, 2)))
                yield [f"{':' * depth}{said} --{_signature(random)}"]


def _signature(random: Random) -> str:
    who, month = random.choice(WRITERS), random.choice(["mars", "april", "maj", "september"])
    links = f"[[Användare:{who}|{who}]] ([[Användardiskussion:{who}|diskussion]])"
    clock = f"{random.randint(8, 16):02}.{random.randrange(60):02}"
    return f"{links} {random.randint(1, 28)} {month} {random.randint(2016, 2018)} kl. {clock} (CET)"

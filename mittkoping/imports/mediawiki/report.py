"""What an import did, in the shape that --json prints."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from mittkoping.lib.counting import counted, pages, versions
from mittkoping.lib.terminal import printable


@dataclass
class Report:
    """Counts of what the file holds and of what was new; lists of what needs a person's eye."""

    pages: int = 0
    revisions: int = 0
    created_pages: int = 0
    created_revisions: int = 0
    municipalities: int = 0
    cards: Counter[str] = field(default_factory=Counter)
    heroes: int = 0
    editors: int = 0
    threads: int = 0
    comments: int = 0
    categories: set[str] = field(default_factory=set)
    redirects: int = 0
    unknown_templates: Counter[str] = field(default_factory=Counter)
    conflicts: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    seconds: float = 0.0
    dry_run: bool = False

    def skip(self, what: str, why: str) -> None:
        """List something that did not come in."""
        self.skipped.append({"what": what, "why": why})

    def conflict(self, page: str, why: str, **about: Any) -> None:
        """List a page that a person should look at."""
        self.conflicts.append({"page": page, **about, "why": why})

    def as_json(self) -> dict[str, Any]:
        """The report as the command prints it."""
        return {
            "pages": self.pages,
            "revisions": self.revisions,
            "created": {"pages": self.created_pages, "revisions": self.created_revisions},
            "municipalities": self.municipalities,
            "cards": {"total": self.cards.total(), "by_key_area": dict(self.cards)},
            "heroes": self.heroes,
            "editors": self.editors,
            "threads": self.threads,
            "comments": self.comments,
            "categories": len(self.categories),
            "redirects": self.redirects,
            "unknown_templates": dict(self.unknown_templates.most_common()),
            "conflicts": self.conflicts,
            "skipped": self.skipped,
            "seconds": round(self.seconds, 2),
        }

    def as_text(self) -> str:
        """The report in Swedish, for a terminal."""
        new = f"varav {pages(self.created_pages)} och {versions(self.created_revisions)} är nya."
        towns = counted(self.municipalities, "kommunsida", "kommunsidor")
        heroes = counted(self.heroes, "hjälte", "hjältar")
        editors = counted(self.editors, "wikiredaktör", "wikiredaktörer")
        talk = counted(self.threads, "diskussion", "diskussioner")
        categories = counted(len(self.categories), "kategori", "kategorier")
        redirects = counted(self.redirects, "omdirigering", "omdirigeringar")
        lines = [
            f"{pages(self.pages)} och {versions(self.revisions)} i filen, {new}",
            f"{towns}, {self.cards.total()} uppslag, {heroes}, {editors}.",
            f"{talk} med {self.comments} inlägg, {categories}, {redirects}.",
        ]
        if self.unknown_templates:
            names = ", ".join(f"{name} ({count})" for name, count in self.unknown_templates.most_common(20))
            lines.append(f"Mallar som inte är kända och står kvar i texten: {names}.")
        lines += [f"Krock: {row['page']}: {row['why']}" for row in self.conflicts]
        lines += [f"Hoppades över: {row['what']}: {row['why']}" for row in self.skipped]
        if self.dry_run:
            lines.append("Det här var en provkörning. Inget har sparats.")
        seconds = f"{self.seconds:.1f}".replace(".", ",")
        lines.append(f"Det tog {seconds} sekunder.")
        return "\n".join(map(printable, lines))

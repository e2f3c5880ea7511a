"""What people call the kinds of object when they write `typ:` in a query."""

from mittkoping.texts.swedish.stems import stem

_CALLED = {
    "municipality": ("kommun", "kommunsida"),
    "card": ("uppslag", "kort", "erfarenhet"),
    "key_area": ("nyckelområde", "nyckelområdessida"),
    "page": ("sida", "artikel"),
    "category": ("kategori",),
    "user": ("användare", "användarsida"),
    "file": ("fil",),
    "template": ("mall",),
    "talk": ("diskussion",),
}


def kinds_called(name: str) -> list[str]:
    """The kinds that `name` may mean: its code, or a Swedish word for it in any form."""
    wanted = stem(name.strip())
    return [kind for kind, names in _CALLED.items() if name.strip() == kind or wanted in map(stem, names)]

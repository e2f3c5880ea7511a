"""What the reader's tests read: a draft out of Markdown, without a file."""

from mittkoping.strategy.draft import Draft
from mittkoping.strategy.reader.read import read
from mittkoping.texts.documents import markdown
from mittkoping.texts.documents.building import Builder
from mittkoping.texts.documents.document import Document, Source

SOURCE = Source("plan.md", "text/markdown", "0" * 64, 1)


def document(text: str) -> Document:
    """The document that Markdown makes."""
    builder = Builder()
    markdown.read(text.encode(), builder)
    return builder.document(SOURCE)


def drafted(text: str) -> Draft:
    """The draft of Markdown."""
    return read(document(text))


def under(heading: str, body: str) -> Draft:
    """The draft of a plan with one area, and in it `body` under `heading` (or straight under the area)."""
    below = f"### {heading}\n\n" if heading else ""
    return drafted(f"# Läsplan 2030–2034\n\n## Läsning\n\n{below}{body}\n")

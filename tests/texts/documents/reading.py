"""Writes a document into a folder, opens it, and tells its blocks as short tuples."""

from pathlib import Path

from mittkoping.texts.documents.document import Document, Heading, Item, Paragraph, Span, Table
from mittkoping.texts.documents.opening import open_document

Told = tuple[str, int | None, str] | tuple[str, str] | tuple[str, list[list[str]]]


def opened(folder: Path, name: str, content: str | bytes) -> Document:
    """The document that a file of this name and content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_document(path)


def told(document: Document) -> list[Told]:
    """Blocks in order: ("heading", level, text), ("text", text), ("item", depth, text), ("table", rows)."""
    return [_told(document, block) for block in document.blocks]


def _told(document: Document, block: Heading | Paragraph | Item | Table) -> Told:
    if isinstance(block, Heading):
        return "heading", block.level, document.said(block.span)
    if isinstance(block, Item):
        return "item", block.depth, document.said(block.span)
    if isinstance(block, Table):
        return "table", [[document.said(cell.span) for cell in row] for row in block.rows]
    return "text", document.said(block.span)


def leads(document: Document) -> list[str]:
    """The bold run-ins in order."""
    return [
        document.said(block.lead)
        for block in document.blocks
        if isinstance(block, Paragraph | Item) and block.lead
    ]


def check_spans(document: Document) -> None:
    """Blocks lie in order, each on lines of its own, and together they are the whole text."""
    lines: list[Span] = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += [span for span in block.row_spans if span.end > span.start]
            for row in block.rows:
                for cell in row:
                    assert block.span.start <= cell.span.start <= cell.span.end <= block.span.end
        else:
            lines.append(block.span)
    assert "\n".join(document.said(span) for span in lines) == document.text
    assert [document.text.count("\n", 0, span.start) for span in lines] == list(range(len(lines)))

"""Writes small Word files part by part, so that the corpus holds structure and not only looks."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STAMP = 'w:author="Granskare" w:date="2025-11-03T09:00:00Z"'
PARTS = {"styles": "styles", "numbering": "numbering", "comments": "comments"}
FURNITURE = {"header": "hdr", "footer": "ftr"}


@dataclass(frozen=True)
class Cell:
    """One table cell: text, columns it spans, and its part in a merge downwards."""

    text: str
    columns: int = 1
    merge: str = ""  # "restart" opens a cell over several rows, "continue" is the rest of it

    @property
    def xml(self) -> str:
        """The cell with its properties."""
        span = f'<w:gridSpan w:val="{self.columns}"/>' if self.columns > 1 else ""
        merge = f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{para(self.text)}</w:tc>"


def run(text: str, *, bold: bool = False) -> str:
    """A run of text."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    """A run that somebody has inserted under change tracking."""
    return f'<w:ins w:id="{len(text) + 100}" {STAMP}>{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A run that somebody has deleted under change tracking."""
    gone = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="{len(text) + 9000}" {STAMP}>{gone}</w:del>'


def commented(text: str) -> str:
    """A run with the one comment of the file hanging on it."""
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    return f'<w:commentRangeStart w:id="0"/>{run(text)}<w:commentRangeEnd w:id="0"/>{mark}'


def para(text: str, style: str = "", *, listed: bool = False) -> str:
    """A paragraph of plain text."""
    return rich(run(text) if text else "", style, listed=listed)


def rich(runs: str, style: str = "", *, listed: bool = False) -> str:
    """A paragraph of ready runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    properties = f"<w:pPr>{named}{mark}</w:pPr>" if named or mark else ""
    return f"<w:p>{properties}{runs}</w:p>"


def head(text: str, level: int = 1) -> str:
    """A heading by style; level 0 is the title."""
    return para(text, f"Heading{level}" if level else "Title")


def items(*texts: str) -> str:
    """A bulleted list."""
    return "".join(para(text, "ListBullet", listed=True) for text in texts)


def table(*rows: list[str | Cell]) -> str:
    """A table; plain strings are cells that span nothing."""
    width = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in rows[0])
    grid = "".join('<w:gridCol w:w="1600"/>' for _ in range(width))
    body = "".join(
        f"<w:tr>{''.join((cell if isinstance(cell, Cell) else Cell(cell)).xml for cell in row)}</w:tr>"
        for row in rows
    )
    width_free = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width_free}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _styles() -> str:
    named = [("Title", "Title"), ("ListBullet", "List Bullet")]
    named += [(f"Heading{level}", f"heading {level}") for level in (1, 2, 3)]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:pPr><w:outlineLvl w:val="{int(key[-1]) - 1}"/></w:pPr>' if key[-1].isdigit() else "")
        + "</w:style>"
        for key, name in named
    )
    return f'{DECLARATION}<w:styles xmlns:w="{NAMESPACE}">{styles}</w:styles>'


def _numbering() -> str:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'{DECLARATION}<w:numbering xmlns:w="{NAMESPACE}">{abstract}{number}</w:numbering>'


def _comments(text: str) -> str:
    comment = f'<w:comment w:id="0" {STAMP}>{para(text)}</w:comment>' if text else ""
    return f'{DECLARATION}<w:comments xmlns:w="{NAMESPACE}">{comment}</w:comments>'


def _types() -> str:
    overrides = [("document", "document.main"), *PARTS.items(), *((name, name) for name in FURNITURE)]
    listed = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for part, kind in overrides
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{rels}{listed}</Types>'


def _relations(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def save(path: Path, body: str, *, header: str = "", footer: str = "", comment: str = "") -> None:
    """Write the file; the same body always gives the same bytes."""
    targets = {name: f"{name}.xml" for name in (*PARTS, *FURNITURE)}
    order = list(targets)
    section = "".join(
        f'<w:{name}Reference w:type="default" r:id="r{order.index(name)}"/>' for name in FURNITURE
    )
    document = (
        f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}"><w:body>{body}'
        f"<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(targets),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/comments.xml": _comments(comment),
    }
    for name, text in (("header", header), ("footer", footer)):
        tag = FURNITURE[name]
        parts[f"word/{name}.xml"] = f'{DECLARATION}<w:{tag} xmlns:w="{NAMESPACE}">{para(text)}</w:{tag}>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 0, 0, 0)), text)

"""The memo as one HTML page that needs nothing but itself; all that is quoted is escaped."""

from collections.abc import Iterable
from datetime import date
from html import escape

from mittkoping.strategy.memo.content import Memo, Remark

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.7rem; }
h2 { font-size: 1.3rem; margin-top: 2.2rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 0.3rem; }
table { border-collapse: collapse; font-size: 0.95rem; width: 100%; }
th, td { border-bottom: 1px solid #888; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; }
td, blockquote, p { overflow-wrap: anywhere; }
blockquote { border-left: 0.25rem solid #888; margin: 0.5rem 0; padding: 0.1rem 0 0.1rem 1rem; }
@media print {
  body { font-size: 11pt; margin: 0; max-width: none; }
  h2, h3 { break-after: avoid; }
  section.remark, tr { break-inside: avoid; }
}
"""


def made(memo: Memo, _: date) -> bytes:
    """The memo as a whole page in UTF-8, without links, scripts or anything fetched."""
    page = (
        '<!DOCTYPE html>\n<html lang="sv-SE">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
        "'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{titled(memo)}\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_said(memo.title)}</h1>\n{as_body(memo)}</main>\n</body>\n</html>\n"
    )
    return page.encode()


def titled(memo: Memo) -> str:
    """The memo's title as a page's head says it."""
    return f"<title>{_said(memo.title)}</title>"


def as_body(memo: Memo) -> str:
    """What stands under the memo's title, with headings from the second level on."""
    return "".join(
        [
            _facts(memo),
            f"<h2>Sammanfattning</h2>\n<p>{_said(memo.summary)}</p>\n",
            _strengths(memo),
            _overview(memo),
            _section("Om hela dokumentet", memo.general, memo.language),
            _section("I textens ordning", memo.remarks, memo.language),
            f"<h2>Om synpunkterna</h2>\n<p>{_said(memo.closing)}</p>\n",
        ]
    )


def _facts(memo: Memo) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_said(label)}</th><td>{_said(words)}</td></tr>\n'
        for label, words in memo.facts
    )
    head = '<thead><tr><th scope="col">Uppgift</th><th scope="col">Om dokumentet</th></tr></thead>\n'
    return f"<table>\n{head}<tbody>\n{rows}</tbody>\n</table>\n"


def _strengths(memo: Memo) -> str:
    if not memo.strengths:
        return ""
    said = _joined(f"<li>{_said(one)}</li>" for one in memo.strengths)
    return f"<h2>Det som redan är tydligt</h2>\n<ul>\n{said}</ul>\n"


def _overview(memo: Memo) -> str:
    if not memo.all:
        return ""
    head = _joined(f'<th scope="col">{word}</th>' for word in ("Nr", "Synpunkt", "Gäller", "Vikt"))
    rows = _joined(
        f"<tr><td>{each.number}</td><td>{_said(each.title)}</td><td>{_said(each.about)}</td>"
        f"<td>{_said(each.weight)}</td></tr>"
        for each in memo.all
    )
    return (
        f"<h2>Synpunkterna i korthet</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _section(title: str, remarks: Iterable[Remark], language: str) -> str:
    said = "".join(_remark(remark, language) for remark in remarks)
    return f"<h2>{title}</h2>\n{said}" if said else ""


def _remark(remark: Remark, language: str) -> str:
    tongue = ' lang="en"' if language == "en" else ""
    where = f" Avsnitt: {_said(remark.section)}." if remark.section else ""
    lines = [
        f"<h3>{remark.number}. {_said(remark.title)}</h3>",
        f"<p>{_said(remark.weight)}.{where}</p>",
        f"<blockquote{tongue}><p>{_said(remark.quote)}</p></blockquote>" if remark.quote else "",
        f"<p>{_said(remark.reason)}</p>",
        f"<p><strong>Förslag:</strong> {_said(remark.proposal)}</p>" if remark.proposal else "",
    ]
    return f'<section class="remark">\n{_joined(line for line in lines if line)}</section>\n'


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _said(text: str) -> str:
    return escape(text, quote=True)

"""L9: the document this one builds on cannot be found, no longer holds, or is not named at all."""

from collections.abc import Iterator
from datetime import date

from mittkoping.strategy.draft import Draft, Finding, FindingTarget, Parent
from mittkoping.strategy.lint.parents import Standing, standing
from mittkoping.strategy.lint.phrases import called, quoted, quoted_en, reworded


def parent_document(draft: Draft, _: date) -> Iterator[Finding]:
    """Parents by variant: `unresolved` (no case number, date, year or link, or not there yet), `superseded`
    (replaced, or over before this document begins); and `none` for a document that names no parent.
    """
    if not draft.facts.parents:
        yield _none(draft)
    for parent in draft.facts.parents:
        stands = standing(draft, parent)
        if stands != Standing.HOLDS:
            yield _weak(draft, parent, stands)


def _none(draft: Draft) -> Finding:
    sv, en = called(draft)
    return Finding(
        rule="L9",
        variant="none",
        severity="info",
        target=FindingTarget("document", None, draft.facts.title or draft.document.source.filename),
        message_sv=f"{sv} nämner inget överordnat dokument. Skriv vilket beslut, program eller vilken budget "
        "som ligger till grund, med diarienummer.",
        message_en=f"{en} names no parent document. Write which decision, programme or budget it rests on, "
        "with its case number.",
        span=None,
        proposal=reworded(draft, f"{sv} bygger på … (dnr …), antaget av … den …."),
    )


def _weak(draft: Draft, parent: Parent, stands: Standing) -> Finding:
    sv, en = _SAID[stands]
    over = stands in (Standing.REPLACED, Standing.OVER)
    better = f"{parent.title} (dnr …, antagen …)" if not over else f"… (dnr …), som ersätter {parent.title}"
    return Finding(
        rule="L9",
        variant="superseded" if over else "unresolved",
        severity="warning",
        target=FindingTarget("parent", None, parent.title),
        message_sv=f"{quoted(parent.title)} {sv}",
        message_en=f"{quoted_en(parent.title)} {en}",
        span=parent.span,
        proposal=reworded(draft, _in_sentence(draft, parent, better)),
    )


def _in_sentence(draft: Draft, parent: Parent, better: str) -> str:
    """The sentence that names the parent, with better words for it, where the sentence is known."""
    if parent.span is None or parent.sentence is None:
        return better
    before = draft.document.text[parent.sentence.start : parent.span.start]
    after = draft.document.text[parent.span.end : parent.sentence.end]
    return f"{before}{better}{after}" if len(before) + len(after) < 300 else better


_SAID: dict[Standing, tuple[str, str]] = {
    Standing.UNDATED: (
        "nämns utan årtal, datum eller diarienummer, så ingen vet vilken version som gäller. Skriv dem här.",
        "is named without year, date or case number, so nobody knows which version holds. Write them here.",
    ),
    Standing.NOT_YET: (
        "finns inte än, säger texten. Skriv när dokumentet väntas och vad som gäller tills dess.",
        "does not exist yet, the text says. Write when it is expected and what holds until then.",
    ),
    Standing.REPLACED: (
        "har ersatts eller slutat gälla, säger texten. Hänvisa till det dokument som gäller i stället.",
        "has been replaced or no longer applies, the text says. Refer to the document that applies instead.",
    ),
    Standing.OVER: (
        "slutade gälla innan det här dokumentet börjar. Hänvisa till det som gäller nu.",
        "ceased to apply before this document begins. Refer to the one that applies now.",
    ),
}

"""Fields of a Word document: a code is never text, and a table of contents says headings a second time."""

from dataclasses import dataclass

from mittkoping.texts.documents.markup import Node


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False  # whether what follows is its result


class Fields:
    """The fields that are open where the reading stands; they may reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hides(self) -> bool:
        """Whether what stands here is a field's code or a table of contents."""
        return any(not field.shows or is_contents(field.code) for field in self._open)

    def meet(self, node: Node) -> None:
        """Take in a node of a run: a field begins, goes over to its result or ends, or says its code."""
        kind = node.attributes.get("fldCharType", "")
        if node.tag == "instrText" and self._open:
            self._open[-1].code += node.text
        elif kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
        elif kind == "end" and self._open:
            self._open.pop()

    def begin_paragraph(self, *, heading: bool) -> None:
        """Forget codes that nobody ended, and at a heading all fields, so that none swallows the document."""
        self._open = [] if heading else [field for field in self._open if field.shows]


def is_contents(code: str) -> bool:
    """Whether a field's code asks for a table of contents."""
    return code.split()[:1] == ["TOC"]

"""XML of Word parts as small trees, one for each piece, so that a long document takes little memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from mittkoping.texts.documents.building import MOST_CHARACTERS
from mittkoping.texts.documents.refusals import refusal

# An encoding that nobody knows is a LookupError, one that the parser cannot take a ValueError.
_BROKEN = (expat.ExpatError, LookupError, ValueError)
_MOST_ELEMENTS, _MOST_IN_A_NODE, _DEEPEST = 400_000, 100_000, 200
_LONGEST_TOKEN = 1024 * 1024  # bytes in which no tag and no text ends
_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}


@dataclass(slots=True)
class Node:
    """An element; names of the Word namespace stand without a prefix."""

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text."""
        return "".join(self.pieces)

    def child(self, *tags: str) -> "Node | None":
        """The node found by going down from child to child, None where one is missing."""
        node: Node | None = self
        for tag in tags:
            node = next((child for child in node.children if child.tag == tag), None) if node else None
        return node

    def value(self, *tags: str) -> str | None:
        """The `val` of the node found by going down, "" when it says none; None when there is no node."""
        node = self.child(*tags)
        return None if node is None else node.attributes.get("val", "")


class Reader:
    """Feeds a parser and hands out the finished nodes that stand at a depth.

    A document type, and with it every entity, is refused where it begins.
    """

    def __init__(self, depth: int) -> None:
        self._depth, self._elements, self._inside, self._characters = depth, 0, 0, 0
        self._names: dict[str, str] = {}
        self._open: list[Node] = []
        self._level = self._fed = 0
        self._done: list[Node] = []
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def nodes(self, chunks: Iterable[bytes]) -> Iterator[Node]:
        """The nodes at the depth, in order, none of a part that is not there.

        Raises UnusableError for what is no XML, or unsafe, or too much.
        """
        began = False
        try:
            for chunk in chunks:
                began = True
                self._parser.Parse(chunk, False)
                self._fed += len(chunk)
                # Each chunk makes the parser look again at a token that has not ended.
                if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
                    raise refusal("too_large")
                done, self._done = self._done, []
                yield from done
            if began:
                self._parser.Parse(b"", True)
        except _BROKEN:
            raise refusal("corrupt") from None
        yield from self._done

    def _doctype(self, *_: object) -> None:
        raise refusal("unsafe_content")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._level += 1
        self._elements += 1
        self._inside = self._inside + 1 if self._open else 0
        if self._elements > _MOST_ELEMENTS or self._inside > _MOST_IN_A_NODE:
            raise refusal("too_large")
        if self._level > _DEEPEST:
            raise refusal("corrupt")
        if self._level > self._depth:
            named = {self._names.get(key) or self._name(key): said for key, said in attributes.items()}
            node = Node(self._names.get(name) or self._name(name), named)
            if self._open:
                self._open[-1].children.append(node)
            self._open.append(node)

    def _end(self, _: str) -> None:
        self._level -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self._done.append(node)

    def _text(self, text: str) -> None:
        if self._open and self._open[-1].tag in {"t", "instrText"}:
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                raise refusal("too_large")
            self._open[-1].pieces.append(text)

    def _name(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        short = _SHORT.get(space, "" if not space or space.endswith("relationships") else "other:") + local
        return self._names.setdefault(name, short)


class _Begun(Exception):  # noqa: N818 - no error: the part's first element has been met
    pass


def check_prolog(chunks: Iterable[bytes]) -> None:
    """Read a part as far as its first element. Raises UnusableError when a document type stands before it."""
    parser = expat.ParserCreate()

    def begun(*_: object) -> None:
        raise _Begun

    def doctype(*_: object) -> None:
        raise refusal("unsafe_content")

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begun, doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
    except (_Begun, *_BROKEN):
        return

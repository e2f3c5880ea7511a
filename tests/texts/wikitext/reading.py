"""A small wiki of our own to read texts in."""

from pathlib import Path

from mittkoping.texts.wikitext.convert import Converted, Source, convert
from mittkoping.texts.wikitext.mapping import load_mapping
from mittkoping.texts.wikitext.wiki import Wiki

WIKI = Wiki(
    {0: "", 2: "Användare", 6: "Fil", 10: "Mall", 14: "Kategori", 3000: "Kommun", 3001: "Kommundiskussion"}
)
SHIPPED = Path(__file__).parents[3] / "mittkoping" / "imports" / "mittkoping.toml"
MAPPING = load_mapping(SHIPPED.read_text("utf-8"))


def read(text: str, title: str = "Provsida") -> Converted:
    """One text converted alone."""
    return convert([Source(title, text)], WIKI, MAPPING)[0]

"""Pure text work: wikitext, HTML, differences, merging, Swedish."""

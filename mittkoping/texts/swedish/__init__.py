"""Swedish as a search engine must know it: words, stems, compounds, respelling, passages and queries."""

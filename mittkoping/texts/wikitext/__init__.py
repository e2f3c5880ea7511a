"""MediaWiki source in; sanitised HTML, typed records, links, categories and talk threads out."""

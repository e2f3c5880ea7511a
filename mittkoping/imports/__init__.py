"""Foreign material comes in: the MediaWiki export."""

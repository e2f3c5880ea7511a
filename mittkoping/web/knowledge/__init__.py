"""Pages for municipality pages, cards, key areas and categories."""

"""The wiki: municipality pages, cards, categories and links."""

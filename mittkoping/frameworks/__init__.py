"""Key areas and the frameworks that order them."""

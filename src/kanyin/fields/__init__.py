"""What lines tell of an article: persons, units, bylines. Pure functions on text."""

"""Small readers of one line each: names and units, sources and issues, bylines. They know no page."""

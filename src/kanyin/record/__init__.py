"""What was done to a page, and why: for a terminal, as JSON, and as a page for a browser."""

"""Source to clean Lines and the Changes that made them. Pure functions, no input or output."""

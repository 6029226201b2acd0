"""The command line: commands and their options, and what is said on a terminal."""

"""Settings from flags, variables and ``kanyin.toml``, and what a person decides about rules and lines."""

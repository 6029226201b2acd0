"""A Book to finished files: one module a format, and ``FORMATS`` that lists them."""

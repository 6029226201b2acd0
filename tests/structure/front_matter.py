"""What a text page becomes, for tests of its front matter."""

from __future__ import annotations

import yaml

from kanyin import pipeline
from kanyin.read import read_page


def front_matter(page: str) -> dict[str, object]:
    """The front matter of a page's Markdown; conservation is checked on the way."""
    made = pipeline.make_markdown(pipeline.clean_source(read_page(page.encode(), "page.txt")))
    return dict(yaml.safe_load(made.split("---\n", 2)[1]))

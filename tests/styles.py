"""The page styles that come with kanyin, in one place: what holds of every style is tested of these."""

from __future__ import annotations

from kanyin.style import available
from tests.conftest import ROOT

NAMES = tuple(sorted(path.parent.name for path in (ROOT / "styles").glob("*/style.toml")))
STYLES = {style.name: style for style in available() if style.name in NAMES}
"""Without one that is broken: of that ``test_every_style_is_whole`` tells, and the others are tested all the same."""

"""``python -m kanyin``."""

from kanyin.cli import main

main()

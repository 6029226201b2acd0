"""``python -m kanyin``."""

from kanyin.cli.main import main

main()

# make            set everything up, then make input/ into build/
# make test       lint, types and all tests; EPUB validation too
# make test-all   the tests, and what is slow and rare: all patterns judged again, 200 kills at moments of chance
# make lint       ruff, mypy, and whether every pattern is linear in its input
# make fuzz       mutated input of all kinds for ten minutes: no crash, hang or loss; SECONDS=60 for a shorter time
# make bench      times and memory beside other tools, and that no cost grows faster than its text
# make pictures   pages of build/*.pdf and of every style to docs/*.png, for the README
# make clean      remove build/ and caches (rm -r .venv takes the set-up away too)

VENV := .venv
# Python for Windows puts programs into Scripts; everybody else, MSYS2 too, into bin.
BIN = $(if $(wildcard $(VENV)/Scripts/python.exe),$(VENV)/Scripts,$(VENV)/bin)
CODE := $(shell find src styles -type f ! -name '*.pyc')

.DEFAULT_GOAL := build
.PHONY: build test test-all lint types patterns fuzz bench pictures clean
.DELETE_ON_ERROR:

build: $(VENV)/.system $(VENV)/.code
	@sh tools/build.sh $(BIN)/kanyin $(VENV)/.code

# Newer than all code and styles: results older than this are made again. Bytecode and patterns are compiled for all runs.
$(VENV)/.code: $(VENV)/.installed $(CODE) tools/precompile.py
	$(BIN)/python tools/precompile.py
	@touch $@

$(VENV)/.installed: pyproject.toml tools/venv.sh
	sh tools/venv.sh $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.system: $(VENV)/.installed src/kanyin/system.py tools/system_packages.py
	$(BIN)/python tools/system_packages.py
	@touch $@

$(VENV)/.dev: $(VENV)/.system | $(VENV)/.code
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python tools/system_packages.py --tests
	@touch $@

# Types and patterns take a core each, beside each other.
lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(MAKE) --no-print-directory -j 2 types patterns

types: $(VENV)/.dev
	$(BIN)/mypy

patterns: $(VENV)/.dev
	$(BIN)/python -m tools.linear

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

test-all: test
	$(BIN)/python -m tools.linear --all
	$(BIN)/python bench/kills.py 200

# Mutated pages, records, Markdown and settings, for a time: make fuzz SECONDS=600
SECONDS := 600
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

bench: $(VENV)/.dev $(VENV)/.code
	$(BIN)/python bench/cleaning.py
	$(BIN)/python -m bench.linear
	$(BIN)/python bench/main_text.py
	$(BIN)/python bench/portal.py
	$(BIN)/python bench/compare.py
	$(BIN)/python bench/folder.py
	$(BIN)/python bench/journal.py
	$(BIN)/python -m bench.references
	$(BIN)/python bench/typeset.py speed

pictures: build
	$(BIN)/python tools/pictures.py build docs
	for style in $(notdir $(patsubst %/style.toml,%,$(wildcard styles/*/style.toml))); do $(BIN)/kanyin styles $$style --png docs/style-$$style.png; done

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

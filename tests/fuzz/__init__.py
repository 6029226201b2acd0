"""Mutated pages, records, Markdown and settings: nothing crashes, hangs, vanishes, or is written elsewhere.

``make fuzz SECONDS=600`` runs all targets, ``python -m tests.fuzz --help`` tells the rest. A case is its target and its
number, and nothing else: ``--only cleaning:4711`` makes it again. Each module in ``targets/`` is a target: its TARGET
tells what to begin with (files in ``corpus/``, all of our own words), which mutations fit, and what to do and check.
"""

"""The command line: commands and their options, and what is said on a terminal."""

import gc

from kanyin import precompiled

# As in run.workers: what is imported is no garbage, and looking it through again and again took a tenth of a short run.
gc.set_threshold(50_000)
precompiled.use_functions()

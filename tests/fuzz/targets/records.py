"""JSON Lines to Markdown, a document a line."""

from __future__ import annotations

import io

from kanyin import limits
from kanyin.errors import ConservationError, KanyinError
from kanyin.read.records import find_records, is_record, read_record
from tests.fuzz.engine import Case, Target
from tests.fuzz.targets import cleaning


def run(case: Case) -> None:
    is_record(case.data)
    for span in find_records(io.BytesIO(case.data), limits.current().max_size):
        try:
            source = read_record(case.data[span.start : span.start + span.length], "pages.jsonl", span.line)
            cleaning.clean(source, case)
        except ConservationError:
            raise
        except KanyinError as error:
            assert error.problem and error.hint and error.file, "a message without cause or cure"


TARGET = Target("records", ["*.jsonl"], run)

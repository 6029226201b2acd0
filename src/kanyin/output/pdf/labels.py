"""PageLabels: a viewer calls each page by the folio that is printed on it (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def page_labels(first: int) -> Callable[[Any, Any], None]:
    """What puts the labels into WeasyPrint's PDF (its ``finisher``); ``first`` is the folio of the opening page."""

    def label(_document: Any, pdf: Any) -> None:
        import pydyf

        numbers = pydyf.Array([0, pydyf.Dictionary({"S": "/D", "St": first})])
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})

    return label

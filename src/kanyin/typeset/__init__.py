"""Chinese line layout for WeasyPrint.

``install()`` once, before the first document, teaches WeasyPrint ``text-autospace``, ``text-spacing-trim``,
``text-justify``, ``line-break`` and ``hanging-punctuation``, and lays out every paragraph that holds
Chinese by clreq's rules. Documents without Chinese come out as before. See docs/typeset.md.
"""

from __future__ import annotations

from kanyin.errors import MissingToolError
from kanyin.messages import msg

SUPPORTED = ("70.0",)


def install() -> None:
    """Teach WeasyPrint Chinese line layout; calling it again does nothing.

    Raises MissingToolError when WeasyPrint or Pango is missing, or when this WeasyPrint is a version whose
    internals have not been tested.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        problem = msg("WeasyPrint cannot be loaded: {reason}", reason=error)
        raise MissingToolError(problem, hint=msg("Run: {command}", command="kanyin doctor")) from error
    if weasyprint.__version__ not in SUPPORTED:
        raise MissingToolError(
            msg(
                "Chinese line layout is tested with WeasyPrint {wanted}, not {found}",
                wanted=msg(", ").join(SUPPORTED),
                found=weasyprint.__version__,
            ),
            hint=msg("Run: {command}", command=f"pip install weasyprint=={SUPPORTED[-1]}"),
        )
    from .patches import install as apply_patches

    apply_patches()

"""The pages of every PDF in a folder as PNG: ``pictures.py FROM TO [PAGES]``; NAME-1.png, NAME-2.png …

Only the first PAGES pages (2) are drawn, at 100 dots an inch.
"""

import sys
from pathlib import Path

import pypdfium2


def main(source: Path, target: Path, pages: int) -> None:
    """Draw the pages."""
    target.mkdir(exist_ok=True)
    for file in sorted(source.glob("*.pdf")):
        document = pypdfium2.PdfDocument(file)
        for number in range(min(pages, len(document))):
            picture = target / f"{file.stem}-{number + 1}.png"
            document[number].render(scale=100 / 72).to_pil().save(picture, optimize=True)
            print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)

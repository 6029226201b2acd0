"""Which packages of this operating system bring what kanyin needs beside its Python packages."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

from kanyin.messages import msg

COMMANDS = {
    "apt": "apt-get install -y",
    "dnf": "dnf install -y",
    "pacman": "pacman -S --needed",
    "brew": "brew install",
    "msys2": "pacman -S --needed",
}
"""How each package manager is told to install; ``msys2`` is the one for Windows."""

PACKAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "pango": {
        "apt": ("libpango-1.0-0", "libpangoft2-1.0-0"),
        "dnf": ("pango",),
        "pacman": ("pango",),
        "brew": ("pango",),
        "msys2": ("mingw-w64-x86_64-pango",),
    },
    "harfbuzz-subset": {
        "apt": ("libharfbuzz-subset0",),
        "dnf": ("harfbuzz",),
        "pacman": ("harfbuzz",),
        "brew": ("harfbuzz",),
        "msys2": ("mingw-w64-x86_64-harfbuzz",),
    },
    "song": {
        "apt": ("fonts-noto-cjk",),
        "dnf": ("google-noto-serif-cjk-fonts",),
        "pacman": ("noto-fonts-cjk",),
        "brew": ("font-noto-serif-cjk-sc",),
    },
    "hei": {
        "apt": ("fonts-noto-cjk",),
        "dnf": ("google-noto-sans-cjk-fonts",),
        "pacman": ("noto-fonts-cjk",),
        "brew": ("font-noto-sans-cjk-sc",),
    },
    "kai": {
        "apt": ("fonts-lxgw-wenkai",),
        "brew": ("font-lxgw-wenkai",),
    },
    "fang": {
        "apt": ("texlive-lang-chinese", "fonts-cwtex-fs"),
        "dnf": ("texlive-fandol",),
        "pacman": ("texlive-langchinese",),
    },
    "biaosong": {},
    "latin": {
        "apt": ("fonts-liberation",),
        "dnf": ("liberation-serif-fonts", "liberation-sans-fonts", "liberation-mono-fonts"),
        "pacman": ("ttf-liberation",),
        "brew": ("font-liberation",),
    },
    "math": {
        "apt": ("fonts-texgyre-math",),
        "dnf": ("stix-fonts",),
        "pacman": ("otf-latinmodern-math",),
        "brew": ("font-stix-two-math",),
    },
    "symbols": {
        "apt": ("fonts-symbola",),
        "dnf": ("gdouros-symbola-fonts",),
        "pacman": ("noto-fonts",),
    },
    "emoji": {
        "apt": ("fonts-noto-color-emoji",),
        "dnf": ("google-noto-color-emoji-fonts",),
        "pacman": ("noto-fonts-emoji",),
        "brew": ("font-noto-color-emoji",),
    },
    "java": {
        "apt": ("default-jre-headless",),
        "dnf": ("java-latest-openjdk-headless",),
        "pacman": ("jre-openjdk-headless",),
        "brew": ("temurin",),
    },
    "poppler": {
        "apt": ("poppler-utils",),
        "dnf": ("poppler-utils",),
        "pacman": ("poppler",),
        "brew": ("poppler",),
        "msys2": ("mingw-w64-x86_64-poppler",),
    },
    "ghostscript": {
        "apt": ("ghostscript",),
        "dnf": ("ghostscript",),
        "pacman": ("ghostscript",),
        "brew": ("ghostscript",),
        "msys2": ("mingw-w64-x86_64-ghostscript",),
    },
    "libreoffice": {
        "apt": ("libreoffice-writer-nogui",),
        "dnf": ("libreoffice-writer",),
        "pacman": ("libreoffice-fresh",),
        "brew": ("libreoffice",),
    },
    "chromium": {
        "apt": ("chromium", "chromium-driver"),
        "dnf": ("chromium", "chromedriver"),
        "pacman": ("chromium",),
    },
}
"""What a person needs, and the packages that hold it, by package manager."""

ELSEWHERE = {
    "song": ("Noto Serif CJK SC", "https://github.com/notofonts/noto-cjk"),
    "hei": ("Noto Sans CJK SC", "https://github.com/notofonts/noto-cjk"),
    "kai": ("LXGW WenKai", "https://github.com/lxgw/LxgwWenKai"),
    "fang": ("FandolFang", "https://ctan.org/pkg/fandol"),
    "biaosong": ("FZXiaoBiaoSong-B05S", "https://www.foundertype.com"),
    "latin": ("Liberation", "https://github.com/liberationfonts/liberation-fonts"),
    "math": ("TeX Gyre Termes Math", "https://www.gust.org.pl/projects/e-foundry/tg-math"),
    "symbols": ("Noto Sans Symbols 2", "https://github.com/notofonts/symbols"),
    "emoji": ("Noto Color Emoji", "https://github.com/googlefonts/noto-emoji"),
    "java": ("Java", "https://adoptium.net"),
    "poppler": ("pdftotext", "https://poppler.freedesktop.org"),
    "ghostscript": ("Ghostscript", "https://ghostscript.com"),
    "libreoffice": ("LibreOffice", "https://www.libreoffice.org"),
    "chromium": ("ChromeDriver", "https://googlechromelabs.github.io/chrome-for-testing"),
    "pango": ("Pango", "https://doc.courtbouillon.org/weasyprint"),
    "harfbuzz-subset": ("HarfBuzz", "https://doc.courtbouillon.org/weasyprint"),
}
"""What a thing is called and where it comes from, when no package is known to hold it."""


LINKS = {
    "fang": "mkdir -p ~/.local/share/fonts && "
    "ln -s /usr/share/texlive/texmf-dist/fonts/opentype/public/fandol ~/.local/share/fonts/"
}
"""What shows fonts to all programs that a package of Debian keeps to TeX."""


def manager() -> str:
    """The package manager of this system, a key of COMMANDS; empty where there is none that we know."""
    if sys.platform == "darwin":
        return "brew"
    if sys.platform in ("win32", "cygwin", "msys"):
        return "msys2"
    programs = {"apt-get": "apt", "dnf": "dnf", "pacman": "pacman"}
    return next((name for program, name in programs.items() if shutil.which(program)), "")


def packages(things: Iterable[str], name: str, *, ask: bool = True) -> tuple[str, ...]:
    """The packages of manager ``name`` that hold ``things`` (keys of PACKAGES), each once.

    Old Ubuntus lack some, and apt installs nothing when it does not know one of them: those are left out.
    """
    found = tuple(dict.fromkeys(package for thing in things for package in PACKAGES[thing].get(name, ())))
    known = _known_to_apt(found) if ask and found and name == "apt" else frozenset()
    return tuple(package for package in found if package in known) or found


def _known_to_apt(names: tuple[str, ...]) -> frozenset[str]:
    """Those packages that apt knows."""
    import subprocess

    done = subprocess.run(["apt-cache", "show", *names], capture_output=True, check=False)
    lines = done.stdout.decode(errors="replace").splitlines()
    return frozenset(line.removeprefix("Package: ") for line in lines if line.startswith("Package: "))


def install_command(things: Iterable[str], *, ask: bool = True) -> str:
    """What to type on this system to get ``things``, or where to get them. ``ask``: ask apt whether it knows them all,
    which takes half a second.
    """
    wanted = list(things)
    name = manager()
    found = packages(wanted, name, ask=ask)
    links = "".join(f" && {LINKS[thing]}" for thing in wanted if name == "apt" and thing in LINKS)
    parts = [f"{_prefix(name)}{COMMANDS[name]} {' '.join(found)}{links}"] if found else []
    elsewhere = [ELSEWHERE[thing] for thing in wanted if name not in PACKAGES[thing]]
    parts += [msg("get {name} from {address}", name=known, address=address) for known, address in elsewhere]
    return msg("; ").join(parts)


def _prefix(name: str) -> str:
    """Who is not root needs ``sudo``; brew and MSYS2 are the user's own."""
    is_root = not hasattr(os, "geteuid") or os.geteuid() == 0
    return "" if name in ("brew", "msys2") or is_root else "sudo "

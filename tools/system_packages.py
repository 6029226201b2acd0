"""Install the system packages that kanyin still lacks, or show the command to type.

``make`` calls it: without options it gets what sets and shows type (Pango, fonts); with ``--tests`` Java too, for
epubcheck, pdftotext, and Ghostscript with its profile of four inks. Leaves with 3 when something is missing that cannot
be done without.
"""

import os
import shlex
import shutil
import subprocess
import sys

from kanyin import doctor, system
from kanyin.messages import msg, use_language

QUIET = {"apt": ["--no-install-recommends"], "pacman": ["--noconfirm"], "msys2": ["--noconfirm"]}
BOOKS = ("pango", "harfbuzz-subset", "song", "hei", "kai", "latin", "math", "symbols", "emoji")
TESTS = (*BOOKS, "java", "poppler", "ghostscript")


def main() -> int:
    """Look, install, look again."""
    wanted = TESTS if "--tests" in sys.argv[1:] else BOOKS
    missing = lacking(wanted)
    if not missing:
        return 0
    name = system.manager()
    root = become_root(name)
    if root is None:
        return give_up(missing)
    if name == "apt":
        subprocess.run([*root, "apt-get", "update", "-q"], check=False)
    packages = system.packages(missing, name)
    if packages:
        command = [*root, *system.COMMANDS[name].split(), *QUIET.get(name, []), *packages]
        print("+", shlex.join(command), flush=True)
        subprocess.run(command, check=False)
    # A library that came a moment ago is seen by a new process only.
    again = subprocess.run([sys.executable, __file__, "--look", *wanted], capture_output=True, text=True, check=True)
    missing = again.stdout.split()
    return give_up(missing) if missing else 0


def lacking(wanted: tuple[str, ...]) -> list[str]:
    """Which of the things named in ``system.PACKAGES`` this machine has not."""
    return [check.thing for check in doctor.inventory() if check.thing in wanted and not check.found]


def become_root(name: str) -> list[str] | None:
    """What goes before the install command, or None where we may not or cannot install."""
    if name in ("brew", "msys2"):
        program = "brew" if name == "brew" else "pacman"
        return [] if shutil.which(program) else None
    if not name:
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    allowed = (
        shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    )
    return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"] if allowed else None


def give_up(missing: list[str]) -> int:
    """Say what to type; 3 when books cannot be made without it."""
    checks = {check.thing: check for check in doctor.inventory() if check.thing}
    stops = any(checks[thing].needed for thing in missing) or not {"java", "poppler"}.isdisjoint(missing)
    for thing in missing:
        check = checks[thing]
        told = msg("missing: {name}, for {purpose}", name=doctor.shown(check.name), purpose=check.purpose)
        print(told, file=sys.stderr)
    advice = msg("type this, and then make again:") if stops else msg("books are made without it; better with:")
    print(f"  {advice}\n    {system.install_command(missing)}", file=sys.stderr)
    return 3 if stops else 0


if __name__ == "__main__":
    use_language("", os.environ)
    if sys.argv[1:2] == ["--look"]:
        print(*lacking(tuple(sys.argv[2:])))
    else:
        sys.exit(main())

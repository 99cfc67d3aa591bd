"""Draw the pictures of the README from the worked example: the frame on a terminal, and the HTML report.

python docs/pictures/make.py              # both; the report needs chromium
python docs/pictures/make.py --terminal   # the frame alone
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMMAND = ("check", "Pakistan said three children were killed", "--source", "source/iran-pakistan-talks.txt")
CLAIMS = """\
source: iran-pakistan-talks
claims:
  - At least 11 people were killed in the air strikes
  - id: toll
    claim: Pakistan said three children were killed
  - Iran recalled its ambassadors from Tehran
  - Pakistan launched air strikes inside Iran
  - Amirabdollahian met Pakistan's caretaker prime minister
  - Mr Jilani said terrorism was a common challenge
  - At least four Pakistani labourers were killed on Saturday
  - Pakistan condemned the killings
  - The bodies have been brought home
"""
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts that would be fetched; any font of fixed width does."""


def claimcheck(*arguments: str, cwd: Path = ROOT) -> str:
    """Return what a command prints in colour, whatever its exit code."""
    environment = {**os.environ, "FORCE_COLOR": "1", "NO_COLOR": ""}
    command = [sys.executable, "-m", "claimcheck", *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout


def terminal() -> str:
    """Return the SVG of a terminal that shows a false claim."""
    console = Console(record=True, width=120, file=io.StringIO(), force_terminal=True)
    typed = " ".join(f'"{word}"' if " " in word else word for word in COMMAND)
    console.print(Text(f"$ claimcheck {typed}\n"))
    console.print(Text.from_ansi(claimcheck(*COMMAND)), soft_wrap=True)
    drawn = console.export_svg(title="claimcheck", theme=SVG_EXPORT_THEME, unique_id="claimcheck")
    return _FONT.sub("", drawn).replace("Fira Code, monospace", "monospace")


def report(path: Path) -> None:
    """Take a picture of the HTML report on some claims about the example, true ones and false ones."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("chromium is not installed; --terminal draws the other picture alone")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(ROOT / "source", project / "source")
        (project / "claims").mkdir()
        (project / "claims" / "talks.yaml").write_text(CLAIMS, encoding="utf-8")
        claimcheck("verify", "--output", "html=report.html", cwd=project)
        page = (project / "report.html").as_uri() + "#toll"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,760"]
        options += ["--disable-background-networking", "--no-first-run", f"--user-data-dir={folder}/profile"]
        command = [chromium, *options, f"--screenshot={path}", page]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - the browser


def main() -> None:
    """Write what is asked for beside this script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terminal", action="store_true")
    alone = parser.parse_args().terminal
    (HERE / "terminal.svg").write_text(terminal(), encoding="utf-8")
    if not alone:
        report(HERE / "report.png")


if __name__ == "__main__":
    main()

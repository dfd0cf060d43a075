"""Pages of documentation, taken apart into prose and fenced blocks, and run.

A page is run from top to bottom in a folder of its own:

- a block after a line that ends in "Save this as `name`:" becomes that file, and
  one after "Add this to the end of `name`:" makes it longer;
- in a `console` block, what stands behind `$ ` is run by the shell, and what
  follows must be what it prints; a line with nothing but `…` stands for any lines;
- a `python` block is run, and what it prints must be the `text` block behind it.
"""

import contextlib
import io
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")], key=str)
LANGUAGES = {"yaml", "json", "python", "console", "text", "mermaid", "sh", "toml"}

_FENCE = re.compile(r"```(\S*)")
_SAVE = re.compile(r"Save this as `([^`]+)`:$")
_ADD = re.compile(r"Add this to the end of `([^`]+)`:$")
_ELLIPSIS = "…"


@frozen(kw_only=True)
class Block:
    """One fenced block.

    Attributes:
        text: What stands between the fences.
        line: Of the opening fence, 1-based.
        before: The last line of prose before it.
    """

    language: str
    text: str
    line: int
    before: str

    @property
    def file(self) -> str:
        """The file that the reader is asked to save it as, or to add it to."""
        found = _SAVE.search(self.before) or _ADD.search(self.before)
        return found[1] if found else ""

    @property
    def adds(self) -> bool:
        """Whether the file is to be made longer."""
        return _ADD.search(self.before) is not None


def blocks_of(page: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    before, language, start = "", "", 0
    inside: list[str] | None = None
    for number, line in enumerate(page.splitlines(), 1):
        fence = _FENCE.fullmatch(line)
        if inside is None and fence:
            inside, language, start = [], fence[1], number
        elif inside is not None and line == "```":
            text = "".join(f"{each}\n" for each in inside)
            yield Block(language=language, text=text, line=start, before=before)
            inside, before = None, ""
        elif inside is not None:
            inside.append(line)
        elif line.strip():
            before = line.strip()


def run_page(page: str, folder: Path, commands: Path) -> list[Block]:
    """Run the blocks of a page, and return them with what really came out.

    Args:
        page: The page.
        folder: Where files are written and commands are run.
        commands: A folder with the programs that the page calls.
    """
    found: list[Block] = []
    names: dict[str, object] = {"__name__": "__main__"}
    printed: str | None = None
    for block in blocks_of(page):
        after_python, printed = printed, None
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if block.adds else "w", encoding="utf-8") as file:
                file.write(block.text)
        elif block.language == "console":
            found.append(evolve(block, text=_transcript(block, folder, commands)))
            continue
        elif block.language == "python":
            printed = _run_python(block, names)
        elif block.language == "text" and after_python is not None:
            found.append(evolve(block, text=after_python))
            continue
        found.append(block)
    return found


def _run_python(block: Block, names: dict[str, object]) -> str:
    """Run a block of Python, and return what it prints."""
    code = compile("\n" * block.line + block.text, "<page>", "exec")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(code, names)  # noqa: S102 - our own pages
    return out.getvalue()


def _transcript(block: Block, folder: Path, commands: Path) -> str:
    """Return a console block as it should be."""
    whole = ""
    for command, expected in _commands(block.text):
        env = {
            **os.environ,
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "80",
            "NO_COLOR": "1",
        }
        ended = subprocess.run(  # noqa: S602 - our own pages
            command,
            shell=True,
            check=False,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        out = ended.stdout.decode()
        # Where lines are left out, what is shown stays as it is if it is true.
        whole += f"$ {command}\n{expected if agrees(expected, out) else out}"
    return whole


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command with what is said to follow it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    for part in parts[1:]:
        lines = part.splitlines(keepends=True)
        end = 1
        while lines[end - 1].endswith("\\\n"):
            end += 1
        yield "".join(lines[:end]).rstrip("\n"), "".join(lines[end:])


def agrees(expected: str, out: str) -> bool:
    r"""Whether `out` is what is expected, where `…` alone stands for any lines.

    >>> agrees("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    True
    >>> agrees("one\n…\nfour\n", "one\ntwo\n")
    False
    """
    pattern = "".join(
        "(?:.*\n)*?" if line.strip() == _ELLIPSIS else re.escape(line)
        for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, out) is not None


def rewritten(page: str, found: list[Block]) -> str:
    """Return the page with its blocks put in place."""
    lines = page.splitlines(keepends=True)
    for block in reversed(found):
        end = next(i for i in range(block.line, len(lines)) if lines[i] == "```\n")
        lines[block.line : end] = block.text.splitlines(keepends=True)
    return "".join(lines)

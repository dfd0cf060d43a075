"""Certain corrections, made in the files: lines are edited, never laid out anew.

A file is replaced as a whole or not at all; its ends of lines, its mark at the
beginning, and its permissions stay.
"""

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from attrs import frozen

from recommender.errors import RecommenderError
from recommender.loading.characters import LINE_END
from recommender.model.diagnostic import Diagnostic, Edit

_MARK = "\ufeff"


@frozen(kw_only=True)
class Mended:
    """What corrections make of one file.

    Attributes:
        path: How the file is shown.
        before: Its text as it was.
        after: Its text with the corrections.
        mends: The faults that were corrected, in order.
    """

    path: str
    before: str
    after: str
    mends: tuple[Diagnostic, ...]

    def diff(self) -> str:
        """Return what changes, as programs for patches write it."""
        lines = unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            self.path,
            self.path,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def mend(diagnostics: Iterable[Diagnostic], root: Path | None) -> tuple[Mended, ...]:
    """Return what all certain corrections make of the files; nothing is written.

    Of two corrections of the same place, the first is made; the other shows again
    once the files are checked anew.

    Args:
        diagnostics: What was found.
        root: The folder that files are named from; None for the current one.
    """
    by_path: dict[str, list[tuple[Diagnostic, Sequence[Edit]]]] = {}
    for each in sorted(diagnostics, key=lambda each: each.sort_key):
        # A correction in several files would be half done if one could not be written.
        if each.fix and {edit.path for edit in each.fix} == {each.position.path}:
            by_path.setdefault(each.position.path, []).append((each, each.fix))
    found = []
    for path, fixes in sorted(by_path.items()):
        before = _text(_place(root, path))
        after, mends = _edited(before, fixes)
        if mends:
            found.append(Mended(path=path, before=before, after=after, mends=mends))
    return tuple(found)


def write(mended: Iterable[Mended], root: Path | None) -> None:
    """Put the corrected files in the place of the others.

    Raises:
        RecommenderError: One cannot be written; those before it have been.
    """
    for each in mended:
        place = _place(root, each.path)
        try:
            _replace(Path(os.path.realpath(place)), each.after)
        except OSError as error:
            msg = f"{each.path} cannot be written: {error.strerror}"
            raise RecommenderError(msg) from error


def _place(root: Path | None, path: str) -> Path:
    """Return where a file lies that is shown as `path`."""
    return Path(path) if root is None else root / path


def _text(path: Path) -> str:
    """Return the text of a file as it stands there."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read again"
        raise RecommenderError(msg) from error


def _replace(path: Path, text: str) -> None:
    """Write a file beside the old one, and let it take that one's place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _edited(
    text: str, fixes: Iterable[tuple[Diagnostic, Sequence[Edit]]]
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return a text with the edits made, and the faults that they mend."""
    starts = _starts(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    taken: list[tuple[int, int, str]] = []
    mends = []
    for diagnostic, edits in fixes:
        spans = [_span(edit, starts, text, ending) for edit in edits]
        if all(_free(span, taken) for span in spans):
            taken.extend(spans)
            mends.append(diagnostic)
    for start, end, new in sorted(taken, reverse=True):
        text = text[:start] + new + text[end:]
    return text, tuple(mends)


def _starts(text: str) -> Mapping[int, int]:
    """Return where each line begins, the first being 1."""
    starts = {1: len(_MARK) if text.startswith(_MARK) else 0}
    for number, end in enumerate(LINE_END.finditer(text), 2):
        starts[number] = end.end()
    starts[len(starts) + 1] = len(text)
    return starts


def _span(
    edit: Edit, starts: Mapping[int, int], text: str, ending: str
) -> tuple[int, int, str]:
    """Return which part of the text an edit replaces, and by what."""
    last = len(text)
    start = starts.get(edit.line, last) + edit.column - 1
    end = starts.get(edit.end_line, last) + edit.end_column - 1
    new = edit.text.replace("\n", ending)
    return min(start, last), min(max(start, end), last), new


def _free(span: tuple[int, int, str], taken: Iterable[tuple[int, int, str]]) -> bool:
    """Return whether nothing of a span is edited already."""
    return all(span[1] <= start or end <= span[0] for start, end, _ in taken)

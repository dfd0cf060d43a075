"""Knowledge that is taken up anew while a program runs.

A knowledge base never changes; what is swapped is which one a program asks.
There is no thread and no clock in here: whoever holds a `Reloader` decides when it
looks.
"""

import hashlib
from os import PathLike
from threading import Lock

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.errors import InvalidKnowledgeError
from recommender.loading.faults import Faults
from recommender.loading.files import read_files
from recommender.model.diagnostic import Diagnostic


@frozen(kw_only=True)
class Reload:
    """What came of one look at the files.

    Attributes:
        knowledge_base: To be asked from now on.
        changed: Whether it is another one than before this look.
        waiting: The files have changed, and are taken up if they are still the same
            at the next look.
        diagnostics: What keeps the files from being used, as they are now; the
            knowledge base is then an older one.
    """

    knowledge_base: KnowledgeBase
    changed: bool = False
    waiting: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class _Held:
    """What is asked at present, and what was seen when it was opened."""

    knowledge_base: KnowledgeBase
    seen: str


class Reloader:
    """Holds the newest knowledge base that could be opened.

    Any number of threads may ask for it, and look for changes, at the same time.
    It is swapped whole: who has taken one keeps it for as long as they like.
    Files with errors never take the place of what works.
    Files that change while they are read are left for the next look, and what is
    new has to be the same in two looks, so that no half-written file is taken up
    as long as looks are further apart than writing takes.
    """

    def __init__(self, *paths: str | PathLike[str]) -> None:
        """Open the files, as `KnowledgeBase.open` does.

        Raises:
            InvalidKnowledgeError: The files have errors, and there is nothing older
                to fall back on.
        """
        self._paths = paths
        self._looking = Lock()
        self._pending = ""
        self._refused: tuple[str, tuple[Diagnostic, ...]] = ("", ())
        seen = _seen(paths)
        self._held = _Held(KnowledgeBase.open(*paths), seen)

    @property
    def knowledge_base(self) -> KnowledgeBase:
        """The newest knowledge base that could be opened."""
        return self._held.knowledge_base

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What kept the files from being used at the last look; mostly nothing."""
        return self._refused[1]

    def refresh(self) -> Reload:
        """Look at the files, and take up what is new and has no errors.

        Never raises for what stands in the files, or for files that are not there.
        """
        with self._looking:
            held = self._held
            seen = _seen(self._paths)
            if seen == held.seen:
                self._pending, self._refused = "", ("", ())
                return Reload(knowledge_base=held.knowledge_base)
            if seen == self._refused[0]:
                return self._kept()
            if seen != self._pending:
                self._pending = seen
                return Reload(knowledge_base=held.knowledge_base, waiting=True)
            return self._take_up(seen)

    def _take_up(self, seen: str) -> Reload:
        """Open the files, unless they are changing while they are read."""
        try:
            opened = KnowledgeBase.open(*self._paths)
        except InvalidKnowledgeError as error:
            if _seen(self._paths) == seen:
                self._refused = (seen, error.diagnostics)
                return self._kept()
        else:
            if _seen(self._paths) == seen:
                self._held = _Held(opened, seen)
                self._pending, self._refused = "", ("", ())
                return Reload(knowledge_base=opened, changed=True)
        self._pending = ""
        return Reload(knowledge_base=self._held.knowledge_base, waiting=True)

    def _kept(self) -> Reload:
        """Say why the older one is kept."""
        return Reload(
            knowledge_base=self._held.knowledge_base, diagnostics=self._refused[1]
        )


def _seen(paths: tuple[str | PathLike[str], ...]) -> str:
    """Return a fingerprint of everything that can be read, and of what cannot.

    Of the content, not of times and sizes, which can stay the same.
    """
    faults = Faults()
    files = read_files(paths, faults)
    content = hashlib.sha256()
    for name, text in files:
        for part in (name, text):
            data = part.encode("utf-8", "surrogatepass")
            content.update(b"%d " % len(data))
            content.update(data)
    for fault in sorted(faults.found, key=lambda each: each.sort_key):
        content.update(repr((fault.check, fault.message, fault.position)).encode())
    return content.hexdigest()

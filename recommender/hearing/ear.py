"""Hearing for one knowledge base, compiled when something is first heard."""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from recommender.errors import RecommenderError
from recommender.loading.kept_file import KeptFile
from recommender.model.heard import Heard
from recommender.model.knowledge import Knowledge

if TYPE_CHECKING:
    from recommender.hearing.index import Index


class Ear:
    """Hears texts in the vocabulary of one knowledge base.

    Any number of threads may use it: one compiles the vocabulary, the others wait.
    """

    def __init__(self, knowledge: Knowledge, kept: KeptFile | None = None) -> None:
        """Hear in the words of `knowledge`.

        Args:
            knowledge: Has the vocabulary.
            kept: The file that `knowledge` is kept in, if it is; what hearing is
                made of is kept beside it.
        """
        self._knowledge = knowledge
        self._kept = kept
        self._index: Index | None = None
        self._lock = Lock()

    def __getstate__(self) -> tuple[Knowledge, KeptFile | None]:
        """Keep what the rest can be compiled from again."""
        return self._knowledge, self._kept

    def __setstate__(self, state: tuple[Knowledge, KeptFile | None]) -> None:
        """Start anew, as in another process."""
        self.__init__(*state)  # type: ignore[misc]

    def hear(self, text: str, languages: Sequence[str] | None = None) -> Heard:
        """Return what `text` says.

        Raises:
            RecommenderError: A language is not one of the knowledge base's, or the
                `hearing` extra is not installed.
        """
        # Imported here, so that who never hears needs none of it.
        from recommender.hearing.hear import hear  # noqa: PLC0415

        spoken = self._knowledge.languages
        for language in languages or ():
            if language not in spoken:
                msg = (
                    f"the knowledge base has no language {language!r}, "
                    f"only {', '.join(spoken)}"
                )
                raise RecommenderError(msg)
        return hear(text, self._compiled(), languages)

    def _compiled(self) -> "Index":
        """Return the vocabulary, compiled once."""
        from recommender.hearing.keeping import kept_index_of  # noqa: PLC0415

        if self._index is None:
            with self._lock:
                if self._index is None:
                    self._index = kept_index_of(self._knowledge, self._kept)
        return self._index

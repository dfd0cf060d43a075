"""What hearing is made of, kept in a file between two runs."""

import logging
from collections.abc import Sequence

from recommender.hearing.index import Index
from recommender.hearing.indexing import index_of, indexed
from recommender.hearing.preparing import Prepared, prepared
from recommender.hearing.stemming import code_of_stemmers
from recommender.hearing.stored import lines_of, prepared_from
from recommender.loading.code import code_of
from recommender.loading.garbage import no_collecting
from recommender.loading.kept_file import KeptFile
from recommender.model.knowledge import Knowledge

_LOG = logging.getLogger(__name__)


def kept_index_of(knowledge: Knowledge, compiled: KeptFile | None) -> Index:
    """Return the index of a vocabulary, from what was kept of it where it can be.

    Args:
        knowledge: Has the vocabulary.
        compiled: The file that `knowledge` is kept in, beside which it lies; None
            where it is not kept.

    Raises:
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    if compiled is None:
        return index_of(knowledge)
    kept = hearing_beside(compiled, knowledge.languages)
    with no_collecting():
        ready = read_prepared(kept)
        if ready is None:
            ready = prepared(knowledge)
            kept.write(lines_of(ready))
        return indexed(ready, knowledge)


def hearing_beside(compiled: KeptFile, languages: Sequence[str]) -> KeptFile:
    """Return the file that keeps what hearing in some `languages` is made of.

    Raises:
        HearingNotInstalledError: The `hearing` extra is not installed.
    """
    return compiled.beside(".hearing", code_of("hearing"), code_of_stemmers(languages))


def read_prepared(kept: KeptFile) -> Prepared | None:
    """Return what a file keeps; None where it cannot be used."""
    lines = kept.read()
    if lines is None:
        return None
    try:
        return prepared_from(lines)
    except ValueError:
        _LOG.warning("%s cannot be used and is made anew", kept.path)
        return None

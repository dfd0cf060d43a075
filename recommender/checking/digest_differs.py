"""Content that is not the one that was agreed on."""

from collections.abc import Iterator

from recommender.checking.places import finding
from recommender.model.diagnostic import Diagnostic
from recommender.model.knowledge import Knowledge

SHORTEST = 12


def digest_differs(knowledge: Knowledge, frozen: str) -> Iterator[Diagnostic]:
    """The content is not the one that was frozen.

    ## Why this is bad
    What is published is then not what was reviewed.

    ## Example
    `recommender check --frozen 1f0c…` in the pipeline that publishes, and somebody
    has changed a rule since. Layout and comments do not count.

    ## What to do
    Look at what changed, and freeze the new digest.
    """
    meant = frozen.strip().casefold().removeprefix("sha256:")
    if len(meant) >= SHORTEST and knowledge.digest.startswith(meant):
        return
    yield finding(
        "digest-differs",
        f"the content has the digest {knowledge.digest}, not {frozen}",
        knowledge.id,
        help="look at what changed; to accept it, freeze the new digest",
    )

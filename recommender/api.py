"""What a sales tool calls: open a knowledge base, ask for advice.

from recommender import KnowledgeBase

kb = KnowledgeBase.bundled("printing")
advice = kb.advise({"problems": ["smudging"]}, on=date(2026, 11, 23))
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from recommender.advising.advise import advise
from recommender.advising.day import day_of
from recommender.advising.demonstrating import demonstrate
from recommender.advising.grounds import Grounds, grounds_of
from recommender.advising.why import why
from recommender.advising.why_not import why_not
from recommender.caching import kept_in, read_compiled, write_compiled
from recommender.compiling.compiled import Compiled, compile_knowledge
from recommender.engine.engine import Engine
from recommender.errors import (
    InvalidEnquiryError,
    InvalidKnowledgeError,
    RecommenderError,
)
from recommender.hearing.ear import Ear
from recommender.loading.bundled import bundled_paths as bundled_paths
from recommender.loading.bundled import bundled_root as bundled_root
from recommender.loading.enquiry import enquiry_data
from recommender.loading.enquiry_reader import EnquiryReader
from recommender.loading.faults import Faults
from recommender.loading.files import read_files
from recommender.loading.kept_file import KeptFile
from recommender.loading.load import load_texts
from recommender.model.advice import Advice
from recommender.model.demonstration import Demonstration
from recommender.model.enquiry import Enquiry
from recommender.model.explanation import Why, WhyNot
from recommender.model.heard import Heard
from recommender.model.knowledge import Knowledge
from recommender.parallel import advised, available_cores

if TYPE_CHECKING:
    from recommender.checking.running import CheckReport

Place = str | PathLike[str]
Told = TypeVar("Told")


class KnowledgeBase:
    """Everything authored, loaded and checked together, ready to advise.

    It never changes, and any number of threads may ask it at the same time.
    Opening another one and using that instead is how to take up new files.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        compiled: Compiled | None = None,
        kept: KeptFile | None = None,
    ) -> None:
        """Make `knowledge` ready to advise; most callers use `open` instead.

        Args:
            knowledge: What authors wrote.
            compiled: What it was compiled to, where that has been kept.
            kept: The file that it is kept in, if any.

        Raises:
            InvalidKnowledgeError: Its rules conclude in a circle.
        """
        if compiled is None:
            # What is kept has been looked through, and needs no check at all.
            from recommender.checking.circular_conclusions import (  # noqa: PLC0415
                circular_conclusions,
            )

            circles = tuple(circular_conclusions(knowledge))
            if circles:
                raise InvalidKnowledgeError(circles)
            compiled = compile_knowledge(knowledge)
        self._compiled = compiled
        self._engine = Engine(compiled.ruleset)
        self._reader = EnquiryReader(knowledge)
        self._ear = Ear(knowledge, kept)

    @classmethod
    def open(cls, *paths: Place, cache: Place | None = None) -> Self:
        """Load every YAML file among `paths`; folders are searched to the bottom.

        Args:
            *paths: Files and folders.
            cache: A file that keeps what was compiled, so that opening the same
                files again takes a fraction of the time. It is written where there
                is none, and anew where the files, the library, or the file itself
                have changed. It holds data only, and nothing in it is run. What
                hearing is made of is kept beside it, once something is heard, in
                a file whose name ends in `.hearing`.

        Raises:
            InvalidKnowledgeError: The files have errors; it carries all of them.
        """
        return cls._opened(paths, cache=cache)

    @classmethod
    def bundled(cls, name: str = "printing", *, cache: Place | None = None) -> Self:
        """Open a knowledge base that comes with the library.

        Args:
            name: Of the knowledge base.
            cache: As for `open`.

        Raises:
            RecommenderError: There is none of that name; the text lists them.
        """
        # Named from their own folder, the files are called the same everywhere.
        return cls._opened(bundled_paths(name), cache=cache, root=bundled_root())

    @classmethod
    def _opened(
        cls, paths: Sequence[Place], *, cache: Place | None, root: Path | None = None
    ) -> Self:
        """Open the files under `paths`, or what was kept of them."""
        faults = Faults()
        files = read_files(paths, faults, root)
        kept = None if cache is None or faults.found else kept_in(cache, files)
        compiled = None if kept is None else read_compiled(kept)
        if compiled is not None:
            return cls(compiled.knowledge, compiled, kept)
        opened = cls(load_texts(files, faults).usable(), kept=kept)
        if kept is not None:
            write_compiled(opened._compiled, kept)
        return opened

    @property
    def knowledge(self) -> Knowledge:
        """What authors wrote, as values."""
        return self._compiled.knowledge

    @property
    def engine(self) -> str:
        """What fires the rules: `durable_rules`, or `plain` where it cannot be had."""
        return self._engine.name

    def advise(
        self,
        enquiry: Enquiry | Mapping[str, object],
        *,
        on: date,
        top: int | None = None,
    ) -> Advice:
        """Return ranked recommendations for a client, with every reason.

        Args:
            enquiry: What the client brings, or the same as plain data
                (`{"problems": ["smudging"], "context": {"rollers": "nbr"}}`).
            on: The day the advice is for; sources that are no longer valid on it
                do not count.
            top: How many recommendations, and how many held products, to return;
                None returns all.

        Raises:
            InvalidEnquiryError: It has words or values that this knowledge base
                does not know; it carries a diagnostic for each.
            RecommenderError: `on` is no day, or `top` is no number from 0 up.
        """
        day = day_of(on)
        if top is not None and not 0 <= top <= sys.maxsize:
            msg = f"top is how many to return, and {top} cannot be that"
            raise RecommenderError(msg)
        return advise(
            self._compiled,
            self._reader.read(enquiry),
            self._engine.infer,
            on=day,
            top=top,
            again=partial(self.advise, on=day, top=top),
        )

    def advise_many(
        self,
        enquiries: Iterable[Enquiry | Mapping[str, object]],
        *,
        on: date,
        top: int | None = None,
        tell: Callable[[Advice], Told] | None = None,
        processes: int | None = None,
    ) -> Iterator[Advice | Told | InvalidEnquiryError]:
        """Yield the advice on each of many enquiries, in their order.

        Enquiries are taken as advice is, so a stream of any length needs little
        memory. One that cannot be read gives its error in place of its advice; the
        others are not affected.

        Args:
            enquiries: Each as for `advise`.
            on: As for `advise`.
            top: As for `advise`.
            tell: What to make of each advice where it was given, such as
                `Advice.to_dict`; None gives the advice itself. With several
                processes, only what it returns travels.
            processes: How many; None is one for each core where there is something
                to tell, else one: advice is written when it is read, and travels
                written out in full.

        Raises:
            RecommenderError: A process ended before its work was done.
        """
        if processes is None:
            processes = 1 if tell is None else available_cores()
        one = partial(self.advise, on=on, top=top)
        return advised(one, enquiries, tell=tell, processes=processes)

    def why(
        self, enquiry: Enquiry | Mapping[str, object], product: str, *, on: date
    ) -> Why:
        """Return a smallest support of a recommendation.

        These rules, facts and data alone give the product the same score, and
        none of them can be left out.

        Raises:
            InvalidEnquiryError: As `advise`.
            RecommenderError: The product is not recommended; ask `why_not`.
        """
        grounds = self._grounds(enquiry, on)
        number = self._compiled.catalog.number.get(product)
        if number is None or not grounds.fitting >> number & 1:
            msg = f"{product!r} is not recommended for this enquiry; ask why not"
            raise RecommenderError(msg)
        return why(grounds, number)

    def why_not(
        self, enquiry: Enquiry | Mapping[str, object], product: str, *, on: date
    ) -> WhyNot:
        """Return why a product is not the first choice; exactly one verdict.

        Raises:
            InvalidEnquiryError: As `advise`.
        """
        return why_not(self._grounds(enquiry, on), product, self._engine.infer)

    def demonstration(
        self, enquiry: Enquiry | Mapping[str, object], product: str, *, on: date
    ) -> Demonstration:
        """Return the plan for showing a product at work in this client's press room.

        Raises:
            InvalidEnquiryError: As `advise`.
            RecommenderError: The product is unknown, not offered, or ruled out for
                this client; or its steps wait for each other in a circle.
        """
        grounds = self._grounds(enquiry, on)
        return demonstrate(
            grounds, product, enquiry=enquiry_data(grounds.facts, self.knowledge)
        )

    def _grounds(self, enquiry: Enquiry | Mapping[str, object], on: date) -> Grounds:
        """Return what advice on an enquiry rests on."""
        facts = self._reader.read(enquiry)
        return grounds_of(
            self._compiled, facts, self._engine.infer(facts), on=day_of(on)
        )

    def hear(self, text: str, languages: Sequence[str] | None = None) -> Heard:
        """Return what a client's own words mean, and the words that led there.

        Args:
            text: What the client said or wrote; languages may be mixed.
            languages: To listen for; None for all that the knowledge base has.

        Raises:
            RecommenderError: A language is not one of the knowledge base's, or the
                `hearing` extra is not installed.
        """
        return self._ear.hear(text, languages)


def check(*paths: Place, on: date | None = None) -> "CheckReport":
    """Look for faults in authored files, without advising.

    Never raises for what authors wrote: unreadable files are findings, too.

    Args:
        paths: Folders and files; together they are one knowledge base.
        on: The day for which dates are looked at; None leaves those checks out.
    """
    from recommender.checking.running import check_files  # noqa: PLC0415 - as above

    return check_files(paths, on=on)

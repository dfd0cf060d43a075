"""What is different between two knowledge bases: what authors wrote, and the advice."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from recommender.model.enquiry import Enquiry


class Nature(Enum):
    """What a change of what authors wrote can change."""

    ADVICE = "advice"
    WORDING = "wording"
    CARE = "care"


@frozen(kw_only=True)
class Slot:
    """One thing that is written otherwise.

    Attributes:
        name: Where it stands: `when.appears`, `properties.voc`.
        old: As its author wrote it; empty where it was not there.
        new: As it is written now; empty where it is gone.
    """

    name: str
    old: str = ""
    new: str = ""
    nature: Nature = Nature.ADVICE


@frozen(kw_only=True)
class Change:
    """One rule, product, need or other thing that is written otherwise.

    Attributes:
        kind: The section it stands in, such as `rules`.
        what: `added`, `removed`, `renamed` or `changed`.
        now: What it is called now, if it has another id.
        slots: What is different of what is on both sides.
    """

    kind: str
    id: str
    what: str
    now: str = ""
    slots: tuple[Slot, ...] = ()

    @property
    def nature(self) -> Nature:
        """The gravest of its slots; what comes or goes can change advice."""
        natures = {slot.nature for slot in self.slots}
        if self.what in {"added", "removed"} or Nature.ADVICE in natures:
            return Nature.ADVICE
        return Nature.WORDING if Nature.WORDING in natures else Nature.CARE


@frozen(kw_only=True)
class Chosen:
    """One product in advice, as far as it decides anything.

    Attributes:
        parts: The support of each problem that it serves.
        priorities: How well it serves each of the client's priorities.
        cautions: The rules that speak against it.
        prevented: Objections that do not come up.
        answered: Objections that are met by a claim.
        open: Objections that nothing meets.
        also: What it would prevent or answer, had anyone asked.
    """

    product: str
    score: int
    parts: tuple[tuple[str, str], ...]
    priorities: tuple[tuple[str, Fraction], ...] = ()
    cautions: tuple[str, ...] = ()
    prevented: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@frozen(kw_only=True)
class Decided:
    """Advice without its words: all that is held against other advice.

    Attributes:
        conclusions: Attribute, value, strength, and problems.
        needs: Need, strength, and problems.
        recommended: Best first.
        held: Best first; what there is to confirm is not compared.
        excluded: The product, the rules that put it out with whether each is firm,
            and whether the client's situation does not suit it.
        remedies: The rule, its effort, and problems.
    """

    conclusions: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    needs: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    recommended: tuple[Chosen, ...] = ()
    held: tuple[Chosen, ...] = ()
    excluded: tuple[tuple[str, tuple[tuple[str, bool], ...], bool], ...] = ()
    remedies: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@frozen(kw_only=True)
class Span:
    """Numbers between two ends; None is the end of the range.

    Attributes:
        numbers: One number of each stretch in it that no limit cuts.
    """

    low: Fraction | None
    high: Fraction | None
    with_low: bool
    with_high: bool
    numbers: tuple[Fraction, ...]


@frozen(kw_only=True)
class RegionLine:
    """What one line of a region says about the client.

    Attributes:
        subject: `problem`, `objection`, `current`, or an attribute.
        value: Of what can hold several things at once: the one that is meant;
            empty where the line says only whether something is known.
        holds: Whether `value` holds, or anything is known.
        choices: Of a choice: those that it can be. Of `current`: the products.
        spans: Of a number: where it can lie.
        unknown: Whether nobody need know it; of `current`, whether there may be
            none.
        beside: Attributes that the number is compared with: its numbers then only
            show how it stands to theirs.
    """

    subject: str
    value: str = ""
    holds: bool = True
    choices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    unknown: bool = False
    beside: tuple[str, ...] = ()


@frozen(kw_only=True)
class ChangedRegion:
    """Situations in which the advice changes, and one client who is in it.

    Attributes:
        lines: All of them hold; whatever they do not name can be anything.
        priority: What the client must have as a priority; empty for nothing.
        partly: Whether advice may be equal for some of them: it could not be worked
            out within the budget.
        witness: A client for whom the advice is `before` and would be `after`.
    """

    lines: tuple[RegionLine, ...]
    priority: str = ""
    partly: bool = False
    witness: Enquiry
    before: Decided
    after: Decided


@frozen(kw_only=True)
class Unproven:
    """What may be advised otherwise and could not be worked out.

    Attributes:
        about: Products, needs and the like.
        where: Boxes outside of which it is proven equal; empty where that could not
            be worked out either.
    """

    about: tuple[str, ...]
    where: tuple[tuple[RegionLine, ...], ...] = ()


@frozen(kw_only=True)
class ScenarioChange:
    """A scenario whose advice, or whose verdict, is another one.

    Attributes:
        what: `fails` or `passes`, now and not before; `advice` for other advice and
            the same verdict; `refused` where one side does not know its words.
        detail: Expected and got, or why it was refused.
    """

    name: str
    what: str
    detail: str = ""


@frozen(kw_only=True)
class ScenarioChanges:
    """What becomes of the scenarios.

    Attributes:
        same: How many are as they were.
        added: Names of new ones.
        removed: Names of those that are gone.
        failing: New ones, and those on both sides, that fail now.
    """

    same: int = 0
    changed: tuple[ScenarioChange, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()


@frozen(kw_only=True)
class ReplayedEnquiry:
    """A recorded enquiry that is advised otherwise.

    Attributes:
        line: Where it stands in the file.
        refused: Why one side does not understand it; empty where both do.
    """

    line: int
    enquiry: Mapping[str, object]
    before: Decided = Decided()
    after: Decided = Decided()
    refused: str = ""


@frozen(kw_only=True)
class Replay:
    """What becomes of recorded enquiries.

    Attributes:
        total: How many there are.
        different: How many are advised otherwise, or understood by one side only.
        unreadable: How many neither side understands.
        examples: The first of those that are different.
    """

    total: int
    different: int
    unreadable: int = 0
    examples: tuple[ReplayedEnquiry, ...] = ()


@frozen(kw_only=True)
class Differences:
    """Everything that is different between two knowledge bases.

    Attributes:
        before: What the one is called: a folder, or a revision.
        after: What the other is called.
        regions: The situations in which the advice changes.
        unlisted: Whether there are more regions of changed advice than are listed.
        unproven: What may be different and could not be worked out.
        refused: What clients can state to one side only.
    """

    before: str
    after: str
    on: date
    changes: tuple[Change, ...] = ()
    regions: tuple[ChangedRegion, ...] = ()
    unlisted: bool = False
    unproven: tuple[Unproven, ...] = ()
    refused: tuple[str, ...] = ()
    scenarios: ScenarioChanges = field(factory=ScenarioChanges)
    replay: Replay | None = None

    @property
    def proven(self) -> bool:
        """Whether advice is known to be equal everywhere else."""
        return not self.unproven

    @property
    def behave_otherwise(self) -> bool:
        """Whether any advice is different, or might be."""
        return bool(
            self.regions
            or self.unproven
            or self.refused
            or self.scenarios.changed
            or (self.replay and self.replay.different)
        )

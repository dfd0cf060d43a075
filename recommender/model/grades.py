"""The short scales that authors and clients grade things on."""

from enum import Enum, IntEnum


class Strength(IntEnum):
    """How far a rule commits itself."""

    POSSIBLE = 1
    LIKELY = 2
    STRONG = 3

    @property
    def word(self) -> str:
        """The strength as authors write it."""
        return self.name.lower()


class Importance(IntEnum):
    """How much something matters to the client; the number is its weight."""

    NICE = 1
    SHOULD = 2
    MUST = 3

    @property
    def word(self) -> str:
        """The importance as clients and authors write it."""
        return self.name.lower()


class Effort(IntEnum):
    """What it costs the client to answer a question or to try a remedy."""

    ASK = 1
    LOOK = 2
    MEASURE = 4
    LABORATORY = 16

    @property
    def word(self) -> str:
        """The effort as authors write it."""
        return self.name.lower()


class Status(Enum):
    """Where a rule or a product stands in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"

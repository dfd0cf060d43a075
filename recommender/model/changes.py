"""What becomes of advice when one thing about the client is different."""

from enum import Enum

from attrs import frozen


class Standing(Enum):
    """Where a product stands in advice."""

    RECOMMENDED = "recommended"
    HELD = "held"
    EXCLUDED = "excluded"
    ABSENT = "absent"


@frozen(kw_only=True)
class Move:
    """A product that stands elsewhere than before."""

    product: str
    before: Standing
    after: Standing


@frozen(kw_only=True)
class Changes:
    """What is different between two pieces of advice, and nothing else.

    Attributes:
        moves: By where they stand then, best first, and then by id.
        fires: Rules that fire only then.
        stops: Rules that fire no longer.
    """

    moves: tuple[Move, ...] = ()
    fires: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is different."""
        return bool(self.moves or self.fires or self.stops)

    def to_dict(self) -> dict[str, object]:
        """Return the changes as plain data, ready for JSON."""
        return {
            "moves": [
                {
                    "product": move.product,
                    "from": move.before.value,
                    "to": move.after.value,
                }
                for move in self.moves
            ],
            "fires": list(self.fires),
            "stops": list(self.stops),
        }

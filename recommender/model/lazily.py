"""What is made when somebody looks at it: members of a sequence, fields of a value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar, overload

Member = TypeVar("Member")
Source = TypeVar("Source")
Key = TypeVar("Key")
Other = TypeVar("Other")

fill = object.__setattr__
"""Give a frozen value a field; only who is just making the value may do that."""

Filler: TypeAlias = Callable[[object, object], None]
"""Gives one field of frozen values, as `fill` does and faster."""


def filler(cls: type, name: str) -> Filler:
    """Return what fills one field of the values of a class."""
    put: Filler = vars(cls)[name].__set__
    return put


class MadeWhenAsked:
    """A frozen value, some of whose fields are made when they are first looked at.

    Whoever looks cannot tell: it equals, hashes, prints and pickles as the same
    value with all its fields made at once.
    """

    __slots__ = ("_makers", "_source")

    @classmethod
    def lazily(
        cls,
        source: Source,
        makers: Mapping[str, Callable[[Source], object]],
    ) -> Self:
        """Return a value whose fields are still to be made.

        Args:
            source: What they are made of.
            makers: How to make each of them; whoever calls this fills the others.
        """
        value: Self = blank(cls)
        fill_source(value, source)
        fill_makers(value, makers)
        return value

    if not TYPE_CHECKING:  # else every misspelt attribute would pass for a field

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it is any field
            """Make a field; this is asked only for what is not there yet."""
            makers = {}
            if name not in MadeWhenAsked.__slots__:
                makers = getattr(self, "_makers", makers)
            if name not in makers:
                msg = f"{type(self).__name__!r} object has no attribute {name!r}"
                raise AttributeError(msg)
            # Two threads may make it at once: they are equal, one stays.
            made = makers[name](self._source)
            fill(self, name, made)
            return made


blank: Callable[[type[Any]], Any] = object.__new__
"""Return a value that has none of its fields yet; for who makes many, as `lazily`."""
fill_source = filler(MadeWhenAsked, "_source")
fill_makers = filler(MadeWhenAsked, "_makers")


class Lazily(Sequence[Member], Generic[Member]):
    """An immutable sequence that makes each member once, on demand.

    It equals any sequence with equal members.

    >>> squares = Lazily(3, lambda place: place * place)
    >>> squares[2], len(squares), squares == (0, 1, 4), squares[:2]
    (4, 3, True, (0, 1))
    """

    __slots__ = ("_made", "_make")

    def __init__(self, length: int, make: Callable[[int], Member]) -> None:
        """Hold `length` members; `make` makes the one at a place."""
        self._made: list[Member | None] = [None] * length
        self._make = make

    @overload
    def __getitem__(self, place: int) -> Member: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Member, ...]: ...
    def __getitem__(self, place: int | slice) -> Member | tuple[Member, ...]:
        """Return a member, or a tuple of the members of a slice."""
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        member = self._made[place]
        if member is None:
            place = range(len(self))[place]
            # Two threads may make it at once: the members are equal, one stays.
            member = self._made[place] = self._make(place)
        return member

    def __len__(self) -> int:
        """Return how many members there are, made or not."""
        return len(self._made)

    def __iter__(self) -> Iterator[Member]:
        """Yield every member."""
        made, make = self._made, self._make
        for place, member in enumerate(made):
            if member is None:
                member = made[place] = make(place)  # noqa: PLW2901 - it was not there
            yield member

    def __eq__(self, other: object) -> bool:
        """Compare the members."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        """Return the hash of the members."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show the members, as a tuple would."""
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Member, ...]], tuple[list[Member]]]:
        """Pickle as a tuple: what makes the members stays here."""
        return tuple, (list(self),)


class ValuesWhenAsked(Mapping[Key, Member], Generic[Key, Member]):
    """A mapping whose values are read from lines when they are asked for.

    It equals any mapping with equal values.

    >>> found = ValuesWhenAsked(["one", "two"], [b"1", b"2"], 0, int)
    >>> found["two"], found.get("three"), found == {"one": 1, "two": 2}
    (2, None, True)
    """

    def __init__(
        self,
        keys: Iterable[Key],
        lines: Sequence[bytes],
        first: int,
        read: Callable[[bytes], Member],
    ) -> None:
        """Hold the lines from `first` on, one for each key; `read` reads one."""
        self._places = {key: place for place, key in enumerate(keys, start=first)}
        self._lines = lines
        self._read = read
        self._made: dict[Key, Member] = {}

    def __getitem__(self, key: Key) -> Member:
        """Return a value, read once."""
        found = self._made.get(key)
        if found is None:
            # Two threads may read it at once: the values are equal, one stays.
            found = self._made[key] = self._read(self._lines[self._places[key]])
        return found

    @overload
    def get(self, key: Key, /) -> Member | None: ...
    @overload
    def get(self, key: Key, default: Member | Other, /) -> Member | Other: ...
    def get(self, key: Key, default: object = None, /) -> object:
        """Return a value, or `default` where there is none."""
        found = self._made.get(key)
        if found is None:
            return self[key] if key in self._places else default
        return found

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key; nothing is read."""
        return key in self._places

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def __repr__(self) -> str:
        """Show the values, as a dictionary would."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[Key, Member]], tuple[dict[Key, Member]]]:
        """Pickle as a dictionary: the lines stay here."""
        return dict, (dict(self),)

"""Edits that put the lines of a key where they belong."""

from collections.abc import Iterable

from attrs import evolve

from recommender.loading.blame import place_of
from recommender.loading.faults import Faults
from recommender.loading.levels import indent_of, last_line
from recommender.model.diagnostic import Edit
from recommender.model.position import Word


def before(
    key: Word, rows: Iterable[str], depth: int, faults: Faults
) -> tuple[Edit, ...]:
    """Return the edits that put lines before what they stand below."""
    place = place_of(key)
    number = place.line - 1
    while number > 0:
        line = faults.line_at(evolve(place, line=number, column=1))
        if line.strip() and indent_of(line) == depth:
            return (
                taken(key, faults),
                Edit(
                    path=place.path,
                    line=number,
                    column=1,
                    end_line=number,
                    end_column=1,
                    text="".join(f"{row}\n" for row in rows),
                ),
            )
        number -= 1
    return ()


def taken(key: Word, faults: Faults) -> Edit:
    """Return the edit that takes away the lines of a key."""
    place = place_of(key)
    return Edit(
        path=place.path,
        line=place.line,
        column=1,
        end_line=last_line(key, faults) + 1,
        end_column=1,
        text="",
    )


def moved(
    key: Word, home: Word, rows: Iterable[str], faults: Faults
) -> tuple[Edit, ...]:
    """Return the edits that put lines at the end of what belongs to `home`."""
    place, end = place_of(key), last_line(home, faults)
    if place_of(home).path != place.path:
        return ()
    if end + 1 == place.line:
        return (in_place(key, rows, faults),)
    put = Edit(
        path=place.path,
        line=end + 1,
        column=1,
        end_line=end + 1,
        end_column=1,
        text="".join(f"{row}\n" for row in rows),
    )
    return (taken(key, faults), put)


def in_place(key: Word, rows: Iterable[str], faults: Faults) -> Edit:
    """Return the edit that writes other lines where a key stands."""
    place = place_of(key)
    end = last_line(key, faults)
    last = faults.line_at(evolve(place, line=end, column=1))
    return Edit(
        path=place.path,
        line=place.line,
        column=1,
        end_line=end,
        end_column=len(last) + 1,
        text="\n".join(rows),
    )

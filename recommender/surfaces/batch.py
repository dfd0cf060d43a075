"""Many enquiries from a file, and the advice on them into another, in their order.

JSON lines need nothing more; tables (Parquet and Arrow) need the `batch` extra.
A line that cannot be read gives what is wrong with it in place of its advice.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeAlias

from attrs import frozen

from recommender.api import KnowledgeBase
from recommender.errors import InvalidEnquiryError, RecommenderError
from recommender.parallel import in_order

TABLES = (".parquet", ".arrow", ".feather")
"""How the names of tables end; every other file holds JSON lines."""

Found: TypeAlias = dict[str, Any]
"""The line, its id if it has one, and `advice` or `errors`."""

_ROWS = 1_000
"""How many rows of a table are read or written at once."""


@frozen
class Row:
    """One enquiry of a file.

    Attributes:
        number: Of its line or row, from 1.
        stated: The enquiry as data; or what kept it from being read.
    """

    number: int
    stated: object
    fault: str = ""


@frozen
class How:
    """How enquiries are to be answered."""

    on: date
    top: int | None = None
    language: str | None = None
    processes: int = 1


def is_table(name: str) -> bool:
    """Tell whether a file is a table by its name."""
    return name.lower().endswith(TABLES)


def rows_of_lines(lines: Iterable[str | bytes]) -> Iterator[Row]:
    """Yield the enquiries of JSON lines; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Row(number, json.loads(line))
        except RecursionError:
            yield Row(number, None, "the line is nested too deeply")
        except ValueError as error:
            reason = getattr(error, "msg", "it is not UTF-8")
            yield Row(number, None, f"the line is not JSON: {reason}")


def answers(kb: KnowledgeBase, rows: Iterable[Row], how: How) -> Iterator[Found]:
    """Yield what is found for each enquiry."""
    yield from in_order(partial(_found, kb, how), rows, processes=how.processes)


def _found(kb: KnowledgeBase, how: How, row: Row) -> Found:
    """Return what is found for one enquiry."""
    stated, about = row.stated, {"line": row.number}
    if isinstance(stated, Mapping) and "id" in stated:
        about["id"] = stated["id"]
        stated = {key: value for key, value in stated.items() if key != "id"}
    if row.fault:
        return about | {"errors": [{"check": "wrong-shape", "message": row.fault}]}
    try:
        advice = kb.advise(stated, on=how.on, top=how.top)  # type: ignore[arg-type]
    except InvalidEnquiryError as error:
        return about | {
            "errors": [
                {"check": each.check, "message": each.message, "help": each.help}
                for each in error.diagnostics
            ]
        }
    return about | {"advice": advice.to_dict(how.language)}


def as_line(found: Found) -> str:
    """Return what was found as a line of JSON."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # What no encoding can hold is written as the escape that JSON has for it.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def arrow() -> Any:  # noqa: ANN401 - a module without types
    """Return the library that reads and writes tables.

    Raises:
        RecommenderError: It is not installed.
    """
    try:
        import pyarrow as found  # noqa: ICN001, PLC0415 - slow, and may be missing
        import pyarrow.dataset  # noqa: PLC0415
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        msg = "tables need the `batch` extra: pip install 'recommender[batch]'"
        raise RecommenderError(msg) from error
    return found


def rows_of_table(path: Path) -> Iterator[Row]:
    """Yield the enquiries of a table, a few at a time.

    Columns are the keys of an enquiry, and `id`; what is null is left out.
    """
    pa = arrow()
    layout = "parquet" if path.suffix.lower() == ".parquet" else "feather"
    try:
        batches = pa.dataset.dataset(path, format=layout).to_batches(batch_size=_ROWS)
        number = 0
        for batch in batches:
            for stated in batch.to_pylist(maps_as_pydicts="strict"):
                number += 1
                yield Row(number, _without_nulls(stated))
    except (OSError, pa.ArrowException) as error:
        msg = f"{path} is not a table that can be read"
        raise RecommenderError(msg) from error


def _without_nulls(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as a file in JSON would state it."""
    kept = {}
    for key, value in stated.items():
        if isinstance(value, Mapping):
            kept[key] = _without_nulls(value)
        elif value is not None:
            kept[key] = value
    return kept


def table_writer(
    path: Path,
) -> tuple[Callable[[list[Found]], None], Callable[[], None]]:
    """Return how to write what was found into a table, and how to close it.

    Columns are `line`, `id`, the ids of `fired` rules and of `recommended` products,
    and `advice` and `errors` as JSON.
    """
    pa = arrow()
    words = pa.list_(pa.string())
    schema = pa.schema(
        [
            ("line", pa.int64()),
            ("id", pa.string()),
            ("fired", words),
            ("recommended", words),
            ("advice", pa.string()),
            ("errors", pa.string()),
        ]
    )
    writer = (
        pa.parquet.ParquetWriter(path, schema)
        if path.suffix.lower() == ".parquet"
        else pa.ipc.new_file(path, schema)
    )

    def write(found: list[Found]) -> None:
        batch = pa.RecordBatch.from_pylist([*map(_as_row, found)], schema=schema)
        writer.write_batch(batch)

    return write, writer.close


def _as_row(found: Found) -> Found:
    """Return what was found as a row of a table."""
    advice, id_ = found.get("advice"), found.get("id")
    row: Found = {"line": found["line"], "id": None if id_ is None else str(id_)}
    if advice is None:
        return row | {"errors": _json(found["errors"])}
    return row | {
        "fired": advice["fired"],
        "recommended": [each["product"] for each in advice["recommendations"]],
        "advice": _json(advice),
    }


def _json(data: object) -> str:
    return as_line(data).rstrip("\n")  # type: ignore[arg-type]


def written(found: Iterable[Found], output: Path | None, stream: IO[str]) -> int:
    """Write what is found, and return how many enquiries could not be read.

    Args:
        found: In order; taken as it is written.
        output: A file, a table by its name; None writes JSON lines to `stream`.
        stream: Where lines go when no file is named.
    """
    if output is not None and is_table(output.name):
        return _written_as_table(found, output)
    if output is not None:
        with output.open("w", encoding="utf-8") as file:
            return written(found, None, file)
    refused = 0
    for each in found:
        refused += "errors" in each
        stream.write(as_line(each))
    return refused


def _written_as_table(found: Iterable[Found], output: Path) -> int:
    write, close = table_writer(output)
    refused = 0
    waiting: list[Found] = []
    try:
        for each in found:
            refused += "errors" in each
            waiting.append(each)
            if len(waiting) == _ROWS:
                write(waiting)
                waiting = []
        if waiting:
            write(waiting)
    finally:
        close()
    return refused

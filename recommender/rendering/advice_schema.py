"""The JSON Schema that advice as plain data follows; it comes with the package."""

import json
from pathlib import Path


def advice_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of `Advice.to_dict()`.

    `format` in advice says which version of it; new keys do not raise it.
    """
    path = Path(__file__).with_name("advice.schema.json")
    found: dict[str, object] = json.loads(path.read_text("utf-8"))
    return found

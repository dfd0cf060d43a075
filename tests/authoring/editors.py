"""Files as editors read them: YAML 1.2, of which a few words are no text."""

import re
from typing import Any

import yaml

_MEANT: dict[str, str] = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"null|Null|NULL|~|",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}


class Editor(yaml.CSafeLoader):
    """Reads what the core schema of YAML 1.2 reads."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as in its base


for _name, _pattern in _MEANT.items():
    Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), None
    )


def as_editors_read(text: str) -> Any:  # noqa: ANN401 - whatever the file says
    """Return what a file says to an editor."""
    return yaml.load(text, Loader=Editor)  # noqa: S506 - made from the safe one

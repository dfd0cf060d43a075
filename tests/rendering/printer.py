"""Whether pages can be printed here."""

import pytest


def need_printer() -> None:
    """Skip the test where the extra `pdf`, or the library it stands on, is missing."""
    try:
        import weasyprint  # noqa: PLC0415
    except (ImportError, OSError) as error:
        pytest.skip(f"nothing can be printed here: {error}")
    assert weasyprint.HTML

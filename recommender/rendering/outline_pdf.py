"""An outline as PDF: the printed HTML page, with letters of every script shaped."""

from recommender.errors import RecommenderError
from recommender.rendering.outline import Outline
from recommender.rendering.outline_html import outline_html


def outline_pdf(outline: Outline, *, language: str) -> bytes:
    """Return an outline as PDF, for A4 paper.

    Args:
        outline: What is said.
        language: Of the text.

    Raises:
        RecommenderError: The extra `pdf`, or the Pango library it stands on, is not
            installed.
    """
    try:
        # An extra: whoever never prints need not install it.
        from weasyprint import HTML  # noqa: PLC0415
    except ImportError as error:
        msg = 'PDF needs the extra `pdf`: python -m pip install "recommender[pdf]"'
        raise RecommenderError(msg) from error
    except OSError as error:
        msg = (
            "PDF needs the Pango library of the operating system, such as the "
            "package libpango-1.0-0 and libpangoft2-1.0-0 of Debian and Ubuntu"
        )
        raise RecommenderError(msg) from error
    page = HTML(string=outline_html(outline, language=language), url_fetcher=_refused)
    # The numbers of lists are hints in the page; without this they begin anew.
    return bytes(page.write_pdf(presentational_hints=True))


def _refused(url: str, *_: object, **__: object) -> dict[str, object]:
    """Load nothing: a page asks for no other resource."""
    msg = f"nothing is loaded for a page, so {url} is not"
    raise ValueError(msg)

"""Pages that leave the house: nothing in them runs, loads, or leads astray."""

import sys
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from recommender import RecommenderError
from recommender.rendering.brief import Reader, brief_outline
from recommender.rendering.demonstration_ics import demonstration_ics
from recommender.rendering.outline import Item, Mark, Outline, Section
from recommender.rendering.outline_html import outline_html
from recommender.rendering.outline_pdf import outline_pdf
from tests.rendering.a_trade import TRADE
from tests.rendering.briefs import BRIEFS, PLANS
from tests.rendering.printer import need_printer

NINE = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - the press room's own time
BRIEF = brief_outline(BRIEFS["recommended"], TRADE, Reader.CLIENT, language="hi")
VOID = {"meta", "br"}


class Tags(HTMLParser):
    """Gathers the tags, their attributes, and the text of a page."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every tag is closed in its turn."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember a text."""
        self.text.append(data)


def read(page: str) -> Tags:
    """Return what a browser sees."""
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert tags.open == []
    return tags


def test_a_page_asks_for_nothing() -> None:
    """No script, no style sheet, no picture, no font from elsewhere."""
    page = outline_html(BRIEF, language="hi")
    tags = read(page)

    kinds = {tag for tag, _ in tags.seen}
    assert kinds.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
    assert "url(" not in page
    assert "@import" not in page
    assert ("html", {"lang": "hi"}) in tags.seen
    policy = [a["content"] for tag, a in tags.seen if a.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "https://example.org/?a=1&b='\"><b>",
        'HTTPS://EXAMPLE.ORG/"onclick="x',
        "&lt;b&gt;",
        "plain",
        "",
    ]
)


def items(depth: int = 2) -> st.SearchStrategy[Item]:
    """Draw an item with hostile words in every place."""
    return st.builds(
        Item,
        text=hostile,
        lead=hostile,
        note=hostile,
        link=hostile,
        mark=st.sampled_from(Mark),
        number=st.integers(0, 9),
        items=st.lists(items(depth - 1), max_size=2).map(tuple)
        if depth
        else st.just(()),
    )


@given(
    title=hostile,
    closing=hostile,
    language=hostile,
    drawn=st.lists(items(), max_size=3),
)
def test_authored_words_stay_words(
    title: str, closing: str, language: str, drawn: list[Item]
) -> None:
    """Whatever they say, no tag and no attribute comes of it."""
    section = Section(heading=title, items=tuple(drawn))
    outline = Outline(title=title, sections=(section,), sources={}, closing=closing)

    tags = read(outline_html(outline, language=language))

    written = {"html", "head", "meta", "title", "style", "body", "main", "section"}
    written |= {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "span", "small"}
    assert {tag for tag, _ in tags.seen} <= written | {"a", "footer"}
    for tag, attributes in tags.seen:
        assert not any(name.startswith("on") for name in attributes)
        if tag == "a":
            assert str(attributes["href"]).lower().startswith("https://example.org/")
    shown = "".join(tags.text)
    assert all(word in shown for item in walk(drawn) for word in said(item))


def walk(drawn: list[Item]) -> Iterator[Item]:
    """Yield every item at whatever depth."""
    for item in drawn:
        yield item
        yield from walk(list(item.items))


def said(item: Item) -> Iterator[str]:
    """Yield the words that every layout shows."""
    if item.mark is not Mark.PRODUCT:
        yield item.text.strip()
    yield item.lead.strip()


def test_a_pdf_is_the_same_every_time() -> None:
    """It is the page, printed; nothing of the moment is in it."""
    need_printer()

    first, second = (outline_pdf(BRIEF, language="hi") for _ in range(2))

    assert first.startswith(b"%PDF-")
    assert first == second


@pytest.mark.parametrize(
    ("module", "error", "said"),
    [
        ("weasyprint", ImportError("no"), r'"recommender\[pdf\]"'),
        ("weasyprint", OSError("libpango"), "Pango"),
    ],
)
def test_a_missing_printer_is_named(
    module: str, error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to install."""
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refusing(module, error), *sys.meta_path])

    with pytest.raises(RecommenderError, match=said):
        outline_pdf(BRIEF, language="en")


class Refusing:
    """Fails to import one module, as if it or its library were not there."""

    def __init__(self, module: str, error: Exception) -> None:
        """Fail for `module` with `error`."""
        self.module, self.error = module, error

    def find_spec(self, name: str, *_: object) -> None:
        """Fail for the one module, and leave the others to the rest."""
        if name == self.module:
            raise self.error


def test_an_appointment_is_the_same_every_time() -> None:
    """The day, the hour, how long, and the whole plan; nothing from a clock."""
    icalendar = pytest.importorskip("icalendar")
    plan = PLANS["full"]

    text = demonstration_ics(plan, TRADE, language="en", start=NINE)

    again = demonstration_ics(plan, TRADE, language="en", start=NINE)
    assert text == again
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["summary"] == "Demonstration: Rapid Ester Wash"
    assert event["dtstart"].dt == NINE
    assert event["duration"].dt.total_seconds() == 82.5 * 60
    assert event["dtstamp"].dt.isoformat() == "2026-11-23T00:00:00+00:00"
    assert "Clear everything of this kind away" in event["description"]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    later = demonstration_ics(plan, TRADE, language="en", start=NINE.replace(hour=10))
    assert later.partition("UID:")[2][:32] != text.partition("UID:")[2][:32]


def test_an_appointment_takes_an_hour_at_least() -> None:
    """Where the steps do not say how long they take."""
    icalendar = pytest.importorskip("icalendar")
    plan = evolve(PLANS["full"], steps=())

    text = demonstration_ics(plan, TRADE, language="de", start=NINE)

    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["summary"] == "Vorführung: Ester-Schnellwaschmittel"
    assert event["duration"].dt.total_seconds() == 60 * 60


def test_a_missing_calendar_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(RecommenderError, match=r'"recommender\[calendar\]"'):
        demonstration_ics(PLANS["full"], TRADE, language="en", start=NINE)

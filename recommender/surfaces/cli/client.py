"""The options by which one client is described, the same for every command."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from attrs import frozen

from recommender.surfaces.cli.opening import cache_option, opened
from recommender.surfaces.cli.stating import Options, enquiry_from

if TYPE_CHECKING:
    from recommender.api import KnowledgeBase
    from recommender.model.enquiry import Enquiry

Command = TypeVar("Command", bound=Callable[..., Any])


@frozen(kw_only=True)
class Client:
    """One client as typed, and who is asked about it.

    Attributes:
        options: What the options state.
        file: An enquiry file that they add to, `-` for standard input; or None.
        places: Files and folders of the knowledge base; none for the bundled one.
        cache: A file that keeps what was compiled, if one is given.
        lang: The language asked for, if any.
        day: The day asked for, if any.
    """

    options: Options
    file: str | None
    places: tuple[str, ...]
    cache: str | None
    lang: str | None
    day: dt.datetime | None

    def open(self) -> "KnowledgeBase":
        """Open the knowledge base."""
        return opened(self.places, self.cache)

    def enquiry(self, kb: "KnowledgeBase") -> "Enquiry":
        """Return what the client brings."""
        return enquiry_from(self.options, self.file, kb.knowledge)

    @property
    def on(self) -> dt.date:
        """The day to advise on; it is read from the clock here, and nowhere deeper."""
        return self.day.date() if self.day else dt.date.today()  # noqa: DTZ011 - the caller's day

    def language(self, kb: "KnowledgeBase") -> str | None:
        """Return the knowledge base's language; a region does not matter."""
        if self.lang is None:
            return None
        spoken = kb.knowledge.languages
        for language in (self.lang, self.lang.replace("_", "-").partition("-")[0]):
            if language in spoken:
                return language
        known = ", ".join(spoken)
        msg = f"--lang: the knowledge base has no {self.lang!r}, only {known}"
        raise click.UsageError(msg)


_OPTIONS = (
    click.option(
        "--problem",
        "problems",
        multiple=True,
        metavar="ID[=IMPORTANCE]",
        help="What the client says is wrong; importance is must, should or nice. "
        "Repeatable. Example: --problem smudging=must",
    ),
    click.option(
        "--given",
        multiple=True,
        metavar="ATTRIBUTE=VALUE",
        help="What is known of the client's situation; several values are separated "
        "by commas. Repeatable. Example: --given process=sheetfed-offset",
    ),
    click.option(
        "--objection",
        "objections",
        multiple=True,
        metavar="ID",
        help="A doubt the client has voiced. Repeatable. Example: --objection "
        "dries-too-slowly",
    ),
    click.option(
        "--priority",
        "priorities",
        multiple=True,
        metavar="ID[=IMPORTANCE]",
        help="What matters most to the client. Repeatable. Example: --priority low-voc",
    ),
    click.option(
        "--current",
        metavar="PRODUCT",
        help="The product in use now. Example: --current kerosene-wash",
    ),
    click.option(
        "--enquiry",
        "file",
        metavar="FILE",
        help="Read the enquiry from a YAML or JSON file, - for standard input; the "
        "other options add to it. Example: --enquiry client.yaml",
    ),
    click.option(
        "--kb",
        "places",
        multiple=True,
        metavar="PATH",
        help="File or folder of the knowledge base; several are one. Repeatable. "
        "Default: press-room chemistry, which comes with the library. Example: --kb "
        "catalogs/printing --kb rules/printing",
    ),
    cache_option,
    click.option(
        "--lang",
        metavar="LANGUAGE",
        help="Language of the advice, if the knowledge base has it. Default: its own "
        "first one. Example: --lang de",
    ),
    click.option(
        "--on",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="The day the advice is for: sources must be valid on it. Default: today. "
        "Example: --on 2026-11-23",
    ),
)


def client_options(command: Command) -> Command:
    """Add the options that describe a client; the command gets them as `client`."""

    @functools.wraps(command)
    def described(  # noqa: PLR0913 - as many as there are options
        *arguments: Any,  # noqa: ANN401 - whatever else the command takes
        problems: tuple[str, ...],
        given: tuple[str, ...],
        objections: tuple[str, ...],
        priorities: tuple[str, ...],
        current: str | None,
        file: str | None,
        places: tuple[str, ...],
        cache: str | None,
        lang: str | None,
        day: dt.datetime | None,
        **others: Any,  # noqa: ANN401 - whatever else the command takes
    ) -> Any:  # noqa: ANN401 - whatever the command returns
        client = Client(
            options=Options(
                problems=problems,
                given=given,
                objections=objections,
                priorities=priorities,
                current=current,
            ),
            file=file,
            places=places,
            cache=cache,
            lang=lang,
            day=day,
        )
        return command(*arguments, client=client, **others)

    for option in reversed(_OPTIONS):
        described = option(described)
    return cast("Command", described)

"""What follows from what happened in a consultation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from recommender import (
    Consultation,
    Enquiry,
    InvalidEnquiryError,
    KnowledgeBase,
    RecommenderError,
)
from recommender.consulting.asking import CURRENT, About, Ask
from recommender.consulting.events import Event, Passed, Said, Thing
from recommender.consulting.ladder import Missing
from recommender.model.consultation import Evidence
from recommender.model.text import Text
from tests.consulting.talks import DAY, NAPHTHA, PLACES, opened, recommended, small


def asked(talk: Consultation) -> str:
    """Return the id of the next question; nothing where there is none."""
    ask = talk.ask(on=DAY)
    return ask.id if ask else ""


def before(talk: Consultation) -> tuple[str, tuple[Missing, ...]]:
    """Return the highest earned rung, and what stands before the next."""
    step = talk.next_step(on=DAY)
    return step.earned.id if step.earned else "", step.missing


def test_the_opening_questions_come_first_and_in_the_authors_order() -> None:
    """Whatever is known already; each is put once, with its purpose."""
    talk = Consultation(small()).answer("rollers", "nbr")
    put = []
    while (ask := talk.ask(on=DAY)) and ask.about is About.OPENING:
        assert ask.text
        assert ask.purpose
        put.append(ask.id)
        talk = talk.pass_over(ask)

    assert put == ["challenges", "most-important", "improvements"]


def test_what_was_said_answers_the_opening_question() -> None:
    """So that it is not put again."""
    talk = Consultation(small()).state(
        Enquiry(problems=["smudging"]), text="It smudges.", opening="challenges"
    )

    assert asked(talk) == "most-important"
    assert talk.enquiry().problems == {"smudging": "should"}


def test_hearing_keeps_the_words_and_what_they_mean() -> None:
    """A log can then be read where nothing can be heard."""
    talk = Consultation(small()).hear("Our ink smudges.", opening="challenges", at="9h")

    (event,) = talk.events
    assert isinstance(event.what, Said)
    assert (event.at, event.what.text) == ("9h", "Our ink smudges.")
    assert event.what.understood.problems == (("smudging", "should"),)


def test_what_products_wait_for_is_asked_while_nothing_fits() -> None:
    """And nothing is asked for that is known, or was asked for in vain."""
    talk = opened().state(Enquiry(problems=["smudging"]))
    put = []
    while (ask := talk.ask(on=DAY)) is not None:
        assert ask.id not in put
        put.append(ask.id)
        talk = talk.pass_over(ask)

    assert "appears" in put
    assert set(put) <= {*small().knowledge.attributes, CURRENT}


def test_nothing_is_asked_once_the_decision_is_settled() -> None:
    """A question that decides nothing is never put."""
    talk = recommended()
    while ask := talk.ask(on=DAY):
        scale = small().knowledge.attributes[ask.id].scale
        answer = next(iter(scale.choices), f"{scale.high} {scale.unit}")
        talk = talk.answer(ask.id, answer)

    assert talk.advice(on=DAY).recommendations
    assert talk.advice(on=DAY).questions == ()


def test_the_last_answer_counts() -> None:
    """By number, not by the order in which events are given."""
    talk = opened().answer("rollers", "nbr").answer("rollers", "epdm")
    turned = evolve(talk, events=talk.events[::-1])

    assert talk.enquiry().context == turned.enquiry().context == {"rollers": "epdm"}


def test_importance_is_kept() -> None:
    """The last one that was given; confirming a problem changes none."""
    talk = opened().state(Enquiry(problems={"smudging": "nice", "scumming": "nice"}))
    talk = talk.state(Enquiry(problems={"smudging": "must"})).confirm("smudging")

    assert talk.enquiry().problems == {"scumming": "nice", "smudging": "must"}
    assert Consultation.replay(small(), talk.log().encode()).events == talk.events


def test_a_mention_counts_as_an_answer() -> None:
    """Later ones win over earlier ones, in either form."""
    talk = opened().answer("rollers", "nbr").state(Enquiry(context={"rollers": "epdm"}))

    assert talk.enquiry().context == {"rollers": "epdm"}


@pytest.mark.parametrize(
    ("thing", "id_"),
    [
        (Thing.PROBLEM, "smudging"),
        (Thing.OBJECTION, "too-expensive"),
        (Thing.PRIORITY, "low-voc"),
        (Thing.ATTRIBUTE, "rollers"),
        (Thing.CURRENT, "old-oily-wash"),
        (Thing.INTEREST, NAPHTHA),
        (Thing.SAMPLE, NAPHTHA),
        (Thing.MEASUREMENT, NAPHTHA),
        (Thing.AGREEMENT, "sample"),
    ],
)
def test_everything_can_be_withdrawn_once(thing: Thing, id_: str) -> None:
    """Afterwards it is as if it had never been said."""
    said = Enquiry(
        problems=["smudging"],
        context={"rollers": "nbr"},
        priorities=["low-voc"],
        current="old-oily-wash",
    )
    talk = (
        opened()
        .state(said)
        .object("too-expensive")
        .show_interest(NAPHTHA)
        .try_sample(NAPHTHA)
        .measure(NAPHTHA, success=True)
        .agree("sample", NAPHTHA)
    )
    assert id_ in talk.stated(thing)
    left = talk.withdraw(thing, id_)

    assert id_ not in left.stated(thing)
    for other in set(Thing) - {thing}:
        assert left.stated(other) == talk.stated(other)
    with pytest.raises(RecommenderError, match="nothing was said"):
        left.withdraw(thing, id_)


def test_a_question_left_open_can_be_put_again() -> None:
    """Withdrawing it is enough."""
    talk = opened().state(Enquiry(problems=["smudging"]))
    ask = talk.ask(on=DAY)
    assert ask is not None
    passed = talk.pass_over(ask)

    assert asked(passed) != ask.id
    assert asked(passed.withdraw(Thing.ATTRIBUTE, ask.id)) == ask.id


def test_words_that_nobody_knows_are_refused() -> None:
    """Nothing is recorded then."""
    talk = opened()
    unknown: list[Callable[[], object]] = [
        lambda: talk.answer("rollers", "wood"),
        lambda: talk.answer("shoes", "nbr"),
        lambda: talk.object("smells-of-fish"),
        lambda: talk.state(Enquiry(problems=["smudgin"])),
    ]
    for refused in unknown:
        with pytest.raises(InvalidEnquiryError):
            refused()
    uncalled: list[Callable[[], object]] = [
        lambda: talk.settle("smells-of-fish"),
        lambda: talk.confirm("smudgin"),
        lambda: talk.show_interest("snake-oil"),
        lambda: talk.try_sample("snake-oil"),
        lambda: talk.measure("snake-oil", success=True),
        lambda: talk.agree("house", NAPHTHA),
        lambda: talk.agree("sample", "snake-oil"),
        lambda: talk.state(Enquiry(), opening="weather"),
    ]
    for refused in uncalled:
        with pytest.raises(RecommenderError, match=r"no .* is called"):
            refused()


def test_two_events_cannot_have_one_number() -> None:
    """Nobody could say which came first."""
    event = Event(number=1, what=Passed(opening="challenges"))

    with pytest.raises(ValueError, match="same number"):
        Consultation(small(), (event, event))


def test_the_ladder_is_climbed_rung_by_rung() -> None:
    """Each rung waits for what its authors want to be so."""
    talk = recommended()
    assert before(talk) == (
        "",
        (Missing(evidence=Evidence.PROBLEM_CONFIRMED, ids=("smudging",)),),
    )
    talk = talk.confirm("smudging")
    earned, missing = before(talk)
    assert earned == "sample"
    assert {each.evidence for each in missing} >= {
        Evidence.INTEREST_SHOWN,
        Evidence.SAMPLE_TRIED,
    }
    talk = talk.show_interest(NAPHTHA).try_sample(NAPHTHA)
    for objection in ("dries-too-slowly", "long-make-ready", "too-expensive"):
        talk = talk.settle(objection)
    assert before(talk) == (
        "trial",
        (Missing(evidence=Evidence.DEMONSTRATION_MEASURED, ids=(NAPHTHA,)),),
    )
    assert before(talk.measure(NAPHTHA, success=False))[0] == "trial"
    talk = talk.measure(NAPHTHA, success=True)
    assert before(talk) == ("order", ())
    assert not talk.next_step(on=DAY).agreed
    assert talk.agree("order", NAPHTHA).next_step(on=DAY).agreed


def test_an_objection_stands_until_the_client_is_content() -> None:
    """And again when it comes up again."""
    talk = recommended().confirm("smudging").show_interest(NAPHTHA).try_sample(NAPHTHA)
    objected = talk.object("too-expensive")
    standing = Missing(evidence=Evidence.NO_OPEN_OBJECTION, ids=("too-expensive",))

    assert standing not in before(talk)[1]
    assert standing in before(objected)[1]
    assert standing not in before(objected.settle("too-expensive"))[1]
    again = objected.settle("too-expensive").object("too-expensive")
    assert standing in before(again)[1]
    withdrawn = objected.withdraw(Thing.OBJECTION, "too-expensive")
    assert standing not in before(withdrawn)[1]


def test_nothing_is_asked_for_while_nothing_is_recommended() -> None:
    """Pressure is not an option, whatever else has happened."""
    talk = (
        opened()
        .confirm("scumming")
        .show_interest(NAPHTHA)
        .try_sample(NAPHTHA)
        .measure(NAPHTHA, success=True)
    )

    assert not talk.advice(on=DAY).recommendations
    assert before(talk) == ("", (Missing(evidence=None),))


def test_it_is_about_what_the_client_wants_if_that_fits() -> None:
    """Interest in what is not recommended moves nothing."""
    talk = recommended()
    first, *others = [r.product for r in talk.advice(on=DAY).recommendations]
    assert others
    assert talk.next_step(on=DAY).product == first
    assert talk.show_interest(others[0]).next_step(on=DAY).product == others[0]
    assert talk.show_interest("old-oily-wash").next_step(on=DAY).product == first


def test_asking_for_the_product_in_use() -> None:
    """It is no attribute, and can be left open like one."""
    ask = Ask(about=About.CURRENT, id=CURRENT, text=Text())

    assert opened().pass_over(ask).standing.passed == {CURRENT}


def test_what_decides_by_being_known_is_asked(tmp_path: Path) -> None:
    """Also where every answer decides the same, so that none of them tells."""
    rule = tmp_path / "rule.yaml"
    rule.write_text(
        f"rules:\n  measured-water:\n    when:\n      water_hardness: known\n"
        f"    exclude:\n      product: [{NAPHTHA}]\n    because: It is shown.\n",
        "utf-8",
    )
    kb = KnowledgeBase.open(*PLACES, rule)
    talk = evolve(recommended(), knowledge_base=kb).answer("voc_limit", "900 g/L")
    advice = talk.advice(on=DAY)

    assert advice.recommendations[0].product == NAPHTHA
    assert "water_hardness" not in {each.attribute for each in advice.questions}
    assert asked(talk) == "water_hardness"
    assert asked(talk.answer("water_hardness", "5 °dH")) == ""

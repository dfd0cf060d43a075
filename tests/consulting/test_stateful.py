"""Consultations of every kind, held at random, and what must hold of all of them."""

from collections.abc import Callable

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from recommender import Consultation, Enquiry
from recommender.consulting.events import Event, Thing
from recommender.consulting.log import read_log
from recommender.consulting.standing import standing
from tests.consulting.talks import DAY, small
from tests.examples import examples

KNOWN = small().knowledge
PROBLEMS = st.sampled_from(sorted(KNOWN.problems))
OBJECTIONS = st.sampled_from(sorted(KNOWN.objections))
PRIORITIES = st.sampled_from(sorted(KNOWN.priorities))
PRODUCTS = st.sampled_from(sorted(KNOWN.products))
RUNGS = st.sampled_from(sorted(KNOWN.commitment))
ANSWERS = st.one_of(
    *(
        st.tuples(st.just(name), st.sampled_from(sorted(each.scale.choices)))
        if each.scale.choices
        else st.tuples(
            st.just(name), st.integers(0, 60).map(f"{{}} {each.scale.unit}".format)
        )
        for name, each in KNOWN.attributes.items()
        if not each.from_rules
    )
)
ENQUIRIES = st.builds(
    Enquiry,
    problems=st.dictionaries(
        PROBLEMS, st.sampled_from(["must", "should", "nice"]), max_size=2
    ),
    context=st.lists(ANSWERS, max_size=2).map(dict),
    objections=st.lists(OBJECTIONS, max_size=2),
    priorities=st.lists(PRIORITIES, max_size=1),
    current=st.none() | PRODUCTS,
)


class Talk(RuleBasedStateMachine):
    """One consultation, and what holds of it after every event."""

    @initialize()
    def begin(self) -> None:
        """Begin with nothing."""
        self.talk = Consultation(small())

    def add(self, record: Callable[[Consultation], Consultation]) -> None:
        """Record something, which adds one event and changes none."""
        before = self.talk
        self.talk = record(before)
        assert self.talk.events[:-1] == before.events

    @rule(enquiry=ENQUIRIES, text=st.text(max_size=20), at=st.text(max_size=5))
    def say(self, enquiry: Enquiry, text: str, at: str) -> None:
        """Something is said."""
        self.add(lambda talk: talk.state(enquiry, text=text, at=at))

    @rule(answer=ANSWERS)
    def answer(self, answer: tuple[str, str]) -> None:
        """A question is answered, and the answer counts from now on."""
        self.add(lambda talk: talk.answer(*answer))
        assert self.talk.enquiry().context[answer[0]] == answer[1]

    @rule(objection=OBJECTIONS, settled=st.booleans())
    def object(self, objection: str, settled: bool) -> None:  # noqa: FBT001 - drawn
        """A doubt is voiced, or settled."""
        if settled:
            self.add(lambda talk: talk.settle(objection))
        else:
            self.add(lambda talk: talk.object(objection))

    @rule(problem=PROBLEMS)
    def confirm(self, problem: str) -> None:
        """A problem is confirmed."""
        self.add(lambda talk: talk.confirm(problem))

    @rule(product=PRODUCTS, rung=RUNGS, success=st.booleans())
    def come_nearer(self, product: str, rung: str, success: bool) -> None:  # noqa: FBT001 - drawn
        """The client comes nearer to a commitment, or not."""
        self.add(lambda talk: talk.show_interest(product))
        self.add(lambda talk: talk.measure(product, success=success))
        self.add(lambda talk: talk.agree(rung, product))

    @rule()
    def pass_over(self) -> None:
        """The next question is left open, and another one comes up."""
        ask = self.talk.ask(on=DAY)
        if ask is not None:
            self.add(lambda talk: talk.pass_over(ask))
            again = self.talk.ask(on=DAY)
            assert again is None or again.id != ask.id

    @precondition(lambda self: self.talk.events)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """One thing is withdrawn, and nothing else with it."""
        said = [(thing, id_) for thing in Thing for id_ in self.talk.stated(thing)]
        if said:
            thing, id_ = data.draw(st.sampled_from(said))
            self.add(lambda talk: talk.withdraw(thing, id_))
            left = [(kind, each) for kind in Thing for each in self.talk.stated(kind)]
            assert set(left) == set(said) - {(thing, id_)}

    @invariant()
    def order_does_not_matter(self) -> None:
        """Only the events' own numbers do."""
        events = self.talk.events
        turned: tuple[Event, ...] = (*events[::2], *events[1::2][::-1])
        assert standing(turned) == self.talk.standing
        assert evolve(self.talk, events=turned).log() == self.talk.log()

    @invariant()
    def replay_gives_the_same_advice(self) -> None:
        """And the same question and next step, from the same bytes."""
        raw = self.talk.log().encode()
        again = Consultation.replay(small(), raw)
        assert again.events == self.talk.events
        assert again.advice(on=DAY) == self.talk.advice(on=DAY)
        assert again.next_step(on=DAY) == self.talk.next_step(on=DAY)
        assert again.log().encode() == raw

    @invariant()
    def a_log_can_be_cut_anywhere(self) -> None:
        """No more than the line that was being written is lost."""
        raw = self.talk.log().encode()
        for end in range(len(raw) - 1, max(0, len(raw) - 200), -17):
            log = read_log("log", raw[:end])
            assert log.events == self.talk.events[: len(log.events)]
            assert len(log.events) >= raw[:end].count(b"\n") - 1

    @invariant()
    def nothing_is_earned_without_a_recommendation(self) -> None:
        """Pressure is not an option."""
        step = self.talk.next_step(on=DAY)
        fitting = [r.product for r in self.talk.advice(on=DAY).recommendations]
        assert (step.product in fitting) if fitting else step.earned is None


Talk.TestCase.settings = settings(examples(25), stateful_step_count=15)
TestTalk = Talk.TestCase

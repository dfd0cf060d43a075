"""The keys of the fixed sentences; each language fills in all of them.

Words in braces are filled in, and are the same in every language.
"""

from attrs import frozen


@frozen(kw_only=True)
class Phrases:
    """Every fixed sentence of a text for people, in one language.

    Attributes:
        months: Names of the months, January first.
        decimal_mark: What stands between whole and decimal digits.
        full_stop: What ends a sentence that is written in the language's script.
        quoted: How a thing somebody says is put in quotation marks.
        listed_last: How the last of several things is joined to the others.
    """

    months: tuple[str, ...]
    date: str
    decimal_mark: str
    full_stop: str
    quoted: str
    listed_last: str

    and_more: str
    title: str
    closing: str

    # What we understood
    understood: str
    no_problem_stated: str
    problems: str
    must: str
    nice: str
    situation: str
    objections: str
    priorities: str
    current: str
    concluded: str
    needed: str
    needed_for: str
    possible: str
    likely: str
    strong: str

    # What we recommend
    recommended: str
    helps_possibly: str
    helps_likely: str
    helps_strongly: str
    meets: str
    tied: str
    together: str
    more_fitting: str
    why: str
    published: str
    expired: str
    gains: str
    benefit: str
    matters: str
    serves_well: str
    serves_partly: str
    serves_hardly: str
    serves_unknown: str
    as_far_as_known: str
    compared: str
    no_longer_in_it: str
    new_in_it: str
    instead_of: str

    # Objections and cautions
    prevented: str
    answered: str
    open_objection: str
    also_resolves: str
    more_resolved: str
    resolved_as_above: str
    ask_first: str
    nothing_to_say: str
    against: str
    raises: str

    # What stays with the client
    empties: str
    success: str
    measured: str
    materials: str

    # The plan for a demonstration
    demo_name: str
    demo_title: str
    demo_short: str
    cleared_first: str
    flush: str
    fill: str
    before: str
    change: str
    run: str
    after: str
    bring: str
    to_bring: str
    takes: str
    in_minutes: str
    in_one_hour: str
    in_hours: str

    # What would be different
    what_if: str
    nothing_changes: str
    then_recommended: str
    then_held: str
    then_excluded: str
    then_absent: str
    now_recommended: str
    now_held: str
    now_excluded: str
    now_absent: str
    then_holds: str
    holds_no_longer: str

    # Why, and why not
    why_this: str
    why_enough: str
    why_said: str
    why_known: str
    why_rules: str
    its_kind: str
    the_product: str
    contains: str
    free_of: str
    nothing_else: str
    why_not_this: str
    not_in_the_catalog: str
    did_you_mean: str
    not_offered: str
    replaced_by: str
    is_out: str
    is_held: str
    no_need: str
    would_be_needed: str
    is_recommended: str
    is_outranked: str
    settled_score: str
    settled_priorities: str
    settled_cautions: str
    settled_id: str
    now_is: str
    now_unknown: str

    # The brief
    brief_client: str
    brief_manager: str
    of_day: str
    you_told_us: str
    your_problems: str
    your_objections: str
    recommended_why: str
    held_why: str
    you_gain: str
    matters_to_you: str
    nothing_against: str
    at_your_place: str
    what_to_say: str
    none_expected: str
    open_points: str
    nothing_open: str
    next_step: str
    next_confirm: str
    next_demo: str
    next_demo_soon: str
    next_first: str
    page: str

    # What might fit
    held: str
    confirm: str
    if_confirmed: str
    formulation: str
    from_the_maker: str
    of_current: str
    which_current: str
    serves_need: str
    suits: str
    suits_unless_known: str
    may_exclude: str
    may_be_needed: str
    more_held: str

    # Without a product
    remedies: str
    effort_ask: str
    effort_look: str
    effort_measure: str
    effort_laboratory: str

    # Ruled out
    excluded: str
    firm: str
    unsuited: str

    conflicts: str
    conflict: str

    # When something stays unsolved
    nothing_fits: str
    nothing_yet: str
    nothing_called_for: str
    nothing_known: str
    not_solved: str
    unsolved_held: str
    unsolved_excluded: str
    unsolved_unmet: str
    unsolved_remedy: str
    unsolved_waiting: str
    unsolved_silent: str
    least_change: str
    would_change: str
    if_instead: str
    if_given_up: str
    if_suited_more: str
    admits: str
    find_out: str
    not_known: str
    waiting: str
    more_questions: str

    # Limits
    at_least: str
    at_most: str
    above: str
    below: str
    between: str
    none_of: str
    all_of: str
    or_last: str
    must_be_known: str
    must_be_unknown: str

    sources: str

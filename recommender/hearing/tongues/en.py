"""English, as far as hearing needs it."""

from recommender.hearing.tongues.bygone import AGO, BYGONE, HAD
from recommender.hearing.tongues.cures import CURES
from recommender.hearing.tongues.en_meanings import SAME
from recommender.hearing.tongues.idioms import IDIOMS
from recommender.hearing.tongues.questions import (
    ASKS,
    OFFERED,
    REASONS,
    SEEKS,
    WHATS,
    WHYS,
)
from recommender.hearing.tongues.relief import RELIEF, RETURNS
from recommender.hearing.tongues.stances import STANCES
from recommender.hearing.tongues.tongue import (
    Tongue,
    forms,
    pairs,
    sequences,
    words_of,
)

ENGLISH = Tongue(
    code="en",
    light=words_of(
        "a an the this that these those it its it's he she they them their there i "
        "i'm me my we us our you your is are am be been being was were has have had "
        "having do does did doing done will would shall should can could may might "
        "must get gets got getting one's who whom whose which what we're we've "
        "they're that's there's i've i'll i'd we'll we'd you'll you'd you're you've "
        "they'll they'd they've he's he'd he'll she's she'd she'll it'll that'll "
        "let's isn ain please just really very quite rather "
        "also too then than so as such some any own here now ve re ll d s t m"
    ),
    stop=words_of(
        "of to in on at by for from with about into onto over under up down out off "
        "and or but if when whenever while because since until after before again all "
        "each both more most few other only same how why where not no "
        "nor never without like even still already yet ever always often sometimes "
        "well way lot lots bit kind sort thing things something anything everything "
        "someone anyone everybody anybody nobody make makes made making go goes going "
        "want wants wanted need needs needed seem seems say says said tell let lets "
        "give gives given think know keep keeps use uses using used having through "
        "between during around across next first new old good problem problems "
        "trouble troubles issue issues help helps day days week weeks time times year "
        "years month hour hours minute minutes one two three four five six seven "
        "eight nine ten twelve dozen half come "
        "comes came coming look looks looked looking  put "
        "monday tuesday wednesday thursday friday saturday sunday january february "
        "march april june july august september october november december "
        "puts see sees saw seen find found start starts started right course away "
        "gone went gotten getting become becomes became becoming totally completely "
        "per litre liter gram grams ton tons tonne tonnes driver drivers"
    ),
    negates_after=words_of(
        "no not never without cannot nothing none neither nor hardly barely scarcely "
        "don't doesn't didn't won't can't isn't aren't wasn't weren't hasn't haven't "
        "hadn't couldn't wouldn't shouldn't mustn't needn't ain't mightn't daren't "
        "shan't "
        "dont doesnt didnt wont cant isnt arent"
    ),
    denies_nouns=words_of("no without"),
    relief=RELIEF["en"],
    cures=CURES["en"],
    returns=RETURNS["en"],
    ago=AGO["en"],
    had=HAD["en"],
    harmless=sequences(
        """
        can't get rid
        cant get rid
        cannot get rid
        not get rid
        never get rid
        couldn't get rid
        won't get rid
        not only
        not just
        no wonder
        no idea
        no clue
        no matter
        no doubt
        not sure
        not certain
        no question
        don't know
        dont know
        do not know
        don't understand
        do not understand
        can't explain
        cannot explain
        can't say
        cannot say
        can't tell
        cannot tell
        don't see why
        no explanation
        nobody knows
        not to mention
        """
    ),
    # Who cured a trouble tells of no ink.
    idioms=IDIOMS["en"],
    refers=pairs("now", "it they")
    | sequences("it\nthey\nthese\nthose\nthey're\nthey've\nit's"),
    boundaries=words_of(
        "but because since so while whereas although though however when whenever if "
        "until and why how which who otherwise except besides then"
    ),
    supposes=pairs(
        "will would does do can could won't wouldn't doesn't don't couldn't",
        "it this that they these those your",
    )
    | sequences(
        """
        what if
        what happens if
        is it going to
        who guarantees
        who says
        who tells me
        how do i know
        are you sure
        can you guarantee
        """
    ),
    bygone=BYGONE["en"],
    relative=words_of("who which whose where"),
    concedes=sequences(
        """
        despite
        in spite of
        even with
        no matter how much
        no matter how
        """
    ),
    lasting=words_of("now still again today lately currently since recently"),
    seeks=SEEKS["en"],
    asks=ASKS["en"],
    reasons=REASONS["en"],
    whys=WHYS["en"],
    whats=WHATS["en"],
    stances=STANCES["en"],
    offered=OFFERED["en"],
    same=SAME,
    forms=forms(
        """
        haze hazy
        shine shiny
        slime slimy
        stripe stripy
        flake flaky
        scale scaly
        wave wavy
        grime grimy
        glue glued gluey
        dampening damping
        fray frayed ragged jagged
        stick stuck
        tear torn tore tears
        swell swollen swole
        shrink shrunk shrank shrunken
        wear worn wore
        run ran
        leave left leaves leaving
        lose lost loses losing
        come came
        fall fell fallen
        fly flew flown flies
        take took taken
        break broke broken
        grow grew grown
        rise rose risen
        build built
        keep kept
        smell smelt smelled
        feel felt
        bleed bled
        eat ate eaten
        cling clung
        sling slung
        show shown
        freeze froze frozen
        spoil spoilt
        burn burnt
        thin watery runny
        sweat sweaty
        cost costs
        begin began begun
        reserve booked
        buy bought
        pay paid
        throw threw thrown
        hold held
        store storage stored stores storing
        stand stood
        dissolve dissolution
        adhere adhesion
        gelled gelling
        gel gelled gels gelling
        fast faster fastest
        quick quicker quickest
        slow slower slowest
        hard harder hardest
        soft softer softest
        light lighter lightest
        dark darker darkest
        heavy heavier heaviest
        weak weaker weakest
        strong stronger strongest
        dirty dirtier dirtiest
        pale paler palest
        dull duller dullest
        wide wider widest
        big bigger biggest
        fat fatter fattest
        rough rougher roughest
        smooth smoother smoothest
        sticky stickier stickiest
        greasy greasier greasiest
        shiny shinier shiniest
        wet wetter wettest
        cheap cheaper cheapest
        dear dearest
        ring rung
        tread trod
        stink stank stunk
        sink sank sunk
        drip dripped
        spread spreads
        shed sheds
        rip ripped
        bite bit bitten
        ride rode ridden
        drink drank drunk
        hide hid hidden
        sell sold
        grip gripped
        rust rusty rusted
        slip slippery
        mould mold moldy mouldy
        """
    ),
    units={
        ("percent",): "%",
        ("per", "cent"): "%",
        ("grams", "per", "litre"): "g/L",
        ("grams", "per", "liter"): "g/L",
        ("grams", "a", "litre"): "g/L",
        ("g", "l"): "g/L",
        ("gram",): "g/L",
        ("degrees", "celsius"): "°C",
        ("degrees",): "°C",
        ("german", "degrees"): "°dH",
        ("days",): "day",
        ("hours",): "h",
        ("seconds",): "s",
    },
)

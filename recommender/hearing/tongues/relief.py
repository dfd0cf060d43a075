"""How it is told that a trouble is over, or that it was long ago."""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import (
    Sequence,
    followed,
    sequences,
    words_of,
)

RELIEF: Mapping[str, frozenset[Sequence]] = {
    "en": sequences(
        """
        is gone
        are gone
        all gone
        went away
        gone away
        go away
        goes away
        got rid of
        gotten rid of
        are rid of
        is rid of
        been rid of
        finally rid of
        under control
        in the past
        has stopped
        have stopped
        free of
        free from
        solved
        sorted
        vanished
        disappeared
        cleared up
        never came back
        stopped happening
        as good as new
        beautifully
        excellent
        excellently
        flawless
        flawlessly
        superbly
        wonderfully
        brilliantly
        spotless
        """
    )
    # What `no longer takes ink` fails; what `is no longer there` is over.
    | followed(
        "no longer",
        "a an any our there present visible seen happens happening occurs appears",
    ),
    "de": sequences(
        """
        ist weg
        keinen mehr
        keine mehr
        keines mehr
        keins mehr
        sind weg
        im griff
        behoben
        erledigt
        vorbei
        verschwunden
        beseitigt
        aus der welt
        hat aufgehort
        haben aufgehort
        problem gelost
        ist gelost
        frei von
        einwandfrei
        hervorragend
        tadellos
        wunderschon
        wunderbar
        """
    ),
    # What `gets well` each time (`ठीक हो जाता है`) is not over.
    "hi": followed("ठीक हो\nखत्म हो\nदूर हो", "गया गई गयी गए गये चुका चुकी")
    | followed("theek ho\nthik ho\nkhatam ho", "gaya gayi gaye gya gyi chuka chuki")
    | sequences(
        """
        ठीक चल
        बहुत सुंदर
        शानदार
        bahut sundar
        shandaar
        टाइम नहीं लगता
        समय नहीं लगता
        देर नहीं लगती
        time nahi lagta
        der nahi lagti
        बनना बंद हो
        फैलना बंद हो
        फूलना बंद हो
        जमना बंद हो
        चिपकना बंद हो
        उखड़ना बंद हो
        झड़ना बंद हो
        लगना बंद हो
        banna band ho
        failna band ho
        phoolna band ho
        jamna band ho
        chipakna band ho
        lagna band ho
        """
    ),
}
RETURNS: Mapping[str, frozenset[str]] = {
    "en": words_of("again back every each temporarily while until"),
    "de": words_of("wieder zuruck jede jeden jedes kurz vorubergehend bis"),
    "hi": words_of("फिर वापस दुबारा दोबारा हर तक phir fir wapas dobara har tak"),
}

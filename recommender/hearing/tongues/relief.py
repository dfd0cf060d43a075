"""How it is told that a trouble is over, or that it was long ago."""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import (
    Sequence,
    followed,
    pairs,
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
CURES: Mapping[str, frozenset[Sequence]] = {
    "en": pairs("cured fixed solved sorted stopped", "it that this them")
    | sequences(
        """
        cured the problem
        turned out to be
        all sorted
        that is normal
        that's normal
        fixed the problem
        solved the problem
        sorted the problem
        sorted us out
        stopped all that
        did the trick
        put an end to
        put paid to
        made it go away
        made that go away
        got rid of it
        got rid of that
        got rid of them
        it is gone
        it's gone
        it's all gone
        they are gone
        they're gone
        that's gone
        it went away
        that went away
        it has stopped
        it stopped
        that stopped
        that is history
        that's history
        is history now
        haven't had it since
        haven't seen it since
        not had it since
        not seen it since
        hasn't happened since
        not happened since
        not come back
        hasn't come back
        never came back
        no trouble since
        no problem since
        no problems since
        no complaints since
        none since
        fine ever since
        fine since
        good ever since
        never saw it again
        never saw that again
        never saw them again
        never had it again
        never had that again
        never seen it again
        not seen it again
        haven't seen it again
        never returned
        hasn't returned
        thing of the past
        ancient history
        old story
        is behind us
        water under the bridge
        ours are fine
        ours is fine
        ours are ok
        ours run fine
        mine are fine
        mine is fine
        """
    ),
    "de": sequences(
        """
        ist ruhe
        das ist normal
        das ist ganz normal
        stellte sich heraus
        haben wir ruhe
        hab ich ruhe
        habe ich ruhe
        hat geholfen
        hat es behoben
        hat das behoben
        hat's behoben
        ist es weg
        ist das weg
        ist er weg
        sind sie weg
        sind die weg
        war es weg
        war's weg
        wars weg
        waren sie weg
        ist das erledigt
        hat sich erledigt
        ist das geschichte
        das problem gelost
        es gelost
        ist alles gut
        ist alles bestens
        lauft es wieder
        lauft's wieder
        lauft alles wieder
        tritt es nicht mehr
        seitdem nicht mehr
        seither nicht mehr
        seither nichts mehr
        seitdem nichts mehr
        kam nie wieder
        kam nicht wieder
        nie wieder gehabt
        nie wieder gesehen
        nie wieder aufgetreten
        nie mehr gesehen
        nie mehr gehabt
        nicht mehr gesehen
        ist lange her
        ist aber lange her
        schnee von gestern
        der vergangenheit an
        unsere sind in ordnung
        """
    ),
    "hi": followed("ठीक हो\nहल हो", "गया गई गयी गए गये")
    | followed("theek ho\nthik ho\nsolve ho", "gaya gayi gaye gya gyi")
    | sequences(
        """
        ठीक कर दिया
        अब ठीक है
        अब ठीक हैं
        अब सब ठीक
        सब ठीक है
        अब नहीं होता
        अब नहीं होती
        अब नहीं आता
        अब नहीं आती
        theek kar diya
        ab theek hai
        ab thik hai
        ab sab theek
        sab theek hai
        ab nahi hota
        ab nahi hoti
        ab nahi aata
        ab nahi aati
        बिलकुल खत्म
        बिल्कुल खत्म
        पुरानी बात
        हमारे ठीक हैं
        हमारे तो ठीक
        हमारे तो बढ़िया
        bilkul khatam
        bilkul band
        purani baat
        hamare theek hain
        hamare to theek
        hamare to badhiya
        """
    ),
}
RETURNS: Mapping[str, frozenset[str]] = {
    "en": words_of("again back every each temporarily while until"),
    "de": words_of("wieder zuruck jede jeden jedes kurz vorubergehend bis"),
    "hi": words_of("फिर वापस दुबारा दोबारा हर तक phir fir wapas dobara har tak"),
}

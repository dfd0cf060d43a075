"""What is said of a trouble that was told before: that it is over by now."""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import (
    Sequence,
    followed,
    pairs,
    sequences,
)

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
        not been a single one
        not had a single one
        not seen a single one
        haven't had a single
        haven't seen a single
        hasn't been a single
        not had one since
        not seen one since
        haven't had one since
        haven't had any since
        not had any since
        never bothered us again
        not been a problem since
        cured for good
        gone for good
        went for good
        no more of it
        no sign of it
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
        seitdem keine mehr
        seitdem keinen mehr
        seither keine mehr
        seither keinen mehr
        seitdem keinen einzigen
        seitdem kein einziger
        kein einziges mal mehr
        seitdem ist ruhe
        seitdem lauft es
        seitdem lauft alles
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
        उसके बाद नहीं
        तब से नहीं
        फिर नहीं आया
        फिर नहीं आई
        फिर कभी नहीं
        uske baad nahi
        tab se nahi
        phir nahi aaya
        phir nahi aayi
        phir kabhi nahi
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

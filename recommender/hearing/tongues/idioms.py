"""Words that do not mean together what they mean alone, by language.

A client who sends it in black and white, or has a blanket order, says nothing of
inks and blankets.
"""

from recommender.hearing.tongues.tongue import pairs, sequences

_PICK = "pick picks picked picking"
_IT = "it them him her this that me us you"

IDIOMS = {
    "en": pairs("cure cured cures", "it that this them")
    | frozenset((pick, it, "up") for pick in _PICK.split() for it in _IT.split())
    | pairs(_PICK, "up")
    | pairs("blanket", "order orders agreement agreements approval clause")
    | pairs("press", "release releases conference office officer")
    | pairs("solid", "offer offers argument arguments figures reasons partner basis")
    | pairs("static", "website page pages caravan")
    | sequences(
        """
        at hand
        i read
        at once
        other hand
        of course
        by hand
        in touch
        piling up
        skin tone
        skin tones
        flesh tones
        rubber based
        rubber ink
        rubber inks
        from scratch
        up to scratch
        in black and white
        red tape
        dry run
        dry dock
        as a rule
        rule of thumb
        fine print
        small print
        clean slate
        come clean
        dry land
        high and dry
        wash my hands
        washed my hands
        in the pipeline
        roll out
        rolled out
        fill in the form
        fill in a form
        filled in the form
        draw the line
        down the line
        bottom line
        we are closed
        are closed on
        closed until
        open again on
        open until
        in line with
        ghost town
        film crew
        paper trail
        crack on
        in a rush
        """
    ),
    "de": sequences(
        """
        auf der hand
        zur hand
        vor ort
        schwarz auf weiss
        ins schwarze
        farbe bekennen
        spielt eine rolle
        spielt keine rolle
        spielen eine rolle
        keine rolle
        eine rolle spielt
        eine rolle spielen
        grosse rolle
        unter zeitdruck
        aus dem weg
        im trockenen
        auf dem trockenen
        trockene zahlen
        reinen wein
        ins reine
        auf der walz
        roter faden
        rote zahlen
        roten zahlen
        schwarzen zahlen
        schwarze zahlen
        blaue wunder
        ins blaue
        grune licht
        grunes licht
        aus dem stand
        im stich
        streifen wir
        """
    ),
    "hi": pairs(
        "हमारे आपके उनके मेरे इसके किसके के hamare humare aapke unke mere iske ke",
        "पास paas pas",
    ),
}

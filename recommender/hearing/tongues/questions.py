"""How questions are put: for a product, about how things are, and from a trouble."""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import (
    Sequence,
    pairs,
    sequences,
    words_of,
)

SEEKS: Mapping[str, frozenset[Sequence]] = {
    "en": sequences(
        """
        looking for
        searching for
        in search of
        has anyone found
        has anybody found
        anyone found
        anybody found
        anyone know a
        anyone know of
        anyone recommend
        can you recommend
        could you recommend
        do you have a
        do you have anything
        have you got a
        have you got anything
        is there a
        is there any
        is there anything
        i want
        we want
        i'd like a
        we'd like a
        i need a
        we need a
        i need something
        we need something
        which cleaner
        which wash
        which product
        what can i use
        what do you use
        what should i use
        what would you use
        please quote
        quote for
        wanted
        """
    ),
    "de": sequences(
        """
        suche
        suchen
        gesucht
        gibt es
        kennt jemand
        kennt ihr
        hat jemand
        wer hat ein
        wer hat einen
        wer hat etwas
        wer hat schon ein
        wer kennt
        wer kann
        empfehlen sie
        konnt ihr empfehlen
        konnen sie empfehlen
        was empfehlen
        haben sie ein
        haben sie etwas
        habt ihr etwas
        ich brauche ein
        ich brauche einen
        wir brauchen ein
        wir brauchen einen
        ich mochte ein
        wir mochten ein
        welches mittel
        welchen reiniger
        welches waschmittel
        was nehmt ihr
        womit
        """
    ),
    "hi": sequences(
        """
        चाहिए
        मिलेगा
        बताइए कोई
        कोई अच्छा
        chahiye
        milega
        koi achha
        """
    ),
}
ASKS: Mapping[str, frozenset[str]] = {
    "en": words_of(
        "is are was were does do did can could may must should will would has have "
        "what which who whose when where"
    ),
    "de": words_of(
        "ist sind war hat haben kann konnen darf muss mussen soll sollte hilft lohnt "
        "was welche welcher welches welchen wer wann wo"
    ),
    "hi": words_of("क्या कौन कौन-सा कब कहां kya kaun kab kahan"),
}
REASONS: Mapping[str, frozenset[str]] = {
    "en": words_of(
        "why how cause causes reason reasons wrong prevent stop avoid fix cure anyone "
        "anybody else idea my our we i me us"
    ),
    "de": words_of(
        "warum wieso weshalb woher woran wie ursache ursachen grund grunde jemand "
        "mein meine meinen meiner unser unsere unseren unserem wir ich mir uns"
    ),
    "hi": words_of(
        "क्यों कैसे हमारा हमारी हमारे मेरा मेरी मेरे kyun kyon kaise hamara hamari mera meri"
    ),
}
WHYS: Mapping[str, frozenset[str]] = {
    "en": words_of("why"),
    "de": words_of("warum wieso weshalb wozu"),
    "hi": words_of("क्यों kyon kyun kyu"),
}
WHATS: Mapping[str, frozenset[str]] = {
    "en": words_of("how what what's which who who's when when's where where's whose"),
    "de": words_of("wie was wer wem wen wann wo welche welcher welches welchen"),
    "hi": words_of("क्या कौन कब कैसे कितना kya kaun kab kaise kitna"),
}
_WASHES = "wash washes cleaner cleaners solvent solvents washups"
OFFERED: Mapping[str, frozenset[Sequence]] = {
    "en": pairs("these those such gram odour odor voc green soy citrus", _WASHES)
    | sequences(
        """
        voc
        so called
        supposedly
        substitute
        substitutes
        replacement
        replacements
        alternatives
        compliant
        eco
        eco friendly
        environmentally friendly
        greener
        biodegradable
        bio
        alcohol free
        ipa free
        solvent free
        petroleum free
        without petroleum
        non petroleum
        non toxic
        odourless
        odorless
        """
    ),
    "de": sequences(
        """
        voc
        voc arm
        voc arme
        voc armen
        ersatzmittel
        ersatzstoff
        ersatzstoffe
        alternativen
        sogenannte
        sogenannten
        angeblich
        angebliche
        oko
        okologisch
        okologische
        umweltfreundlich
        umweltfreundliche
        bio
        pflanzlich
        pflanzliche
        alkoholfrei
        alkoholfreie
        losemittelfrei
        losemittelfreie
        """
    ),
    "hi": sequences(
        """
        eco
        इको
        विकल्प
        vikalp
        """
    ),
}

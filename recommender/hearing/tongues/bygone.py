"""What is told of another time, or of others: `back then`, `a colleague in`."""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import Sequence, pairs, sequences, words_of

BYGONE: Mapping[str, frozenset[Sequence]] = {
    "en": frozenset((who, "used", "to") for who in words_of("we i it there he she"))
    | sequences(
        """
        used to have
        used to get
        used to be
        back then
        in the past
        in the old days
        old days
        years ago
        old press
        next door
        neighbour has
        neighbour had
        neighbor has
        neighbor had
        neighbour's
        neighbor's
        he told me
        she told me
        he tells me
        my brother has
        my brother's
        my cousin has
        my cousin's
        down the road
        customer wants
        client wants
        customers want
        clients want
        customer asked for
        client asked for
        a printer in
        a friend of mine
        another printer
        other printers
        our competitor
        told me of
        i heard of
        article about
        article on
        read about
        colleague in
        colleague of mine
        mate of mine
        friend in
        somebody i know
        someone i know
        a shop in
        shop i know
        another shop
        other shops
        other people
        heard of people
        heard of printers
        tells me his
        tells me her
        tells me their
        told me his
        told me her
        told me their
        on a forum
        in a forum
        in a webinar
        last year's story
        last year's news
        last year's trouble
        last year's problem
        """
    ),
    "de": sequences(
        """
        fruher
        damals
        seinerzeit
        vor jahren
        an der alten maschine
        artikel uber
        kollege nebenan
        kollegen nebenan
        nachbar hat
        nachbar hatte
        unserem nachbarn
        mein bruder hat
        mein schwager hat
        beim nachbarn
        nachbarbetrieb
        ein bekannter
        eines bekannten
        bei der konkurrenz
        andere druckereien
        kunde mochte
        kunde will
        kunde wunscht
        kunden wollen
        anderen druckereien
        kollege aus
        ein freund
        andere drucker
        anderen druckern
        ein drucker in
        eine druckerei in
        im forum
        lange her
        hatte mal
        hatten mal
        hatte einmal
        hatten einmal
        """
    ),
    "hi": sequences(
        """
        पहले होता था
        पहले होती थी
        पहले आता था
        पहले आती थी
        पड़ोसी के यहां
        पड़ोस में
        दूसरी प्रेस में
        padosi ke yahan
        pados mein
        dusri press mein
        दोस्त के यहां
        दोस्त की प्रेस
        किसी और के
        dost ke yahan
        dost ki press
        kisi aur ke
        pehle hota tha
        pehle hoti thi
        pehle aata tha
        pehle aati thi
        """
    ),
}
AGO: Mapping[str, frozenset[Sequence]] = {
    "en": pairs("last", "year winter summer spring autumn fall season"),
    "de": pairs(
        "letztes letzten vergangenes voriges vorigen",
        "jahr winter sommer fruhjahr herbst",
    ),
    "hi": pairs("पिछले पिछली pichle pichhle", "साल गर्मी सर्दी saal garmi sardi")
    | sequences("पहले\npehle\npahle"),
}
HAD: Mapping[str, frozenset[str]] = {
    "en": words_of("had"),
    "de": words_of("hatte hatten hattest"),
    "hi": words_of("था थी थे tha thi the"),
}

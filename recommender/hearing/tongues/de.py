"""German, as far as hearing needs it; umlauts are folded to their vowels."""

from recommender.hearing.tongues.bygone import AGO, BYGONE, HAD
from recommender.hearing.tongues.cures import CURES
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
    groups,
    pairs,
    sequences,
    words_of,
)

SEPARABLE = (
    "zusammen",
    "nieder",
    "durch",
    "fest",
    "hoch",
    "nach",
    "weg",
    "los",
    "auf",
    "aus",
    "ein",
    "ab",
    "an",
    "zu",
)
"""Parts of verbs that stand apart in a sentence: `ablegen`, `legt ... ab`."""
TELLING_PARTS = frozenset({"zusammen", "nieder", "weg", "los", "ab"})
"""Those that make another verb of any."""
SHIFTING_PARTS = frozenset({"an", "auf", "aus", "ein", "nach", "zu", "fest"})
"""Those that make another verb only of one that says little or else by itself."""
SHIFTED_VERBS = words_of(
    "trocknen trocknet getrocknet bauen baut gebaut laufen lauft setzen setzt gesetzt "
    "farben farbt gefarbt nehmen nimmt legen legt gelegt ziehen zieht gehen geht "
    "schlagen schlagt fallen fallt lassen lasst geben gibt stehen steht kommen kommt "
    "tragen tragt hangen hangt liegen liegt bringen bringt fahren fahrt"
)
"""Such verbs: what dries on, in or up is another thing than what dries."""

GERMAN = Tongue(
    code="de",
    light=words_of(
        "der die das den dem des ein eine einen einem einer eines dieser diese dieses "
        "diesen diesem jener man ich mir mich mein meine meinen meinem meiner du wir "
        "uns unser unsere unseren unserem unserer unsres ihr ihre ihren ihrem ihrer "
        "sie ihnen er es ihm ihn sein seine seinen seiner sich ist sind war waren bin "
        "bist sei wird werden wurde wurden worden geworden hat haben hatte hatten "
        "habe gehabt kann konnen konnte konnten muss mussen musste soll sollen sollte "
        "will wollen wollte mag darf durfen was wer welche welcher welches da dort "
        "hier so dann denn doch ja mal schon sehr ganz auch noch halt eben eigentlich "
        "bitte dass als wie liege s"
    ),
    stop=words_of(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar "
        "februar marz april mai juni juli august september oktober november dezember "
        "im am zum zur vom beim ins nur pro je liter in an auf aus bei mit nach von "
        "vor zu uber unter um durch fur gegen ohne bis seit wahrend wegen und oder "
        "aber wenn weil ob obwohl damit warum wieso weshalb nicht kein keine keinen "
        "keinem keiner nichts nie niemals mehr alle alles jede jeder jedes "
        "jeden jedem immer wieder oft manchmal etwas andere anderen "
        "anderer neu neue neuen neuer neuem alt gut gute guten macht machen gemacht "
        "gibt geben geht gehen kommt kommen lasst lassen brauchen braucht problem "
        "probleme arger schwierigkeiten tag tage tagen woche wochen zeit jahr jahre "
        "stunde stunden minute minuten erst erste ersten heute gestern morgen jetzt "
        "bald sonst sogar trotz trotzdem zwar zwischen ungefahr etwa fast fruh fruher "
        "spat spater nahe zwei drei vier funf sechs sieben acht neun zehn zwolf "
        "halb sehen sieht aussehen wirkt bekommen bekommt "
        "stellenweise daran dabei dafur dagegen davon"
    ),
    negates_after=words_of(
        "kein keine keinen keinem keiner keines ohne kaum nirgends frei weder"
    ),
    negates_around=words_of("nicht nie niemals nichts nimmer"),
    denies_nouns=words_of("kein keine keinen keinem keiner keines ohne"),
    relief=RELIEF["de"],
    cures=CURES["de"],
    returns=RETURNS["de"],
    ago=AGO["de"],
    had=HAD["de"],
    harmless=sequences(
        """
        nicht nur
        nicht bloss
        kein wunder
        keine ahnung
        keine frage
        nicht sicher
        weiss nicht
        wissen nicht
        weiss keiner
        verstehe nicht
        verstehen nicht
        nicht zu vergessen
        kann mir nicht erklaren
        konnen uns nicht erklaren
        nicht erklaren
        """
    ),
    idioms=IDIOMS["de"],
    refers=sequences("sie\ner\nes\njetzt sind")
    | pairs("die der das diese dieser dieses", "sind ist werden wird haben hat")
    | pairs("jetzt nun", "sind ist werden wird"),
    boundaries=words_of(
        "aber und weil dass wenn sondern denn obwohl seit sobald wahrend ob warum "
        "wieso weshalb damit sodass bevor nachdem wie ausserdem"
    ),
    supposes=pairs(
        "wird wurde werden kann konnte greift macht schadet fuhrt gibt hinterlasst "
        "trocknet stinkt schaumt lost verdunstet vertragt bekomme bekommen gehen",
        "das es dies dieses ihr",
    )
    | sequences(
        """
        was wenn
        was ist wenn
        was passiert wenn
        wer garantiert
        wer garantiert dass
        wer garantiert mir dass
        wer sagt mir dass
        woher weiss ich dass
        """
    ),
    bygone=BYGONE["de"],
    concedes=sequences(
        """
        trotz
        ungeachtet
        selbst mit
        """
    ),
    lasting=words_of("jetzt noch immer wieder heute seit neuerdings inzwischen"),
    seeks=SEEKS["de"],
    asks=ASKS["de"],
    reasons=REASONS["de"],
    whys=WHYS["de"],
    whats=WHATS["de"],
    stances=STANCES["de"],
    offered=OFFERED["de"],
    same=groups(
        """
        schnell rasch flott zugig
        langsam trage schleppend ewig
        riechen geruch stinken gestank muffeln
        schmutzig dreckig verdreckt verschmutzt schmutz dreck
        klebrig pappig klebt
        fettig olig schmierig
        verschmieren verwischen
        reinigen saubern putzen
        verstopft zugesetzt dicht
        riss sprung rissig
        glanzend spiegelglatt blank
        rost korrosion rosten
        quellen aufquellen aufgequollen
        rest ruckstand uberrest
        teuer kostspielig
        billig gunstig preiswert
        schaden schadigen kaputt ruinieren zerstoren angreifen
        unscharf verschwommen ausgefranst
        fleckig wolkig ungleichmassig unruhig scheckig
        blass schwach hell
        dick zah
        nass feucht
        dampf dunst
        faser fussel flusen
        kratzer schramme
        drucker maschinenfuhrer mannschaft
        lappen putztuch
        schleim glibber
        stehenbleiben stillstand stopp stopper
        sprode bruchig
        abplatzen abblattern
        schwanken driften
        steigen klettern
        spritzen spruhen
        abstossen abweisen
        streifen linie
        stumpf matt
        steif bretthart
        tropfen lecken
        blasen blaschen
        finger hand hande daumen
        lkw transport
        schnee schneeflocken
        ausgewaschen verwaschen
        motiv bild
        muffig faulig
        abkratzen abschaben
        schachtel karton packung
        kunde auftraggeber
        blattern schuppen
        winzig klein
        loch krater
        rand kante
        kruste belag schicht
        fetzen stuck stuckchen
        tranen brennen
        ausschuss makulatur abfall
        beschweren reklamieren meckern
        verdampfen verdunsten verfliegen
        verdunner losemittel
        behorde amt
        broschure heft prospekt
        """
    ),
    forms=forms(
        """
        farbton tone farbtone
        quellen quillt gequollen aufgequollen quoll
        brechen bricht gebrochen brach
        reissen reisst gerissen riss
        fressen frisst gefressen
        nehmen nimmt genommen nahm
        stossen stosst gestossen
        fallen fallt gefallen fiel
        halten halt gehalten hielt
        schlagen schlagt geschlagen
        ziehen gezogen zog
        stehen gestanden stand
        bleiben geblieben blieb
        laufen lauft gelaufen lief
        riechen roch gerochen
        stinken stank gestunken
        waschen wascht gewaschen wusch
        schwimmen schwimmt
        springen gesprungen
        fliegen geflogen flog
        verlieren verliert verloren
        verschleissen verschlissen
        schrumpfen geschrumpft
        spritzen gespritzt
        sinken sank gesunken
        steigen gestiegen stieg
        gehen gegangen ging geht
        legen gelegt legt
        setzen gesetzt setzt
        farben gefarbt farbt
        bauen gebaut baut
        tragen tragt getragen trug
        hangen hangt gehangen hing
        geben gibt gegeben gab
        lassen lasst gelassen liess
        kommen kommt gekommen kam
        kleben geklebt klebt
        fetten geschmiert gefettet
        wolben gewolbt wolbt
        """
    ),
    units={
        ("prozent",): "%",
        ("gramm", "pro", "liter"): "g/L",
        ("gramm", "je", "liter"): "g/L",
        ("g", "l"): "g/L",
        ("grad", "celsius"): "°C",
        ("grad", "deutscher", "harte"): "°dH",
        ("grad", "dh"): "°dH",
        ("grad",): "°C",
        ("tage",): "day",
        ("tagen",): "day",
        ("stunden",): "h",
        ("sekunden",): "s",
    },
)

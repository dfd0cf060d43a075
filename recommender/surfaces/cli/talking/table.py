"""The fixed sentences of a consultation in the terminal, per language."""

from attrs import frozen


@frozen(kw_only=True)
class Sentences:
    """What the terminal says around what authors wrote."""

    title: str
    hint: str
    carried_on: str
    cut: str
    held_with: str
    no_hearing: str
    understood: str
    nothing: str
    contradiction: str
    not_understood: str
    problem: str
    objection: str
    priority: str
    explore: str
    noted: str
    left_open: str
    dropped: str
    withdrawn: str
    one_of: str
    decided: str
    about: str
    may_ask: str
    may_not_ask: str
    agreed: str
    not_earned: str
    top: str
    before: str
    no_product: str
    not_confirmed: str
    open_objection: str
    no_interest: str
    no_sample: str
    not_measured: str
    commands: str


ENGLISH = Sentences(
    title="{title}: consultation",
    hint="Type what the client says; an empty line leaves a question open, /help "
    "lists the commands.",
    carried_on="Carried on from {name}: {count} events.",
    cut="The last line of {name} was cut off and is left out: {text}",
    held_with="It was held with version {old} of the knowledge base; this is {new}.",
    no_hearing="To be heard in the client's own words, this needs the extra: pip "
    'install "recommender[hearing]". Until then, type ids, or attribute=value.',
    understood="Understood",
    nothing="Nothing of that was understood.",
    contradiction="{attribute}: {values}? Only one can hold, so none is taken down.",
    not_understood="Not understood",
    problem="problem",
    objection="objection",
    priority="priority",
    explore="Ask before answering",
    noted="Noted: {what}",
    left_open="Left open.",
    dropped="That line is dropped; Ctrl-D or /quit ends the consultation.",
    withdrawn="Withdrawn: {what}",
    one_of="One of",
    decided="No further answer would change the advice; /advice shows it.",
    about="It is about {product}.",
    may_ask="Earned - {rung}: {asks}",
    may_not_ask="Nothing is earned yet, so nothing is asked for.",
    agreed="The client has agreed to it.",
    not_earned="It had not been earned yet; /next says what stands before it.",
    top="That is all there is to ask for.",
    before="Before {rung}",
    no_product="no product is recommended",
    not_confirmed="not confirmed by the client: {ids}",
    open_objection="still open: {ids}",
    no_interest="the client has shown no interest in {ids}",
    no_sample="the client has not tried a sample of {ids}",
    not_measured="not yet measured with success: {ids}",
    commands="""\
/advice                       the advice as things stand
/why [PRODUCT]                why it is recommended, or why not
/next                         what may be asked for, and what stands before the next
/confirm [PROBLEM]            the client agreed that this is the problem
/object OBJECTION             a doubt about buying, by id or in words
/settle OBJECTION             the client is content with the answer
/interest PRODUCT             the client showed interest
/tried PRODUCT                the client tried a sample
/measured PRODUCT yes|no ...  what came out of a demonstration
/agree RUNG [PRODUCT]         the client agreed to it
/withdraw ID                  what was said about it no longer holds
/skip                         leave the question open, as an empty line does
/quit                         end; what was said is kept in the log
""",
)

GERMAN = Sentences(
    title="{title}: Beratung",
    hint="Schreiben Sie, was der Kunde sagt; eine leere Zeile lässt eine Frage "
    "offen, /help zeigt die Befehle.",
    carried_on="Fortgesetzt aus {name}: {count} Ereignisse.",
    cut="Die letzte Zeile von {name} war abgeschnitten und fällt weg: {text}",
    held_with="Geführt mit Fassung {old} der Wissensbasis; dies ist {new}.",
    no_hearing="Um die Worte des Kunden zu verstehen, fehlt das Extra: pip install "
    '"recommender[hearing]". Bis dahin bitte Kennungen oder attribut=wert eingeben.',
    understood="Verstanden",
    nothing="Davon wurde nichts verstanden.",
    contradiction="{attribute}: {values}? Nur eines kann gelten, darum gilt keines.",
    not_understood="Nicht verstanden",
    problem="Problem",
    objection="Einwand",
    priority="Priorität",
    explore="Vor der Antwort fragen",
    noted="Notiert: {what}",
    left_open="Bleibt offen.",
    dropped="Diese Zeile fällt weg; Strg-D oder /quit beendet die Beratung.",
    withdrawn="Zurückgenommen: {what}",
    one_of="Eines von",
    decided="Keine weitere Antwort würde den Rat ändern; /advice zeigt ihn.",
    about="Es geht um {product}.",
    may_ask="Verdient - {rung}: {asks}",
    may_not_ask="Noch ist nichts verdient, also wird um nichts gebeten.",
    agreed="Der Kunde hat zugestimmt.",
    not_earned="Verdient war es noch nicht; /next sagt, was davor steht.",
    top="Mehr gibt es nicht zu erbitten.",
    before="Vor {rung}",
    no_product="kein Produkt wird empfohlen",
    not_confirmed="vom Kunden nicht bestätigt: {ids}",
    open_objection="noch offen: {ids}",
    no_interest="der Kunde hat kein Interesse gezeigt an {ids}",
    no_sample="der Kunde hat noch kein Muster probiert von {ids}",
    not_measured="noch nicht mit Erfolg gemessen: {ids}",
    commands="""\
/advice                       der Rat nach jetzigem Stand
/why [PRODUKT]                warum es empfohlen wird, oder warum nicht
/next                         worum gebeten werden darf, und was noch davor steht
/confirm [PROBLEM]            der Kunde hat das Problem bestätigt
/object EINWAND               ein Einwand, als Kennung oder in Worten
/settle EINWAND               der Kunde ist mit der Antwort zufrieden
/interest PRODUKT             der Kunde hat Interesse gezeigt
/tried PRODUKT                der Kunde hat ein Muster probiert
/measured PRODUKT yes|no ...  was eine Vorführung ergeben hat
/agree STUFE [PRODUKT]        der Kunde hat zugestimmt
/withdraw KENNUNG             was dazu gesagt wurde, gilt nicht mehr
/skip                         die Frage offen lassen, wie eine leere Zeile
/quit                         beenden; was gesagt wurde, steht im Protokoll
""",
)

HINDI = Sentences(
    title="{title}: बातचीत",
    hint="ग्राहक जो कहे वह लिखें; ख़ाली पंक्ति से सवाल खुला रहता है, /help से कमांड दिखते हैं।",
    carried_on="{name} से आगे: {count} घटनाएँ।",
    cut="{name} की आख़िरी पंक्ति कटी हुई थी, उसे छोड़ दिया गया: {text}",
    held_with="यह ज्ञान-कोष के संस्करण {old} से हुई थी; यह {new} है।",
    no_hearing="ग्राहक के शब्द समझने के लिए यह चाहिए: pip install "
    '"recommender[hearing]"। तब तक id या attribute=value लिखें।',
    understood="समझा गया",
    nothing="इसमें से कुछ समझ नहीं आया।",
    contradiction="{attribute}: {values}? एक ही सही हो सकता है, इसलिए कोई नहीं लिखा गया।",
    not_understood="समझ नहीं आया",
    problem="समस्या",
    objection="आपत्ति",
    priority="प्राथमिकता",
    explore="जवाब से पहले पूछें",
    noted="लिख लिया: {what}",
    left_open="खुला छोड़ा।",
    dropped="यह पंक्ति छोड़ दी; Ctrl-D या /quit से बातचीत ख़त्म होती है।",
    withdrawn="वापस लिया: {what}",
    one_of="इनमें से एक",
    decided="अब कोई जवाब सलाह नहीं बदलेगा; /advice से सलाह देखें।",
    about="बात {product} की है।",
    may_ask="अब माँग सकते हैं - {rung}: {asks}",
    may_not_ask="अभी कुछ माँगने लायक नहीं हुआ, इसलिए कुछ न माँगें।",
    agreed="ग्राहक ने हाँ कर दी है।",
    not_earned="यह अभी कमाया नहीं गया था; /next बताता है कि पहले क्या चाहिए।",
    top="इससे आगे माँगने को कुछ नहीं है।",
    before="{rung} से पहले",
    no_product="किसी प्रोडक्ट की सलाह नहीं है",
    not_confirmed="ग्राहक ने पुष्टि नहीं की: {ids}",
    open_objection="अब भी खुली: {ids}",
    no_interest="ग्राहक ने इसमें रुचि नहीं दिखाई: {ids}",
    no_sample="ग्राहक ने इसका नमूना नहीं आज़माया: {ids}",
    not_measured="सफलता के साथ नापा नहीं गया: {ids}",
    commands="""\
/advice                       अभी की सलाह
/why [PRODUCT]                सलाह क्यों है, या क्यों नहीं
/next                         क्या माँग सकते हैं, और अगले से पहले क्या चाहिए
/confirm [PROBLEM]            ग्राहक ने समस्या की पुष्टि की
/object OBJECTION             आपत्ति, id से या शब्दों में
/settle OBJECTION             ग्राहक जवाब से संतुष्ट है
/interest PRODUCT             ग्राहक ने रुचि दिखाई
/tried PRODUCT                ग्राहक ने नमूना आज़माया
/measured PRODUCT yes|no ...  डेमो में क्या निकला
/agree RUNG [PRODUCT]         ग्राहक ने हाँ की
/withdraw ID                  इसके बारे में कही बात अब लागू नहीं
/skip                         सवाल खुला छोड़ें, जैसे ख़ाली पंक्ति से
/quit                         समाप्त; बात लॉग में रहती है
""",
)


def sentences_for(language: str) -> Sentences:
    """Return the sentences in a language, or else in English.

    >>> sentences_for("de-AT").understood
    'Verstanden'
    """
    known = {"en": ENGLISH, "de": GERMAN, "hi": HINDI}
    return known.get(language.replace("_", "-").partition("-")[0], ENGLISH)

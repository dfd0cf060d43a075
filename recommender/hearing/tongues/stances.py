"""Words of those who take a stand: who ask, suppose, deny, demand or fear something.

Doubts are put with one of them more often than not; what merely happens is told
without.
"""

from collections.abc import Mapping

from recommender.hearing.tongues.tongue import words_of

STANCES: Mapping[str, frozenset[str]] = {
    "en": words_of(
        "you your yours you're you'll you'd you've will would won't wouldn't could "
        "couldn't should shouldn't might may must can can't cannot if unless until "
        "never nobody no not none nothing don't doesn't isn't aren't didn't wasn't "
        "haven't hasn't dont cant wont doesnt isnt afraid worried worry doubt "
        "doubtful sceptical skeptical suppose convince convinced who why how what "
        "whether without hardly hate refuse rather prove claim claims promise trust "
        "believe boss than"
    ),
    "de": words_of(
        "sie ihr ihre ihren ihrem ihrer ihres euer eure eurem eurer euch wurde wurden "
        "wird werden kann konnen konnte soll sollen sollte musste muss ware hatte "
        "wenn falls ob nie niemals nicht nichts kein keine keinen keiner keinem "
        "niemand wer warum wieso weshalb wie was wozu doch angst furchte sorge "
        "bezweifle glaube ohne kaum bevor lieber angeblich chef"
    ),
    "hi": words_of(
        "आप आपका आपकी आपके अगर तो नहीं मत न कौन क्यों कैसे क्या कोई होगा होगी होंगे गा "
        "गी पहले बिना डर मालिक कब कहां कितना aap aapka aapki aapke agar toh to nahi "
        "nahin na mat kaun kyon kyun kaise kya koi hoga hogi honge pehle bina dar "
        "malik kab kahan kitna"
    ),
}

"""Hindi, as far as hearing needs it, in Devanagari and in Latin letters."""

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
    groups,
    pairs,
    sequences,
    words_of,
)

HINDI = Tongue(
    code="hi",
    light=words_of(
        "है हैं था थी थे हूँ हूं हो होता होती होते होना हुआ हुई हुए रहा रही रहे गया "
        "गई गयी गए गये जाता जाती जाते जाना जा दिया दी देता देती देते देना करता करती "
        "करते करना कर किया का की के को से ने यह ये वह वे इस उस इन उन इसका उसका इसके "
        "हम हमें हमारा हमारी हमारे मैं मुझे मेरा मेरी मेरे आप आपका आपकी तो ही भी एक "
        "कुछ कोई जो वाला वाली वाले लगता लगती लगते लगा लगी सकता सकती सकते आता आती आते "
        "आ रहता रहती रहते पड़ता पड़ती पड़ते सा सी लेता लेती लेते लेना ले लिया ली"
    ),
    stop=words_of(
        "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार जनवरी फरवरी मार्च अप्रैल "
        "मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर "
        "में पर तक और या लेकिन मगर पर जब तब अब अगर क्योंकि कि साथ बाद पहले लिए नहीं "
        "ना न मत बिना कैसे क्यों क्या कब कहाँ कहां बार बार-बार हर सब सभी फिर दिन समय "
        "घंटे समस्या दिक्कत परेशानी काम चाहिए बस सिर्फ़ सिर्फ केवल ऐसा ऐसी जैसा जैसी "
        "जैसे कम नया नई नए"
    ),
    negates_after=words_of("बिना बगैर"),
    negates_around=words_of("नहीं नही न ना मत nahi nahin nahee nai bina"),
    relief=RELIEF["hi"],
    cures=CURES["hi"],
    returns=RETURNS["hi"],
    ago=AGO["hi"],
    had=HAD["hi"],
    harmless=sequences(
        """
        पता नहीं
        मालूम नहीं
        समझ नहीं
        सिर्फ नहीं
        pata nahi
        pata nahin
        samajh nahi
        """
    ),
    idioms=IDIOMS["hi"],
    refers=sequences("ये\nवे\nवो\nयह\nवह\nअब\nye\nyeh\nwo\nwoh\nab"),
    boundaries=words_of(
        "लेकिन मगर और क्योंकि कि जब अगर तो इसलिए lekin magar aur kyunki kyonki jab isliye"
    ),
    supposes=pairs("क्या kya", "इससे यह ये इसका इसे आपका isse yeh ye iska ise aapka"),
    bygone=BYGONE["hi"],
    relative=words_of("जो जिनके जिनकी जिसके जहां jo jinke jinki jiske jahan"),
    lasting=words_of("अब अभी आज फिर ab abhi aaj phir"),
    seeks=SEEKS["hi"],
    asks=ASKS["hi"],
    reasons=REASONS["hi"],
    whys=WHYS["hi"],
    whats=WHATS["hi"],
    troubles=words_of(
        "दिक्कत परेशानी समस्या शिकायत झंझट तकलीफ dikkat pareshani samasya shikayat "
        "jhanjhat taklif takleef problem"
    ),
    stances=STANCES["hi"],
    offered=OFFERED["hi"],
    same=groups(
        """
        स्याही इंक
        रंग कलर
        चिकना चिकनाई चिकनाहट
        धुलाई धोना
        सूखना ड्राई
        महँगा महंगा मंहगा
        कागज़ पेपर
        बदबू गंध महक
        गंदा मैला
        धब्बा दाग
        जल्दी तेज़
        धीरे सुस्त देर
        साफ़ सफ़ाई
        कड़ा सख़्त
        चमकना चमक
        चूना कैल्शियम
        ज़ंग जंग
        झाग फेन
        लकीर धारी रेखा
        फीका हल्का
        टूटना फटना चटकना दरार
        फूलना सूजना
        टपकना रिसना
        बुलबुला बुलबुले
        उँगली हाथ
        ट्रक ट्रांसपोर्ट रास्ता
        परछाई छाया
        """
    ),
    units={
        ("प्रतिशत",): "%",
        ("फीसदी",): "%",
        ("ग्राम", "प्रति", "लीटर"): "g/L",
        ("डिग्री",): "°C",
        ("दिन",): "day",
        ("घंटे",): "h",
    },
    latin=words_of(
        "hai hain hota hoti hote raha rahi rahe gaya gayi gaye jata jati jate jaata "
        "jaati nahi nahin ka ki ke ko se mein par aur lekin bhi bahut kar karne karte "
        "karta hamara hamare hamari humara hum ho jaise wala wali wale baad kyon kyun "
        "kuch kal aaj subah shaam kijiye karo kiya dijiye din raat ek do teen abhi ab "
        "kya aap aapka aapki aapke aapko mujhe hamein "
        "kitna kitne kitni leta lete leti lena lelo ye yeh woh koi bina liye lagta "
        "lagti aata aati chahiye"
    ),
)

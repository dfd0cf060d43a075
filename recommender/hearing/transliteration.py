"""One key for a Hindi word, in Devanagari or in Latin letters.

Nobody spells Hindi in Latin letters the same way twice: धुंधला is `dhundhla`,
`dhundla` or `dhoondhla`. What all of them keep is the consonants, so the key is
made of those:

- Devanagari is written in Latin letters first, letter by letter;
- the breath of aspirates goes (`dh` is `d`, `ph` is `f`), and doubled letters are
  single; `w` is `v`, `z` is `j`, `q` and `c` are `k`, and every s is `s`;
- the vowels go. Only words with fewer than three consonants keep two kinds, i (for
  i, e, ai) and u (for u, o, au), or they would not be told apart; a and the open o
  of English words always go;
- the vowels at the end go in any case: they carry gender and number;
- only such short words keep `chh` from `ch`, and `gh` from `g`.
"""

from recommender.hearing.tongues.tongue import words_of

_SPELT_CONSONANTS = (
    "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h"
)
_SPELT_VOWELS = "a a i i u u ri e ai a o au a i i u u ri e ai a o au e"
_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        _SPELT_CONSONANTS.split(),
        strict=True,
    )
)
_VOWELS = dict(
    zip(
        "अआइईउऊऋएऐऑओऔािीुूृेैॉोौॅ",
        _SPELT_VOWELS.split(),
        strict=True,
    )
)
_NUKTA = {"ज": "z", "फ": "f", "क": "k", "ख": "kh", "ग": "g", "ड": "r", "ढ": "rh"}
_SIGNS = frozenset("ािीुूृेैॉोौॅ")
_FEW = 3
# Longest first; each pair is replaced once, from the left.
_SOUNDS = (
    ("chch", "cch"),
    ("cchh", "Q"),
    ("chh", "Q"),
    ("cch", "C"),
    ("ch", "C"),
    ("sh", "s"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "G"),
    ("jh", "j"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("rh", "r"),
    ("x", "ks"),
    ("ck", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("aye", "ae"),
    ("ier", "yer"),
    ("ia", "ya"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "j"),
    ("iy", "y"),
)
_SOFT = "age"
_LATIN_ENDINGS = tuple(
    sorted(
        words_of(
            "ega egi enge engi oge unga ta ti te tee taa na ne ni naa kar "
            "iyan iyon iyaan on en ein ya yi ye aon "
            "ai aai i ee e a aa o s"
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_SHORTEST = 3


def is_devanagari(word: str) -> bool:
    """Whether `word` begins in Devanagari."""
    return "\u0900" <= word[:1] <= "\u097f"


def romanised(word: str) -> str:
    """Return a Devanagari word in Latin letters; anything else stays.

    >>> romanised("स्याही"), romanised("फ़िल्म"), romanised("धुंधला")
    ('syahi', 'film', 'dhundhala')
    """
    letters: list[str] = []
    for place, letter in enumerate(word):
        following = word[place + 1 : place + 2]
        if letter in _CONSONANTS:
            sound = _CONSONANTS[letter]
            if following == "\u093c":
                sound = _NUKTA.get(letter, sound)
                following = word[place + 2 : place + 3]
            letters.append(sound)
            if following and following not in _SIGNS and following != "\u094d":
                letters.append("a")
        elif letter in _VOWELS:
            letters.append(_VOWELS[letter])
        elif letter in "ँंङ":
            letters.append("n")
        elif letter not in "\u093c\u094d\u200c\u200d":
            letters.append(letter)
    return "".join(letters)


def sound_key(word: str) -> str:
    """Return the key of a Hindi word in either script.

    >>> sound_key("धुंधल"), sound_key("dhoondhla"), sound_key("dhundla")
    ('dndl', 'dndl', 'dndl')
    >>> sound_key("सेल"), sound_key("cell"), sound_key("जाएगी"), sound_key("jayegi")
    ('sil', 'sil', 'jig', 'jig')
    >>> sound_key("ट्रायल"), sound_key("trial"), sound_key("इमेज"), sound_key("image")
    ('tryl', 'tryl', 'imij', 'imij')
    >>> sound_key("रोलर"), sound_key("roller"), sound_key("फैल"), sound_key("fail")
    ('rlr', 'rlr', 'fil', 'fil')
    >>> sound_key("घिस"), sound_key("ghis"), sound_key("गैस"), sound_key("ghanta")
    ('Gis', 'Gis', 'gis', 'gnt')
    """
    sounds = romanised(word)
    if sounds.endswith(_SOFT) and len(sounds) > len(_SOFT) + 1:
        sounds = f"{sounds[: -len(_SOFT)]}ej"
    for spelt, sound in _SOUNDS:
        sounds = sounds.replace(spelt, sound)
    key = _reduced(sounds)
    consonants = [letter for letter in key if letter not in "iu"]
    if len(consonants) < _FEW:
        return key
    key = (key[0] if key[0] in "iu" else "") + "".join(consonants)
    return key.replace("Q", "C").replace("G", "g")


def sounds_alike(sound: str) -> tuple[str, ...]:
    """Return the key of a word in Latin letters, and what else it may stand for.

    Many write `ch` for `chh`, too.

    >>> sounds_alike(sound_key("chuna")), sounds_alike(sound_key("chhuna"))
    (('Cun', 'Qun'), ('Qun',))
    """
    return (sound, sound.replace("C", "Q")) if "C" in sound else (sound,)


def _reduced(sounds: str) -> str:
    """Return `sounds` with two kinds of vowels, none at the end, nothing doubled."""
    kept: list[str] = []
    place = 0
    while place < len(sounds):
        end = place
        while end < len(sounds) and sounds[end] in "aeiou":
            end += 1
        if end > place:
            if end < len(sounds):
                kind = _kind(sounds[place:end])
                if kind:
                    kept.append(kind)
            place = end
            continue
        letter = sounds[place]
        if letter == "v" and kept and sounds[place - 1 : place] in {"o", "a"}:
            # The w of `powder` is a vowel.
            letter = "u"
        if letter != "y" or place + 1 < len(sounds):
            kept.append(letter)
        place += 1
    single = [
        letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1]
    ]
    return "".join(single).rstrip("iu") or "".join(single)


def _kind(vowels: str) -> str:
    """Return i, u or nothing for a run of vowels."""
    for vowel in vowels:
        if vowel in "ei":
            return "i"
        if vowel in "uo":
            return "u"
    return ""


def latin_stems(word: str) -> tuple[str, ...]:
    """Return what `word`, a Hindi word in Latin letters, may be without its ending.

    >>> latin_stems("failti")[:3]
    ('failti', 'fail', 'failt')
    """
    shorter = (
        word[: -len(ending)]
        for ending in _LATIN_ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    )
    return (word, *shorter)

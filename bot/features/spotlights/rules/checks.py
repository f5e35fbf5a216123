"""What may be written about a hero: a concrete act and its effect, no rank, no count, nothing of oneself. Pure.

The rules are those of EVIDENCE section 4 (docs/spotlights.md). Ranks, counts and first persons are looked for in
English only: words of other languages never look like them, except where they are spelt the same.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.features.spotlights import text as say
from bot.features.spotlights.rules.refusals import BadText

SHORTEST, LONGEST, FEWEST_WORDS = 15, 400, 3

# Written without spaces: Thai, Lao, Burmese, Khmer, the kana and the Chinese characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")

_RANK = re.compile(
    r"\b(?:best|greatest|finest|smartest|hardest[- ]working|foremost|unrivall?ed)\b"
    r"|\b(?:mvp|champions?|superstars?|rock ?stars?)\b"
    r"|(?<!\bat )\bmost\b(?! of\b)"
    r"|(?<!\bon )\btop\b"
    r"|\bnumber (?:one|1)\b|\bno\. ?1\b|#\s?1\b|\bfirst place\b|\bbetter than (?:any|every|all|the others)\w*\b",
)
_THANKS = r"(?:kudos|points?|stars?|wins?|thanks|thank[- ]yous?|spotlights?|awards?|medals?|trophy|trophies|votes?)"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|hundreds of|dozens of)"
_LATER = r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_COUNT = re.compile(
    rf"\b{_NUMBER} (?:{_THANKS}|times)\b|\b{_LATER} (?:time|place)\b|\b(?:{_LATER}|first) {_THANKS}\b"
    r"|\b(?:times|wins?|weeks|months) in a row\b"
)
_NUMBERED = r"(?:phase|part|level|tier|type|class|round|stage|step|act|volume|division|war)"
_SELF = re.compile(
    r"(?<![\w/])I(?= +[a-z])"
    r"|\b(?:[Ii]'(?:m|d|ve|ll)|[Mm]e|[Mm]y|[Mm]yself)\b"
    r"|\bi (?:am|was|have|had|think|thought|did|saw|got|felt|asked|could|can|would|will|needed|wanted|know|knew)\b",
)
_BEFORE_NUMERAL = re.compile(rf"\b{_NUMBERED} $", re.IGNORECASE)


def texts(did: str, effect: str) -> tuple[str, str]:
    """Return both texts, tidied. Raises `BadText` at the field `did` or `effect` that is against a rule."""
    act, result = (_checked(field, words) for field, words in (("did", did), ("effect", effect)))
    if _key(act) == _key(result):
        raise BadText("effect", say.SAME_TEXT)
    return act, result


def _checked(field: str, words: str) -> str:
    words = words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    tidy = "\n".join(" ".join(line.split()) for line in words.strip().splitlines() if line.strip())
    for found_fault in _RULES:
        fault = found_fault(tidy)
        if fault:
            raise BadText(field, fault)
    return tidy


def _length(words: str) -> str | None:
    if len(words) > LONGEST:
        return say.text_long(LONGEST)
    return say.TEXT_SHORT if _width(words) < SHORTEST or _count(words) < FEWEST_WORDS else None


def _width(words: str) -> int:
    """Return the length as letters of an alphabet: a Chinese or Japanese character says about as much as two."""
    wide = (unicodedata.east_asian_width(mark) in {"W", "F"} for mark in words)
    return sum(2 if is_wide else 1 for is_wide in wide)


def _count(words: str) -> int:
    """Return the number of words; where none are separated by spaces, two characters count as one."""
    unspaced = len(_UNSPACED.findall(words))
    return len(_WORD.findall(_UNSPACED.sub(" ", words))) + unspaced // 2


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _key(words: str) -> str:
    return "".join(mark for mark in _folded(words) if mark.isalnum())


def _rank(words: str) -> str | None:
    found = _RANK.search(_folded(words))
    return say.rank_word(found.group().strip()) if found else None


def _recognition(words: str) -> str | None:
    found = _COUNT.search(_folded(words))
    return say.count_word(found.group()) if found else None


def _oneself(words: str) -> str | None:
    plain = " ".join(words.split())
    found = next((one for one in _SELF.finditer(plain) if not _BEFORE_NUMERAL.search(plain[: one.start()])), None)
    return say.oneself(found.group().split()[0]) if found else None


_RULES: tuple[Callable[[str], str | None], ...] = (_length, _rank, _recognition, _oneself)

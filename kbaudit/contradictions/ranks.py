"""In what order and in which shares several are served or liable: first one and then the other, or all alike; as one, or each for a share."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.contradictions.settled_matters import Matter, Settled, either_way
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "ranked"]

HINT = hint(
    "first ahead priority precedence senior junior subordinate subordinated before prior pro rata proportion equally pari alike order turn equal footing "
    "jointly joint severally several share shares whole separately singly one as only solely pooled pool pot kitty keep keeps shared together collectively combined own individually proportion proportionate ratio according evenly half fifty front queue"
)
_FIRST = alternatives(
    r"\bfirst to\b(?= [\w'’ -]{2,60}(?:until|then|and (?:only )?then|before|next))|\b(?:is|are|be|get|gets|go|goes|come|comes|served|seen|paid|dealt with|handled|treated|admitted|boarded|called) (?:always |first )?(?:ahead of|before|in front of)\b|\bin priority to\b|\b(?:has|have|takes?|take|enjoys?|gets?|given|with) (?:\w+ )?(?:priority|precedence|preference)\b|\b(?:is|are) given (?:priority|precedence|preference)\b|\brank(?:s|ing)? (?:ahead of|before|above|senior to|in priority)\b|\bsenior to\b|\bsubordinated? to\b|\bjump(?:s|ing)? the queue\b|\bapplied (?:first|firstly)\b|\bbefore (?:the |any )?(?:[\w'’-]+ ){1,4}(?:receives?|gets?|is paid|are paid|sees?) (?:anything|any|a penny)\b|\bto the front of the (?:queue|line)\b|\b(?:is|are|be) (?:repaid|paid|served|satisfied) (?:\w+ )?(?:first|before)\b"
)
_ALIKE = alternatives(
    r"\bpro[- ]rata\b|\bin (?:equal shares|proportion)\b|\bpari passu\b|\bin the order (?:in which|of|that|they)\b|\bin order of (?:arrival|receipt|application|booking)\b|\bfirst[- ]come,? first[- ]served\b|\b(?:no|nobody|without|neither|none)(?: \w+){0,3} (?:priority|precedence|preference)\b|\bon an equal footing\b|\brank(?:s|ing)? (?:equally|alike|the same|pari passu)\b|\b(?:treated|served|paid|seen) (?:equally|alike|the same)\b|\bnobody jumps the queue\b|\bstrictly in (?:turn|order)\b"
)
_JOINTLY = alternatives(
    r"\bjointly (?:and severally )?(?:liable|responsible|answerable|bound|owe|owed)\b|\bjointly and severally\b|\bjoint and several\b|\b(?:each|every one|any one|either)(?: of [\w'’ ]{2,30}?)? (?:is |are |shall be |may be held )?(?:fully )?(?:each )?(?:fully )?(?:liable|answers?|responsible|answerable)? ?for the (?:whole|full|entire|total)\b|\b(?:liable|answers?|responsible|answerable) for the (?:whole|full|entire|total)\b|\bin full from (?:any|either|each)\b"
)
_EACH_HIS_SHARE = alternatives(
    r"\b(?:its|his|her|their|your|his or her) (?:own )?(?:respective )?(?:share|part|portion|half|proportion)\b(?! (?:of the (?:work|responsib|blame)))|\bown (?:share|part|portion)\b|\bseverally (?:and|but) not jointly\b|\bseveral (?:and|but) not joint\b|\bonly severally\b|\bpro rata\b|\bnot jointly\b|\bindividually and not jointly\b|\b(?:not|never|none|nobody|no one)[\w'’ ]{0,20} (?:liable|responsible|answerable|answers?) for (?:the (?:others?|share)|another|any other|more than)\b"
)
_POOLED = alternatives(
    r"\b(?:is|are|be|gets?) (?:all )?(?:pooled|put (?:in|into) (?:a|one|the) (?:common |shared |same )?(?:pot|pool|kitty|jar|fund))\b|\bgo(?:es)? (?:in|into) (?:a|one|the) (?:common |shared |joint |same )?(?:pot|pool|kitty|jar|fund)\b|\b(?:shared|split|divided) (?:out )?(?:equally|evenly)? ?(?:by|between|among|amongst) (?:all|everybody|everyone|the whole|the entire)\b|\b(?:shared|split|divided) (?:equally|evenly)\b"
)
_KEPT = alternatives(
    r"\b(?:keeps?|retains?|pockets?) (?:all |any |the |his |her |their |its |what |whatever |every )[\w'’ -]{1,40}?\b(?:they|he|she|it|themselves|himself|herself|personally|own|receives?|earns?|gets?|collects?)\b|\bno (?:\w+ )?(?:pool|pooling|pot|kitty|sharing)\b|\b(?:is|are) not (?:pooled|shared)\b|\bbelongs? to (?:the person|whoever|the one)\b|\b(?:is|are) (?:theirs|his|hers) to keep\b"
)
_EQUALLY = alternatives(
    r"\b(?:share|shares|shared|split|splits|divide|divides|divided|distributed|borne|paid|allocated)(?: [\w'’-]+){0,4} (?:equally|evenly|half and half|fifty-fifty)\b|\b(?:equally|evenly) (?:shared|split|divided|distributed|borne|between|among|amongst)\b|\bin equal (?:shares|parts|portions)\b|\bin equal measure\b|\bone half each\b|\bhalf each\b|\bfifty-fifty\b|\bto each the same (?:share|part|amount)\b"
)
_BY_MEASURE = alternatives(
    r"\b(?:in|according to the) (?:proportion|ratio)\b|\bproportionate(?:ly)?\b|\bpro[- ]rata\b|\b(?:shared|split|divided|distributed|borne|paid|allocated) (?:\w+ )?(?:according to|by (?:size|weight|number|floor area|seniority|turnover))\b|\btakes? the (?:whole|lot|larger|greater)\b|\bgoes (?:entirely|wholly|in full) to\b|\b(?:borne|paid|met) (?:entirely|wholly|in full|solely) by\b"
)
_TOGETHER = alternatives(
    r"(?<!not )\b(?:together|as one|collectively|in one go|combined|as a whole|as a group|in groups)\b"
)
_APART = alternatives(
    r"\b(?:separately|individually|one by one|singly|one at a time|each on (?:its|his|her|their) own|apart from each other|on (?:its|his|her|their) own)\b"
)
_READINGS = (
    (Matter.RANK, _FIRST, _ALIKE),
    (Matter.LIABILITY, _JOINTLY, _EACH_HIS_SHARE),
    (Matter.POT, _POOLED, _KEPT),
    (Matter.SHARES, _EQUALLY, _BY_MEASURE),
    (Matter.TOGETHER, _TOGETHER, _APART),
)


def ranked(text: str) -> Iterator[Settled]:
    """Where a sentence says in what order or in which shares several come; nothing where it says both."""
    return either_way(small(text), _READINGS)

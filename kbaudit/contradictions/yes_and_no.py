"""The words by which a house says yes or no to a thing: it is done, given and paid for, or refused, left out and charged to the other.

They stand beside modals, negations and pairs of opposites, which `facts` reads: "we take it back", "comes with the room",
"at the tenant's own expense", "is turned away". A no that is itself denied is a yes: "no surcharge", "is never turned down".
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small

__all__ = ["Saying", "opening", "sayings", "speaks"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A yes, or a no where `refuses`, with the words that say it; a denial before them is part of these."""

    refuses: bool
    span: tuple[int, int]


_HOUSE = r"(?:us|our (?:company|firm|house|insurer|insurance|side)|the (?:company|employer|firm|house|provider|insurer|insurance|council|practice|shop|store|library|club|hotel|school))"
_OTHER = (
    r"(?:you|(?:the |its |each |every |our )?(?:account holder|applicant|borrower|buyer|candidate|card ?holder|client|consumer|customer|driver|employee|guest|hirer|holder|learner|licensee|member|"
    r"owner|parent|participant|passenger|patient|policy ?holder|purchaser|reader|recipient|renter|resident|sender|shopper|student|subscriber|tenant|traveller|traveler|user|visitor|worker)s?)"
)
_SERVICE = (
    r"accept|arrange|assemble|build in|carry out|collect|cover|credit|deal with|deliver|do (?:it|that|this)|fetch|give|grant|handle|help with|honou?r|look after|make up|match|mend|"
    r"offer|pay|pick up|post|provide|publish|refund|reimburse|repair|replace|return|sell|send|settle|ship|stock|supply|support|take|teach|throw in|trade|update|welcome|wrap"
)
_OPENING = r"(?:^\W*|[.,;:!?—–(|]\s*|\b(?:and|but|so|then|yes|which means) |^\W*(?:at|during|every|each|for|from|in|on|with|within) [^,;:.]{1,40} )"
"""What stands before a main clause: "the data we collect" is none."""
_WAYS = r"(?:also |always |gladly |happily |still |even |fully |now |all |already |then )*"
_SAYS_YES = (
    r"^\W*(?:yes|yep|sure|certainly|of course|absolutely|definitely|by all means|gladly|go ahead|feel free)\b"
    r"|^\W*(?:you|we|they|it|he|she)\s+(?:do|does|did|may|can|will|are|is)\s*[,.;!]"
)
_SAYS_NO = r"^\W*(?:no(?=[,.:;]\s)|nope|sorry|(?:i['’]m|we['’]re|i am|we are) (?:sorry|afraid)|unfortunately|regrettably|sadly|alas|we regret)\b(?! (?:to (?:hear|see)|for|about|that you|if|later|more|less|fewer|one|matter)\b)"
"""What opens a sentence and is a whole answer."""
_OPENS_WITH = ((True, re.compile(f"(?i){_SAYS_NO}")), (False, re.compile(f"(?i){_SAYS_YES}")))
_YES = alternatives(
    rf"{_SAYS_YES}"
    # What the house does for the other.
    rf"|(?:{_OPENING})we(?:['’]ll| will| can)? {_WAYS}(?:{_SERVICE})\b(?! (?:care|note|place|part|it seriously|no|none|nothing|neither)\b)"
    r"|\b(?:is|are|will be|shall be) "
    + _WAYS
    + r"(?:provided(?! (?:by|via|through|in|on|with|under|as|that|for in)\b| [“\"])|offered|supplied|covered|included|reimbursed|refunded|repaid|credited|paid back|insured|accepted|accommodated|welcomed?|honou?red|"
    r"delivered|collected|mended|wrapped|stocked|recorded and published|returned|replaced(?! (?:with|by)\b)|repaired|published|supported|thrown in|met in full|paid for|taken care of)\b"
    # What belongs to it.
    r"|\b(?:comes?|came|supplied|sold|shipped|delivered) (?:\w+ )?with\b(?! (?:a|the|some) (?:delay|risk|catch|price))"
    r"|\b(?:on us|on the house|thrown in|at our (?:own )?(?:cost|expense)|(?:already|is|are|fully) (?:in|part of|covered by) (?:the|your|every) (?:\w+ )?(?:price|fee|fare|rate|ticket|plan|package))\b"
    r"|\bfree of (?:any |all )?(?:fees?|charges?|costs?)\b|\bcounts? towards?\b|\b(?:entitles?|is entitled|are entitled|entitling)\b|\b(?:qualifies|(?:you|they|we) qualify)\b|\bextends? to\b|\bincludes?\b|\binclusive of\b|\bis yours\b|\bare yours\b"
    rf"|\b(?:borne|paid|covered|settled|met|funded) by {_HOUSE}\b"
    r"|\b(?:is|are) (?:always |also |all )?there for (?:you|all|everyone|everybody|(?:every |all |our |the )?(?:guests?|members?|visitors?|staff|customers?|tenants?|patients?|students?))\b|\bat (?:your|their) disposal\b"
    rf"|\b(?:we|{_HOUSE}) bears? (?:the|all) (?:\w+ )?(?:expenses?|costs?)\b|\bwith our compliments\b|\bfalls? (?:within|under) (?:the|your|our) (?:\w+ )?(?:warranty|cover(?:age)?|guarantee|insurance)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:re)?claimable\b|\b(?:you|they|members|guests|customers|tenants) (?:will |always |then )?(?:get|receive) (?:it all|everything|every penny|(?:the|your|their) (?:\w+ )?(?:deposit|money|fee|payment)) back\b"
    # What is open to everybody.
    r"|\bwave (?:them|him|her|people|everyone|everybody) through\b|\blet (?:them|him|her|people|guests|visitors|members) (?:go )?(?:right |straight )?(?:in|through)\b"
    r"|\b(?:just |simply )?(?:pop (?:in|by|over)|drop (?:in|by)|walk in|come along|stop by)\b|\bdrop-ins?\b|\bno problem\b|\b(?:is|are|stays?|remains?) (?:also |always |now )?open\b|\bthat['’]s fine\b|\bthe (?:firm|company|employer|shop|insurer) (?:pays|covers|settles|bears)\b|\btakes? care of\b|\bamong our (?:patients|clients|customers|guests|members|services)\b"
    # A label with its value.
    r"|(?:[:;|]\s*|^\W*)(?:offered|present|in place|provided|included|free|permitted|allowed|possible|supported|available|public|reimburse|refund)\W*$"
)
_NO = alternatives(
    rf"{_SAYS_NO}"
    r"|(?<=, )(?:i['’]m|we['’]re) afraid\b"
    r"|\b(?:(?:is|are|stays?|remains?) (?:not|never|no longer)|(?:is|are|do|does)n['’]t|(?:do|does) not) (?:\w+ly )?open\b(?! (?:source|until|before|the|an?|any|this|that|it|them|your|links?|attachments?|e-?mails?)\b)"
    # What is refused.
    r"|\b(?:turn|turns|turned|turning|send|sends|sent) (?:\w+ ){0,2}?(?:away|down)\b|(?:^\W*|\bwe )(?:decline|refuse|reject|deny) (?!(?:to say|cookies)\b)"
    r"|\b(?:is|are|stays?|remains?) (?:\w+ly )?(?:blocked|locked|barred|banned|closed|shut|greyed out|hidden|withheld|discarded|ignored|declined|refused|rejected|denied|discontinued|withdrawn|suspended|given up)\b"
    r"|\b(?:has|have) been (?:\w+ly )?(?:discontinued|withdrawn|given up|dropped|abolished|scrapped|ended)\b"
    r"|\b(?:is|are|remains?|stays?) (?:strictly )?(?:ruled out|out of bounds|off[- ]limits|out of the question|read-only|not on)\b|\bread-only\W*$|\b(?:against (?:the|our|your) (?:rules|agreement|policy|contract|terms|law)|is a breach|empty-handed)\b"
    r"|\b(?:have|has|we|they) (?:now )?(?:stopped|ceased) \w+ing\b|\bgo(?:es)? back to the sender\b|\b(?:stays?|remains?|left) (?:outside|untouched|unmentioned|where (?:it|they) (?:is|are|was|were))\b"
    r"|\bgets? (?:sent|turned) (?:back|home|away)\b|\b(?:is|are) turned back\b|\bmutually exclusive\b|\b(?:there(?:['’]s| is) none|we have none)\b(?! (?:left|of (?:them|it)|better|other)\b)"
    # What is not given back.
    r"|\bwe (?:will |then |shall |may )?keep (?:your|the|any|their) (?:\w+ )?(?:deposit|prepayment|money|fee)\b|\b(?:deposit|prepayment|money|fee|payment)s? (?:(?:is|are|will be) (?:then )?(?:forfeited|forfeit|lost|retained|kept)|(?:stays?|remains?) with us)\b"
    # What is left out.
    r"|\b(?:costs? more|costs? a penalty|gives? rise to|goes? unmentioned|goes? unpaid|goes? unrewarded|greyed out|empty-handed)\b"
    r"|(?:[:;|]\s*|^\W*)(?:blocked|unavailable|none|excluded|refused|declined|forbidden|prohibited|not (?:offered|included|supported|allowed|available|provided|covered))\b(?=\W*$| for all\b)"
    r"|\b(?:left|leaves) (?:\w+ ){0,2}?out\b|\boutside (?:the|its|our|this) (?:scope|cover|coverage|warranty|policy)\b|\bexcludes?\b|\b(?:is|are) excluded\b"
    # What the other has to pay or do.
    r"|\bthemselves\W*$|\b(?:must|ha(?:s|ve) to) (?:make|find|bring|provide|supply|arrange) (?:your|their|his|her) own\b|\bfind (?:yourself|yourselves|themselves|himself|herself) an?\b|\b(?:has|have|must) (?:to )?be bought\b"
    r"|\bat (?:your|their|his|her|its|the \w+(?: \w+)?['’]s?|\w+['’]s?) (?:own )?(?:expense|cost|charge|risk)\b|\bout of (?:your|their|his|her) (?:own )?pocket\b|\bin (?:your|their|his|her) (?:own|spare) time\b"
    rf"|\b{_OTHER} (?:(?:is|are|shall be|will be) (?:\w+ )?liable for|bears? (?:the|all) (?:\w+ )?(?:expenses?|costs?)|pays? (?:the|for the) (?:\w+ ){{0,2}}(?:himself|herself|themselves))\b"
    r"|\b(?:a|an|the) (?:\w+ )?(?:fee|charge|surcharge|supplement) (?:is|will be|gets) (?:added|charged|due|levied|payable)\b|\bwe add an? (?:\w+ ){0,2}(?:fee|charge|surcharge|supplement)\b"
    rf"|\b(?:borne|paid|settled|met|funded|payable|made|fetched|collected) by {_OTHER}\b|\b(?:is|are|stays?|remains?) (?:on|down to) you\b(?! to\b)|\b(?:your|their|(?:the )?\w+['’]s) own (?:affair|business|responsibility|decision|contribution)\b(?! \w)"
    r"|\b(?:charges?|lev(?:y|ies)) an? (?:\w+ ){0,2}?(?:fee|charge|surcharge)\b|\b(?:is|are) charged for\b|\bpays? (?:for )?(?:their|his|her|your) own\b|\b(?:attracts?|carr(?:y|ies)|incurs?|for|against|as|by paying) an? (?:\w+ )?(?:supplement|surcharge|paid extra|add-on|fee|charge)\b|\bpaid extra\b|\b(?:comes?|hired|sold|billed|charged|invoiced|paid|costs?) (?!nothing)(?:\w+ )?(?:on top|separately|extra)\b"
    r"|\b(?:comes?|taken|deducted|docked) (?:off|from) (?:your|their|the \w+['’]s?) (?:wages?|pay|salary|leave|allowance|hours)\b|\bwe (?:charge|bill|invoice)\b"
)
_BURDENS = r"(?:surcharges?|supplements?|extra charges?|charges?|charged|fees?|billed|invoiced|costs?|add-on|catch|problem|penalt(?:y|ies)|deposit)\b"
_DENIED_BURDEN = re.compile(
    r"(?:\b(?:no|not|never|nothing|without)|n['’]t)\b(?:\s+(?:an?|any|the|be|for|further|extra|additional|separate|more|hidden)){0,3}\s+"
    + _BURDENS
    + r"(?! (?:more|less|until|before|within|later|by|in full|off)\b)"
    + r"|\bcosts? (?:you |them |him |her |the \w+ )?nothing\b|\bpays? nothing\b|\bnothing (?:more |else |extra |further )?to pay\b|\byou (?:won['’]t|will not|don['’]t|do not|never) pay\b(?! (?:more|less|until|before|within|later|by|in)\b)"
)
_DENIAL = re.compile(
    r"(?i)(?:\b(?:no|not|never|nor|neither|without|cannot|hardly|nobody|nothing|none)|n['’]t)\b(?:\s+[\w'’-]+){0,3}\s*$"
)
_VERB = re.compile(r"(?i)(?:is|are|was|were|has|have)\b")
_NOBODY = re.compile(r"(?i)(?:no|nor|neither|nobody|nothing|none)\b")
"""What denies a verb from before its subject; "without a ticket" and "who do not pay" only narrow the subject."""
_CLAUSE = re.compile(r"[,;.:!?()]\s|\s[–—-]\s|\b(?:but|and)\b")
_SUBORDINATE = re.compile(
    r"(?i)\b(?:that|which|who|whose|what|whatever|if|whether)(?: \w+)? $|\b(?:ensure|check|verify|confirm|make sure)(?: \w+){0,4} $"
)
"""Before words that only narrow what is spoken of: "an account that is locked"."""
REACH = 40
"""Characters before a yes or a no in which a denial of it may stand."""


def sayings(text: str) -> Iterator[Saying]:
    """Each yes and each no of a sentence, in the order of the kinds of words that say them."""
    taken: list[tuple[int, int]] = []
    letters = small(text)
    for match in _DENIED_BURDEN.finditer(letters):
        taken.append(match.span())
        yield Saying(False, match.span())
    for refuses, pattern in ((True, _NO), (False, _YES)):
        for match in pattern.finditer(letters):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if _SUBORDINATE.search(text, 0, match.start()):
                continue
            denial = _denial(text, match.start())
            taken.append(match.span())
            if denial is None:
                yield Saying(refuses, match.span())
            elif refuses:
                taken.append((denial, match.end()))
                yield Saying(False, (denial, match.end()))


def opening(text: str) -> Saying | None:
    """The yes or the no that a sentence opens with."""
    for refuses, pattern in _OPENS_WITH:
        match = pattern.match(text)
        if match:
            return Saying(refuses, match.span())
    return None


def speaks(text: str) -> bool:
    """Whether there is a yes or a no in a sentence: a cheap question."""
    return bool(_NO.search(small(text)) or _YES.search(small(text)))


def _denial(text: str, start: int) -> int | None:
    """Where the denial of what begins at `start` begins, in the same clause; None where it is not denied."""
    first = max(0, start - REACH)
    clause = max((match.end() for match in _CLAUSE.finditer(text, first, start)), default=first)
    match = _DENIAL.search(text, clause, start)
    if match is None or (_VERB.match(text, start) and not _NOBODY.match(text, match.start())):
        return None
    return match.start()

"""KB602: placeholders that somebody meant to replace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document, heading_at
from kbaudit.detectors.parts import LEAST_SHARE, is_fragment, share_of
from kbaudit.facts.nearby import lowered, matches_near
from kbaudit.facts.placeholder_forms import FORMS, NOTE, VARIABLE, Form
from kbaudit.model import Action, Block, BlockKind, Document, Finding, HiddenText, Tier
from kbaudit.rules.content import ContentPlaceholder

_TEMPLATE = re.compile(
    r"\b(?:templates?|macros?|saved repl(?:y|ies)|canned|snippets?|boilerplates?|form letters?|(?:sample|example|"
    r"standard|model|reply|response) (?:\w+ )?(?:e-?mails?|letters?|messages?|repl(?:y|ies)|responses?|texts?|wording|"
    r"agreements?|contracts?)|mail ?merge|scripts?|vorlagen?|textbausteine?|"
    r"modèles?|plantillas?|modelos?|forms?|worksheets?|checklists?|merge (?:fields?|tags?)|placeholders?|"
    r"(?:template|dynamic|system|liquid|environment|email|message|custom|available|supported) (?:variables?|tags?|"
    r"fields?)|variables|personali[sz]ation|liquid|handlebars|jinja|mustache|shortcodes?|syntax|"
    r"dynamic content|auto-?repl(?:y|ies)|auto-?responders?|subject lines?|announcement text|questionnaires?|"
    r"formulare?)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\bplaceholders?\b|\bmarked\b|\bmark (?:it|them|the|as|up|any|a)\b|\blabell?ed\b|\bstands? for\b|"
    r"\babbreviat|\bnever publish|\bsearch for\b|\b(?:says?|reads?|shows?|displays?|contains?|appears?|showing|"
    r"listed as|shown as|displayed as|called|named|word|words|"
    r"string|keyword|status|column|list) (?:of |as |is |the |a |with |like )?[\"'“„«‘`]?$|\bwith your own\b|"
    r"\breplace (?:it|them|\w+) with\b|\bwhere .{1,30} is (?:the|your)\b|\bvariables?\b|\bmerge (?:fields?|"
    r"tags?)\b|\bsyntax\b|\bdirectives?\b|\bshortcodes?\b|\bexpressions?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:gap|field|variable|tag|token|code|marker|expression|wildcard|key|snippet|part|entry|value)s?\W{0,4}$",
    re.IGNORECASE,
)
_NOTATION = re.compile(
    r"\b(?:keywords?|variables?|tokens?|parameters?|macros?|wildcards?|conventions?|notations?|substitutions?|interpolation)\b",
    re.IGNORECASE,
)
"""What a page calls the variables that it documents."""

_LABELLED = re.compile(
    r"\b(?:keyword|variable|token|parameter|macro|wildcard|placeholder)s?[\W\d]{0,4}[:=|]", re.IGNORECASE
)
"""A label or a cell of its own that says that a variable stands there."""

_CODE = re.compile(r"=>|\(\?[<:=!]|&&|\|\||[=!]=|\);|::|[\[{]\s*\w+\s*[=!]=|</\w+>|\w\(\w+\.\w+,")
"""Signs of a programming language or of a pattern, in a line that no mark sets apart as code."""

LEAST_CODE = 2

LEAST_DESCRIPTION = 3
"""Words of the cell that says what the variable in another cell of its row is for."""

_MEANING = re.compile(
    r"\W{0,3}(?:(?:it|this|that|which) )?(?:(?:always|then|only|also|simply|automatically|later) )?"
    r"(?:shows?|means?|stands? for|inserts?|adds?|becomes?|"
    r"displays?|gives?|prints?|renders?|returns?|holds?|contains?|turns? into|puts?|refers? to|comes? from|"
    r"(?:is|are|gets?|will be|can be) (?:automatically |then |later )?(?:replaced|filled|swapped|turned|set|inserted|"
    r"substituted|resolved|used|expanded|available|the|a|your)|resolves? to|expands? to|"
    r"will (?:always )?(?:show|insert|become|display|print|contain|resolve|expand)|zeigt|wird|"
    r"steht für|affiche|est remplacée?|muestra|se sustituye)\b",
    re.IGNORECASE,
)
"""What a page says of a variable that it explains: what it is called before it, what it does behind it."""

_SPEAKING = re.compile(
    r"\w[._]\w|\{\s*(?:name|company|customer|client|user|username|agent|date|amount|price|e?mail|phone|product|plan|address|"
    r"city|country|firstname|lastname|fullname|recipient|sender|deadline|vorname|nachname|kunde|betrag|datum|nom|prenom|"
    r"nombre|empresa|fecha)\b|[a-z][A-Z]"
)
"""Variables that stand for a fact about somebody; `{{port}}` may be notation."""

_SUBJECT = re.compile(
    r"\bto-?dos?\b|\btbd\b|\blorem\b|\bplaceholders?\b|\btasks?\b|\bwriting (?:guide|style)|\bstyle guide\b|\bcode "
    r"(?:review|comments?)\b",
    re.IGNORECASE,
)
_OPENING = "\"'“„«‘`‹"
_CLOSING = "\"'”“»’`›"


def placeholders(corpus: Corpus) -> Iterator[Finding]:
    """Placeholders outside code, forms and templates: one finding a document, with every place."""
    for document in corpus.documents:
        if document.served:
            all_found = list(_found(document))
            documented = {
                document.text[start : start + 1]
                for form, start, end in all_found
                if form.name == VARIABLE and _documented(document, start, end)
            }
            found = [
                (form, start, end)
                for form, start, end in all_found
                if not (form.name == VARIABLE and document.text[start : start + 1] in documented)
                and not _meant(document, form, start, end)
            ]
            if found:
                yield _finding(document, found)
            if left := _left_over(document):
                yield _unfilled(document, left)


def _found(document: Document) -> Iterator[tuple[Form, int, int]]:
    taken: list[tuple[int, int]] = []
    lower = lowered(document.text)
    for form in FORMS:
        where = document.text if form.exact else lower
        for match in matches_near(
            form.pattern, document.text, where, form.literals, before=form.before, after=form.after
        ):
            start, end = match.span()
            if all(end <= left or start >= right for left, right in taken):
                taken.append((start, end))
                yield form, start, end


def _documented(document: Document, start: int, end: int) -> bool:
    """Whether a page explains a variable, and with it the others that are written in the same way.

    The sentence calls it a keyword or says what it stands for, a column or a label does, it has a cell of its own beside its
    description, or the line is code.
    """
    block = block_at(document, start)
    if block is None or block.kind is BlockKind.CODE:
        return False
    text = document.text
    whole = text[block.start : block.end]
    if len({match[0] for match in _CODE.finditer(whole)}) >= LEAST_CODE or any(map(_NOTATION.search, block.header)):
        return True
    before, after = text[max(block.start, start - 160) : start], text[end : min(block.end, end + 80)]
    if _NOTATION.search(before) or _NAMED.search(before) or _MEANING.match(after):
        return True
    cells = [text[slice(*cell)].strip(" `\"'") for cell in block.cells] if block.kind is BlockKind.TABLE_ROW else []
    return text[start:end] in cells and any(len(cell.split()) >= LEAST_DESCRIPTION for cell in cells)


def _meant(document: Document, form: Form, start: int, end: int) -> bool:
    """Whether the page means to show this placeholder: code, quotes, an explanation, a template, a form."""
    block = block_at(document, start)
    if block is None or block.kind is BlockKind.CODE:
        return True
    text = document.text
    if text[start - 1 : start] in tuple(_OPENING) and text[end : end + 1] in tuple(_CLOSING):
        return True
    title = f"{document.title or ''} {document.path.rpartition('/')[2].replace('-', ' ').replace('_', ' ')}"
    if _SUBJECT.search(title):
        return True
    before, after = text[max(block.start, start - 120) : start], text[end : min(block.end, end + 80)]
    if _EXPLAINS.search(before) or (_EXPLAINS.search(after) and form.name != NOTE):
        return True
    if start == block.start and re.match(r"\W*to be \w+\W", after, re.IGNORECASE) and form.name == "to be determined":
        return True
    if form.name == VARIABLE and (_NAMED.search(before) or _MEANING.match(after)):
        return True
    if form.name == NOTE and re.search(r"(?:^|\n)\W*TB[ACD]\W*$", before):
        return True
    if form.name == "bracketed instruction" and _is_interface(text[start:end], block, text):
        return True
    if not form.belongs_in_templates:
        return False
    if document.kind == "template" or _TEMPLATE.search(title) or block.kind is BlockKind.QUOTE:
        return True
    headings = heading_at(document, start)
    lead = text[max(0, block.start - 160) : block.start]
    return (
        any(_TEMPLATE.search(heading) for heading in headings)
        or _TEMPLATE.search(before + after) is not None
        or _TEMPLATE.search(lead) is not None
    )


def _left_over(document: Document) -> list[HiddenText]:
    """Variables of a template language that were to be replaced and are none of the site's own."""
    left = [
        hidden for hidden in document.hidden if hidden.how == "template expression" and _SPEAKING.search(hidden.text)
    ]
    if not left or document.kind == "template" or is_fragment(document):
        return []
    title = f"{document.title or ''} {document.path.replace('-', ' ').replace('_', ' ')}"
    if _TEMPLATE.search(title) or _SUBJECT.search(title):
        return []
    return [hidden for hidden in left if not _in_template(document, hidden.place.line or 0)]


def _in_template(document: Document, line: int) -> bool:
    """Whether the block on a line, what leads to it or a heading above it speaks of templates."""
    above = [block for block in document.blocks if (block.place.line or 0) <= line]
    if not above:
        return False
    block = above[-1]
    words = document.text[max(0, block.start - 160) : block.end]
    return (
        block.kind in (BlockKind.CODE, BlockKind.QUOTE)
        or _TEMPLATE.search(words) is not None
        or _LABELLED.search(document.text, block.start, block.end) is not None
        or any(_LABELLED.search(name) for name in block.header)
        or any(_TEMPLATE.search(heading) for heading in heading_at(document, block.start))
    )


def _unfilled(document: Document, left: list[HiddenText]) -> Finding:
    shown = list(dict.fromkeys(hidden.text for hidden in left))
    words = ", ".join(f"“{text[:40]}”" for text in shown[:3]) + (" …" if len(shown) > 3 else "")
    places = f" in {len(left)} places" if len(left) > 1 else ""
    return Finding(
        rule=ContentPlaceholder.code,
        message=f"Holds a variable that nothing fills in{places}: {words}. Readers see a gap.",
        evidence=tuple(evidence_of_document(document, place=hidden.place, quote=hidden.text) for hidden in left),
        tier=Tier.CERTAIN,
        severity=ContentPlaceholder.severity,
        confidence=0.85,
        shares=((document.id, LEAST_SHARE),),
        action=Action.UPDATE,
        step="Put in the value, or have the page rendered before it is served.",
        key="variables",
    )


def _is_interface(words: str, block: Block, text: str) -> bool:
    """Keys and buttons: "press [Enter]", "[Add]"; and fields of a table that says what to fill in."""
    inner = words[1:-1].strip()
    if re.fullmatch(
        r"(?:Enter|ENTER|Insert|INSERT|Add|Update|Check|Include|Replace|Confirm|Complete|List|Here|Name|Date|Time|"
        r"E-?mail|Phone|Address|Text|Image|Link|Link to|Details|Value|Number|Price|Put|Your|Team|Product|Company|"
        r"Contact|Region|City|Country|Reason|Data|URL|Write|Provide|Attach|Describe|Specify|Hier)",
        inner,
    ):
        return True
    if inner.islower() and " " not in inner:
        return True
    near = text[max(block.start, text.find(words, block.start) - 40) : text.find(words, block.start)]
    return (
        re.search(
            r"\b(?:press|click|tap|select|choose|hit|button|key|drücken|klicken)\b[^.]{0,30}$", near, re.IGNORECASE
        )
        is not None
    )


def _finding(document: Document, found: list[tuple[Form, int, int]]) -> Finding:
    found = sorted(found, key=lambda item: item[1])
    shown = list(dict.fromkeys(" ".join(document.text[start:end].split()) for _, start, end in found))
    words = ", ".join(f"“{item[:40]}”" for item in shown[:3]) + (" …" if len(shown) > 3 else "")
    places = f" in {len(found)} places" if len(found) > 1 else ""
    spans = [_sentence(document, start, end) for _, start, end in found]
    return Finding(
        rule=ContentPlaceholder.code,
        message=f"Still holds a placeholder{places}: {words}.",
        evidence=tuple(evidence_at(document, *span) for span in dict.fromkeys(spans)),
        tier=Tier.CERTAIN,
        severity=ContentPlaceholder.severity,
        confidence=0.9,
        shares=((document.id, share_of(document, [(start, end) for _, start, end in found])),),
        action=Action.UPDATE,
        step="Put in what is missing, or take the sentence out until it is known.",
    )


def _sentence(document: Document, start: int, end: int) -> tuple[int, int]:
    """The line around a placeholder, at most 140 characters to each side."""
    block = block_at(document, start)
    low, high = (block.start, block.end) if block else (0, len(document.text))
    left = max(document.text.rfind("\n", low, start) + 1, low, start - 140)
    right = document.text.find("\n", end, high)
    return left, min(right if right >= 0 else high, end + 140)

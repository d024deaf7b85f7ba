"""KB606: hidden or injected instructions to the agent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document, heading_at
from kbaudit.detectors.parts import share_of
from kbaudit.facts.instructions import Injection, find_injections, steering
from kbaudit.facts.steering import AI
from kbaudit.model import Action, Block, BlockKind, Document, Finding, HiddenText, Tier
from kbaudit.rules.content import ContentInstruction

SURE = 2.0
"""Weight of steering from which hidden text is reported: one order about what to answer, or a form known from attacks."""

SIZEABLE = 60
"""Characters of disguised text that are worth a look whatever they say. Shorter ones are labels and spacers."""

_DISGUISED = re.compile(
    r"white on white|colour of its background|zero-width|tag characters|variation selectors|bidi override|"
    r"font-size|transparent|opacity|zero size|"
    r"type of at most|off-screen|split"
)
"""Means by which nobody hides text for honest reasons, unlike display:none, comments and folded parts."""

_UNSPEAKABLE = re.compile(r"tag characters|variation selectors|zero-width")
"""Means that spell letters in characters without a shape. Nothing but a message to machines is written so."""

SENTENCE = 12
"""Characters from which what is spelled so is a message. Flags and single words are shorter."""

_ACCESSIBLE = re.compile(r"off-screen|zero size|opacity")
_COMMENT = re.compile(r"comment")
_EDITOR = re.compile(
    r"\b(?:todo|fixme|editors?|authors?|writers?|reviewers?|translators?|maintainers?|contributors?|legal|"
    r"marketing|copyright|licen[cs]e|spdx|please update|before publishing|"
    r"screenshots?|drafts?|lint|prettier|vale|markdownlint|template|section|wording|copy|keep in sync|generated|"
    r"source:|front ?matter|this (?:page|file|table|list|include|section)|"
    r"headings?|jira|ticket|issue|see also|deprecated|review(?:ed)?|style ?guide|redakt\w+)\b",
    re.IGNORECASE,
)
_ASKED_AMONG_US = re.compile(r"[^.!?\n]*\b(?:we|us|our|I)\b[^.!?\n]*\?", re.IGNORECASE)
"""A question in which the writers speak of themselves."""

_INTRODUCES = re.compile(
    r"\bexamples?\b(?!\.)|\bsuch as\b|\bfor instance\b|\be\.g\.|\blooks? like\b|\bz\. ?b\.|\bbeispiel|\bpar exemple\b|"
    r"\bpor (?:ejemplo|exemplo)\b|\btr(?:y|ies|ied) to\b|\btest (?:prompt|case|string|input)s?\b|"
    r"\bif (?:a|an|the|any) (?:page|message|e-?mail|customer|ticket|document|user|text|caller|attachment|"
    r"website)\b[^.\n]{0,40}\b(?:says?|contains?|asks?|tells?|reads?|includes?)\b",
    re.IGNORECASE,
)
"""What introduces an example. It speaks for its own paragraph and the next one only."""

_EXPLAINS = re.compile(
    r"prompt[- ]?injection|jailbreak|\binject(?:ion|ed|s)? (?:attacks?|attempts?|prompts?|instructions?|text|"
    r"commands?)|\bred[- ]?team|\battack(?:s|er|ers)?\b|\badversar|\bmalicious|\bhidden (?:instructions|text|"
    r"prompts?)\b|"
    r"\bphish|\bsuspicious|\bmanipulat|\btrick(?:s|ed|ing)?\b|\bnever (?:follow|obey|act on|comply)|"
    r"\bdo not (?:follow|obey|act on|comply)|\bangreifer|\bangriff|\battaque|\bataque|\bguardrail|"
    r"\bsecurity (?:training|awareness|test)|\bsocial engineering|\buntrusted|\binjeção|\binyección|\bspoof|\bpayloads?\b",
    re.IGNORECASE,
)
"""What speaks of attacks. It speaks for what follows it on the page."""

_ARTICLE = re.compile(
    r"prompt|injection|jailbreak|security|attack|adversar|red[- ]?team|guardrail|llm|language model|\bai\b|chatbot|"
    r"phish|manipul|sicherheit|angriff|sécurité|seguridad|segurança",
    re.IGNORECASE,
)
_MODEL = re.compile(rf"\b{AI}\b", re.IGNORECASE)


def instructions(corpus: Corpus) -> Iterator[Finding]:
    """Hidden text that steers answers or is disguised, and visible text that gives orders to a model."""
    for document in corpus.documents:
        if document.served:
            for hidden in document.hidden:
                if hidden.how != "template expression":
                    yield from _hidden(document, hidden)
            yield from _visible(document)


def _hidden(document: Document, hidden: HiddenText) -> Iterator[Finding]:
    weight = _weight(hidden)
    disguised = _DISGUISED.search(hidden.how) is not None
    spoken = _UNSPEAKABLE.search(hidden.how) is not None and _readable(hidden.text) >= SENTENCE
    spoken = spoken and not hidden.text.endswith("zero-width characters")
    if spoken or weight >= SURE or (disguised and not _ACCESSIBLE.search(hidden.how) and weight >= SURE / 2):
        yield _finding(
            document,
            f"Holds hidden text ({hidden.how}) that "
            + ("tells an agent what to answer." if weight else "only a machine can read."),
            hidden,
            tier=Tier.CERTAIN,
            confidence=0.95 if disguised or weight >= 2 * SURE else 0.85,
        )
    elif disguised and _readable(hidden.text) >= (2 * SIZEABLE if _ACCESSIBLE.search(hidden.how) else SIZEABLE):
        yield _finding(
            document,
            f"Holds {len(hidden.text)} characters that readers do not see ({hidden.how}); an agent reads them.",
            hidden,
            tier=Tier.REVIEW,
            confidence=0.5,
        )


def _weight(hidden: HiddenText) -> float:
    weight = steering(hidden.text)
    if weight > 0.0 and _COMMENT.search(hidden.how) and not _MODEL.search(hidden.text):
        # "Why do we say …?" is asked among colleagues, whatever it goes on to name.
        weight = steering(_ASKED_AMONG_US.sub(" ", hidden.text))
    if (
        weight
        and _COMMENT.search(hidden.how)
        and _EDITOR.search(hidden.text)
        and not _MODEL.search(hidden.text)
        and weight < 2 * SURE
    ):
        return 0.0
    if weight and not find_injections(hidden.text) and (_explains(hidden.text) and _ARTICLE.search(hidden.text)):
        return 0.0
    return weight


def _explains(text: str) -> bool:
    return _EXPLAINS.search(text) is not None or _INTRODUCES.search(text) is not None


def _readable(text: str) -> int:
    return len(text) if re.search(r"[^\W\d_]{3}", text) else 0


def _visible(document: Document) -> Iterator[Finding]:
    by_block: dict[Block, list[tuple[Tier, Injection]]] = defaultdict(list)
    for injection in find_injections(document.text):
        tier = _tier(document, injection)
        block = block_at(document, injection.start)
        if tier is not None and block is not None:
            by_block[block].append((tier, injection))
    for found in by_block.values():
        tier = Tier.CERTAIN if any(own is Tier.CERTAIN for own, _ in found) else Tier.REVIEW
        injection = next(item for own, item in found if own is tier)
        article = "an" if injection.kind[0] in "aeio" else "a"
        yield Finding(
            rule=ContentInstruction.code,
            message=f"Holds {article} {injection.kind}, which an agent may obey.",
            evidence=(evidence_at(document, injection.start, injection.end),),
            tier=tier,
            severity=ContentInstruction.severity,
            confidence=0.9 if tier is Tier.CERTAIN else 0.5,
            shares=((document.id, max(0.5, share_of(document, [(injection.start, injection.end)]))),),
            action=Action.REMOVE,
            step="Remove the text, and find out how it came into the page.",
        )


def _tier(document: Document, injection: Injection) -> Tier | None:
    """How sure it is that an order to a model is meant as one; None on a page that explains such orders."""
    block = block_at(document, injection.start)
    if block is None:
        return None
    headings = " / ".join((document.title or "", *heading_at(document, injection.start)))
    text = document.text
    before = text[max(0, block.start - 300, injection.start - 500) : injection.start]
    after = text[injection.end : min(block.end, injection.end + 200)]
    lead = block_at(document, block.start - 1) if block.start else None
    near = text[max(lead.start if lead else block.start, injection.start - 400) : injection.start]
    announced = _EXPLAINS.search(before) is not None or _INTRODUCES.search(near) is not None
    explained = announced or _explains(after) or _ARTICLE.search(headings) or _explains(headings)
    if block.kind is BlockKind.CODE:
        return None if explained or injection.kind == "marker of a model's prompt" else Tier.REVIEW
    if explained:
        # An attack may call itself an example; one that is neither quoted nor announced on such a page is still worth a look.
        return (
            None
            if injection.quoted or block.kind is BlockKind.QUOTE or announced or _ARTICLE.search(headings)
            else Tier.REVIEW
        )
    if injection.quoted or block.kind is BlockKind.QUOTE:
        return Tier.REVIEW
    return Tier.CERTAIN


def _finding(document: Document, message: str, hidden: HiddenText, *, tier: Tier, confidence: float) -> Finding:
    return Finding(
        rule=ContentInstruction.code,
        message=message,
        evidence=(evidence_of_document(document, place=hidden.place, quote=hidden.text),),
        tier=tier,
        severity=ContentInstruction.severity,
        confidence=confidence,
        shares=((document.id, 1.0 if tier is Tier.CERTAIN else 0.3),),
        action=Action.REMOVE,
        step="Remove the hidden text, and find out how it came into the page.",
        key=hidden.how,
    )

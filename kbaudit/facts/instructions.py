"""Finds text that speaks to a model instead of a reader: injected orders, role markers, and rules for what to answer.

`find_injections` knows forms that no page needs for its readers; `steering` weighs what is suspicious only where nobody sees it.
Sources of the forms: OWASP Top 10 for LLM Applications (LLM01 prompt injection) and the chat templates of common models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.nearby import Cue, cues, lowered, matches_near, occurrences, possible, windows, words_of
from kbaudit.facts.steering import AI, steers_abroad, weigh

_IGNORE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|discard|drop|skip|do not follow|don't follow|stop following|pay "
    r"no attention to)\b(?: (?:about|any|all|of|the|your|my|these|those|every|everything|"
    r"each|and|completely|fully|previous|prior|earlier|above|preceding|former|original|existing|current|initial|"
    r"other|system|safety|developer|content|aforementioned|or|,)){0,7} "
    r"(?:(?:instructions?|prompts?|directions|directives|guidelines|guardrails|rules|commands?|system prompt|"
    r"programming|training|safety polic(?:y|ies))\b|"
    r"(?:context|messages?|text|conversation|content|the above|everything|it all)(?= (?:above|before|and)\b))"
    r"(?P<after>(?: (?:above|before|that came before|you (?:were|have been|had been) given|given (?:above|before|"
    r"to you)|so far|prior to this))?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:previous|prior|above|earlier|preceding|former|original|existing|initial|system|safety|your|all|any|"
    r"everything|aforementioned|before|were given|been given)\b",
    re.IGNORECASE,
)
_IGNORE_ABOVE = re.compile(
    r"\b(?:ignore|disregard|forget)(?: about)? (?:all(?: of)? )?(?:the|everything|what(?:ever)? (?:is|was|comes|"
    r"came)|anything)?(?: (?:stated|written|said|mentioned|you (?:were|have been) told))? ?(?:above|"
    r"before(?:hand)?|previously|so far|up to now)"
    r"(?: and\b|[,;:.] *(?:and|instead|now|from now on|you|your|respond|reply|answer|say|tell|print|output|do|act|"
    r"always|never)\b)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:ignorier(?:e|en Sie|t)?|vergiss|vergessen Sie|missachte(?:n Sie)?|beachte(?:n Sie)? nicht)(?: (?:alle|"
    r"alles|die|deine|sämtliche|jegliche|bisherigen?|vorherigen?|vorigen?|obigen?|früheren?|vorangegangenen?|"
    r"vorhergehenden?|vorangehenden?|Ihre|oben|stehenden?|genannten?|zuvor|gegebenen?)){1,5} (?:Anweisungen|"
    r"Instruktionen|Vorgaben|Regeln|Befehle|Anfragen|Prompts?|Richtlinien)"
    r"|\b(?:ignore[zr]?|oublie[zr]?|ne (?:tenez|tiens) pas compte)(?: (?:de|des|toutes?|tous|les|tes|vos|"
    r"ces)){0,4} (?:instructions|consignes|directives|règles|ordres)(?: (?:précédente?s?|antérieure?s?|ci-dessus|"
    r"données|qui précèdent|initiales|système))"
    r"|\b(?:ignor[ae](?:r|n|d)?|olvid[ae](?:r|n|d)?|descart[ae])(?: (?:todas?|todos?|las|los|tus|sus|estas|"
    r"de)){0,4} (?:instrucciones|indicaciones|órdenes|reglas|directrices)(?: (?:anteriores|previas|precedentes|"
    r"iniciales|de arriba|recibidas|dadas))"
    r"|\b(?:ignor[ae]r?|esqueç?a|esquece|desconsidere|descarte)(?: (?:todas?|todos?|as|os|suas|seus|tuas|"
    r"estas)){0,4} (?:instruções|orientações|ordens|regras|diretrizes)(?: (?:anteriores|prévias|precedentes|"
    r"iniciais|acima|recebidas|dadas))"
    r"|\b(?:ignora(?:re|te)?|dimentica(?:re|te)?)(?: (?:tutte|tutti|le|i|gli|tue)){0,3} (?:istruzioni|indicazioni|"
    r"regole)(?: (?:precedenti|sopra|iniziali|ricevute))"
    r"|\b(?:negeer|vergeet)(?: (?:alle|de|je|jouw|uw)){0,3}(?: (?:voorgaande|eerdere|vorige|bovenstaande)) "
    r"(?:instructies|aanwijzingen|opdrachten|regels)"
    r"|\b(?:zignoruj|ignoruj|zapomnij)(?: (?:wszystkie|o|poprzednie|wcześniejsze|powyższe|wszystkich|"
    r"poprzednich)){1,4} (?:instrukcj\w+|polece\w+|zasad\w*)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\byou are now (?:(?:in|a|an|the|my|no longer|operating|acting|free|DAN)\b)|\bfrom now on,? you (?:are|will|"
    r"must|shall|should|answer|respond|only|always|never)\b|"
    r"\b(?:your|the) (?:new |real |true |actual |updated |only )(?:instructions?|task|role|objective|purpose|"
    r"system prompt) (?:is|are)\b|"
    r"\b(?:reveal|print|repeat|output|show|display|leak|send)(?: me| us| out)? (?:your |the )(?:full |entire |"
    r"hidden |original |initial )?(?:system prompt|system message|initial instructions|hidden instructions|prompt "
    r"verbatim)\b|"
    r"\b(?:developer|jailbreak|god|DAN|unrestricted|debug|admin) mode (?:is )?(?:now )?(?:on|enabled|activated|"
    r"engaged)\b|"
    r"\b(?:pretend|act as if|behave as if|act as though) you (?:are|were|have no|had no)\b|\bnew (?:system )?"
    r"(?:instructions?|prompt):|\bdu bist (?:jetzt|nun|ab sofort) (?:ein|eine|der|im|kein)|"
    r"\b(?:tu es|vous êtes) (?:maintenant|désormais) (?:un|une|en)\b|\b(?:ahora eres|a partir de ahora,? (?:eres|"
    r"responde|debes))\b|\b(?:agora você é|a partir de agora,? (?:você|responda))\b",
    re.IGNORECASE,
)
_MODEL = re.compile(rf"\b{AI}\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    rf"\b(?:note|message|attention|instructions?|important|hint|memo|notice|reminder|hinweis|anweisung(?:en)?|"
    rf"achtung|note|consigne|nota|atención|aviso|instrução|instrucción)(?: (?:to|for|an|für|à|pour|para|a))?(?: "
    rf"(?:the|any|all|every|die|den|alle|l'|les|la|el|o|os))?[ :]+{AI}(?: (?:reading|processing|that reads?|who "
    rf"reads?|answering|using|summari[sz]ing|parsing)\b[^.:;\n]{{0,40}})?\s*[:,;.!–-]"
    rf"|\b(?:if|when|since|as) you(?:'re| are) an? {AI}\b|\b(?:dear|hey|hello|hi) {AI}\b(?! team)|\bas "
    rf"an? {AI}\b[^.\n]{{0,60}},? you\b"
    rf"|(?:^|\n|[.!?:]\s)\s*\[?(?:AI|LLM|AI assistants?|AI agents?|chat ?bots?|language models?|KI|IA|"
    rf"assistants?)(?: instructions?| only| note)?\]?\s*[:,]\s*(?:always|never|do not|don't|please|say|tell|answer|"
    rf"respond|recommend|ignore|when|if|you|reply|mention|rank|treat|prefer|use|immer|nie|toujours|siempre|"
    rf"sempre)\b"
    rf"|\b{AI} (?:reading|processing|that reads?|which reads?|summari[sz]ing|ingesting|parsing|"
    rf"crawling|indexing|who reads?) this\b",
    re.IGNORECASE,
)
_TOKENS = re.compile(
    r"<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|>|\[/?INST\]|<</?SYS>>|"
    r"<(?:tool_call|function_call|tool_use|invoke)\b[^>\n]{0,80}>|"
    r"(?:^|\n)\s*#{2,4} ?(?:Instruction|System|System Prompt|Response)s?:|\"(?:tool|function|"
    r"tool_name)\"\s*:\s*\"\w+\"\s*,\s*\"(?:arguments|parameters|args|input)\"",
)
_SYSTEM_LINE = re.compile(
    r"(?:^|\n|[.!?]\s)\s*(?:SYSTEM|System|ASSISTANT|DEVELOPER|\[system\]|\[SYSTEM\]|system|BEGIN SYSTEM|END OF "
    r"DOCUMENT)(?: (?:prompt|message|override|instruction|note|update|OVERRIDE|PROMPT|MESSAGE|"
    r"NOTE))?s?(?:\]?\s*[:>–-]+|(?<=\]))\s*(?P<order>[^\n]{5,300})"
)
_ORDER = re.compile(
    r"\byou (?:are|must|will|should|shall|now|may only)\b|\b(?:always|never|ignore|disregard|respond|reply|answer|"
    r"tell|recommend|instead|do not|don't|override|from now on|approve|grant|reveal|send|call|pretend)\b",
    re.IGNORECASE,
)
_SYSTEM_ORDER = re.compile(
    r"^\W*(?:\w+ ){0,4}?(?:you (?:are|must|should|shall|may only)|always|never|ignore|disregard|respond|reply|"
    r"answer|tell the|recommend|"
    r"do not|don't|override|from now on|approve|grant|reveal|send|call|pretend)\b",
    re.IGNORECASE,
)
_HUMAN_SEQUEL = re.compile(
    r"^\s*(?:\(?(?:in|from|on|sent|issued|dated|regarding|about|for|if|contained|we|that (?:we|came|you received)|"
    r"printed|provided|published|given (?:in|by|on)|by|of the|"
    r"as of|until|unless|which|except|concerning|relating|posted|shown|at|under|to (?:reset|install|return|upgrade|"
    r"use))\b)",
    re.IGNORECASE,
)
_HUMAN_SUBJECT = re.compile(
    r"(?:\b(?:who|employees?|drivers?|staff|users?|customers?|people|they|we|contractors?|tenants?|partners?|"
    r"anyone|members?|agents?|applicants?|failure to|failing to|fail to|if you|may not|must not|cannot|not|never|"
    r"to|that|would|could|might|will|can|did|has|have|ever|or)\s+)$",
    re.IGNORECASE,
)

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "`": "`", "»": "«", "‚": "‘"}
_IGNORING = cues(
    "ignore|disregard|forget|override|bypass|discard|drop |skip |do not follow|don't follow|stop following|"
    "pay no attention"
)
_IGNORING_ELSEWHERE = cues(
    "ignoriere|ignorieren|ignoriert|vergiss|vergessen|missachte|missachten|beachte|beachten|oublie|oubliez|pas compte|"
    "ignore|ignorez|ignora|ignorar|ignoran|ignorad|olvida|olvide|olvidar|olvidan|olvidad|descarta|descarte|esqueça|"
    "esqueca|esquece|desconsidere|ignorare|ignorate|dimentica|dimenticare|dimenticate|negeer|vergeet|ignoruj|zignoruj|"
    "zapomnij"
)
_ROLES = cues(
    "you are now|from now on|instruction|instructions|task|role|objective|purpose|prompt|system message|"
    "mode on|mode is|mode now|mode enabled|mode activated|mode engaged|pretend|act as if|act as though|behave as if|"
    "du bist|tu es|vous êtes|ahora eres|a partir de ahora|agora você|a partir de agora"
)
_ADDRESSING = cues(
    "llm|llms|language model|language models|bot|bots|chatbot|chatbots|assistant|assistants|gpt|chatgpt|claude|gemini|"
    "copilot|sprachmodell|sprachmodelle|virtual agent|virtual agents|modelo|modelos|modèle|modèles"
)
_SHORT_NAMES = words_of("ai ais ki ia")
_SHORT_NAME = re.compile(r"\b(?:AIs?|KI|IA)\b", re.IGNORECASE)
_MARKING = (
    Cue("<|", frozenset()),
    *cues(
        "[inst]|[/inst]|<<sys|<</sys|<tool_call|<function_call|<tool_use|<invoke|# instruction|#instruction|"
        '# instructions|#instructions|# system|#system|# response|#response|"tool|"function|"tool_name'
    ),
)
_SYSTEMS = cues("system|assistant|developer|end of document")
_SYSTEM_HEAD = re.compile(r"(?:system|assistant|developer|end of document)(?: [a-z]{4,11})?(?:\s*\]?\s*[:>–-]|\])")


@dataclass(frozen=True, slots=True)
class Injection:
    """An order to a model at `text[start:end]`; `quoted` where the text itself puts it between quotation marks."""

    start: int
    end: int
    kind: str
    quoted: bool = False


def find_injections(text: str) -> list[Injection]:
    """Forms that speak to a model wherever they stand, in their order. Instructions to human readers are none."""
    lower = lowered(text)
    words = words_of(text)
    found = [*_ignoring(text, lower, words), *_addressing(text, lower, words)]
    markers = matches_near(_TOKENS, text, lower, possible(_MARKING, words))
    found += [_injection(text, match, "marker of a model's prompt") for match in markers]
    heads = [
        at for name in possible(_SYSTEMS, words) for at in occurrences(name, lower) if _SYSTEM_HEAD.match(lower, at)
    ]
    lines = windows(heads, 30, 340, len(text))
    for match in (match for left, right in lines for match in _SYSTEM_LINE.finditer(text, left, right)):
        if _SYSTEM_ORDER.search(match["order"]) and not re.match(
            r"(?:macOS|Windows|Linux|iOS|Android|requirements)\b", match["order"]
        ):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \n.!?"))
            found.append(
                Injection(start, match.end(), "message in a system's name", is_quoted(text, start, match.end()))
            )
    kept: list[Injection] = []
    for item in sorted(found, key=lambda entry: (entry.start, -entry.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _injection(text: str, match: re.Match[str], kind: str) -> Injection:
    return Injection(match.start(), match.end(), kind, is_quoted(text, match.start(), match.end()))


def _ignoring(text: str, lower: str, words: frozenset[bytes]) -> Iterator[Injection]:
    kind = "order to ignore its instructions"
    for match in matches_near(_IGNORE, text, lower, possible(_IGNORING, words), before=40):
        if not _BEFORE.search(match.group()) or _HUMAN_SEQUEL.match(text[match.end() : match.end() + 40]):
            continue
        if _imperative(text, match.start()) and not _HUMAN_SUBJECT.search(
            text[max(0, match.start() - 30) : match.start()]
        ):
            yield _injection(text, match, kind)
    for match in matches_near(_IGNORE_ABOVE, text, lower, possible(_IGNORING[:3], words), before=40):
        yield _injection(text, match, kind)
    for match in matches_near(_FOREIGN, text, lower, possible(_IGNORING_ELSEWHERE, words), before=40):
        yield _injection(text, match, kind)


def _addressing(text: str, lower: str, words: frozenset[bytes]) -> Iterator[Injection]:
    for match in matches_near(_ROLE, text, lower, possible(_ROLES, words), before=80):
        if not _for_human_role(text, match):
            yield _injection(text, match, "order to play another role")
    named = possible(_ADDRESSING, words)
    models = [match.start() for match in matches_near(_MODEL, text, lower, named, before=20, after=20)]
    if not words.isdisjoint(_SHORT_NAMES):
        models += [match.start() for match in _SHORT_NAME.finditer(text)]
    spoken = (
        match for left, right in windows(models, 60, 160, len(text)) for match in _ADDRESSED.finditer(text, left, right)
    )
    for match in spoken:
        rest = text[match.end() : match.end() + 200]
        if _ORDER.search(match.group()) or _ORDER.search(rest) or steers_abroad(rest):
            yield _injection(text, match, "message to a model")


def steering(text: str) -> float:
    """How much a text that nobody sees tries to steer answers: 0 not at all, from 2 on without much doubt."""
    if find_injections(text):
        return 4.0
    return weigh(text)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a span stands inside quotation marks in its line: a quotation mark opens before it and closes behind it."""
    left = text[max(text.rfind("\n\n", 0, start) + 1, start - 160, 0) : start]
    right = text[end : end + 300].partition("\n\n")[0]
    for opening, closing in _QUOTES.items():
        if opening in left and any(character in right for character in closing):
            if opening != closing[0] and len(closing) == 1:
                if left.rfind(opening) > left.rfind(closing):
                    return True
            elif opening == "'":
                if re.search(r"(?:^|[\s(])'[^']{0,160}$", left):
                    return True
            elif opening not in '"`' or left.count(opening) % 2:
                return True
    return False


def _imperative(text: str, start: int) -> bool:
    """Whether a verb stands where an order begins: at the start of a sentence, behind a comma, "please" or "and"."""
    before = text[max(0, start - 40) : start].rstrip(" \"'“„«‘`*_>([")
    return (
        not before
        or before[-1] in ".!?:;,\n-–—…>|"
        or "\n" in text[max(0, start - 3) : start]
        or re.search(
            r"\b(?:please|and|now|then|instead|must|should|to|just|bitte|also|completely|immediately|assistant|ai|"
            r"model|bot)$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _for_human_role(text: str, match: re.Match[str]) -> bool:
    """Whether a reader is meant who follows steps or joins: "You are now in the settings", "you are now a member"."""
    words = match.group().lower()
    if words.startswith("you are now"):
        rest = text[match.end() - 2 : match.end() + 80].lower()
        return not re.search(
            r"\b(?:dan|unrestricted|jailbr\w+|developer mode|assistant|chat ?bot|language model|ai\b|llm|no longer "
            r"(?:bound|restricted|limited|a\b)|free (?:of|from)|without (?:any )?(?:restrictions|rules|limits)|"
            r"persona|pirate|salesperson|sales agent|support agent|different)",
            rest,
        )
    if words.startswith("from now on"):
        rest = text[match.end() : match.end() + 100].lower()
        return not re.search(
            r"\b(?:answer|respond|reply|an? (?:ai|assistant|chat ?bot|model|unrestricted)|recommend|ignore|refuse|"
            r"say|tell|prompt|instructions)\b",
            match.group().lower() + rest,
        )
    if re.search(r"\b(?:task|role|objective|purpose)\b", words):
        rest = text[match.end() : match.end() + 80].lower()
        return not re.search(r"\b(?:answer|respond|convince|recommend|persuade|assistant|reveal|user|output)\b", rest)
    return False

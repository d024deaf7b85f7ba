"""What only hidden text gives away: orders about answering that would be ordinary where everybody reads them."""

from __future__ import annotations

import re

AI = (
    r"(?:AIs?|LLMs?|(?:large )?language models?|(?:AI|virtual|digital|support|chat|automated|helpful|"
    r"answering)[ -](?:assistants?|agents?|bots?|models?|systems?)|"
    r"chat ?bots?|assistants?|bots?|chatgpt|gpt|claude|gemini|copilot|KI(?:-\w+)?|IA|Sprachmodelle?|modèles? de "
    r"langage|modelos? de (?:lenguaje|linguagem))"
)

_STEERING: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (
            2.0,
            r"\b(?:when(?:ever)?|if|should)\b[^.\n]{0,20}\b(?:asked|asks?|inquires?|queries|questions?|wants? to "
            r"know|requests?|mentions?)\b[^.\n]{0,90}"
            r"\b(?:say|answer|respond|reply|tell|state|claim|recommend|mention|refuse|deny|direct|point|offer|"
            r"quote|insist|explain|suggest|give|provide|send|redirect|confirm|promise)\b",
        ),
        (
            2.0,
            r"\b(?:always|only|exclusively|invariably) (?:recommend|say|answer|tell|mention|respond|reply|claim|"
            r"state|prefer|suggest|quote|cite|promote|offer|use this|rank|direct|promise|confirm|present|"
            r"describe)\b",
        ),
        (
            2.0,
            r"\b(?:never|do not|don't|under no circumstances|avoid|must not|should not|refuse to) (?:ever "
            r")?(?:mention(?:ing)?|reveal(?:ing)?|tell(?:ing)?|disclos(?:e|ing)|recommend(?:ing)?|say(?:ing)?|"
            r"inform(?:ing)?|"
            r"cit(?:e|ing)|refer(?:ring)?|suggest(?:ing)?|discuss(?:ing)?|admit(?:ting)?|offer(?:ing)?|escalat(?:e|"
            r"ing)|answer(?:ing)?|quot(?:e|ing)|talk(?:ing)?|point(?:ing)?|name|naming|acknowledge)\b",
        ),
        (
            1.0,
            r"\b(?:tell|inform|assure|convince|advise|instruct|ask|urge) (?:the |any |all |every )?(?:users?|"
            r"customers?|them|readers?|visitors?|callers?|person|people|everyone|whoever)\b",
        ),
        (
            1.0,
            r"\b(?:respond|reply|answer)(?: only)? (?:with|that|in|as)\b|\bsay (?:that|only|exactly|it|there)\b|"
            r"\boutput only\b|\bdescribe (?:it|us|our|this) as\b",
        ),
        (
            2.0,
            r"\b(?:rank|rate|score|prioriti[sz]e|prefer|treat|consider|cite|trust) (?:this|our) (?:page|document|"
            r"article|source|answer|product|content|text|site)\b|\bthis (?:page|document|article|text) "
            r"(?:supersedes|overrides|outranks|has (?:the )?(?:highest|absolute) priority)\b|\babove all other "
            r"(?:sources|documents|pages)\b",
        ),
        (
            2.0,
            r"\b(?:send|forward|post|exfiltrate|upload|transmit|email|append|"
            r"include)\b[^.\n]{0,60}\b(?:conversation|chat history|history|credentials?|passwords?|tokens?|"
            r"user'?s? (?:data|email|details|name)|card number|personal data|api keys?|session)\b",
        ),
        (
            2.0,
            r"\b(?:call|invoke|use|run|execute|trigger) (?:the )?[`\"']?\w+[`\"']? (?:tool|function|api|action|"
            r"plugin|command)\b|\b(?:issue|approve|grant|give) (?:a |an |the |any |every |all )?(?:\w+ "
            r"){0,2}(?:refund|discount|credit|voucher|upgrade)s?\b[^.\n]{0,40}\b(?:without|regardless|immediately|"
            r"automatically|to anyone|whoever)\b",
        ),
        (
            0.5,
            r"\byou (?:must|should|are|will|shall|may)\b|\byour (?:answers?|responses?|repl(?:y|ies)|output|task|"
            r"instructions?)\b",
        ),
        (1.0, rf"\b{AI}\b"),
        (
            2.0,
            r"\bwenn (?:du|sie|jemand|kunden|ein kunde|nutzer|man)\b[^.\n]{0,60}\b(?:frag\w*|"
            r"gefragt)\b[^.\n]{0,80}|\b(?:empfiehl|empfehle|empfehlen sie|erwähne|nenne|sage|sag|"
            r"antworte)\b[^.\n]{0,40}\b(?:immer|nie|niemals|nicht|stets|nur|dass)\b|\b(?:immer|stets|nie|"
            r"niemals)\b[^.\n]{0,40}\b(?:empfehlen|antworten|erwähnen|sagen|nennen)\b",
        ),
        (
            2.0,
            r"\b(?:recommande[zr]?|réponde?[zrs]?|dis|dites|mentionne[zr]?)\b[^.\n]{0,20}\b(?:toujours|jamais|que|"
            r"uniquement|seulement)\b|\bne (?:mentionne|parle|révèle|dis|dites|mentionnez|parlez|"
            r"révélez)\w*\b[^.\n]{0,20}\b(?:pas|jamais)\b|\b(?:quand|si|"
            r"lorsqu)[^.\n]{0,40}\bdemand\w+\b[^.\n]{0,80}\b(?:répond\w*|dis|dites|recommand\w*)\b",
        ),
        (
            2.0,
            r"\b(?:recomiend[ae]|responde|di|diga|menciona|mencione)\b[^.\n]{0,20}\b(?:siempre|nunca|que|solo|"
            r"sólo)\b|\b(?:no|nunca) (?:menciones?|digas?|reveles?|recomiendes?|hables?)\b|\b(?:cuando|"
            r"si)\b[^.\n]{0,40}\bpregunt\w+\b[^.\n]{0,80}\b(?:responde|di|diga|recomienda)\w*\b",
        ),
        (
            2.0,
            r"\b(?:recomende|responda|diga|mencione)\b[^.\n]{0,20}\b(?:sempre|nunca|que|apenas|somente)\b|\b(?:não|"
            r"nunca) (?:mencione|diga|revele|recomende|fale)\b|\b(?:quando|"
            r"se)\b[^.\n]{0,40}\bpergunt\w+\b[^.\n]{0,80}\b(?:responda|diga|recomende)\w*\b",
        ),
    )
)


def weigh(text: str) -> float:
    """The weights of all kinds of steering in a text together; 0 where it steers nothing."""
    return sum(weight for weight, pattern in _STEERING if pattern.search(text))


def steers_abroad(text: str) -> bool:
    """Whether a text steers answers in German, French, Spanish or Portuguese."""
    return any(pattern.search(text) for _, pattern in _STEERING[-4:])

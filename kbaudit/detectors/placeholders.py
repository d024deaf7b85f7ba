"""KB602: placeholders that somebody meant to replace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document, heading_at
from kbaudit.detectors.parts import LEAST_SHARE, is_fragment, share_of
from kbaudit.facts.nearby import lowered, matches_near
from kbaudit.facts.word_list import phrases
from kbaudit.model import Action, Block, BlockKind, Document, Finding, HiddenText, Tier
from kbaudit.rules.content import ContentPlaceholder


@dataclass(frozen=True, slots=True)
class Form:
    """A form of placeholder, and whether a page that is a template or a form may hold it by right.

    One of `literals` stands in every match, at most `before` behind its beginning and `after` before its end, so that
    the pattern is tried only near them. They are compared in lower case, or as they are where `exact`.
    """

    name: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    belongs_in_templates: bool = True
    exact: bool = False
    before: int = 40
    after: int = 100


_UNIT = (
    r"(?i:%|percent|per ?cent|(?:business |working |calendar )?(?:days?|hours?|weeks?|months?|years?|minutes?|"
    r"seconds?)|euros?|dollars?|pounds?|EUR|USD|GBP|CHF|Tagen?|Stunden?|Wochen?|"
    r"Monaten?|jours?|heures?|semaines?|mois|días?|horas?|semanas?|meses|dias?|users?|seats?|people|items?|kg|km|"
    r"GB|MB|TB)"
)
_THING = (
    r"(?:names?|dates?|amounts?|numbers?|products?|compan(?:y|ies)|links?|urls?|e-?mails?|phone|address|city|"
    r"titles?|prices?|fees?|values?|departments?|teams?|regions?|reasons?|texts?|images?|screenshots?|"
    r"details?|times?|durations?|percentages?|figures?|contacts?|owners?|countr(?:y|ies)|examples?|descriptions?|"
    r"sections?|tables?|diagrams?|photos?|logos?|quotes?|versions?|periods?|limits?|policy|steps?|content|"
    r"information|"
    r"copy|paragraphs?|wording|rates?|deadlines?|articles?|sources?|references?|citations?|location|manager|plan|here)"
)
_MATTER = "screenshot|image|picture|diagram|photo|illustration|link|text|table|example|details?|content|figure|video"
NOTE = "note to the author"
VARIABLE = "template variable"
_FORMS = (
    Form(
        "TODO",
        ("TODO", "FIXME", "TO-DO", "TO DO:"),
        re.compile(
            r"(?<![\w/@#.-])(?:TODO|FIXME|TO-DO|TO DO(?=:))(?![\w-]|[ ]+(?:list|lists|item|items|app|apps|comment|"
            r"comments|task|tasks|tag|tags|marker|board|column|status|notes?\b))"
        ),
        belongs_in_templates=False,
        exact=True,
    ),
    Form(
        "to be determined",
        ("TBD", "TBC", "TBA", "T.B."),
        re.compile(r"(?<![\w/@#.-])(?:TBD|TBC|TBA|T\.B\.D\.|T\.B\.C\.)(?![\w-])"),
        belongs_in_templates=False,
        exact=True,
    ),
    Form(
        "XXX",
        ("X", "??", "##", "__"),
        re.compile(
            rf"(?<![\w.+/(-])(?:[$€£][ ]?X{{1,4}}(?:[.,]X{{1,3}})?(?![\w-])|X{{1,4}}[ ]?[€£$%](?!\w)|(?:X{{2,4}}|"
            rf"\[X+\]|_{{2,}}|\?{{2,4}}|#{{2,4}})[ -]?{_UNIT}(?!\w))|(?<![\w.+/($€£-])XXX(?![\w-]|[ ]?(?:large|small|"
            rf"rated|L\b))|[$€£]\?{{2,4}}"
        ),
        exact=True,
    ),
    Form(
        "missing value",
        ("???", "(tb", "_", "TK:"),
        re.compile(r"(?<=[a-z] )\?{3,5}(?= [a-z])|\((?:tbc|tbd|tba)\)|[€$£][ ]?_{2,30}|(?<![\w.-])TK(?=:)"),
        exact=True,
    ),
    Form(
        "lorem ipsum",
        ("lorem", "dolor sit", "consectetur"),
        re.compile(r"\blorem ipsum\b|\bdolor sit amet\b|\bconsectetur adipiscing\b", re.IGNORECASE),
        belongs_in_templates=False,
    ),
    Form(
        "bracketed instruction",
        ("[",),
        re.compile(
            r"\[(?:X{1,3}|N)\](?=[ -]?(?i:%|days?|hours?|weeks?|months?|years?|business|working|calendar|percent|"
            r"euros?|minutes?|tage?n?|jours?|días?))|"
            r"\[(?:(?:company|customer|client|product|plan|partner|insurer|agent|first|last|full|team|department|"
            r"city|branch|policy) names?|amount|[^\[\]\n]{0,40}\bto be (?:confirmed|determined|decided|added|"
            r"supplied|agreed|defined|inserted))\](?!\()|"
            r"\[(?i:please )?(?i:insert|add|enter|fill in|fill out|replace|provide|specify|put|include|attach|"
            r"confirm|check|update|describe|write|complete|name of|link to|todo|tbd|tbc|tba|placeholder|xx+|"
            r"einfügen|insérer|insertar|inserir|inserire)"
            r"(?:\b[^\[\]\n]{0,80})?\](?!\()|\[Your(?: [A-Z][a-z]+){1,4}\](?!\()|"
            r"\[(?:[A-Z][A-Z' /_-]{0,30}[ _/-])?(?:NAME|DATE|AMOUNT|NUMBER|PRODUCT|COMPANY|LINK|URL|E-?MAIL|PHONE|"
            r"ADDRESS|CITY|PRICE|FEE|VALUE|DEPARTMENT|TEAM|REGION|REASON|TEXT|IMAGE|SCREENSHOT|DETAILS|TIME|"
            r"DURATION|PERCENTAGE|FIGURE|CONTACT|COUNTRY|DAYS|XX+|DATUM|BETRAG|NOM|FECHA|NOMBRE|"
            r"DATA)(?:[ _/-][A-Z0-9 _/-]{1,30})?\](?!\()",
        ),
    ),
    Form(
        "angle brackets",
        ("<",),
        re.compile(
            rf"(?<![\w./:@=\"'`-])<(?:(?:please )?(?:insert|add|fill in|replace|put|include|describe)\b[^<>\n]{{2,60}}|"
            rf"(?:your|the) [^<>\n]{{2,40}} (?:here|goes here)|(?:[a-z]+ )?(?:text|image|screenshot|link|"
            rf"figure|{_THING}) (?:here|goes here|to follow|tbd|tbc))>(?![\w./:@-])",
            re.IGNORECASE,
        ),
    ),
    Form(
        VARIABLE,
        ("{", "%", "*|"),
        re.compile(
            r"\{\{[-~]?\s*(?!(?:site|page|layout|include|content|paginator|jekyll|theme|relative_url|"
            r"asset)\b)[A-Za-z_$][\w.\[\]|'\"$ :,-]{0,80}[-~]?\}\}|\{%[-+]?\s*(?:if|for|set|assign|include|endif|"
            r"endfor|else)\b[^%]{0,120}%\}|(?<![\w$])\$\{[a-z]\w*(?:\.\w+)*\}|<%(?:=\s*|\s+)[\w.@]{2,60}\s*%>|"
            r"(?<![\w%])%%[A-Za-z_]{3,40}%%|\*\|[A-Z_]{3,30}\|\*|\[%[\w. ]{2,40}%\]|(?<!\w)%\{[a-z_]{3,40}\}"
        ),
        exact=True,
        before=5,
        after=150,
    ),
    Form("blank", (" ____",), re.compile(r"(?<=[a-z,][ ])_{4,30}(?=[ ][a-z]|[.,](?:\s|$))")),
    *(
        Form(NOTE, phrases(literals), re.compile(pattern, re.IGNORECASE | re.MULTILINE), False, before=before, after=after)
        for literals, before, after, pattern in (
            (
                " this text| this para| this sent| this sect| this plac| this exam",
                20,
                30,
                r"\b(?:replace|change|delete|overwrite|edit) this (?:text|paragraph|sentence|section|placeholder|example)\b",
            ),
            (
                " here",
                120,
                30,
                r"\b(?:add|insert|put|place|include|attach|upload) (?:an? |the |your |some |more |another )?(?:\w+ ){0,2}"
                rf"(?:{_MATTER}|copy|chart|graphic|number|description|list)s?"
                r"(?: (?:of|for|showing)(?: [^\s.!?]{1,30}){1,8})? (?:here|goes? here)\b(?! (?:to|by|when|if|for))|"
                r"(?<!enter )(?<!type )(?<!write )(?<!sign )(?<!add )(?<!upload )(?<!paste )\byour "
                r"(?:text|content|company name|name|logo|product name|headline|title) (?:goes )?here\b(?! (?:to|and|"
                r"when|if|for|in)\b)",
            ),
            (
                "to follow|to come|to be added|to be insert|to be suppl|missing|needed|pending|goes here|go here| tbd| tbc",
                30,
                30,
                rf"\b(?:{_MATTER})s? "
                r"(?:goes |go )?(?:to (?:follow|come|be added|be inserted)|missing|needed|pending|goes here|go here|"
                r"tbd|tbc|to be supplied)(?=[\s.)\]:!]*(?:$|\n|[)\].]))",
            ),
            (
                "placeholder",
                40,
                30,
                r"\b(?:text|paragraph|section|sentence|article|page|content|number|figure|amount) is (?:a |just a |"
                r"only a )placeholder\b|(?:^|\n|[(\[])placeholder(?: text)?(?=[)\].:]|$)",
            ),
            (
                "(to be |[to be |(still to be |[still to be |yet to be |still to be ",
                20,
                100,
                r"[(\[](?:still )?to be (?:confirmed|determined|decided|completed|added|defined|supplied|announced|"
                r"filled in|updated|agreed|written|inserted|checked|clarified)\b[^()\[\]\n]{0,60}[)\]]|"
                r"\b(?:is|are) (?:yet|still) to be (?:determined|confirmed|decided|defined|added|written|supplied|"
                r"filled in)\b",
            ),
            (
                "ü|ä|à|é|í|ñ|einsetzen|platzhalter|por def|por com|por con|pendiente|aqui|a definir|a confirm|a preencher",
                90,
                40,
                r"\b(?:hier|an dieser Stelle)\b[^.\n]{0,30}\b(?:einfügen|ergänzen|einsetzen)\b|\b(?:noch|bitte) (?:zu "
                r")?ergänzen\b|(?:^|\n|[(\[])Platzhalter(?:text)?(?=[)\].:]|$)|\bnoch zu klären\b|\binsérer (?:ici|le|"
                r"la|une?|l')\b[^.\n]{0,40}\bici\b|[(\[]à (?:compléter|définir|confirmer|préciser)[)\]]|\bÀ "
                r"COMPLÉTER\b|"
                r"[(\[](?:por (?:definir|completar|confirmar)|pendiente)[)\]]|\bPOR DEFINIR\b|\b(?:insertar|añadir|"
                r"inserir|adicionar)\b[^.\n]{0,40}\b(?:aquí|aqui)\b|[(\[](?:a (?:definir|confirmar|preencher))[)\]]",
            ),
        )
    ),
)

_TEMPLATE = re.compile(
    r"\b(?:templates?|macros?|saved repl(?:y|ies)|canned|snippets?|boilerplates?|form letters?|(?:sample|example|"
    r"standard|model|reply|response) (?:e-?mails?|letters?|messages?|repl(?:y|ies)|responses?|texts?|wording|"
    r"agreements?|contracts?)|mail ?merge|scripts?|vorlagen?|textbausteine?|"
    r"modèles?|plantillas?|modelos?|forms?|worksheets?|checklists?|merge (?:fields?|tags?)|placeholders?|"
    r"(?:template|dynamic|system|liquid|environment|email|message|custom|available|supported) (?:variables?|tags?|"
    r"fields?)|variables|personali[sz]ation|liquid|handlebars|jinja|mustache|shortcodes?|syntax|"
    r"dynamic content|auto-?repl(?:y|ies)|auto-?responders?|subject lines?|announcement text|questionnaires?|"
    r"formulare?)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\bplaceholders?\b|\bmarked\b|\bmark (?:it|them|the|as|up|up|any|a)\b|\blabell?ed\b|\bstands? for\b|"
    r"\babbreviat|\bnever publish|\bsearch for\b|\b(?:says?|reads?|shows?|displays?|contains?|appears?|showing|"
    r"listed as|shown as|displayed as|called|named|word|words|"
    r"string|keyword|status|column|list) (?:of |as |is |the |a |with |like )?[\"'“„«‘`]?$|\bwith your own\b|"
    r"\breplace (?:it|them|\w+) with\b|\bwhere .{1,30} is (?:the|your)\b|\bvariables?\b|\bmerge (?:fields?|"
    r"tags?)\b|\bsyntax\b|\bdirectives?\b|\bshortcodes?\b|\bexpressions?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:gap|field|variable|tag|token|code|marker|expression|wildcard|key|snippet|part|entry|value)s?\W{0,4}$", re.IGNORECASE
)
_MEANING = re.compile(
    r"\W{0,3}(?:(?:always|then|only|also|simply|automatically|later) )?(?:shows?|means?|stands? for|inserts?|adds?|becomes?|"
    r"displays?|gives?|prints?|renders?|returns?|holds?|contains?|turns? into|puts?|refers? to|comes? from|"
    r"(?:is|are|gets?|will be|can be) (?:automatically |then |later )?(?:replaced|filled|swapped|turned|set|inserted|"
    r"substituted|resolved|used|expanded|available|the|a|your)|will (?:show|insert|become|display|print|contain)|zeigt|wird|"
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
            found = [
                (form, start, end) for form, start, end in _found(document) if not _meant(document, form, start, end)
            ]
            if found:
                yield _finding(document, found)
            if left := _left_over(document):
                yield _unfilled(document, left)


def _found(document: Document) -> Iterator[tuple[Form, int, int]]:
    taken: list[tuple[int, int]] = []
    lower = lowered(document.text)
    for form in _FORMS:
        where = document.text if form.exact else lower
        for match in matches_near(
            form.pattern, document.text, where, form.literals, before=form.before, after=form.after
        ):
            start, end = match.span()
            if all(end <= left or start >= right for left, right in taken):
                taken.append((start, end))
                yield form, start, end


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
        or any(_TEMPLATE.search(heading) for heading in heading_at(document, block.start))
    )


def _unfilled(document: Document, left: list[HiddenText]) -> Finding:
    shown = list(dict.fromkeys(hidden.text for hidden in left))
    words = ", ".join(f'"{text[:40]}"' for text in shown[:3]) + (" …" if len(shown) > 3 else "")
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
    words = ", ".join(f'"{item[:40]}"' for item in shown[:3]) + (" …" if len(shown) > 3 else "")
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

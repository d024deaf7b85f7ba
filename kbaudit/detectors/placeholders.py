"""KB602: placeholders that somebody meant to replace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, heading_at
from kbaudit.detectors.parts import share_of
from kbaudit.facts.nearby import lowered, matches_near
from kbaudit.model import Action, Block, BlockKind, Document, Finding, Tier
from kbaudit.rules.content import ContentPlaceholder


@dataclass(frozen=True, slots=True)
class Form:
    """A form of placeholder, and whether a page that is a template or a form may hold it by right.

    One of `literals` (lower case) stands in or beside every match, so that the pattern is tried only near them.
    """

    name: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    belongs_in_templates: bool = True


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
_FORMS = (
    Form(
        "TODO",
        ("todo", "fixme", "to-do", "to do"),
        re.compile(
            r"(?<![\w/@#.-])(?:TODO|FIXME|TO-DO|TO DO(?=:))(?![\w-]|[ ]+(?:list|lists|item|items|app|apps|comment|"
            r"comments|task|tasks|tag|tags|marker|board|column|status|notes?\b))"
        ),
        belongs_in_templates=False,
    ),
    Form(
        "to be determined",
        ("tbd", "tbc", "tba", "t.b."),
        re.compile(r"(?<![\w/@#.-])(?:TBD|TBC|TBA|T\.B\.D\.|T\.B\.C\.)(?![\w-])"),
        belongs_in_templates=False,
    ),
    Form(
        "XXX",
        ("xx", "??", "##", "__", "$x", "€x", "£x", "$ x", "€ x", "£ x", "x%", "x %", "x €", "x€"),
        re.compile(
            rf"(?<![\w.+/(-])(?:[$€£][ ]?X{{1,4}}(?:[.,]X{{1,3}})?(?![\w-])|X{{1,4}}[ ]?[€£$%](?!\w)|(?:X{{2,4}}|"
            rf"\[X+\]|_{{2,}}|\?{{2,4}}|#{{2,4}})[ -]?{_UNIT}(?!\w))|(?<![\w.+/($€£-])XXX(?![\w-]|[ ]?(?:large|small|"
            rf"rated|L\b))|[$€£]\?{{2,4}}"
        ),
    ),
    Form(
        "missing value",
        ("???", "(tb", "€ _", "$ _", "£ _", "€_", "$_", "£_", "tk:"),
        re.compile(r"(?<=[a-z] )\?{3,5}(?= [a-z])|\((?:tbc|tbd|tba)\)|[€$£][ ]?_{2,30}|(?<![\w.-])TK(?=:)"),
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
        "template variable",
        ("{{", "{%", "${", "<%", "%%", "*|", "[%", "%{"),
        re.compile(
            r"\{\{[-~]?\s*(?!(?:site|page|layout|include|content|paginator|jekyll|theme|relative_url|"
            r"asset)\b)[A-Za-z_$][\w.\[\]|'\"$ :,-]{0,80}[-~]?\}\}|\{%[-+]?\s*(?:if|for|set|assign|include|endif|"
            r"endfor|else)\b[^%]{0,120}%\}|(?<![\w$])\$\{[a-z]\w*(?:\.\w+)*\}|<%(?:=\s*|\s+)[\w.@]{2,60}\s*%>|"
            r"(?<![\w%])%%[A-Za-z_]{3,40}%%|\*\|[A-Z_]{3,30}\|\*|\[%[\w. ]{2,40}%\]|(?<!\w)%\{[a-z_]{3,40}\}"
        ),
    ),
    Form("blank", (" ____",), re.compile(r"(?<=[a-z,][ ])_{4,30}(?=[ ][a-z]|[.,](?:\s|$))")),
    Form(
        "note to the author",
        (
            " this text",
            " this para",
            " this sent",
            " this sect",
            " this plac",
            " this exam",
            " this line",
            " this cont",
            " here",
            "to follow",
            "to come",
            "to be ",
            "missing",
            "needed",
            "pending",
            " tbd",
            " tbc",
            "placeholder",
            "hier ",
            "an dieser stelle",
            "ergänzen",
            "platzhalter",
            "zu klären",
            " ici",
            "à compl",
            "à déf",
            "à conf",
            "à préc",
            "por definir",
            "por completar",
            "por confirmar",
            "pendiente",
            "aquí",
            "aqui",
            "a definir",
            "a confirmar",
            "a preencher",
        ),
        re.compile(
            r"\b(?:replace|change|delete|overwrite|edit) this (?:text|paragraph|sentence|section|placeholder|"
            r"example)\b|\b(?:add|insert|put|place|include|attach|upload) (?:an? |the |your |some |"
            r"more |another )?(?:\w+ ){0,2}"
            r"(?:screenshot|image|picture|diagram|photo|illustration|link|text|table|example|details?|content|"
            r"figure|video|copy|chart|graphic|number|description|list)s?(?: (?:of|for|showing)(?: "
            r"[^\s.!?]{1,30}){1,8})? (?:here|goes? here)\b(?! (?:to|by|when|"
            r"if|for))|"
            r"\b(?:screenshot|image|picture|diagram|link|photo|table|video|text|content|details|figure|example)s? "
            r"(?:goes |go )?(?:to (?:follow|come|be added|be inserted)|missing|needed|pending|goes here|go here|"
            r"tbd|tbc|to be supplied)(?=[\s.)\]:!]*(?:$|\n|[)\].]))|"
            r"\b(?:text|paragraph|section|sentence|article|page|content|number|figure|amount) is (?:a |just a |"
            r"only a )placeholder\b|"
            r"[(\[](?:still )?to be (?:confirmed|determined|decided|completed|added|defined|supplied|announced|"
            r"filled in|updated|agreed|written|inserted|checked|clarified)\b[^()\[\]\n]{0,60}[)\]]|"
            r"\b(?:is|are) (?:yet|still) to be (?:determined|confirmed|decided|defined|added|written|supplied|"
            r"filled in)\b|(?<!enter )(?<!type )(?<!write )(?<!sign )(?<!add )(?<!upload )(?<!paste )\byour "
            r"(?:text|content|company name|name|logo|product name|headline|title) (?:goes )?here\b(?! (?:to|and|"
            r"when|if|for|in)\b)|(?:^|\n|[(\[])placeholder(?: text)?(?=[)\].:]|$)|"
            r"\b(?:hier|an dieser Stelle)\b[^.\n]{0,30}\b(?:einfügen|ergänzen|einsetzen)\b|\b(?:noch|bitte) (?:zu "
            r")?ergänzen\b|(?:^|\n|[(\[])Platzhalter(?:text)?(?=[)\].:]|$)|\bnoch zu klären\b|\binsérer (?:ici|le|"
            r"la|une?|l')\b[^.\n]{0,40}\bici\b|[(\[]à (?:compléter|définir|confirmer|préciser)[)\]]|\bÀ "
            r"COMPLÉTER\b|"
            r"[(\[](?:por (?:definir|completar|confirmar)|pendiente)[)\]]|\bPOR DEFINIR\b|\b(?:insertar|añadir|"
            r"inserir|adicionar)\b[^.\n]{0,40}\b(?:aquí|aqui)\b|[(\[](?:a (?:definir|confirmar|preencher))[)\]]",
            re.IGNORECASE | re.MULTILINE,
        ),
        belongs_in_templates=False,
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


def _found(document: Document) -> Iterator[tuple[Form, int, int]]:
    taken: list[tuple[int, int]] = []
    lower = lowered(document.text)
    for form in _FORMS:
        for match in matches_near(form.pattern, document.text, lower, form.literals):
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
    if _EXPLAINS.search(before) or (_EXPLAINS.search(after) and form.name != "note to the author"):
        return True
    if start == block.start and re.match(r"\W*to be \w+\W", after, re.IGNORECASE) and form.name == "to be determined":
        return True
    if form.name == "note to the author" and re.search(r"(?:^|\n)\W*TB[ACD]\W*$", before):
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

"""The forms that placeholders take: TODO, XX days, [INSERT NAME], {{ customer_name }}, "screenshot to follow"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbaudit.facts.word_list import phrases


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
FORMS = (
    Form(
        "TODO",
        ("TO", "FIXME"),
        re.compile(
            r"(?<![\w/@#.-])(?:TODO|FIXME|TO-DO|TO DO(?=:))(?![\w-]|[ ]+(?:list|lists|item|items|app|apps|comment|"
            r"comments|task|tasks|tag|tags|marker|board|column|status|notes?\b))"
        ),
        belongs_in_templates=False,
        exact=True,
    ),
    Form(
        "to be determined",
        ("TB", "T.B."),
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
            rf"(?<![\w./:@=\"'`-])<(?![^<>\n]{{0,80}}\w\s?=\s?[\"'])"
            rf"(?:(?:please )?(?:insert|add|fill in|replace|put|include|describe)\b[^<>\n]{{2,60}}|"
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
        Form(
            NOTE,
            phrases(literals),
            re.compile(pattern, re.IGNORECASE | re.MULTILINE),
            False,
            before=before,
            after=after,
        )
        for literals, before, after, pattern in (
            (
                " this text| this para| this sent| this sect| this plac| this exam",
                20,
                30,
                r"(?<!\bto )(?<!\b(?:can|may|you) )(?<!\bnot )(?<!n't )(?<!n’t )(?<!\bcannot )"
                r"(?<!\bwill )(?<!\b(?:could|would|might) )(?<!\bmust )(?<!\bshould )"
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

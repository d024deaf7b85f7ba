"""The role of a date by the words around it: "valid until", "last reviewed", "as of", "©"."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.model import DateRole

WINDOW = 70
"""Characters before a date in which its cue stands."""

_LINK = (
    r"(?:\s+(?:is|was|were|are|be|been|date|dates?|time|(?:by|with)\s+[\w .&'-]{1,30}?))?\s*"
    r"(?:[:=|–—-]|\bon\b|\bin\b|\bat\b|\bfrom\b|\bof\b|\bam\b|\ble\b|\bel\b|\bem\b|\bau\b|\bthe\b)*"
    r"\s*[*_`\"(\[]*\s*(?:the\s+)?"
)
"""What may stand between a cue and its date."""

_CUES: tuple[tuple[DateRole, str], ...] = (
    (
        DateRole.REVIEW_BY,
        r"next\s+(?:[\w-]+\s+)?(?:review|revision|audit|check|look|reading|inspection|verification|revalidation)"
        r"(?:\s+of\s+(?:this|these|the)(?:\s+[\w-]+){1,4}?)?(?:\s+(?:date|due|is\s+due|by|due\s+by|"
        r"due\s+date|scheduled|planned|falls\s+due|falls|"
        r"is\s+scheduled|is\s+planned|will\s+be|for|takes\s+place|is\s+to\s+take\s+place)){0,3}|"
        r"(?:be|is|are)\s+(?:next\s+)?(?:reviewed|revisited|checked|re-?read|looked\s+at|gone\s+(?:through|over)|revised)\s+"
        r"(?:again|next)(?:\s+(?:by|before|no\s+later\s+than|at\s+the\s+latest))?|"
        r"next\s+(?:reviewed|revisited|checked|re-?read|looked\s+at|gone\s+(?:through|over))(?:\s+(?:by|before))?|"
        r"(?:due|up)\s+for\s+(?:a\s+|its\s+|another\s+|the\s+)?(?:next\s+)?(?:review|re-?check|revision|check)(?:\s+(?:again|"
        r"by|before))*|"
        r"(?:review|revisit|check|look\s+at|go\s+(?:through|over)|re-?read|read)\s+(?:this|these)(?:\s+[\w-]+){1,3}?\s+again"
        r"(?:\s+(?:by|before|no\s+later\s+than))?|"
        r"(?:review|revisit|re-?check)\s+(?:again\s+)?(?:by|before|no\s+later\s+than|on\s+or\s+before)|"
        r"revisit(?:ed)?(?:\s+(?:again|by|before|no\s+later\s+than))+|review(?:ed|s)?\s+(?:is\s+|are\s+)?(?:again\s+)?(?:by|before|"
        r"no\s+later\s+than|due(?:\s+(?:by|date))?|date\s+due)|"
        r"due\s+for\s+(?:a\s+)?review(?:\s+by)?|review[- ]by(?:\s+date)?|to\s+be\s+reviewed(?:\s+(?:by|again|before))*|"
        r"nächste\s+(?:prüfung|überprüfung|durchsicht)|"
        r"zu\s+prüfen\s+bis|prochaine\s+(?:révision|relecture|revue)|à\s+revoir\s+avant|próxima\s+revisi(?:ón|on)|"
        r"próxima\s+revisão|revisar\s+antes\s+de",
    ),
    (
        DateRole.SUPERSEDED_ON,
        r"(?:superseded|replaced|retired|withdrawn|archived|obsoleted|deprecated|decommissioned|discontinued)"
        r"(?:\s+(?:effective|as\s+of|since|from|starting))?|obsolete\s+(?:since|as\s+of)|ersetzt|remplacé|reemplazado|"
        r"substituído",
    ),
    (
        DateRole.EXPIRES,
        r"(?:valid|in\s+(?:force|effect|place|use)|effective|applicable|appl(?:y|ies|ied)|good|runs?|open|stands?|remains?|"
        r"available|current|binding)\s+"
        r"(?:only\s+)?(?:until|till|through|thru|to|up\s+to(?:\s+and\s+including)?|up\s+until)(?:\s+the\s+end\s+of)?|"
        r"expir(?:es?|ed|ing|y|ation)(?:\s+date)?(?:\s+(?:at|by|the|end|after)){0,3}|ends?|ended|laps(?:es?|ed)|"
        r"terminat(?:es?|ed)|sunsets?|"
        r"ceases?(?:\s+to\s+(?:apply|be\s+valid|exist|have\s+effect))?|(?:no\s+longer|not)\s+(?:applies|apply|valid|"
        r"applicable|in\s+force|in\s+effect)"
        r"(?:\s+(?:after|as\s+of))?|(?:disregard|ignore|do\s+not\s+(?:use|follow|apply|rely\s+on))\s+(?:this|"
        r"these)\s+(?:\w+\s+){1,4}after|valid\s+thru|until|best\s+before|use\s+before|end\s+date|"
        r"gültig\s+bis|gilt\s+bis|gelten\s+bis|läuft\s+(?:\w+\s+)?(?:ab|aus)|endet|ablaufdatum|bis\s+zum|"
        r"valable\s+jusqu['’](?:au|en|à)|expire|valide\s+jusqu['’]au|"
        r"jusqu['’]au|válid[oa]s?\s+hasta|vence|caduca|hasta\s+el|vigente\s+hasta|válid[oa]s?\s+até|expira|até",
    ),
    (
        DateRole.REVIEWED,
        r"last\s+(?:went\s+(?:through|over)|gone\s+(?:through|over)|looked\s+(?:at|over|through|into)|re-?read|read(?:\s+through)?|"
        r"revisited|reviewed|checked|verified|confirmed|approved|tested|walked\s+through|examined|seen|proof-?read)"
        r"(?:\s+[\w'’-]+){0,8}?|"
        r"(?:last\s+|most\s+recently\s+|recently\s+)?(?:reviewed|re-?read|proof-?read|double-checked|re-?verified|verified|validated|checked|audited|approved|"
        r"certified|confirmed|signed\s+off)|"
        r"(?:last|latest|date\s+of(?:\s+last)?|most\s+recent)\s+(?:review|verification|audit|check|approval|look|reading|inspection|test|walk-?through)|"
        r"approval|"
        r"review\s+date|"
        r"(?:zuletzt\s+)?(?:geprüft|überprüft|freigegeben)|letzte\s+(?:über)?prüfung|(?:dernière\s+)?(?:vérification|"
        r"relecture)|vérifié|relu|approuvé|"
        r"(?:última\s+)?revisi[oó]n|revisado|(?:última\s+)?revisão|aprovado|aprobado",
    ),
    (
        DateRole.EDITED,
        r"(?:last\s+|most\s+recently\s+|recently\s+)?(?:updated|modified|edited|revised|amended|changed|refreshed)|(?:last|"
        r"latest|most\s+recent|date\s+of(?:\s+last)?)\s+"
        r"(?:update|edit|modification|change|revision|amendment)|update|revision(?:\s+date)?|version\s+\d+(?:\.\d+)*\s*,?|"
        r"v\d+(?:\.\d+)+\s*,?|"
        r"(?:zuletzt\s+)?(?:aktualisiert|geändert|bearbeitet|überarbeitet)|letzte\s+(?:aktualisierung|änderung)|stand|"
        r"(?:dernière\s+)?(?:mise\s+à\s+jour|modification)|"
        r"mis(?:e)?\s+à\s+jour|modifiée?|(?:última\s+)?(?:actualización|modificación)|actualizad[oa]|modificad[oa]|"
        r"(?:última\s+)?(?:atualização|alteração)|atualizad[oa]|alterad[oa]",
    ),
    (
        DateRole.EFFECTIVE,
        r"(?:adopted|enacted|ratified|passed|agreed|decided|resolved|introduced|endorsed|signed|put\s+in(?:to)?\s+force|"
        r"beschlossen|verabschiedet|adoptée?|adoptad[oa]|adotad[oa])|"
        r"effective(?:\s+(?:date|from|as\s+of|since|starting))?|in\s+(?:force|effect)\s+(?:from|since|as\s+of)|"
        r"valid\s+(?:from|since)|appl(?:y|ies)\s+from|takes?\s+effect|"
        r"took\s+effect|c(?:o|a)mes?\s+into\s+(?:force|effect)|entry\s+into\s+force|with\s+effect|gültig\s+(?:ab|seit)|"
        r"gilt\s+ab|in\s+kraft\s+(?:ab|seit)|tritt|"
        r"en\s+vigueur(?:\s+(?:à\s+partir|depuis|à\s+compter))?(?:\s+du)?|vigente\s+desde|en\s+vigor\s+desde|"
        r"em\s+vigor\s+(?:desde|a\s+partir)|válid[oa]\s+desde",
    ),
    (
        DateRole.AS_OF,
        r"as\s+of|as\s+at|as\s+per|(?:current|correct|accurate|valid|true|right)\s+(?:as\s+of|as\s+at|at)|"
        r"at\s+the\s+time\s+of\s+(?:writing|publication)|"
        r"stand(?=\s*:?\s*$)|à\s+la\s+date\s+du|en\s+date\s+du|a\s+fecha\s+de|à\s+data\s+de",
    ),
    (
        DateRole.PUBLISHED,
        r"(?:first\s+|originally\s+)?(?:published|posted|issued|released|printed|circulated)|edition|printing|print\s+run|"
        r"gedruckt|ausgabe|imprimée?|impres[oa]|publication(?:\s+date)?|date\s+(?:of\s+)?(?:issue|"
        r"publication|published|posted)|"
        r"veröffentlicht|erschienen|ausgabedatum|publiée?|date\s+de\s+publication|publicad[oa]|fecha\s+de\s+publicación|"
        r"data\s+de\s+publicação",
    ),
    (
        DateRole.CREATED,
        r"(?:first\s+|originally\s+)?(?:created|written|drafted|authored|compiled|prepared|drawn\s+up|put\s+together|recorded|"
        r"noted\s+down)|dates?\s+(?:back\s+)?from|dated|creation(?:\s+date)?|date\s+(?:of\s+creation|"
        r"created)|erstellt|angelegt|créée?|rédigée?|"
        r"cread[oa]|escrit[oa]|criad[oa]",
    ),
    (DateRole.COPYRIGHT, r"copyright(?:\s+©|\s+\(c\))?|©|\(c\)"),
)

_HAS_CUE = re.compile(
    r"until|till|thru|through|disregard|ignore|do not|"
    r"valid|expir|end|laps|terminat|sunset|ceas|no longer|review|verif|valid|check|audit|approv|"
    r"certif|confirm|signed|updat|"
    r"modif|edit|revis|amend|chang|refresh|version|v\d|effect|force|appl|as of|as at|as per|current|correct|time of|publish|"
    r"post|issue|"
    r"releas|publica|date|creat|writ|draft|author|copyright|©|\(c\)|supersed|replac|retir|withdraw|archiv|obsolet|deprec|"
    r"decom|discont|"
    r"before|due|gültig|gilt|gelten|läuft|endet|ablauf|bis|geprüft|prüf|freigeg|aktualis|geänd|bearb|überarb|stand|kraft|"
    r"tritt|veröff|"
    r"ersch|ausgabe|erstellt|angelegt|ersetzt|valable|valide|expire|jusqu|vérif|relu|relec|approuv|mis|vigueur|date|publi|cré|"
    r"rédig|remplac|"
    r"válid|vence|caduca|hasta|vigente|revis|aprob|aprov|actualiz|vigor|fecha|cread|escrit|até|atualiz|alter|data|criad|"
    r"reemplaz|substit|again|next|last|adopt|enact|ratif|pass|agreed|decid|resolv|introd|endors|put|beschl|verabsch|print|"
    r"edition|circul|gedruckt|impr|compil|prepar|drawn|record|noted|revisit|due|look|read|went|gone|seen|test|walk",
    re.I,
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[DateRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"(?<![\w-])(?:{cues}){_LINK}$", re.I)) for role, cues in _CUES)


def role_at(text: str, start: int, end: int) -> DateRole:
    """The role that the words right before `text[start:end]` give to the date there."""
    left = text[max(0, start - WINDOW) : end]
    left = left[: len(left) - (end - start)]
    if text[start : start + 1] == "©" or text[start : start + 3].casefold() == "(c)":
        return DateRole.COPYRIGHT
    if not left or not _HAS_CUE.search(left):
        return _role_after(text, end)
    left = left[max(left.rfind("\n"), left.rfind(". "), left.rfind(";")) + 1 :]
    for role, pattern in _patterns():
        if pattern.search(left):
            return role
    return _role_after(text, end)


_AFTER = re.compile(
    r"\s*[)\]*_]*\s*\((?:last\s+)?(?P<word>updated|reviewed|effective|expired|expires|superseded|published)\)", re.I
)
_AFTER_ROLES = {
    "updated": DateRole.EDITED,
    "reviewed": DateRole.REVIEWED,
    "effective": DateRole.EFFECTIVE,
    "expired": DateRole.EXPIRES,
    "expires": DateRole.EXPIRES,
    "superseded": DateRole.SUPERSEDED_ON,
    "published": DateRole.PUBLISHED,
}


def _role_after(text: str, end: int) -> DateRole:
    match = _AFTER.match(text, end, end + 24)
    return _AFTER_ROLES[match["word"].casefold()] if match else DateRole.MENTIONED

"""What the columns of a table and the keys of a record are called: by their names, in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbaudit.config import Fields


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))


QUESTIONS = _names(
    "question, questions, q, query, faq, faq question, customer question, user question, prompt, frage, pregunta"
)
TITLES = _names(
    "title, subject, headline, heading, topic, article, article title, article name, page title, page name, document "
    "title, term, issue, problem, symptom, error, error message, titel, titre, título, thema"
)
ANSWERS = _names(
    "answer, answers, a, response, reply, body, content, contents, text, solution, resolution, definition, article "
    "body, article content, article text, body text, page content, plain text, markdown, body markdown, answer text, "
    "text answer, faq answer, antwort, antworten, réponse, respuesta, risposta, inhalt"
)
MARKED_UP = _names(
    "html, answer html, body html, content html, html body, html content, html answer, answer (html), rendered, "
    "rendered body, storage, body storage value, description html"
)
NAMES = _names("name, label, summary, caption")
"""A title where the answer beside it is beyond doubt; in a price list it is just a column."""
DESCRIPTIONS = _names("description, details, detail, explanation, information, info, message, notes, note")
"""An answer where it is prose and nothing else in the table says something; in a price list it is just a column."""
IDENTIFIERS = _names(
    "id, key, uuid, guid, article id, faq id, question id, document id, doc id, record id, external id, article "
    "number, number, no, nr, #, slug, ref, reference, identifier, kb id, ticket id"
)
METADATA = _names(
    "owner, owners, page owner, content owner, document owner, policy owner, owner team, owned by, steward, "
    "maintainer, maintained by, responsible, responsible team, accountable, team, author, authors, contact, reviewer, "
    "approver, approved by, reviewed by, updated by, created by, department, editor, status, state, published, is "
    "published, active, archived, draft, visibility, workflow state, stage, language, lang, locale, country, region, "
    "city, audience, product, plan, platform, version, edition, url, link, href, permalink, source url, page url, "
    "source, source type, channel, site, domain, path, category, categories, section, subcategory, tag, tags, label "
    "names, labels, keywords, type, kind, group, collection, folder, space, priority, order, position, sort order, "
    "classification, document type, views, page views, view count, usage, votes, helpful, upvotes, downvotes, score, "
    "rating, hits, clicks, intent, entities, aliases, synonyms, variants, metadata, comment, comments, internal "
    "notes, document number, revision, version number, document id, reference number, policy number, supersedes, "
    "superseded by, replaced by"
)
DATES = re.compile(
    r"(?:.* )?(?:dates?|created|updated?|modified|edited|reviewed|published|expires?|expiry|expiration|effective|since|until"
    r"|timestamp|valid (?:from|to|until|through|thru)|review due|next review|due|last review|last update|as of|at|on|time)"
)

_SEPARATORS = re.compile(r"[\s_\-./]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a table is what, by position; the rest is metadata."""

    title: int | None
    answer: int | None
    markup: int | None
    identifier: int | None


def normalised(name: str) -> str:
    """A name without case, and with one space for whatever parts its words: `lastUpdate`, `Last_update` → last update."""
    return _SEPARATORS.sub(" ", _CAMEL.sub(" ", name.strip())).strip().casefold()


def known_as_metadata(name: str) -> bool:
    """Whether a name is one that tells about a document and not what it says."""
    plain = normalised(name)
    return plain in METADATA or plain in IDENTIFIERS or DATES.fullmatch(plain) is not None


def known_at_all(name: str) -> bool:
    """Whether a name is one of those that column headers use."""
    plain = normalised(name)
    said = (QUESTIONS, TITLES, ANSWERS, MARKED_UP, NAMES, DESCRIPTIONS)
    return known_as_metadata(name) or any(plain in names for names in said)


def roles_of(header: Sequence[str], fields: Fields, sample: Sequence[Sequence[str]]) -> Roles | None:
    """Which columns make each row a document; None where the rows only make sense together, as in a price list.

    `sample` are some of the rows. Names that the configuration adds come first, then the sure names, then the vague
    ones, and these only where the cells read like prose and no other column says anything.
    """
    names = [normalised(name) for name in header]
    identifier = _first(names, (_configured(fields.id), IDENTIFIERS))
    title = _first(names, (_configured(fields.question), _configured(fields.title), QUESTIONS, TITLES))
    answer = _first(names, (_configured(fields.answer), ANSWERS), other_than=title)
    markup = _first(names, (MARKED_UP,))
    if title is not None and (answer is not None or markup is not None):
        return Roles(title, answer, markup, identifier)
    if answer is not None or markup is not None:
        if title is None:
            title = _first(names, (NAMES,), other_than=answer)
        body = answer if answer is not None else markup
        if title is not None or (body is not None and _is_prose(sample, body)):
            return Roles(title, answer, markup, identifier)
        return None
    title = title if title is not None else _first(names, (NAMES,))
    body = _first(names, (DESCRIPTIONS,), other_than=title)
    if body is None:
        body = _longest(sample, len(names), {title, identifier})
    rest = [position for position, name in enumerate(names) if position not in (title, body, identifier) and name]
    if body is None or not _is_prose(sample, body) or not all(known_as_metadata(names[position]) for position in rest):
        return None
    return Roles(title, body, None, identifier)


PROSE_CHARACTERS = 80
"""Mean length of the cells of a column from which it is text and no label. In the shared FAQ tables answers have a mean of
about 600 characters, questions of 60; descriptions in price lists rarely reach 60."""


def _is_prose(sample: Sequence[Sequence[str]], position: int) -> bool:
    lengths = [len(row[position]) for row in sample if position < len(row) and row[position].strip()]
    return bool(lengths) and sum(lengths) / len(lengths) >= PROSE_CHARACTERS


def _longest(sample: Sequence[Sequence[str]], width: int, taken: set[int | None]) -> int | None:
    """The one column of prose, where there is exactly one."""
    long = [position for position in range(width) if position not in taken and _is_prose(sample, position)]
    return long[0] if len(long) == 1 else None


def _configured(names: Iterable[str]) -> frozenset[str]:
    return frozenset(normalised(name) for name in names)


def _first(names: Sequence[str], groups: Iterable[frozenset[str]], other_than: int | None = None) -> int | None:
    for group in groups:
        for position, name in enumerate(names):
            if name in group and position != other_than:
                return position
    return None

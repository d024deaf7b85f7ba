"""The dates of a document: what its metadata and its own words say about its age, its review and its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kbaudit.facts.dates import read_date
from kbaudit.facts.intervals import add_interval, read_interval
from kbaudit.facts.review_statements import ReviewInterval, review_interval
from kbaudit.facts.self_statements import own_dates
from kbaudit.model import Block, BrokenDate, Dated, DateRole, Field, Place, Precision

_ROLES: Mapping[DateRole, str] = {
    DateRole.CREATED: (
        "created createdat createdon creationdate createddate datecreated createdtime creation crtdate dccreated "
        "dctermscreated written datewritten added addeddate firstcreated msdatecreated erstellt erstelltam créé "
        "creado criado"
    ),
    DateRole.EDITED: (
        "updated updatedat updatedon updateddate dateupdated lastupdated lastupdate lastupdatedat lastupdatedon "
        "lastupdateddate lastmod lastmodified lastmodifiedat lastmodifiedon lastmodifieddate lastmodifieddatetime "
        "lastmodifiedtime modified modifiedat modifiedon modifieddate datemodified modifiedtime edited editedat "
        "editedon editeddate lastedited lasteditedat lasteditedtime revised revisedon revisiondate reviseddate "
        "daterevised lastrevised lastrevision lastchanged changedat changed update updatedate articlemodifiedtime "
        "ogupdatedtime dcmodified dctermsmodified msdate contentupdated contentupdatedat contenteditedat moddate "
        "sysupdatedon lastpublisheddate lastcontentupdate aktualisiert geändert misàjour actualizado atualizado"
    ),
    DateRole.REVIEWED: (
        "reviewed reviewedat reviewedon revieweddate datereviewed lastreview lastreviewed lastreviewedat "
        "lastreviewedon lastrevieweddate lastreviewdate reviewdate verified verifiedat verifiedon lastverified "
        "lastverifiedat verifieddate validated validatedon lastvalidated checked checkedon checkedat "
        "lastchecked lastcheckedon confirmedon "
        "dateapproved approved approvedat approvedon approvaldate approveddate lastapproved signedoff signedoffon "
        "lastaudited audited certifiedon geprüft geprüftam"
    ),
    DateRole.REVIEW_BY: (
        "reviewby nextreview nextreviewdate nextreviewon nextreviewat reviewdue reviewduedate reviewdueon "
        "duereview reviewon reviewafter reviewdeadline nextrevision nextrevisiondate nextverification verifyby "
        "verificationdue verificationduedate nextverificationdate reverifyby revisitby nächsteprüfung"
    ),
    DateRole.PUBLISHED: (
        "date pubdate published publishedat publishedon publisheddate datepublished publicationdate publishdate "
        "publishedtime publishon published_time posted postedon posteddate dateposted issued issuedate dateissued "
        "issuedon released releasedate releasedon firstpublished firstpublishedat articlepublishedtime dcdate "
        "dctermsdate dctermsissued dcissued sailthrudate parselypubdate datum"
    ),
    DateRole.EFFECTIVE: (
        "effective effectivedate effectivefrom effectiveon dateeffective effectiveasof validfrom validsince "
        "inforcesince inforcefrom startdate starts applicablefrom appliesfrom commencement commencementdate "
        "gültigab"
    ),
    DateRole.EXPIRES: (
        "expires expiresat expireson expiry expirydate expiredate expiration expirationdate dateexpires "
        "expirationon validuntil validto validthrough validtill enddate ends endson unpublishon unpublishdate "
        "unpublishat sunset sunsetdate archiveon archiveafter retireon retirementdate inforceuntil appliesuntil "
        "gültigbis availableuntil"
    ),
    DateRole.AS_OF: "asof dataasof asofdate statusdate dateofdata",
    DateRole.SUPERSEDED_ON: (
        "supersededon supersededdate supersededat datesuperseded deprecatedon deprecatedat deprecationdate "
        "archivedat archivedon archiveddate archivedate retiredon retiredat withdrawnon obsoletesince"
    ),
    DateRole.COPYRIGHT: "copyright copyrightyear copyrightdate",
}

ROLE_OF_KEY: Mapping[str, DateRole] = {
    re.sub(r"[^\w]|_", "", name): role for role, names in _ROLES.items() for name in names.split()
}
"""Metadata keys without case, spaces and punctuation, and what their dates say. Names of people (`reviewer`) are not here."""

INTERVAL_KEYS = frozenset(
    [
        "reviewin",
        "reviewevery",
        "reviewinterval",
        "reviewcycle",
        "reviewfrequency",
        "reviewperiod",
        "reviewschedule",
        "updatecycle",
        "msupdatecycle",
        "updatefrequency",
        "verificationinterval",
        "verifyevery",
        "verifyinterval",
        "reviewcadence",
    ]
)
"""Keys that say how often a document is to be reviewed."""

DURATION_KEYS = frozenset({"validfor", "validity", "validityperiod", "expiresafter", "lifetime", "expiresin"})
"""Keys that say for how long a document is valid, from its effective or published date on."""

MONTH_FIRST_KEYS = frozenset({"msdate"})
"""Keys whose numeric dates are month/day/year by the rules of the system that defines them."""

_NO_DATE = re.compile(
    r"(?i)^(?:|-+|–|—|\?+|~|\.+|tb[adc]\.?|to be (?:announced|decided|determined|confirmed)|n/?a|n\.a\.|none|null|nil|never|"
    r"no|yes|true|false|"
    r"unknown|ongoing|pending|todo|current|present|now|today|always|indefinite(?:ly)?|permanent|not (?:set|applicable|yet.*|"
    r"known|reviewed)|"
    r"keine?|nie|offen|aucune?|jamais|ninguna|nunca|nenhuma|draft|continuous(?:ly)?|auto(?:matic)?|git|latest)$"
)
_TEMPLATED = re.compile(r"\{\{|\{%|\$\{|<%|\$Date|\[\[|%\w+%")
_DATE_LIKE_KEY = re.compile(
    r"date|(?:_| |-|\.)(?:at|on|by)$|updated|modified|lastmod|expir|valid|review|until|effective", re.I
)
_PROPERTY_DEFAULTS = (
    "2013-12-23T23:15",
    "2013-01-27T09:1",
    "1601-01-01",
    "1899-12-3",
    "1904-01-01",
    "1970-01-01",
    "1980-01-01",
)
_PROPERTIES = "document properties"
_META_UPDATED = frozenset({"updated", "updatedat", "modified"})
_CONTENT_EDITED = frozenset({"editedat", "contenteditedat", "contentupdatedat"})


def role_of_key(key: str, extra: Mapping[str, str] | None = None) -> DateRole | None:
    """What the date under a metadata key says; None for keys that hold no date. `extra` adds keys and names their roles.

    A nested key (`dates.last_reviewed`) is looked up whole, then by its last part. Raises nothing: an unknown role name in
    `extra` is taken for no role.
    """
    wanted = key.casefold()
    for name, role in (extra or {}).items():
        if name.casefold() in (wanted, wanted.rpartition(".")[2]):
            return DateRole(role) if role in set(DateRole) else None
    return ROLE_OF_KEY.get(_plain(key)) or ROLE_OF_KEY.get(_plain(key.rpartition(".")[2]))


def dates_of(
    metadata: Sequence[Field],
    text: str,
    blocks: Sequence[Block],
    *,
    order: str = "auto",
    language: str = "en",
    extra_keys: Mapping[str, str] | None = None,
    path: str = "",
) -> tuple[tuple[Dated, ...], tuple[BrokenDate, ...]]:
    """A document's dates by metadata, file name and its own statements, and the fields that should be dates and are not.

    Review intervals and periods of validity are added to the date they count from and come out as dates. Dates that the text
    only mentions are left out.
    """
    dates: list[Dated] = []
    broken: list[BrokenDate] = []
    for field in metadata:
        role = role_of_key(field.key, extra_keys)
        if role is None or _says_nothing(field):
            continue
        read = read_date(
            field.value, order="mdy" if _plain(field.key) in MONTH_FIRST_KEYS else order, language=language
        )
        origin = f"{field.origin}: {field.key}"
        if read is not None:
            dates.append(
                Dated(
                    read.first,
                    read.last,
                    read.precision,
                    role,
                    origin,
                    field.value.strip(),
                    field.place,
                    None,
                    read.ambiguous,
                )
            )
        elif _should_be_date(field):
            broken.append(BrokenDate(role, origin, field.value.strip(), _reason(field.value), field.place))
    dates = _without_meta_updates(dates)
    dates.extend(own_dates(text, blocks, order=order, language=language))
    dates.extend(_of_file_name(path, dates))
    dates.extend(_computed(metadata, dates, text, blocks))
    return tuple(dates), tuple(broken)


def _plain(key: str) -> str:
    return re.sub(r"[^\w]|_", "", key.casefold())


def _says_nothing(field: Field) -> bool:
    value = field.value.strip().strip("\"'").strip()
    if _NO_DATE.match(value) or _TEMPLATED.search(value):
        return True
    return field.origin == _PROPERTIES and value.startswith(_PROPERTY_DEFAULTS)


def _should_be_date(field: Field) -> bool:
    """Whether a value that cannot be read was meant as a date: it has digits, or its key promises nothing else."""
    value = field.value.strip()
    if read_interval(value) is not None:
        return False
    if len(value) > 60 or not re.search(r"\d", value):
        return bool(_DATE_LIKE_KEY.search(field.key)) and len(value) <= 30 and bool(re.search(r"(?i)y{4}|d{2}", value))
    return bool(_DATE_LIKE_KEY.search(field.key)) or bool(re.match(r"\d[\d/.-]+", value))


def _reason(value: str) -> str:
    if re.fullmatch(r"\s*[\"']?\d{4}-\d{1,2}-\d{1,2}.*", value) or re.fullmatch(
        r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*", value
    ):
        return "the calendar has no such day"
    if re.search(r"(?i)y{4}|d{2}", value) and not re.search(r"\d", value):
        return "a placeholder was left in place of a date"
    return "it is not a date"


def _without_meta_updates(dates: list[Dated]) -> list[Dated]:
    """`updated_at` moves with every vote and tag; where the vendor also gives the day of the last edit, only that one counts."""
    if not any(_last_part(dated) in _CONTENT_EDITED for dated in dates):
        return dates
    return [dated for dated in dates if _last_part(dated) not in _META_UPDATED]


def _last_part(dated: Dated) -> str:
    """The last part of the key that a date stood under, without case and punctuation."""
    return _plain(dated.origin.partition(": ")[2].rpartition(".")[2])


_DATED_NAME = re.compile(r"(?:^|/)_?(?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[-_ .][^/]*$")


def _of_file_name(path: str, dates: Sequence[Dated]) -> Iterator[Dated]:
    match = _DATED_NAME.search(path)
    if match and not any(dated.role is DateRole.PUBLISHED for dated in dates):
        read = read_date(match["day"])
        if read:
            yield Dated(read.first, read.last, read.precision, DateRole.PUBLISHED, "file name", match["day"])


_BEGIN_OF_REVIEW = (DateRole.REVIEWED, DateRole.EDITED, DateRole.EFFECTIVE, DateRole.PUBLISHED, DateRole.CREATED)
_BEGIN_OF_VALIDITY = (DateRole.EFFECTIVE, DateRole.PUBLISHED, DateRole.CREATED)


def _computed(metadata: Sequence[Field], dates: Sequence[Dated], text: str, blocks: Sequence[Block]) -> Iterator[Dated]:
    """Dates that follow from a date and a stated interval."""
    intervals = [
        (field, interval)
        for field in metadata
        if _plain(field.key) in INTERVAL_KEYS and (interval := read_interval(field.value)) is not None
    ]
    begin = _latest_of(dates, _BEGIN_OF_REVIEW)
    stated = any(dated.role is DateRole.REVIEW_BY for dated in dates)
    if begin and intervals and not stated:
        field, interval = intervals[0]
        origin = f"{begin.origin} + {field.key}"
        yield _due(
            begin, add_interval(begin.last, interval), DateRole.REVIEW_BY, origin, field.value.strip(), field.place
        )
    elif begin and not stated and (spoken := review_interval(text, blocks)) is not None:
        yield _spoken_due(begin, spoken)
    start = _latest_of(dates, _BEGIN_OF_VALIDITY)
    for field in metadata:
        if start and _plain(field.key) in DURATION_KEYS and (interval := read_interval(field.value)) is not None:
            origin = f"{start.origin} + {field.key}"
            yield _due(
                start, add_interval(start.last, interval), DateRole.EXPIRES, origin, field.value.strip(), field.place
            )


def _spoken_due(begin: Dated, spoken: ReviewInterval) -> Dated:
    due = _due(
        begin,
        add_interval(begin.last, spoken.interval),
        DateRole.REVIEW_BY,
        f"{begin.origin} + text",
        spoken.raw,
        spoken.place,
    )
    return replace(due, span=spoken.span)


def _due(begin: Dated, day: date, role: DateRole, origin: str, said: str, place: Place) -> Dated:
    return Dated(day, day, Precision.DAY, role, origin, f"{begin.raw} + {said}", place, None, begin.ambiguous)


def _latest_of(dates: Sequence[Dated], roles: Sequence[DateRole]) -> Dated | None:
    """The date that the first of these roles to be stated gives; the latest where it is stated several times."""
    for role in roles:
        found = [dated for dated in dates if dated.role is role]
        if found:
            return max(found, key=lambda dated: dated.last)
    return None

"""The configuration: what can be set, its defaults, and where each effective value came from.

Read from `kbaudit.toml`, or from `[tool.kbaudit]` in `pyproject.toml`. A key that does not exist or a value of the wrong
type or without a meaning is an error that names the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from kbaudit.checking import meaningless
from kbaudit.errors import ConfigurationError

FILE_NAME = "kbaudit.toml"


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of the configuration has in common: frozen, and no key that does not exist."""


class Sources(Section, frozen=True):
    """Which files are read. Patterns are those of .gitignore, relative to the scanned folder."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    follow_links: bool = True
    gitignore: bool = True


class Limits(Section, frozen=True):
    """Where reading stops. A file over a limit is skipped, or read in part, and the report says so."""

    megabytes: float = 50.0
    """Size of one file."""
    unpacked_megabytes: float = 400.0
    """Size of a .docx, .pptx or .xlsx once unpacked."""
    rows: int = 100_000
    """Records of one table."""
    pages: int = 2_000
    """Pages of one PDF."""
    nesting: int = 100
    """Depth of nested elements, lists or objects."""
    seconds: float = 30.0
    """Time for one file."""


class Fields(Section, frozen=True):
    """Further names of metadata keys and table columns, added to the ones kbaudit knows."""

    title: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    usage: tuple[str, ...] = ()


class Dates(Section, frozen=True):
    """How dates are read."""

    order: Literal["auto", "dmy", "mdy"] = "auto"
    """Which comes first in 03/04/2023. `auto` decides by the dates of the corpus that leave no choice."""
    keys: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Further metadata keys and their roles: {"signed_off" = "reviewed"}."""
    history: str | None = None
    """A table with the columns path, created, last_commit and last_small_commit, in place of git. Its path is relative to the
    configuration."""
    git: bool = True
    """Whether the git history of the scanned folder is read."""


class Owners(Section, frozen=True):
    """Who answers for documents where their metadata does not say so, and who is there to answer.

    The files are relative to the configuration file.
    """

    map: str | None = None
    """A file of path patterns and owners, as CODEOWNERS has them; the last pattern that matches says who owns a document."""
    codeowners: bool = True
    """Whether CODEOWNERS of the repository (also in .github/, .gitlab/ or docs/) is read where no `map` is named."""
    directory: str | None = None
    """A table of who is there (.csv, .json, .toml, .yaml): id, name, mail, active. Other owners are findings (KB402)."""
    git: Literal["off", "guess", "owner"] = "guess"
    """What the person with most edits in git is for a document without an owner: nothing, a hint, or its owner."""
    fallback: str = "unowned"
    """Who gets the fix list of documents that nobody owns, or whose owner is not in the directory."""


class Trackers(Section, frozen=True):
    """The issues of a tracker that were made from findings, so that the next export updates them."""

    issues: tuple[str, ...] = ()
    """Exports of the issues: CSV of Jira, JSON of GitHub or GitLab. Relative to the configuration file."""


class Serving(Section, frozen=True):
    """What counts as served to customers or to the agent."""

    everything: bool = False
    """True where the pipeline serves drafts and archived pages too: they then get KB307."""
    archived: tuple[str, ...] = ()
    """Path patterns of documents that are kept but not served."""


class Stale(Section, frozen=True):
    """After how many days without an edit or a review a document of each kind is stale (KB304); 0 for never."""

    policy: int = 365
    legal: int = 730
    procedure: int = 365
    reference: int = 730
    faq: int = 365
    template: int = 730
    announcement: int = 0
    release_notes: int = 0
    news: int = 0
    incident_report: int = 0
    archive: int = 0


class Collection(Section, frozen=True):
    """A named part of the knowledge base. Without any, the first folder below the source is the collection."""

    name: str
    paths: tuple[str, ...]
    owner: str | None = None
    kind: str | None = None
    stale_days: int | None = None


class Model(Section, frozen=True):
    """The embedding model."""

    name: str = "all-MiniLM-L6-v2"
    """A name that sentence-transformers knows, or a folder."""
    sha256: str | None = None
    """Digest of the weights. Known for the default model; a mismatch is an error."""
    enabled: bool = True
    """False makes a lexical audit, which finds fewer near-duplicates and says so."""


class Inference(Section, frozen=True):
    """A second opinion on yes against no and must against may, by a model for natural language inference. Off by default."""

    model: str | None = None
    """A CrossEncoder of sentence-transformers with a label for contradiction, by name or folder."""
    sha256: str | None = None
    """Digest of the weights; a mismatch is said and the model not used."""
    veto: float = 0.5
    """A conflict becomes one to review where the model's probability of a contradiction is lower in both directions."""
    deep: bool = False
    """Whether the model may propose contradictions that share no value (KB206), for review only. The same as --deep."""
    propose: float = 0.98
    """Least probability, in both directions, of such a proposal."""


class Endpoint(Section, frozen=True):
    """A second opinion on scope, by an OpenAI-compatible endpoint. Off by default: without it nothing leaves the machine."""

    url: str | None = None
    """Address up to the version: https://llm.example.net/v1."""
    model: str | None = None
    key_variable: str = "KBAUDIT_ENDPOINT_KEY"
    """Environment variable that holds the key; without one none is sent."""
    budget: int = 20
    """Questions that one audit may send."""
    timeout: float = 20.0
    """Seconds to wait for an answer."""
    dry_run: bool = False
    """Whether questions are only shown and not sent. The same as --endpoint-dry-run."""


class Rules(Section, frozen=True):
    """Which rules run, and how grave their findings are. Codes (KB301) or families (KB3)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Literal["error", "warning", "info"]] = msgspec.field(default_factory=dict)


class Gate(Section, frozen=True):
    """When a scan ends with exit code 1."""

    fail_on: Literal["error", "warning", "info", "never"] = "never"
    min_score: float | None = None
    max_drop: float | None = None
    new_only: bool = False
    strict: bool = False


class Notify(Section, frozen=True):
    """Who is told what an audit changed. Neither the store nor `kbaudit config` shows the targets: they hold passwords."""

    urls: tuple[str, ...] = ()
    """Targets as apprise writes them: mailto://user:password@example.com."""
    always: bool = False
    """True where people want to hear that nothing changed, too."""


class Ignore(Section, frozen=True):
    """A suppression in the configuration. It needs a reason and may expire."""

    rule: str
    reason: str
    path: str | None = None
    fingerprint: str | None = None
    until: date | None = None


class Term(Section, frozen=True):
    """A name that was retired, what took its place, and since when (KB308)."""

    old: str
    new: str
    since: date | None = None


class Configuration(Section, frozen=True):
    """Everything that can be set."""

    sources: Sources = Sources()
    limits: Limits = Limits()
    fields: Fields = Fields()
    dates: Dates = Dates()
    owners: Owners = Owners()
    trackers: Trackers = Trackers()
    serving: Serving = Serving()
    stale: Stale = Stale()
    model: Model = Model()
    inference: Inference = Inference()
    endpoint: Endpoint = Endpoint()
    rules: Rules = Rules()
    gate: Gate = Gate()
    notify: Notify = Notify()
    kinds: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Kind of document to path patterns: {"policy" = ["policies/**"]}."""
    usage: Mapping[str, float] = msgspec.field(default_factory=dict)
    """Weight of documents in the score, by path pattern or id."""
    collections: tuple[Collection, ...] = ()
    glossary: tuple[Term, ...] = ()
    """Names that were retired: { old = "SignUp portal", new = "Welcome desk", since = 2024-06-01 }."""
    ignore: tuple[Ignore, ...] = ()


class Loaded(msgspec.Struct, frozen=True):
    """A configuration with the file it came from and the keys that the file sets."""

    configuration: Configuration
    path: Path | None = None
    given: frozenset[str] = frozenset()


def find(start: Path) -> Path | None:
    """The configuration file that governs a folder: its own or that of the nearest folder above that has one."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "kbaudit" in read_tables(project).get("tool", {}):
            return project
        if (folder / ".git").exists():
            return None
    return None


def required(path: Path | None) -> None:
    """Raises ConfigurationError where a configuration file was asked for that is not there."""
    if path is not None and not path.is_file():
        raise ConfigurationError(
            f"{path}: there is no such configuration file. Check the path; `kbaudit init` writes one to start from."
        )


def load(path: Path | None) -> Loaded:
    """Read a configuration file; the defaults where there is none."""
    if path is None:
        return Loaded(Configuration())
    tables = read_tables(path)
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("kbaudit", {})
    try:
        configuration = msgspec.convert(tables, Configuration)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {explained(str(error), Configuration)}.{_meant(str(error))}") from None
    for key, value, allowed in meaningless(configuration):
        raise ConfigurationError(f"{path}: {key} = {literal(value)} means nothing: it must be {allowed}.")
    return Loaded(configuration, path, frozenset(key for key, value in flatten(tables) if value != {}))


def overridden(loaded: Loaded, changes: Mapping[str, Mapping[str, Any]]) -> Loaded:
    """A configuration with some keys of its sections replaced, as the options of a command do."""
    configuration = loaded.configuration
    for section, values in changes.items():
        if values:
            replaced = msgspec.structs.replace(getattr(configuration, section), **values)
            configuration = msgspec.structs.replace(configuration, **{section: replaced})
    return msgspec.structs.replace(loaded, configuration=configuration)


def without_targets(configuration: Configuration) -> Configuration:
    """The configuration without whom to tell, which changes no finding and is nobody's business."""
    return msgspec.structs.replace(configuration, notify=Notify())


def plain(configuration: Configuration) -> dict[str, Any]:
    """A configuration as nested tables of plain values."""
    tables: dict[str, Any] = msgspec.to_builtins(configuration, builtin_types=(date,))
    return tables


def literal(value: Any) -> str:
    """A value as TOML writes it; `(unset)` where there is none."""
    if value is None:
        return "(unset)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key} = {literal(item)}' for key, item in value.items())}}}"
    return msgspec.json.encode(value).decode() if isinstance(value, str) else str(value)


def flatten(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The leaves of nested tables as dotted keys with their values."""
    for key, value in tables.items():
        if isinstance(value, Mapping) and value:
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def read_tables(path: Path) -> dict[str, Any]:
    """A TOML file as nested tables. Raises ConfigurationError where it cannot be read or is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot be read: {error.strerror}. Check the path and its permissions."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is not valid TOML: {error}") from None


def _meant(message: str) -> str:
    """What to do about a key that does not exist: the nearest one of its table, and where all of them are listed."""
    unknown = re.search(r"unknown field `([^`]*)`(?: - at `\$\.([a-z_]+)`)?", message)
    if unknown is None:
        return ""
    tables = plain(Configuration())
    known = tables.get(unknown[2], ()) if unknown[2] else tables
    near = get_close_matches(unknown[1], list(known) if isinstance(known, Mapping) else [], n=1)
    return f"{f' Did you mean `{near[0]}`?' if near else ''} `kbaudit config` prints every setting that there is."


def explained(message: str, section: type[Section]) -> str:
    """The message of msgspec about a section in the words of a configuration file, with the values that a choice has."""
    message = message.replace("Object contains unknown field", "unknown key")
    message = message.replace("Object missing required field", "missing key")
    where = ""
    if " - at `$" in message:
        message, _, where = message.partition(" - at `$")
        where = where.rstrip("`").lstrip(".")
    values = _choices(section, where) if message.startswith("Invalid enum value") else []
    allowed = f": it must be one of {', '.join(values)}" if values else ""
    return f"{message} in [{where}]{allowed}" if where else f"{message}{allowed}"


def _choices(section: Any, where: str) -> list[str]:
    """The values that the key at a dotted place may have; none where they are not counted."""
    hint: Any = section
    for name in re.sub(r"\[[^\]]*\]", "", where).split("."):
        hint = get_type_hints(hint).get(name)
        while get_origin(hint) not in (None, Literal):
            # What a list or a table holds: the last part of its type that is one.
            hint = [part for part in get_args(hint) if part is not Ellipsis and part is not type(None)][-1]
        if hint is None:
            return []
    return [str(value) for value in get_args(hint)] if get_origin(hint) is Literal else []

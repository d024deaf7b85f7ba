"""`kbaudit schedule`."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from kbaudit.cli.scanning import scan
from kbaudit.errors import ConfigurationError, OutputError, SourceError

if TYPE_CHECKING:
    from kbaudit.schedules import ScheduleFile

KINDS = ("cron", "systemd", "github", "gitlab", "kubernetes", "airflow")

_OWN = frozenset({"outputs", "today", "no_store", "store", "notify", "quiet"})
"""Options of a scan that a schedule does without, or treats by itself."""

_NAME = re.compile(r"[a-z]([-a-z0-9]{0,38}[a-z0-9])?")


class Days(click.ParamType[tuple[str, ...]]):
    """Days of the week: `mon,wed` or `mon-fri`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The days as names, in the order of the week."""
        if isinstance(value, tuple):
            return value
        from kbaudit.schedules.job import DAYS

        chosen: set[str] = set()
        for part in str(value).lower().split(","):
            first, _, last = part.strip().partition("-")
            if first not in DAYS or (last or first) not in DAYS:
                self.fail(f"{part!r} is no day. Write days like mon,wed or mon-fri.", param, ctx)
            begin, end = DAYS.index(first), DAYS.index(last or first)
            chosen.update(DAYS[index % 7] for index in range(begin, (end if end >= begin else end + 7) + 1))
        return tuple(day for day in DAYS if day in chosen) if len(chosen) < len(DAYS) else ()


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--at", "time", type=click.DateTime(["%H:%M"]), default="02:30", metavar="HH:MM", help="When.  [default: 02:30]"
)
@click.option("--days", type=Days(), default=(), help="Only on these days: mon,wed or mon-fri. Default: every day.")
@click.option("--time-zone", metavar="ZONE", help="Of --at, such as Europe/Berlin. cron and GitHub have their own.")
@click.option("--name", default="kbaudit", show_default=True, help="Of the job, and of its file.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Write the files below this folder.")
@click.option("--notify", is_flag=True, help="Tell people: takes the targets from the secret KBAUDIT_NOTIFY.")
@click.option("--program", metavar="FILE", help="The kbaudit of the machine that runs it (cron, systemd, airflow).")
@click.option("--install", metavar="REQUIREMENT", help="What pip installs (github, gitlab, kubernetes).")
@click.option("--image", help="Container image that has kbaudit; nothing is installed then (gitlab, kubernetes).")
@click.option("--claim", default="knowledge-base", show_default=True, help="Volume of the documents (kubernetes).")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT:]PATH",
    help="Write a report, as for `kbaudit scan`. What runs in a checkout keeps it as an artefact.",
)
def schedule(kind: str, paths: tuple[str, ...], **options: Any) -> None:
    """Print what makes KIND scan PATH every night: cron, systemd, github, gitlab, kubernetes or airflow.

    All options of `kbaudit scan` that are given go into the file. github and gitlab run in a checkout of the repository that
    this folder belongs to; kubernetes takes PATH relative to the volume with the documents.
    """
    from kbaudit.outputs import parse_destination
    from kbaudit.schedules import CHECKED_OUT, SCHEDULES, Job
    from kbaudit.schedules.job import writable

    for output in options["outputs"]:
        parse_destination(output)
    if not _NAME.fullmatch(options["name"]):
        raise ConfigurationError(
            "--name: use small letters, digits and dashes, 40 at most, and a letter to begin with."
        )
    folder = Path.cwd()
    if "-" in paths:
        raise SourceError("A schedule has nobody who lists paths on stdin: name the folder.")
    there: Callable[[str], str]
    if kind in CHECKED_OUT:
        there = partial(_inside, folder=folder, root=_repository(folder))
    elif kind == "kubernetes":
        there = _in_container
    else:
        there = partial(_present, folder=folder)
    job = Job(
        paths=tuple(there(path) for path in paths),
        folder=folder,
        program=(options["program"],) if options["program"] else _program(),
        options=tuple(_given(click.get_current_context(), there)),
        outputs=options["outputs"],
        name=options["name"],
        hour=options["time"].hour,
        minute=options["time"].minute,
        days=options["days"],
        time_zone=_zone(options["time_zone"]),
        timeout=options.get("timeout"),
        notify=options["notify"],
        install=options["install"],
        image=options["image"],
        claim=options["claim"],
    )
    writable(job)
    files = SCHEDULES[kind](job)
    if options["into"] is None:
        click.echo(
            "\n".join(f"# file: {file.path}\n{file.text}" if len(files) > 1 else file.text for file in files), nl=False
        )
    else:
        _write(files, options["into"])


def _passed_on() -> list[click.Option]:
    """The options of a scan that go into the file as they are given."""
    return [item for item in scan.params if isinstance(item, click.Option) and item.name not in _OWN]


schedule.params.extend(_passed_on())


def _write(files: Sequence[ScheduleFile], folder: Path) -> None:
    for file in files:
        target = folder / file.path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(file.text)
        except FileExistsError:
            raise OutputError(
                f"{target} is there already. Move it away, or leave --into out to see the text."
            ) from None
        except OSError as error:
            raise OutputError(f"{target}: cannot be written: {error.strerror}.") from None
        click.echo(f"wrote {target}")


def _given(context: click.Context, there: Callable[[str], str]) -> Iterator[str]:
    """The words of those options of the scan that stand on this command line, their files as they are called `there`."""
    for parameter in _passed_on():
        name = parameter.name or ""
        if context.get_parameter_source(name) is not click.core.ParameterSource.COMMANDLINE:
            continue
        value = context.params[name]
        word = max(parameter.opts, key=len)
        if parameter.is_flag:
            yield word
        else:
            for item in value if parameter.multiple else (value,):
                text = f"{item:g}" if isinstance(item, float) else str(item)
                yield from (word, there(text) if isinstance(parameter.type, click.Path) else text)


def _repository(folder: Path) -> Path:
    """The root of the repository that a folder belongs to; the folder where there is none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def _present(path: str, folder: Path) -> str:
    """A path that must be there."""
    if not (folder / path).exists():
        raise SourceError(f"{path} does not exist in {folder}: nothing to schedule.")
    return path


def _inside(path: str, folder: Path, root: Path) -> str:
    """A path as it is called from the root of the repository."""
    full = Path(os.path.normpath(folder / _present(path, folder)))
    if not full.is_relative_to(root):
        raise SourceError(f"{path} lies outside {root}, which is what gets checked out. Name a path inside.")
    return full.relative_to(root).as_posix()


def _in_container(path: str) -> str:
    """A path on the volume with the documents, or an absolute one of the image."""
    from kbaudit.schedules.kubernetes import KNOWLEDGE

    pure = PurePosixPath(Path(path).as_posix())
    if ".." in pure.parts:
        raise SourceError(f"{path} leads out of the volume with the documents. Name a path on it.")
    return str(PurePosixPath(KNOWLEDGE, pure))


def _program() -> tuple[str, ...]:
    """The words that start this kbaudit."""
    beside = Path(sys.executable).with_name("kbaudit")
    found = str(beside) if beside.is_file() else shutil.which("kbaudit")
    return (str(Path(found).absolute()),) if found else (sys.executable, "-m", "kbaudit")


def _zone(name: str | None) -> str | None:
    if name is not None:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            raise ConfigurationError(
                f"--time-zone {name!r}: there is no such zone. Write one like Europe/Berlin."
            ) from None
    return name

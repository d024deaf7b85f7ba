"""A month of nights over an own knowledge base whose edits are scripted: are the figures about the findings right?

    python -m tests.benchmarks.nights

A script plants defects in pages of their own, mends them, removes pages, brings defects back, suppresses findings, renames files
and rewords what stays wrong. From the script alone follows what `kbaudit progress` must say; the two are compared, figure by
figure. Some nights look at a part of the rules only or run with other settings, which must change nothing. Writes
reports/benchmarks/nights.json and nights.md.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kbaudit import audit
from kbaudit.chronicle import lives_of, runs_of, series_of
from kbaudit.config import Configuration, Model, Rules, Stale
from kbaudit.decisions import Decision
from kbaudit.report import Report
from kbaudit.resolution import GROUPS, WITHIN, Figures, by_group
from kbaudit.store.asking import opened_record

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
START = date(2026, 1, 15)
FOLDER = "nights"
OWNERS = ("north-team", "south-team", "west-team")
KINDS = {"link": "KB501", "gap": "KB602", "expiry": "KB301", "copy": "KB101"}
LOOKED_AT = ("KB101", "KB3", "KB4", "KB5", "KB6")
"""The rules of every other night. Whether two pages conflict or overlap takes most of an audit's time and no part here."""
SCRIPTS = {"seed 1": 1, "seed 2": 2}
DEFECTS, NIGHTS = 60, 31
PARTIAL, OTHER_SETTINGS = (6, 13, 22), 17

_NOUNS = "ferry harbour ticket luggage cabin bicycle kennel galley deck mooring voucher timetable crew pier lighthouse".split()
_VERBS = "check print carry store reserve collect clean repair label weigh".split()


@dataclass(frozen=True)
class Step:
    """What the script does to a defect on a night: plant, edit, remove, restore, suppress, rename or reword."""

    night: int
    what: str


@dataclass(frozen=True)
class Defect:
    """One defect on a page of its own, and its script."""

    name: str
    kind: str
    owner: str
    steps: tuple[Step, ...]


@dataclass
class Page:
    """How the page of a defect stands now."""

    defect: Defect
    present: bool = False
    on_disk: bool = False
    suppressed: bool = False
    names: int = 0
    words: int = 0

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.defect.name}{f'-{self.names}' if self.names else ''}.md"


def scripted(seed: int, defects: int, nights: int) -> list[Defect]:
    """Defects with scripts that follow from the seed."""
    chance = random.Random(seed)
    return [
        Defect(
            f"{kind}-{number:02}",
            kind,
            OWNERS[number % len(OWNERS)],
            tuple(step for step in _steps(chance, kind, nights) if step.night < nights),
        )
        for number in range(defects)
        for kind in [list(KINDS)[number % len(KINDS)]]
    ]


def _steps(chance: random.Random, kind: str, nights: int) -> Iterator[Step]:
    night = chance.choice([0, 0, *range(1, nights * 2 // 3)])
    yield Step(night, "plant")
    there = True
    while night < nights:
        night += chance.choice([1, 1, 2, 3, 5, 8, 13])
        if not there:
            if chance.random() < 0.4:
                return
            yield Step(night, "restore")
            there = True
            continue
        what = chance.choices(["edit", "remove", "suppress", "rename", "reword", "leave"], [40, 18, 8, 10, 12, 12])[0]
        if what == "leave":
            return
        if kind == "copy" and what in ("rename", "reword"):
            what = "edit"
        yield Step(night, what)
        there = what not in ("edit", "remove")


# ------------------------------------------------------------------------------------------- what the script does


def played(page: Page, what: str) -> None:
    """Change the state of a page as a step says."""
    if what in ("plant", "restore"):
        page.present = page.on_disk = True
    elif what == "edit":
        page.present = False
    elif what == "remove":
        page.present = page.on_disk = False
    elif what == "rename":
        page.names += 1
    elif what == "reword":
        page.words += 1
    elif what == "suppress":
        page.suppressed = True


def written(page: Page) -> dict[str, str]:
    """The files of a page as they should stand now, by path."""
    if not page.on_disk:
        return {}
    chance = random.Random(page.defect.name)
    token = page.defect.name.replace("-", "")
    noun, other = chance.sample(_NOUNS, 2)
    lines = [
        f"The {noun} desk of section {token} opens at {chance.randint(5, 9)} in the morning. Staff {chance.choice(_VERBS)} the "
        f"{other} of every guest of {token} and {chance.choice(_VERBS)} it again before the {noun} leaves.",
        f"Guests of {token} who lose their {other} go to the {noun} desk, name the colour of the {other}, and wait there.",
    ]
    expires = ""
    if page.present and page.defect.kind == "link":
        lines.append(
            f"The rules of {token} stand in [{'their own page' if page.words % 2 else 'a list'} {page.words}](gone-{token}.md)."
        )
    if page.present and page.defect.kind == "gap":
        lines.append(f"Refunds of {token} arrive within XX days of the {other} being returned to counter {page.words}.")
    if page.present and page.defect.kind == "expiry":
        expires = f"expires: {date(2025, 1 + page.words % 12, 11)}\n"
    head = f"title: {noun.title()} desk of section {token}\nowner: {page.defect.owner}\nlast_reviewed: 2025-12-20\n"
    files = {page.path: f"---\n{head}{expires}---\n\n" + "\n\n".join(lines) + "\n"}
    if page.present and page.defect.kind == "copy":
        second = head.replace("title: ", "title: More about the ")
        files[page.path.replace(".md", "-again.md")] = f"---\n{second}---\n\n" + "\n\n".join(lines) + "\n"
    return files


# -------------------------------------------------------------------------------------- what follows from the script


@dataclass
class Told:
    """What the script alone tells of one defect, night by night."""

    defect: Defect
    origin: int | None = None
    since: int | None = None
    ending: str | None = None
    ever_open: bool = False
    suppressed: bool = False
    resolutions: int = 0
    returns: list[int] = field(default_factory=list)
    resolved_on: int | None = None


def told(defect: Defect, looked_at: Sequence[int]) -> Told:
    """Follow a defect through the nights on which its rule was looked at."""
    page, story, done = Page(defect), Told(defect), 0
    removed = False
    for night in looked_at:
        while done < len(defect.steps) and defect.steps[done].night <= night:
            what = defect.steps[done].what
            # A suppression names one fingerprint: under another name or in other words the finding stands again.
            if what in ("rename", "reword"):
                page.suppressed = False
            removed = what == "remove"
            played(page, what)
            done += 1
        if page.present:
            if story.origin is None:
                story.origin = night
                if story.resolved_on is not None:
                    story.returns.append(night - story.resolved_on)
            story.ending = None
            story.suppressed = page.suppressed
            story.ever_open = story.ever_open or not page.suppressed
        elif story.origin is not None:
            story.origin, story.resolved_on = None, night
            story.resolutions += 1
            story.ending = "removal" if removed or defect.kind == "copy" else "edit"
    return story


def expected(stories: Sequence[Told], last: int) -> dict[str, object]:
    """The figures that follow from the script, under the names of `Figures`."""
    seen = [story for story in stories if story.ever_open]
    standing = [story for story in seen if story.ending is None]
    ages = [last - story.origin for story in standing if not story.suppressed and story.origin is not None]
    returns = [days for story in seen for days in story.returns]
    return {
        "found": len(seen),
        "open": sum(not story.suppressed for story in standing),
        "suppressed": sum(story.suppressed for story in standing),
        "by_edit": sum(story.ending == "edit" for story in seen),
        "by_removal": sum(story.ending == "removal" for story in seen),
        "resolutions": sum(story.resolutions for story in seen),
        **{f"reopened_{name}": sum(days <= within for days in returns) for name, within in WITHIN.items()},
        "age_median": statistics.median(ages) if ages else None,
        "age_90": statistics.quantiles(ages, n=10, method="inclusive")[8] if len(ages) > 1 else (ages or [None])[0],
    }


def shown(figures: Figures) -> dict[str, object]:
    """The same figures as the record gives them."""
    return {
        "found": figures.found,
        "open": figures.open,
        "suppressed": figures.suppressed,
        "by_edit": figures.by_edit,
        "by_removal": figures.by_removal,
        "resolutions": figures.resolutions,
        **{f"reopened_{name}": count for name, count in zip(WITHIN, figures.reopened, strict=True)},
        "age_median": figures.age_median,
        "age_90": None if figures.age_90 is None else round(figures.age_90, 6),
    }


# ------------------------------------------------------------------------------------------------------- the nights


@dataclass(frozen=True)
class Month:
    """What was simulated: for each group of each kind the figures told by the script and those of the record."""

    nights: int
    steps: Mapping[str, int]
    compared: Mapping[str, Mapping[str, tuple[dict[str, object], dict[str, object]]]]
    worst: Sequence[float | None]
    scores: Sequence[float | None]

    @property
    def figures(self) -> int:
        return sum(len(pair[0]) for groups in self.compared.values() for pair in groups.values())

    @property
    def wrong(self) -> list[str]:
        return [
            f"{kind} {group}: {name} is {right[name]} and shown as {found[name]}"
            for kind, groups in self.compared.items()
            for group, (right, found) in groups.items()
            for name in right
            if right[name] != found[name]
        ]


def simulate(
    place: Path,
    base: Path | None,
    defects: Sequence[Defect],
    nights: int,
    *,
    partial: Sequence[int] = (),
    other_settings: int | None = None,
) -> Month:
    """Play the script night by night in `place`, over a copy of `base`, and compare."""
    folder = place / "kb"
    if base is not None:
        shutil.copytree(base, folder)
    pages = {defect.name: Page(defect) for defect in defects}
    reports: list[Report] = []
    steps: Counter[str] = Counter()
    decisions: dict[str, Decision] = {}
    for night in range(nights):
        for defect in defects:
            page = pages[defect.name]
            for step in (item for item in defect.steps if item.night == night):
                before = written(page)
                if step.what == "suppress" and reports:
                    # A person suppresses what the last full report showed; what was not shown yet waits for the next one.
                    decisions.update(_suppressed(page, reports))
                if step.what in ("rename", "reword"):
                    page.suppressed = False
                played(page, step.what)
                steps[step.what] += 1
                for path in before:
                    (folder / path).unlink()
                for path, text in written(page).items():
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_text(text, encoding="utf-8")
        settings = Configuration(model=Model(enabled=False), rules=Rules(select=LOOKED_AT))
        if night in partial:
            settings = fewer_rules(settings)
        if other_settings is not None and night >= other_settings:
            settings = Configuration(model=settings.model, rules=settings.rules, stale=Stale(policy=200))
        reports.append(
            audit(
                folder,
                today=START + timedelta(days=night),
                configuration=settings,
                decisions=list(decisions.values()),
                store_folder=place,
            )
        )
    return _compared(place, defects, nights, steps, partial, reports)


def fewer_rules(settings: Configuration) -> Configuration:
    """Only the rules about outdated pages: what the others found is out of sight."""
    return Configuration(model=settings.model, rules=Rules(select=("KB3",)))


def _suppressed(page: Page, reports: Sequence[Report]) -> Iterator[tuple[str, Decision]]:
    for finding in (item for report in reports for item in report.findings):
        if finding.rule == KINDS[page.defect.kind] and page.path in finding.documents:
            reason = "the script says so"
            yield finding.fingerprint, Decision(finding.fingerprint, finding.rule, "suppress", reason)


def _compared(
    place: Path,
    defects: Sequence[Defect],
    nights: int,
    steps: Mapping[str, int],
    partial: Sequence[int],
    reports: Sequence[Report],
) -> Month:
    last = nights - 1
    stories = [
        told(
            defect,
            [night for night in range(nights) if night not in partial or KINDS[defect.kind].startswith("KB3")],
        )
        for defect in defects
    ]
    with opened_record(place) as record:
        series = series_of(record, None)
        runs = runs_of(record, series.id)
        documents: dict[str, set[str]] = {}
        for fingerprint, document in record.ask("SELECT fingerprint, document FROM finding_documents").rows:
            documents.setdefault(str(fingerprint), set()).add(str(document))
        planted = {name for found in documents.values() for name in found if name.startswith(f"{FOLDER}/")}
        lives = [life for life in lives_of(record, series.id) if life.rule in KINDS.values()]
        lives = [life for life in lives if planted.issuperset(documents[life.fingerprint])]
    today = runs[-1].today
    wanted = {
        "collection": {FOLDER: stories},
        "owner": {owner: [story for story in stories if story.defect.owner == owner] for owner in OWNERS},
        "rule": {rule: [story for story in stories if KINDS[story.defect.kind] == rule] for rule in KINDS.values()},
    }
    missing = dict.fromkeys(expected([], last), "missing")
    compared = {
        kind: {
            group: (expected(members, last), shown(found[group]) if group in found else missing)
            for group, members in groups.items()
        }
        for kind, groups in wanted.items()
        for found in [{figures.group: figures for figures in by_group(lives, today, GROUPS[kind])}]
    }
    return Month(
        nights, dict(steps), compared, [run.worst_tenth for run in runs], [report.score.overall for report in reports]
    )


def main() -> None:
    """Simulate a month for every script and write what came out."""
    months = {}
    for name, seed in SCRIPTS.items():
        with tempfile.TemporaryDirectory() as place:
            months[name] = simulate(
                Path(place),
                ROOT / "corpora" / "brightdesk",
                scripted(seed, DEFECTS, NIGHTS),
                NIGHTS,
                partial=PARTIAL,
                other_settings=OTHER_SETTINGS,
            )
            print(f"{name}: {months[name].figures} figures, {len(months[name].wrong)} wrong", flush=True)
    REPORTS.mkdir(parents=True, exist_ok=True)
    result = {
        "command": "python -m tests.benchmarks.nights",
        "months": {
            name: {
                "nights": month.nights,
                "steps": dict(sorted(month.steps.items())),
                "figures": month.figures,
                "wrong": month.wrong,
                "compared": {
                    kind: {group: {"script": right, "record": found} for group, (right, found) in groups.items()}
                    for kind, groups in month.compared.items()
                },
            }
            for name, month in months.items()
        },
    }
    (REPORTS / "nights.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "nights.md").write_text(rendered(months), encoding="utf-8")
    if any(month.wrong for month in months.values()):
        sys.exit(1)


def rendered(months: Mapping[str, Month]) -> str:
    """The report for people."""
    lines = [
        "# A month of nights",
        "",
        f"Made by `python -m tests.benchmarks.nights`: {NIGHTS} nights over a copy of brightdesk, without a model, with "
        f"{DEFECTS} planted defects ({', '.join(KINDS.values())}) whose lives a script decides. "
        f"Every night runs {', '.join(LOOKED_AT)}; on nights "
        f"{', '.join(map(str, PARTIAL))} only the rules of KB3 run, from night {OTHER_SETTINGS} on a setting is another; neither "
        "may resolve or reopen anything.",
        "",
        "| script | steps of the script | figures compared | wrong |",
        "|---|---|---:|---:|",
    ]
    for name, month in months.items():
        said = ", ".join(f"{count} {what}" for what, count in sorted(month.steps.items()))
        lines.append(f"| {name} | {said} | {month.figures} | {len(month.wrong)} |")
    for name, month in months.items():
        lines += ["", f"## {name}", "", "Script / record, where they differ; else the one figure that both give.", ""]
        names = list(next(iter(month.compared["collection"].values()))[0])
        lines += [f"| | {' | '.join(item.replace('_', ' ') for item in names)} |", f"|---|{'---:|' * len(names)}"]
        for groups in month.compared.values():
            for group, (right, found) in groups.items():
                cells = [
                    str(right[item]) if right[item] == found[item] else f"**{right[item]} / {found[item]}**"
                    for item in names
                ]
                lines.append(f"| {group} | {' | '.join(cells)} |")
        lines += [f"- {item}" for item in month.wrong]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

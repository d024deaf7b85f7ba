"""Schedule files hold the very words of the scan, whatever the paths are called, and are what their readers understand."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml
from croniter import croniter
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.errors import ConfigurationError
from kbaudit.schedules import SCHEDULES, Job
from kbaudit.schedules.job import writable

PROGRAM = "/opt/tools/kbaudit"
WORDS = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=12)
SPECIAL = st.sampled_from(
    ["$(date)", "%h 100%", "a'b\"c", "back\\", "{{ x }}", "~", "-rf", "1e3", "0o7", "yes", ";", "#x", "$$"]
)
ODD = st.one_of(WORDS, SPECIAL).filter(lambda word: word not in (".", "..") and "/" not in word)


def job(*paths: str, **changes: Any) -> Job:
    given: dict[str, Any] = {"paths": paths or ("kb",), "folder": Path("/srv/kb"), "program": (PROGRAM,)}
    return Job(**{**given, **changes})


def only(kind: str, work: Job) -> str:
    (file,) = SCHEDULES[kind](work)
    return file.text


def by_shell(command: str) -> list[str]:
    """The words that a shell makes of a command."""
    code = "import json, sys; print(json.dumps(sys.argv[1:]))"
    script = f'show() {{ {shlex.join([sys.executable, "-c", code])} "$@"; }}\ncd() {{ true; }}\n{command}'
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def cron_command(text: str) -> tuple[str, str]:
    """Time and command of the last line, as cron takes them apart."""
    fields = text.splitlines()[-1].split(" ", 5)
    assert not re.search(r"(?<!\\)%", fields[5])
    return " ".join(fields[:5]), fields[5].replace(r"\%", "%")


@settings(max_examples=60, deadline=None)
@given(ODD, ODD)
def test_the_line_for_cron_gives_a_shell_the_very_words(path: str, folder: str) -> None:
    work = job(path, program=("show",), folder=Path("/srv") / folder, options=("--fail-on", "error"))
    _, command = cron_command(only("cron", work))
    assert by_shell(command) == ["scan", "-q", "--fail-on", "error", "--", path]
    assert shlex.split(command)[1] == f"/srv/{folder}"


def test_the_time_for_cron_is_the_one_that_was_asked_for() -> None:
    time, _ = cron_command(only("cron", job(hour=3, minute=5, days=("mon", "sun"))))
    # The 15th of January 2026 is a Thursday.
    following = croniter(time, datetime(2026, 1, 15, 12, 0))
    assert [following.get_next(datetime) for _ in range(3)] == [
        datetime(2026, 1, 18, 3, 5),
        datetime(2026, 1, 19, 3, 5),
        datetime(2026, 1, 25, 3, 5),
    ]


def test_a_command_that_cron_would_refuse_for_its_length_is_an_error() -> None:
    with pytest.raises(ConfigurationError, match="no more than 990"):
        SCHEDULES["cron"](job("x" * 1000))


@pytest.mark.parametrize("kind", ["cron", "github"])
def test_a_zone_is_an_error_where_the_scheduler_has_its_own(kind: str) -> None:
    with pytest.raises(ConfigurationError, match="--time-zone"):
        SCHEDULES[kind](job(time_zone="Europe/Berlin"))


@pytest.mark.parametrize("word", ["two\nlines", "bell\x07", "half\udc80", "\u2028"])
def test_a_word_with_characters_that_cannot_be_seen_is_refused(word: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be seen"):
        writable(job(word))


def units(work: Job, folder: Path) -> dict[str, str]:
    made = {file.path: file.text for file in SCHEDULES["systemd"](work)}
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return made


def entry(text: str, key: str) -> str:
    (value,) = [line.partition("=")[2] for line in text.splitlines() if line.startswith(f"{key}=")]
    return value


def systemd_words(line: str) -> list[str]:
    """The words of a command line after the rules of systemd.syntax(7) and systemd.service(5)."""
    found = [
        re.sub(r"\\(.)", r"\1", quoted) if whole.startswith('"') else whole
        for whole, quoted in re.findall(r'("((?:[^"\\]|\\.)*)"|\S+)', line)
    ]
    return [word.replace("%%", "%").replace("$$", "$") for word in found]


@settings(max_examples=200)
@given(ODD)
def test_the_service_for_systemd_holds_the_very_words(path: str) -> None:
    service, _ = SCHEDULES["systemd"](job(path, options=("--min-score", "80")))
    assert systemd_words(entry(service.text, "ExecStart")) == [PROGRAM, "scan", "-q", "--min-score", "80", "--", path]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("path", ["kb", "two words", "100%", "quote\"s'", "$HOME", "back\\"])
def test_systemd_accepts_the_units(path: str, tmp_path: Path) -> None:
    home = tmp_path / path
    home.mkdir()
    work = job(path, program=(sys.executable,), folder=home, days=("mon",), time_zone="Europe/Berlin", notify=True)
    made = units(work, tmp_path)
    for name in made:
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", tmp_path / name], capture_output=True, text=True
        )
        about = [line for line in done.stderr.splitlines() if "kbaudit." in line]
        assert (done.returncode, about) == (0, []), done.stderr
    calendar = entry(made["kbaudit.timer"], "OnCalendar")
    assert subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True).returncode == 0


def schema(name: str) -> dict[str, Any]:
    text = files("check_jsonschema").joinpath("builtin_schemas", "vendor", f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture(scope="module")
def workflow_schema() -> Callable[[Any], None]:
    return jsonschema.Draft7Validator(schema("github-workflows")).validate


@pytest.fixture(scope="module")
def job_schema() -> Callable[[Any], None]:
    return jsonschema.Draft7Validator(schema("gitlab-ci")).validate


def github_scan(text: str) -> tuple[dict[str, Any], str]:
    loaded = yaml.safe_load(text)
    (line,) = [step["run"] for step in loaded["jobs"]["audit"]["steps"] if step.get("name") == "Audit"]
    return loaded, line


@pytest.mark.parametrize(
    "changes", [{}, {"notify": True, "timeout": 90.5, "days": ("sat",), "outputs": ("json:out/r.json",)}]
)
def test_github_accepts_the_workflow(workflow_schema: Callable[[Any], None], changes: dict[str, Any]) -> None:
    loaded, _ = github_scan(only("github", job(**changes)))
    workflow_schema(loaded)
    assert croniter.is_valid(loaded["on"]["schedule"][0]["cron"])


def test_github_keeps_the_store_and_the_reports_when_the_gate_failed() -> None:
    steps = yaml.safe_load(only("github", job()))["jobs"]["audit"]["steps"]
    kept = {step["uses"]: step for step in steps if step.get("if") == "always()" and "uses" in step}
    assert kept["actions/cache/save@v4"]["with"]["path"] == ".kbaudit"
    assert kept["actions/upload-artifact@v4"]["with"]["path"] == "reports/kbaudit/"
    (restored,) = [step for step in steps if step.get("uses") == "actions/cache/restore@v4"]
    key = kept["actions/cache/save@v4"]["with"]["key"]
    assert key.startswith(restored["with"]["restore-keys"])
    assert steps.index(restored) < [step.get("name") for step in steps].index("Audit")


@settings(max_examples=40, deadline=None)
@given(ODD)
def test_the_command_for_github_and_gitlab_gives_a_shell_the_very_words(path: str) -> None:
    wanted = ["scan", "--store", ".", "-q", "--strict", "-o", "reports/kbaudit/", "--", path]
    work = job(path, options=("--strict",))
    for line in (
        github_scan(only("github", work))[1],
        yaml.safe_load(only("gitlab", work))["kbaudit"]["script"][-1],
    ):
        assert by_shell(line.replace("kbaudit", "show", 1)) == wanted


def test_what_github_would_evaluate_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="evaluate"):
        SCHEDULES["github"](job("${{ secrets.TOKEN }}"))


@pytest.mark.parametrize("kind", ["github", "gitlab"])
@pytest.mark.parametrize("output", ["/tmp/report.json", "../report.json", "reports/*.json", "json:$HOME/report.json"])
def test_an_output_that_cannot_be_an_artefact_is_refused(kind: str, output: str) -> None:
    with pytest.raises(ConfigurationError, match="artefact"):
        SCHEDULES[kind](job(outputs=(output,)))


@pytest.mark.parametrize("changes", [{}, {"notify": True, "timeout": 3600.0, "image": "registry.example/kbaudit:1"}])
def test_gitlab_accepts_the_job(job_schema: Callable[[Any], None], changes: dict[str, Any]) -> None:
    loaded = yaml.safe_load(only("gitlab", job(outputs=("out/", "md:summary.md"), **changes)))
    job_schema(loaded)
    assert loaded["kbaudit"]["cache"] == {"key": "kbaudit", "paths": [".kbaudit/"], "when": "always"}
    assert loaded["kbaudit"]["artifacts"]["paths"] == ["out/", "summary.md"]
    assert loaded["kbaudit"]["artifacts"]["when"] == "always"


def container_words(text: str) -> list[str]:
    """The arguments of the container as Kubernetes hands them on: a doubled dollar is one, $(NAME) is replaced."""
    arguments = list(yaml.safe_load_all(text))[1]["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0][
        "args"
    ]
    assert all(isinstance(word, str) for word in arguments)
    return [re.sub(r"\$(\$|\(\w+\))", lambda found: "$" if found[1] == "$" else "REPLACED", word) for word in arguments]


@pytest.mark.parametrize("version", ["1.31", "1.36"])
@pytest.mark.parametrize(
    "changes", [{}, {"notify": True, "timeout": 3600.0, "image": "kbaudit:1", "time_zone": "Asia/Tokyo"}]
)
def test_kubernetes_accepts_the_manifest(version: str, changes: dict[str, Any]) -> None:
    documents = list(yaml.safe_load_all(only("kubernetes", job(**changes))))
    assert [document["kind"] for document in documents] == ["PersistentVolumeClaim", "CronJob"]
    for document in documents:
        kubernetes_validate.validate(document, version, strict=True)
    assert croniter.is_valid(documents[1]["spec"]["schedule"])


@settings(max_examples=100)
@given(ODD)
def test_the_container_gets_the_very_words(path: str) -> None:
    words = container_words(only("kubernetes", job(path)))
    assert words == ["scan", "--store", "/state", "-q", "-o", "reports/", "--", f"/work/{path}"]


def test_an_absolute_path_is_one_of_the_image() -> None:
    assert container_words(only("kubernetes", job("/kb")))[-1] == "/kb"


class Failed(Exception):
    """Stands for AirflowFailException."""


def run_dag(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], dict[str, Any], Callable[[], None]]:
    """What a DAG file declares to Airflow: the keywords of the DAG, those of its task, and the task itself."""
    told: list[Any] = []

    def declared(**keywords: Any) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
        told.append(keywords)
        return lambda function: function

    def task(**keywords: Any) -> Callable[[Callable[[], None]], Callable[[], None]]:
        told.append(keywords)

        def keep(function: Callable[[], None]) -> Callable[[], None]:
            told.append(function)
            return lambda: None

        return keep

    airflow, sdk, exceptions, pendulum = (
        ModuleType(name) for name in ("airflow", "airflow.sdk", "airflow.exceptions", "pendulum")
    )
    sdk.dag, sdk.task = declared, task  # type: ignore[attr-defined]
    exceptions.AirflowFailException = Failed  # type: ignore[attr-defined]
    pendulum.datetime = lambda *parts, tz: datetime(*parts)  # type: ignore[attr-defined]
    for module in (airflow, sdk, exceptions, pendulum):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(ast.parse(text), "kbaudit.py", "exec"), {"__name__": "dag"})
    keywords, task_keywords, function = told
    return keywords, task_keywords, function


def exiting(code: int, folder: Path) -> Path:
    """A program that writes its words into a file and ends with a code."""
    program = folder / "program"
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        f"open({str(folder / 'words')!r}, 'w').write(json.dumps([os.getcwd(), *sys.argv[1:]]))\n"
        f"print('said', file=sys.stderr)\nsys.exit({code})\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("path", ["kb", "two words", "{{ ds }}", "it's", "ends.sh", "back\\"])
def test_the_task_of_airflow_runs_the_very_words(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = job(path, folder=tmp_path, program=(str(exiting(0, tmp_path)),), timeout=60.0)
    keywords, task_keywords, task = run_dag(only("airflow", work), monkeypatch)
    task()
    assert json.loads((tmp_path / "words").read_text()) == [str(tmp_path), "scan", "-q", "--", path]
    assert croniter.is_valid(keywords["schedule"])
    assert keywords["max_active_runs"] == 1
    assert task_keywords["execution_timeout"].total_seconds() > 60


@pytest.mark.parametrize(("code", "said"), [(1, "gate failed"), (2, "could not be done")])
def test_the_task_of_airflow_fails_as_the_scan_does(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = job(folder=tmp_path, program=(str(exiting(code, tmp_path)),))
    _, _, task = run_dag(only("airflow", work), monkeypatch)
    with pytest.raises(Failed, match=said):
        task()


@settings(max_examples=100)
@given(ODD)
def test_the_file_for_airflow_is_python_whatever_the_path_is_called(path: str) -> None:
    tree = ast.parse(only("airflow", job(path)))
    (command,) = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "COMMAND"
    ]
    assert command == [PROGRAM, "scan", "-q", "--", path]


@pytest.mark.parametrize("kind", sorted(SCHEDULES))
def test_every_file_says_what_the_exit_codes_mean(kind: str) -> None:
    assert "1 the gate failed" in SCHEDULES[kind](job())[0].text


@pytest.mark.parametrize("kind", sorted(SCHEDULES))
def test_where_people_are_told_the_targets_come_from_a_secret(kind: str) -> None:
    assert "KBAUDIT_NOTIFY" in SCHEDULES[kind](job(notify=True))[0].text
    assert "KBAUDIT_NOTIFY" not in SCHEDULES[kind](job())[0].text

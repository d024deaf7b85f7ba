"""Who owns a document, from files: metadata, the map, the directory, git."""

import os
import subprocess
from pathlib import Path

import pytest

from kbaudit.config import Configuration, Owners
from kbaudit.model import Document, Standing
from kbaudit.progress import silent
from kbaudit.sources.reading import read

PEOPLE = "id,name,mail,active\nwriters,Writers,writers@acme.example,yes\nguild,The Guild,guild@acme.example,no\n"


def git(folder: Path, *arguments: str, author: str = "Mara Lind") -> None:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": "m@acme.example",
        "GIT_COMMITTER_NAME": author,
        "GIT_COMMITTER_EMAIL": "m@acme.example",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def pages(top: Path, **texts: str) -> None:
    (top / "kb").mkdir(exist_ok=True)
    for name, text in texts.items():
        (top / "kb" / f"{name}.md").write_text(text, encoding="utf-8")


def owned(top: Path, **owners: object) -> dict[str, Document]:
    settings = Configuration(owners=Owners(**owners))  # type: ignore[arg-type]
    reading = read([top / "kb"], settings, progress=silent, home=top)
    return {document.path.removesuffix(".md"): document for document in reading.documents}


def page(**fields: str) -> str:
    return (
        "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n\n# Page\n\nWords of a page.\n"
    )


def test_metadata_comes_before_the_map_and_the_map_before_an_author(tmp_path: Path) -> None:
    pages(tmp_path, named=page(owner="billing"), written=page(author="Jo Park"), bare="# Page\n\nWords.\n")
    (tmp_path / "OWNERS").write_text("* @writers\n/kb/written.md\n", encoding="utf-8")
    found = owned(tmp_path, map="OWNERS")
    assert (found["named"].owner, found["named"].owner_origin) == ("billing", "front matter: owner")
    assert (found["bare"].owner, found["bare"].owner_origin) == ("@writers", "OWNERS, line 1")
    assert found["written"].owner == "Jo Park", "the map says that nobody owns it"
    assert not found["written"].ownership.declared
    assert found["named"].ownership.declared


def test_the_map_of_the_repository_is_found_unless_it_is_switched_off(tmp_path: Path) -> None:
    pages(tmp_path, a=page(author="Jo Park"))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").write_text("/kb/ @acme/writers\n", encoding="utf-8")
    assert owned(tmp_path)["a"].owner == "@acme/writers"
    assert owned(tmp_path, codeowners=False)["a"].owner == "Jo Park"


def test_the_directory_tells_who_is_there_and_what_their_address_is(tmp_path: Path) -> None:
    pages(tmp_path, a=page(owner="Writers"), b=page(owner="the guild"), c=page(owner="writerz"), d=page(title="x"))
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    found = owned(tmp_path, directory="people.csv")
    a, b, c = found["a"], found["b"], found["c"]
    assert (a.owner, a.ownership.standing, a.ownership.mail) == ("writers", Standing.ACTIVE, "writers@acme.example")
    assert (b.owner, b.ownership.standing) == ("the guild", Standing.LEFT)
    assert (c.owner, c.ownership.standing, c.ownership.nearest) == ("writerz", Standing.UNKNOWN, "writers")
    assert c.ownership.place.line == 2
    assert found["d"].owner is None


def test_without_a_directory_nobody_is_unknown_and_an_address_in_the_metadata_is_used(tmp_path: Path) -> None:
    pages(tmp_path, a=page(owner="Jo Park <jo@acme.example>"))
    document = owned(tmp_path)["a"]
    assert document.ownership.standing is Standing.UNCHECKED
    assert document.ownership.mail == "jo@acme.example"


@pytest.mark.parametrize("mode", ["off", "guess", "owner"])
def test_who_edited_most_is_a_guess_and_an_owner_only_where_that_is_asked_for(mode: str, tmp_path: Path) -> None:
    pages(tmp_path, a="# Page\n\nWords.\n")
    git(tmp_path, "init", "-q")
    for number, author in enumerate(("Ann", "Ben", "Ben", "dependabot[bot]", "dependabot[bot]", "dependabot[bot]")):
        pages(tmp_path, a=f"# Page\n\nWords {number}.\n")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "Edit", author=author)
    document = owned(tmp_path, git=mode)["a"]
    assert document.owner == ("Ben" if mode == "owner" else None)
    assert document.ownership.guess == ("Ben" if mode == "guess" else None)
    if mode == "owner":
        assert document.owner_origin == "git: made most edits"
        assert not document.ownership.declared

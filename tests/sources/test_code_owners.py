"""CODEOWNERS: the cases that the documentation of GitHub and GitLab describes."""

from pathlib import Path

import pytest

from kbaudit.errors import ConfigurationError
from kbaudit.sources.code_owners import expression, find_owner_map, read_owner_map


@pytest.mark.parametrize(
    ("pattern", "owned", "left"),
    [
        ("*", ["a.md", "docs/a/b.md"], []),
        ("*.md", ["a.md", "docs/a/b.md"], ["a.txt", "a.md.txt"]),
        ("/build/logs/", ["build/logs/a", "build/logs/x/a"], ["other/build/logs/a", "build/logs"]),
        ("docs/*", ["docs/start.md"], ["docs/build-app/trouble.md", "x/docs/start.md"]),
        ("/docs/*", ["docs/start.md"], ["docs/build-app/trouble.md"]),
        ("apps/", ["apps/a.md", "x/apps/y/a.md"], ["apps"]),
        ("/docs/", ["docs/a.md", "docs/x/a.md"], ["x/docs/a.md"]),
        ("/scripts", ["scripts", "scripts/a/b.md"], ["x/scripts/a"]),
        ("**/logs", ["logs/a", "build/logs/a", "deeply/nested/logs/a.md"], ["logs2/a"]),
        ("docs/**", ["docs/a.md", "docs/x/y/a.md"], ["x/docs/a.md"]),
        ("/docs/**/faq.md", ["docs/faq.md", "docs/x/y/faq.md"], ["faq.md"]),
        ("README.md", ["README.md", "docs/README.md"], ["XREADME.md"]),
        ("page-?.md", ["page-1.md"], ["page-12.md", "page-/.md"]),
        ("with\\ space.md", ["with space.md"], ["with"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md"]),
    ],
)
def test_a_pattern_matches_as_the_documentation_says(pattern: str, owned: list[str], left: list[str]) -> None:
    matches = expression(pattern).match
    assert [path for path in owned if not matches(path)] == []
    assert [path for path in left if matches(path)] == []


def test_the_last_pattern_that_matches_wins_and_one_without_an_owner_takes_it_away(tmp_path: Path) -> None:
    path = tmp_path / "CODEOWNERS"
    path.write_text("# all\n* @all\n/docs/ @writers @second # inline\n/docs/raw/\n\n", encoding="utf-8")
    known = read_owner_map(path)
    assert known.line_of("a.md").owners == ("@all",)  # type: ignore[union-attr]
    line = known.line_of("docs/a.md")
    assert line is not None
    assert (line.owners, line.number) == (("@writers", "@second"), 3)
    assert known.line_of("docs/raw/a.md").owners == ()  # type: ignore[union-attr]
    assert known.notices == ()


def test_a_path_that_no_pattern_matches_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "CODEOWNERS"
    path.write_text("/docs/ @writers\n", encoding="utf-8")
    assert read_owner_map(path).line_of("kb/a.md") is None


def test_sections_of_gitlab_give_their_owners_to_patterns_that_name_none(tmp_path: Path) -> None:
    path = tmp_path / "CODEOWNERS"
    path.write_text("[Docs][2] @writers\n/docs/\n/docs/api/ @api\n\n^[Legal] @legal\n*.legal.md\n", encoding="utf-8")
    known = read_owner_map(path)
    assert known.line_of("docs/a.md").owners == ("@writers",)  # type: ignore[union-attr]
    assert known.line_of("docs/api/a.md").owners == ("@api",)  # type: ignore[union-attr]
    assert known.line_of("docs/a.legal.md").owners == ("@legal",)  # type: ignore[union-attr]


def test_lines_that_codeowners_does_not_know_have_no_effect_and_are_said(tmp_path: Path) -> None:
    path = tmp_path / "CODEOWNERS"
    path.write_text("!docs/a.md @x\nfile[0-9].md @y\n", encoding="utf-8")
    known = read_owner_map(path)
    assert known.lines == ()
    assert [notice.split(":")[0] for notice in known.notices] == ["CODEOWNERS, line 1", "CODEOWNERS, line 2"]


def test_the_file_is_found_where_the_repository_keeps_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "kb" / "deep").mkdir(parents=True)
    assert find_owner_map(tmp_path / "kb") is None
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").write_text("* @x\n")
    found = find_owner_map(tmp_path / "kb" / "deep")
    assert found == tmp_path / ".github" / "CODEOWNERS"
    assert read_owner_map(found).root == tmp_path
    (tmp_path / "CODEOWNERS").write_text("* @y\n")
    assert find_owner_map(tmp_path / "kb") == tmp_path / "CODEOWNERS"


def test_outside_a_repository_only_the_folder_itself_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "CODEOWNERS").write_text("* @x\n")
    (tmp_path / "kb").mkdir()
    assert find_owner_map(tmp_path / "kb") is None
    assert find_owner_map(tmp_path) == tmp_path / "CODEOWNERS"


def test_a_map_that_is_not_there_is_an_error_that_names_the_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"owners\.map: .*OWNERS cannot be read"):
        read_owner_map(tmp_path / "OWNERS")

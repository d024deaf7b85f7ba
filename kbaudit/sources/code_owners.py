"""A map from path patterns to owners, written as CODEOWNERS is: the last pattern that matches a path says who owns it.

Patterns are those of GitHub: `*` and `?` stay within a folder, `**` does not, a pattern with a slash before its end starts at the
root, one that ends in a slash means everything below, `/docs/*` means the files of that folder alone. A pattern without an owner
takes the owner away again. Sections of GitLab (`[Docs] @writers`) give their owners to the patterns that name none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import ConfigurationError

PLACES = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub and GitLab look for the file in a repository; the first one counts."""

_SECTION = re.compile(r"^\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?P<owners>(?:\s+\S+)*)\s*$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_WORD = re.compile(r"(?:\\.|\S)+")


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern, and the owners that it names in their order; none where it says that nobody owns the path."""

    pattern: re.Pattern[str]
    owners: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class OwnerMap:
    """The lines of a file in their order. `root` is the folder that its paths start at, `name` what messages call it."""

    root: Path
    name: str
    lines: tuple[Line, ...]
    notices: tuple[str, ...] = ()

    def line_of(self, path: str) -> Line | None:
        """The line that says who owns a path below `root` (with forward slashes); None where no pattern matches it."""
        return next((line for line in reversed(self.lines) if line.pattern.match(path)), None)


def find_owner_map(folder: Path) -> Path | None:
    """The CODEOWNERS file of the repository that a folder lies in, or of the folder itself; None where there is none."""
    folder = folder.absolute()
    top = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
    for root in dict.fromkeys((top, folder)):
        for place in PLACES:
            if (root / place).is_file():
                return root / place
    return None


def read_owner_map(path: Path, *, key: str = "owners.map") -> OwnerMap:
    """Read a map. Raises ConfigurationError where the file cannot be read; lines that are no pattern become notices."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise ConfigurationError(f"{key}: {path} cannot be read: {error.strerror}. Check the path.") from None
    place = path.parent
    root = place.parent if place.name in (".github", ".gitlab", "docs") else place
    lines: list[Line] = []
    notices: list[str] = []
    inherited: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub("", line).strip()
        if not line:
            continue
        section = _SECTION.match(line)
        if section:
            inherited = tuple(section["owners"].split())
            continue
        pattern, *owners = _WORD.findall(line)
        if pattern.startswith("!") or "[" in pattern:
            notices.append(
                f"{path.name}, line {number}: {pattern} is no pattern of CODEOWNERS; the line has no effect."
            )
            continue
        lines.append(Line(expression(pattern), tuple(owners) or inherited, number))
    return OwnerMap(root, path.name, tuple(lines), tuple(notices))


def expression(pattern: str) -> re.Pattern[str]:
    """A pattern of CODEOWNERS as an expression that matches whole paths from the root."""
    pattern = re.sub(r"\\(.)", r"\1", pattern)
    folder = pattern.endswith("/")
    parts = pattern.strip("/").split("/")
    anchored = pattern.startswith("/") or len(parts) > 1
    written = "" if anchored or parts[0] == "**" else "(?:.*/)?"
    for position, part in enumerate(parts):
        last = position == len(parts) - 1
        if part == "**":
            written += ".*" if last else "(?:.*/)?"
            continue
        written += _part(part) if part else ""
        written += "" if last else "/"
    # A name that is a folder stands for everything in it; `folder/*` for its files alone.
    below = "/.*" if folder else "" if parts[-1] in ("*", "**") and len(parts) > 1 else "(?:/.*)?"
    return re.compile(written + below + r"\Z", re.DOTALL)


def _part(part: str) -> str:
    return "".join(
        "[^/]*" if piece.startswith("*") else "[^/]" if piece == "?" else re.escape(piece)
        for piece in re.findall(r"\*+|\?|[^*?]+", part)
    )

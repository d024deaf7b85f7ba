"""Ignore files and patterns, with the meaning that git gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from kbaudit.errors import ConfigurationError

KBAUDIT_IGNORE = ".kbauditignore"
GIT_IGNORE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Layer:
    """Patterns of one file, which hold below the folder `base` (empty for the top, else ending in a slash)."""

    base: str
    patterns: GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Ignoring:
    """Layers of patterns from the outermost folder to the innermost; the innermost that says something decides."""

    layers: tuple[Layer, ...] = ()

    def below(self, layer: Layer | None) -> Ignoring:
        """The same with one more layer inside."""
        return self if layer is None else Ignoring((*self.layers, layer))

    def ignores(self, path: str) -> bool:
        """Whether a path (a folder's ends in a slash) is ignored. Folders above it are taken to be checked already."""
        for layer in reversed(self.layers):
            if path.startswith(layer.base) and len(path) > len(layer.base):
                verdict = layer.patterns.check_file(path[len(layer.base) :]).include
                if verdict is not None:
                    return verdict
        return False


def compiled(lines: Iterable[str], origin: str) -> GitIgnoreSpec:
    """Compile patterns; one that is none raises ConfigurationError that names it and where it stands."""
    kept = list(lines)
    try:
        return GitIgnoreSpec.from_lines(kept)
    except ValueError:
        broken = next(line for line in kept if not _is_pattern(line))
        raise ConfigurationError(f"{origin}: {broken!r} is not a pattern. Write it as in a .gitignore file.") from None


def layer_of(file: Path, base: str) -> Layer | None:
    """The patterns of an ignore file; None where there is no such file. One that cannot be read raises ConfigurationError."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise ConfigurationError(
            f"{file}: cannot be read: {error.strerror}. Mend its permissions or remove it."
        ) from None
    return Layer(base, compiled(text.splitlines(), str(file)))


def repository_of(folder: Path) -> Path | None:
    """The top folder of the git repository that a folder is in."""
    resolved = folder.resolve()
    return next((parent for parent in (resolved, *resolved.parents) if (parent / ".git").exists()), None)


def git_ignoring_above(folder: Path, repository: Path) -> Ignoring:
    """What .git/info/exclude and the .gitignore files above a folder say about what is below it.

    Where they ignore the folder itself, they are left out: whoever names an ignored folder wants it read.
    """
    inside = folder.resolve().relative_to(repository)
    ignoring = Ignoring().below(layer_of(repository / ".git" / "info" / "exclude", ""))
    steps = [repository.joinpath(*inside.parts[:depth]) for depth in range(len(inside.parts))]
    for depth, step in enumerate(steps):
        base = "".join(part + "/" for part in inside.parts[:depth])
        ignoring = ignoring.below(layer_of(step / GIT_IGNORE, base))
        if ignoring.ignores(base + inside.parts[depth] + "/"):
            return Ignoring()
    return ignoring


def _is_pattern(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

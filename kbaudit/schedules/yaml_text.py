"""YAML as people would write it: keys in their order, every value in quotes that could be taken for something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class Quoted(str):
    """A text that stays a text whatever reads it: YAML 1.1 and 1.2 disagree about what `1e3` and `0o7` are."""

    __slots__ = ()


class Script(str):
    """Lines of a shell, written as a block."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Dumper.add_representer(Script, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))


def yaml_text(*documents: Mapping[str, Any], comment: str = "") -> str:
    """The documents one after the other, below a comment whose lines have no # yet."""
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    bodies = (
        yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000)
        for document in documents
    )
    return head + "---\n".join(bodies)

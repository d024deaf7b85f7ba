"""Vectors in which statements on one matter lie together, however they are worded.

An embedding model puts "we take items back" near "we take questions" and far from "returns are open for a fortnight". The
projection keeps those directions of its vectors in which matters differ, and drops those in which ways of wording one matter
differ. It is Fisher's linear discriminant analysis over the matters of a thesaurus written for this project, each with dozens of
phrases and statements that share few words; tests/benchmarks/train_matter.py fits it and reports/benchmarks/matter.json has what
it does on knowledge bases that it was not fitted on.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Projection", "by_matter", "projection"]

FILE = "matter.json"


@dataclass(frozen=True, slots=True)
class Projection:
    """A linear map of the vectors of one embedding model: `matrix` is dimensions x kept, `model` the digest of its weights."""

    version: int
    model: str
    matrix: NDArray[numpy.float32]


@lru_cache(maxsize=1)
def projection() -> Projection:
    """The projection that comes with the package."""
    import numpy

    read = json.loads(resources.files("kbaudit.contradictions").joinpath(FILE).read_text("utf-8"))
    values = numpy.frombuffer(base64.b64decode(read["matrix"]), dtype="<f2").astype(numpy.float32)
    return Projection(int(read["version"]), str(read["model"]), values.reshape(read["dimensions"], read["kept"]))


def by_matter(rows: NDArray[numpy.float32], model: str = "") -> NDArray[numpy.float32]:
    """Vectors of unit length (rows x kept); the given ones where they are not those of the model that was fitted on.

    `model` is the digest of the weights that the vectors are of, "" where it is not known.
    """
    import numpy

    known = projection()
    if rows.shape[1] != len(known.matrix) or (model and model != known.model):
        return rows
    found = rows @ known.matrix
    found /= numpy.maximum(numpy.linalg.norm(found, axis=1, keepdims=True), numpy.float32(1e-9))
    return found

"""What a detector looks at: everything that was read, cut, paired and learned, as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kbaudit.config import Configuration
from kbaudit.model import Claim, Document, Pair, Passage, Skipped

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from kbaudit.contradictions.comparing import Compared
    from kbaudit.contradictions.side import Side
    from kbaudit.detectors.repetition import Repetition
    from kbaudit.keeping import Keeper


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a detector may look at, built once by `audit`.

    `vectors` has one row of unit length for each passage (passages x dimensions, float32), or is None in a lexical audit.
    `boilerplate` holds digests of passages that are furniture of this knowledge base. `files` are the paths of every file
    below the sources, read or not, so that links to pictures and archives can be judged. `sides` are the statements that
    can be compared; `side_vectors` has one row of unit length for each of their masked texts and `place_vectors` one for the
    title and heading of each, or they are None.
    `statements` are positions in `claims` of what articles are compared by, and `statement_vectors` has a row for each of them,
    or is None. `repeated` is what stands more than once and `compared` what came of judging the statements, where that was
    looked for. `keys` are those of the documents, which cover everything that their parts are cut from, and `keeper` keeps values
    under them: pure functions of unchanged documents need not be asked again. `model` is the digest of the embedding model's
    weights, "" where it is not known.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    vectors: NDArray[numpy.float32] | None
    configuration: Configuration
    today: date
    files: frozenset[str] = frozenset()
    boilerplate: frozenset[str] = frozenset()
    sides: tuple[Side, ...] = ()
    side_vectors: NDArray[numpy.float32] | None = None
    place_vectors: NDArray[numpy.float32] | None = None
    statements: tuple[int, ...] = ()
    statement_vectors: NDArray[numpy.float32] | None = None
    repeated: Repetition | None = None
    compared: Compared | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    keeper: Keeper | None = None
    model: str = ""

    def by_id(self) -> dict[str, Document]:
        """The documents by their id."""
        return {document.id: document for document in self.documents}

    def passages_of(self) -> dict[str, Sequence[Passage]]:
        """The passages of each document, in their order."""
        found: dict[str, list[Passage]] = {document.id: [] for document in self.documents}
        for passage in self.passages:
            found[passage.document].append(passage)
        return dict(found)

"""Rows as a Parquet file, where pyarrow is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path

from kbaudit.errors import OutputError
from kbaudit.outputs.grid import plain
from kbaudit.writing import opened_whole


def write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the rows. OutputError says what to install where pyarrow is missing."""
    if importlib.util.find_spec("pyarrow") is None:
        raise OutputError(
            f"{path}: Parquet needs pyarrow. Install it with pip install 'kbaudit[parquet]', or write CSV."
        )
    import pandas

    frame = pandas.DataFrame([[plain(value) for value in row] for row in rows], columns=list(columns))
    try:
        with opened_whole(path) as file:
            frame.to_parquet(file, index=False)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}.") from None

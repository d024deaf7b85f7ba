"""All measurements, one after the other: python -m tests.benchmarks."""

from __future__ import annotations

import importlib
import pkgutil

import tests.benchmarks


def main() -> None:
    """Run every benchmark module that has a main function."""
    for module in sorted(pkgutil.iter_modules(tests.benchmarks.__path__), key=lambda item: item.name):
        if module.name.startswith("__"):
            continue
        loaded = importlib.import_module(f"tests.benchmarks.{module.name}")
        if hasattr(loaded, "main"):
            print(f"== {module.name}", flush=True)
            loaded.main()


if __name__ == "__main__":
    main()

"""Runs the command line as `python -m kbaudit`."""

from kbaudit.cli import main

if __name__ == "__main__":
    main()

"""`kbaudit config` and `kbaudit init`."""

from __future__ import annotations

from pathlib import Path

import click

from kbaudit import config as settings
from kbaudit.errors import ConfigurationError


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("-c", "--config", "config_path", type=click.Path(path_type=Path), help="Configuration file to use.")
def config(path: Path, config_path: Path | None) -> None:
    """Print every setting that a scan of PATH would use, and where it comes from."""
    settings.required(config_path)
    from kbaudit.notifying.delivery import shown

    loaded = settings.load(config_path or settings.find(path.absolute()) or settings.find(Path.cwd()))
    origin = str(loaded.path) if loaded.path else ""
    for key, value in settings.flatten(settings.plain(loaded.configuration)):
        given = any(name == key or name.startswith(f"{key}.") or key.startswith(f"{name}.") for name in loaded.given)
        if key == "notify.urls":
            value = [shown(url) for url in value]
        click.echo(f"{key} = {settings.literal(value)}  # {origin if given else 'default'}")


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=False), default=".")
@click.option("--force", is_flag=True, help="Overwrite a kbaudit.toml that is there.")
def init(path: Path, force: bool) -> None:
    """Write a commented kbaudit.toml from what PATH holds: owner key, date keys, collections."""
    from kbaudit.proposal import propose_configuration

    target = Path(settings.FILE_NAME)
    if target.exists() and not force:
        raise ConfigurationError(f"{target} is there already. Use --force to overwrite it.")
    text = propose_configuration(path)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{target}: cannot be written: {error.strerror}.") from None
    click.echo(f"wrote {target}: read it, change what is wrong, and run `kbaudit scan {path}`")

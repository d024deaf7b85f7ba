"""`kbaudit rules` and `kbaudit explain`."""

from __future__ import annotations

import click

from kbaudit.errors import ConfigurationError
from kbaudit.rules import FAMILIES, RULES, rule_of


@click.command()
def rules() -> None:
    """List the rules: code, name, severity and what each one says."""
    family = ""
    for rule in RULES:
        if rule.family() != family:
            family = rule.family()
            click.echo(f"{'' if family == RULES[0].family() else chr(10)}{family}xx  {FAMILIES.get(family, '')}")
        click.echo(f"  {rule.code}  {rule.name:<24} {rule.severity:<8} {rule.summary()}")


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Print the page of a rule: what it says, why it matters, an example, how to fix it."""
    rule = rule_of(code)
    if rule is None:
        known = ", ".join(rule.code for rule in RULES)
        raise ConfigurationError(f"There is no rule {code!r}. The rules are {known}.")
    click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page()}")

"""`kbaudit rules` and `kbaudit explain`."""

from __future__ import annotations

import click

from kbaudit.errors import ConfigurationError
from kbaudit.rules import FAMILIES, RULES, Rule, rule_of


@click.command()
def rules() -> None:
    """List the rules: code, name, severity and what each one says."""
    family = ""
    for rule in RULES:
        if rule.family() != family:
            family = rule.family()
            click.echo(f"{'' if family == RULES[0].family() else chr(10)}{family}xx  {FAMILIES.get(family, '')}")
        click.echo(_line(rule))


@click.command()
@click.argument("code", metavar="RULE")
def explain(code: str) -> None:
    """Print the page of a rule: what it says, why it matters, an example, how to fix it.

    RULE is a code or a name (KB301, outdated.expired), or a family (KB3, outdated), whose rules are listed.
    """
    wanted = code.strip().casefold()
    rule = rule_of(wanted) or next((each for each in RULES if each.name.casefold() == wanted), None)
    if rule is not None:
        click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page()}")
        return
    members = [rule for rule in RULES if wanted in _names_of_family(rule.family())]
    if not members:
        raise ConfigurationError(f"There is no rule or family {code!r}; see `kbaudit rules`.")
    click.echo(f"{members[0].family()} {FAMILIES.get(members[0].family(), '')}\n")
    for member in members:
        click.echo(_line(member))
    click.echo(f"\n`kbaudit explain {members[0].code}` prints the page of a rule.")


def _names_of_family(family: str) -> tuple[str, ...]:
    """What a family may be called by: its code, its title, and what the names of its rules begin with."""
    beginnings = {rule.name.partition(".")[0] for rule in RULES if rule.family() == family}
    return (family.casefold(), f"{family}xx".casefold(), FAMILIES.get(family, "").casefold(), *beginnings)


def _line(rule: type[Rule]) -> str:
    return f"  {rule.code}  {rule.name:<24} {rule.severity:<8} {rule.summary()}"

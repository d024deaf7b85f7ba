"""Optional second opinions on contradictions, off by default: a model for natural language inference, and an endpoint.

Both can only take back: a conflict becomes a finding to review. Only `--deep` lets the model propose, and only for review.
Whatever fails here is listed as a check that did not run; it never ends an audit. What reads and compares statements is imported
where somebody is asked: it compiles hundreds of patterns, for which an audit of unchanged pages should not wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kbaudit import embedding
from kbaudit.config import Configuration
from kbaudit.embedding import ModelSource
from kbaudit.errors import ConfigurationError, ModelError
from kbaudit.opinions.answers import StoredAnswers
from kbaudit.opinions.endpoint import address, sender
from kbaudit.opinions.inference import load_judge
from kbaudit.report import NotRun
from kbaudit.store import Store

if TYPE_CHECKING:
    from kbaudit.contradictions.comparing import Compared
    from kbaudit.contradictions.side import Side

__all__ = ["Counsel", "Opinions", "counsel_for", "second_opinions"]


@dataclass(frozen=True, slots=True)
class Counsel:
    """Who is asked: the inference model where one is configured and found; `stamp` names it, `without` says why there is none."""

    inference: ModelSource | None = None
    stamp: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Opinions:
    """The judgements after the second opinions; what would be sent in a dry run; what did not run; what to say."""

    compared: Compared
    unsent: tuple[str, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    notices: tuple[str, ...] = ()


def counsel_for(settings: Configuration, *, allow_download: bool) -> Counsel:
    """Look for what the configuration names, without loading it; ConfigurationError for what can never work."""
    if settings.endpoint.url:
        address(settings.endpoint)
    wanted = settings.inference
    if not wanted.model:
        if wanted.deep:
            raise ConfigurationError(
                "--deep needs a model for natural language inference: name one in [inference] model."
            )
        return Counsel()
    try:
        source = embedding.locate(wanted.model, sha256=wanted.sha256, allow_download=allow_download)
    except ModelError as error:
        return Counsel(stamp=str(error), without=str(error).replace("[model]", "[inference]"))
    return Counsel(source, source.key)


def second_opinions(
    compared: Compared,
    sides: Sequence[Side],
    settings: Configuration,
    counsel: Counsel,
    store: Store | None,
    *,
    embedded: bool = True,
) -> Opinions:
    """Ask whoever is configured about what was found, and take back what they object to. `embedded` says whether statements have
    vectors, without which nothing can be proposed.
    """  # noqa: D205
    not_run: list[NotRun] = []
    notices: list[str] = []
    unsent: tuple[str, ...] = ()
    if settings.inference.model:
        try:
            compared = _inferred(compared, sides, settings, counsel)
        except ModelError as error:
            not_run.append(NotRun("KB206", f"the inference model gave no second opinion: {error}"))
        if settings.inference.deep and not embedded:
            not_run.append(NotRun("KB206", "--deep needs the embedding model, which tells it what to read"))
    if settings.endpoint.url:
        from kbaudit.opinions.asking import ask_about_scope

        endpoint = settings.endpoint
        asked = ask_about_scope(
            compared.found,
            sides,
            model=endpoint.model or "",
            url=address(endpoint),
            budget=endpoint.budget,
            send=None if endpoint.dry_run else sender(endpoint),
            shelf=StoredAnswers(store) if store else None,
        )
        compared, unsent = replace(compared, found=dict(asked.found)), asked.unsent
        notices.extend(asked.notices)
        if asked.trouble:
            not_run.append(NotRun("KB201", f"no second opinion on scope: {asked.trouble}"))
            notices.append(f"The endpoint was of no help: {asked.trouble}.")
    return Opinions(compared, unsent, tuple(not_run), tuple(notices))


def _inferred(compared: Compared, sides: Sequence[Side], settings: Configuration, counsel: Counsel) -> Compared:
    from kbaudit.opinions.veto import proposed, vetoed

    if counsel.inference is None:
        raise ModelError(counsel.without)
    judge, label = load_judge(counsel.inference)
    compared = replace(compared, found=vetoed(compared.found, sides, judge, label, least=settings.inference.veto))
    if settings.inference.deep:
        compared = replace(compared, inferred=proposed(compared, sides, judge, label, least=settings.inference.propose))
    return compared

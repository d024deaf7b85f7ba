"""The language of a text by its function words."""

from __future__ import annotations

import pytest

from kbaudit.facts.language import language_of

ITALIAN = (
    "Il conto della squadra non è più attivo per gli utenti che lo hanno chiuso. La sua pagina si può aprire nel menu "
    "di una sessione nuova, con le chiavi del gruppo, e non per più di un giorno."
)
GERMAN = "Die Erstattung wird auf das Konto überwiesen, von dem das Geld kam, wenn Sie nicht ein anderes nennen oder angeben."


@pytest.mark.parametrize(("text", "language"), [(ITALIAN, "it"), (GERMAN, "de")])
def test_a_few_sentences_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_one_word_that_every_row_has_tells_nothing() -> None:
    assert language_of("Basic | 12 | GBP | per trip\n" * 30) == "en"

"""KB105: other words, same answer, by vectors that the tests make up: a direction for each thing that can be said."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest

from kbaudit.corpus import Corpus
from kbaudit.detectors import detect
from kbaudit.detectors.overlap import overlapping
from kbaudit.detectors.repetition import repetition
from kbaudit.detectors.statements import FURNITURE, MOST, SPEAKERS, compared_statements
from kbaudit.model import Document, Finding, Link, Place, Status, Tier
from kbaudit.progress import silent
from kbaudit.rules.duplicates import Overlap
from tests.detectors.repeating import repeating
from tests.making import document

Said = tuple[tuple[str, str], ...]
"""Sentences, each with what it says."""

RECOVER: Said = (
    ("Deleted tickets can be recovered for 30 days.", "how long"),
    ("Open the list of views and choose Restore beside the ticket.", "where"),
    ("A restored ticket keeps its number and its files.", "what comes back"),
    ("Tickets removed by Purge cannot be brought back by anybody.", "what is gone"),
)
BINNED: Said = (
    ("You have thirty days to put that right, so take a breath.", "how long"),
    ("Look the conversation up among the views and press Restore there.", "where"),
    ("It returns exactly as it was, with every enclosed document.", "what comes back"),
    ("What a person wiped with Purge is beyond our own engineers too.", "what is gone"),
)
MERGE: Said = (
    ("Two tickets of one person can be made one within 5 days.", "merging"),
    ("Tick both of them in the list and choose Merge at the top.", "merging, where"),
    ("The newer ticket takes over the files of the older one.", "merging, files"),
    ("A merge of tickets cannot be undone by anybody at all.", "merging, undo"),
)
INVITE: Said = (
    ("New colleagues are invited from the page of members.", "inviting"),
    ("They get a message with a link that works for one week.", "inviting, link"),
    ("Nobody pays for the seat before the link was used.", "inviting, price"),
    ("Only administrators may send an invitation to somebody.", "inviting, who"),
)
PAY: Said = (
    ("Invoices are sent on the first day of every month.", "paying"),
    ("The card on file is charged two days after the invoice.", "paying, card"),
    ("A charge that fails is tried again before we write.", "paying, again"),
    ("Change the card under billing before the next charge.", "paying, change"),
)


def page(path: str, said: Said, **changes: object) -> Document:
    changes = {"title": path.rpartition("/")[2].removesuffix(".md"), **changes}
    return document(path, "\n\n".join(sentence for sentence, _ in said), **changes)


def known(*pages: tuple[Document, Said]) -> Corpus:
    """A corpus in which sentences that say the same lie close to each other, each a little turned towards its own page."""
    topics = sorted({topic for _, said in pages for _, topic in said})
    topic_of = {(item.id, sentence): topic for item, said in pages for sentence, topic in said}
    places = {item.id: number for number, (item, _) in enumerate(pages)}
    corpus = repeating(*(item for item, _ in pages))
    rows = numpy.zeros((len(corpus.claims), len(topics) + len(pages)), numpy.float32)
    for number, claim in enumerate(corpus.claims):
        rows[number, topics.index(topic_of[claim.document, claim.text])] = 1.0
        rows[number, len(topics) + places[claim.document]] = 0.4
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    corpus = replace(corpus, statements=tuple(range(len(corpus.claims))), statement_vectors=rows)
    return replace(corpus, repeated=repetition(corpus))


def found(*pages: tuple[Document, Said]) -> list[Finding]:
    return list(overlapping(known(*pages)))


OTHERS = (
    (page("help/merge.md", MERGE), MERGE),
    (page("help/invite.md", INVITE), INVITE),
    (page("help/pay.md", PAY), PAY),
)


def test_two_articles_that_state_the_same_in_other_words_answer_one_question() -> None:
    (finding,) = found(
        (page("help/recover.md", RECOVER, title="Recover tickets"), RECOVER),
        (page("help/binned.md", BINNED, title="Somebody binned a conversation we need. What now?"), BINNED),
        *OTHERS,
    )
    assert finding.documents == ("help/binned.md", "help/recover.md")
    assert finding.tier is Tier.CONFLICT
    assert "“Somebody binned a conversation we need. What now?”" in finding.message
    assert {value.value for value in finding.values} >= {"Purge", "Restore"}
    assert len(finding.evidence) == 2


def test_a_password_that_both_state_is_not_shown() -> None:
    secret = "The password is `Tr0ub4dor&3-horse` for everybody on the team."
    said = [(*pages, (secret, "secret")) for pages in (RECOVER, BINNED)]
    (finding,) = found(*((page(f"{name}.md", text), text) for name, text in zip("ab", said, strict=True)), *OTHERS)
    assert "Tr0ub4dor" not in repr(finding)


def test_what_only_the_subject_shares_is_no_second_answer() -> None:
    # Each is the other's nearest and says the same things, but no value and no name is the same.
    other_values = tuple(
        (sentence.replace("thirty", "90").replace("Restore", "Undo").replace("Purge", "Erase"), topic)
        for sentence, topic in BINNED
    )
    assert found((page("a.md", RECOVER), RECOVER), (page("b.md", other_values), other_values), *OTHERS) == []


def test_the_same_values_about_other_things_are_no_second_answer() -> None:
    elsewhere = tuple((sentence, f"elsewhere {number}") for number, (sentence, _) in enumerate(BINNED))
    assert found((page("a.md", RECOVER), RECOVER), (page("b.md", elsewhere), elsewhere), *OTHERS) == []


def test_pages_that_link_to_each_other_are_for_review() -> None:
    link = (Link("binned.md", "more", Place(line=1), span=(0, 4)),)
    (finding,) = found(
        (page("help/recover.md", RECOVER, links=link), RECOVER), (page("help/binned.md", BINNED), BINNED), *OTHERS
    )
    assert finding.tier is Tier.REVIEW
    assert not finding.counts


def test_a_value_that_many_articles_state_tells_nothing_so_that_a_person_should_look() -> None:
    others = [
        (*said[:3], (f"Number {word} is read within 30 days.", f"reading {word}"))
        for said, word in zip((MERGE, INVITE, PAY), ("alpha", "beta", "gamma"), strict=True)
    ]
    pages = [(page(f"{name}.md", said), said) for name, said in zip("xyz", others, strict=True)]
    (finding,) = found((page("a.md", RECOVER), RECOVER), (page("b.md", BINNED), BINNED), *pages)
    assert finding.tier is Tier.REVIEW


def test_the_values_of_an_example_are_not_what_an_article_states() -> None:
    examples = [
        tuple(
            (f"For example, {text[0].lower()}{text[1:]}" if topic == "how long" else text, topic)
            for text, topic in said
        )
        for said in (RECOVER, BINNED)
    ]
    pages = [(page(f"{name}.md", said), said) for name, said in zip("ab", examples, strict=True)]
    assert found(*pages, *OTHERS) == []


def test_articles_about_two_things_by_their_titles_are_no_pair() -> None:
    pages = ((page("a.md", RECOVER, title="Error 480"), RECOVER), (page("b.md", BINNED, title="Error 486"), BINNED))
    assert found(*pages, *OTHERS) == []


def test_a_closer_third_article_takes_the_place_of_a_pair() -> None:
    # The third one says three of the four things in the words of the first: those two are the pair.
    third = (*RECOVER[:3], ("Ask an administrator where the view is missing.", "who"))
    pairs = [
        finding.documents
        for finding in found(
            (page("a.md", RECOVER), RECOVER), (page("b.md", BINNED), BINNED), (page("c.md", third), third), *OTHERS
        )
    ]
    # Copies of sentences are the matter of other rules, so that the paraphrase is found all the same.
    assert pairs == [("a.md", "b.md")]


def test_copies_are_the_matter_of_other_rules() -> None:
    assert found((page("a.md", RECOVER), RECOVER), (page("b.md", RECOVER), RECOVER), *OTHERS) == []


def test_asked_for_alone_the_rule_knows_of_copies_all_the_same() -> None:
    # A word of each sentence is another one, so that no sentence is the same and the two are copies nevertheless.
    words = (("recovered", "saved"), ("choose", "press"), ("keeps", "has"), ("anybody", "anyone"))
    edited = tuple((said.replace(*change), topic) for (said, topic), change in zip(RECOVER, words, strict=True))
    corpus = known((page("a.md", RECOVER), RECOVER), (page("b.md", edited), edited), *OTHERS)
    alone = detect(replace(corpus, repeated=None), [Overlap], without_vectors="", progress=silent)
    assert alone.findings == ()
    # Not looked for, they would pass for two answers.
    assert len(list(overlapping(replace(corpus, repeated=None)))) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": (("region", "uk"),)},
        {"language": "de"},
    ],
)
def test_pages_for_other_people_are_variants(changes: dict[str, object]) -> None:
    left = page("a.md", RECOVER, scope=(("region", "us"),))
    assert found((left, RECOVER), (page("b.md", BINNED, **changes), BINNED), *OTHERS) == []


def test_two_platforms_have_a_page_each() -> None:
    pages = ((page("help/undo-ios.md", RECOVER), RECOVER), (page("help/undo-android.md", BINNED), BINNED))
    assert found(*pages, *OTHERS) == []


def test_without_vectors_nothing_is_claimed() -> None:
    assert list(overlapping(repeating(document("a.md", "One two three four."), document("b.md", "Five six.")))) == []


def filler(count: int, **changes: object) -> list[Document]:
    return [
        document(f"{number:02d}.md", f"Page {number} says one thing of its own.", **changes) for number in range(count)
    ]


def compared(*pages: Document) -> set[str]:
    corpus = repeating(*pages)
    positions = compared_statements(corpus.documents, corpus.claims)
    return {corpus.claims[position].document for position in positions}


def test_statements_of_served_articles_are_compared() -> None:
    others = [
        document("news.md", "The company has opened an office in Lyon.", kind="news"),
        document("terms.md", "The parties agree to the following terms.", kind="legal"),
        document("row.md", "This is the record of a table somewhere.", place=Place(row=3)),
        document("old.md", "This page was archived a long time ago.", status=Status.ARCHIVED),
    ]
    assert compared(*filler(SPEAKERS), *others) == {f"{number:02d}.md" for number in range(SPEAKERS)}


def test_a_language_of_few_pages_gives_no_measure() -> None:
    german = document("de.md", "Diese Seite sagt etwas auf Deutsch.", language="de")
    assert "de.md" not in compared(*filler(SPEAKERS), german)
    assert compared(*filler(SPEAKERS - 1)) == set()


def test_furniture_and_labels_are_not_compared() -> None:
    footer = "\n\nWrite to the team if anything is unclear.\n\nSee also:"
    pages = filler(SPEAKERS)
    carrying = [document(f"f{number}.md", f"Number {number} is about itself.{footer}") for number in range(FURNITURE)]
    corpus = repeating(*pages, *carrying)
    texts = {corpus.claims[position].text for position in compared_statements(corpus.documents, corpus.claims)}
    assert "Write to the team if anything is unclear." not in texts
    assert "See also:" not in texts
    assert "Number 2 is about itself." in texts


def test_of_a_long_article_statements_from_beginning_to_end_are_compared() -> None:
    long = document("long.md", "\n\n".join(f"Sentence {number} of a long guide." for number in range(3 * MOST)))
    corpus = repeating(*filler(SPEAKERS), long)
    own = [
        corpus.claims[position].text
        for position in compared_statements(corpus.documents, corpus.claims)
        if corpus.claims[position].document == "long.md"
    ]
    assert len(own) == MOST
    assert own[0] == "Sentence 0 of a long guide."
    assert own[-1] == f"Sentence {3 * MOST - 3} of a long guide."

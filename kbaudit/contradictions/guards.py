"""Why two statements that look contradictory are not: each guard is one reason, named, tested and logged when it fires."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions import (
    bounds,
    case_guards,
    complement_guards,
    condition_guards,
    deed_guards,
    event_guards,
    holder_guards,
    kind_guards,
    label_guards,
    leave_guards,
    narrower_guards,
    number_guards,
    object_guards,
    own_page_guards,
    party_guards,
    period_guards,
    phrase_guards,
    place_guards,
    restating_guards,
    sort_guards,
    stage_guards,
    subject_guards,
    time_guards,
    word_guards,
)
from kbaudit.contradictions.case import Case
from kbaudit.contradictions.chosen import CHOICE
from kbaudit.contradictions.clash import DATE, FACING, MODALITY, POLARITY, REFERENCE, STANCES, WHOLE

__all__ = ["BY_NAME", "GUARDS", "SAYS", "Guard", "asked_of", "fired"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A reason against a conflict. Without `veto` it only keeps the pair out of the conflict tier.

    A guard `of_words` misses words in common. It is not asked of statements that are judged by what stands around them
    (`few_words`), where missing words are a feature among others.
    """

    name: str
    test: Callable[[Case], bool]
    veto: bool = True
    of_words: bool = False
    of: tuple[str, ...] = ()
    """What has to differ for it to fire: one of these `Clash.marks`. Where there are none, it is asked of every pair."""


GUARDS: tuple[Guard, ...] = (
    Guard("parallel rows", place_guards.parallel_rows),
    Guard("parallel items", place_guards.parallel_items),
    Guard("neighbouring sentences", place_guards.neighbours),
    Guard("self-reference", own_page_guards.self_reference),
    Guard("template family", place_guards.template_family),
    Guard("history", kind_guards.history),
    Guard("record", kind_guards.record),
    Guard("example", kind_guards.example),
    Guard("formula", kind_guards.formula),
    Guard("code", kind_guards.code),
    Guard("quotation", kind_guards.quotation),
    Guard("list lead-in", place_guards.lead_in),
    Guard("own case", place_guards.own_case),
    Guard("other scope", word_guards.other_scope),
    Guard("other predicate", word_guards.other_predicate, of_words=True, of=(WHOLE,)),
    Guard("other unit", word_guards.other_unit, of_words=True, of=(FACING,)),
    Guard("other name", word_guards.other_name),
    Guard("said together", place_guards.said_together),
    Guard("other size", place_guards.other_size),
    Guard("sibling headings", place_guards.sibling_headings),
    Guard("other table", place_guards.other_table),
    Guard("other section", place_guards.other_section),
    Guard("own words", word_guards.own_words, of_words=True),
    Guard("own names", word_guards.own_names, of_words=True),
    Guard("other referent", word_guards.other_referent),
    Guard("other first noun", word_guards.other_first_noun, of_words=True),
    Guard("other bound", bounds.other_bound),
    Guard("two subjects", sort_guards.two_subjects, of=(FACING,)),
    Guard("two sorts", sort_guards.two_sorts),
    Guard("two purposes", sort_guards.two_purposes, of=(REFERENCE,)),
    Guard("one sort", sort_guards.one_sort, veto=False),
    Guard("told further", sort_guards.told_further, veto=False, of=(FACING,)),
    Guard("two objects", complement_guards.two_objects, of=(FACING,)),
    Guard("two endings", complement_guards.two_endings),
    Guard("two terms", party_guards.two_terms),
    Guard("two bearers", party_guards.two_bearers, of=(POLARITY, MODALITY)),
    Guard("two things", object_guards.two_things, veto=False),
    Guard("two sorts of object", object_guards.two_sorts_of_object, veto=False, of=(STANCES,)),
    Guard("two places", object_guards.two_places, veto=False, of=(STANCES, WHOLE)),
    Guard("two assurances", party_guards.two_assurances, veto=False, of=(STANCES, WHOLE)),
    Guard("special leave", narrower_guards.special_leave, veto=False, of=(POLARITY, MODALITY)),
    Guard("some of them", narrower_guards.some_of_them, veto=False, of=(POLARITY, MODALITY)),
    Guard("other letter", label_guards.other_letter),
    Guard("narrower ban", narrower_guards.narrower_ban, veto=False, of=(POLARITY, MODALITY)),
    Guard("two holders", holder_guards.two_holders, veto=False),
    Guard("counts other things", holder_guards.counts_other_things, veto=False),
    Guard("only with", narrower_guards.only_with, veto=False),
    Guard("tells which", narrower_guards.tells_which, of=(POLARITY, MODALITY)),
    Guard("part of it", narrower_guards.part_of_it, veto=False),
    Guard("two phrases", phrase_guards.two_phrases, of=(POLARITY, MODALITY)),
    Guard("left out", subject_guards.left_out),
    Guard("condition not met", condition_guards.condition_not_met, of=(POLARITY, MODALITY)),
    Guard("two times", condition_guards.two_times, veto=False, of_words=True),
    Guard("two parties", subject_guards.two_parties),
    Guard("other room", subject_guards.other_room),
    Guard("other range", stage_guards.other_range),
    Guard("later turn", stage_guards.later_turn),
    Guard("two payers", stage_guards.two_payers, of=("percent", "money")),
    Guard("next stage", stage_guards.next_stage, of=("time",)),
    Guard("two cases", stage_guards.two_cases),
    Guard("begins or lasts", stage_guards.begins_or_lasts, of=("time",)),
    Guard("until and from", event_guards.until_and_from),
    Guard("to and from", event_guards.to_and_from),
    Guard("counted from two", event_guards.counted_from_two, of_words=True, of=("time",)),
    Guard("worked amount", case_guards.worked_amount, of=(FACING,)),
    Guard("despite the usual", case_guards.despite_the_usual),
    Guard("double denial", restating_guards.double_denial, of=(STANCES,)),
    Guard("named within", restating_guards.named_within, of=(REFERENCE,)),
    Guard("given too", subject_guards.given_too, of=(FACING,)),
    Guard("waited longer", time_guards.waited_longer, of=("time",)),
    Guard("years of service", time_guards.years_of_service, of=("time",)),
    Guard("nears", time_guards.nears, of=("time",)),
    Guard("told on", time_guards.told_on, of=(DATE,)),
    Guard("part of a name", time_guards.part_of_a_name, of=(DATE,)),
    Guard("dated documents", time_guards.dated_documents, of=(DATE,)),
    Guard("role swap", word_guards.role_swap),
    Guard("complement", kind_guards.complement, of_words=True),
    Guard("opposite sorts", word_guards.opposite_sorts, of=(FACING,)),
    Guard("opposite words", word_guards.opposite_words, of=(STANCES,)),
    Guard("two actions", word_guards.two_actions, of=(STANCES,)),
    Guard("opposite deeds", deed_guards.opposite_deeds, of=(POLARITY, MODALITY)),
    Guard("opposite cases", deed_guards.opposite_cases, of=(STANCES,)),
    Guard("many differences", word_guards.many_differences),
    Guard("other period", period_guards.other_period),
    Guard("other step", number_guards.other_step, of=(FACING,)),
    Guard("other tier", number_guards.other_tier, of=(FACING,)),
    Guard("by so much", number_guards.by_so_much, of=(FACING,)),
    Guard("cap of a rate", number_guards.cap_of_a_rate, of=(FACING,)),
    Guard("labelled step", place_guards.labelled_step, of=(FACING,)),
    Guard("mentioned place", place_guards.mentioned_place, of=(REFERENCE,)),
    Guard("same menu", place_guards.same_menu, of=("menu",)),
    Guard("one menu", place_guards.one_menu, of=(REFERENCE,)),
    Guard("fragments", place_guards.fragments),
    Guard("bare numbers", place_guards.bare_in_one_document, of=("number",)),
    Guard("other subject", place_guards.other_subject, of_words=True),
    Guard("other end", kind_guards.other_end, of=(DATE, "clock")),
    Guard("recurring date", kind_guards.rollover, of=(DATE,)),
    Guard("enumerator", number_guards.enumerator, of=("number",)),
    Guard("too short", place_guards.too_short, of_words=True),
    Guard("heading of a reference", place_guards.heading_of_reference, of_words=True, of=(REFERENCE,)),
    Guard("both conditional", kind_guards.both_conditions),
    Guard("exception", kind_guards.override, of_words=True),
    Guard("narrower leave", leave_guards.narrower_leave, veto=False, of=(POLARITY, MODALITY)),
    Guard("banned for a time", leave_guards.banned_for_a_time, veto=False, of=(POLARITY, MODALITY)),
    Guard("two ends", leave_guards.two_ends, veto=False, of=(STANCES,)),
    Guard("inside and outside", leave_guards.inside_and_outside, veto=False, of=(POLARITY, MODALITY)),
    Guard("in addition", subject_guards.in_addition, veto=False, of=("count",)),
    Guard("other path", place_guards.other_path, veto=False, of=(REFERENCE,)),
    Guard("other language", word_guards.other_language, veto=False),
    Guard("version unknown", word_guards.version_unknown, veto=False),
    Guard("narrower subject", word_guards.narrower_subject, veto=False),
    Guard("recorded copy", kind_guards.recorded_copy, veto=False),
    Guard("open choice", party_guards.open_choice, veto=False, of=(CHOICE,)),
    Guard("pronoun", kind_guards.pronoun, veto=False, of_words=True),
    Guard("condition", kind_guards.condition, veto=False, of_words=True),
    Guard("unmatched negation", kind_guards.unmatched_negation, veto=False, of_words=True, of=(FACING,)),
    Guard("change of rule", kind_guards.change_of_rule, veto=False),
)
"""In the order in which they are asked."""

BY_NAME: Mapping[str, Guard] = {guard.name: guard for guard in GUARDS}

SAYS: Mapping[str, str] = {guard.name: (inspect.getdoc(guard.test) or "").partition("\n")[0] for guard in GUARDS}
"""What each guard says in one sentence: the first line of its documentation."""


def fired(case: Case) -> tuple[Guard, ...]:
    """The guards that fire on a pair."""
    return tuple(guard for guard in asked_of(case.clash.marks) if guard.test(case))


@lru_cache(maxsize=1024)
def asked_of(marks: frozenset[str]) -> tuple[Guard, ...]:
    """The guards that can fire where this differs."""
    return tuple(guard for guard in GUARDS if not guard.of or not marks.isdisjoint(guard.of))

"""Rules about terms: ids and forms are there once, a meaning is short, somebody meets the word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kiosk.errors import Fault
from kiosk.language.ruby import message_id
from kiosk.procedures.load import Parts
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.terms import Term, TermIndex
from kiosk.procedures.texts import texts_of

MOST_MEANING = 40
"""Letters of a meaning, spaces included: what the eye takes in at one look."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_terms(terms: Iterable[Placed[Term]], today: date) -> Iterator[Fault]:
    """Yield what is wrong with ``terms``; their words are checked as those of letters are."""
    ids: set[str] = set()
    forms: set[str] = set()
    for placed in terms:
        term = placed.value
        if not _ID.fullmatch(term.id):
            what = f"id「{term.id}」は使えません"
            yield placed.fault("id.format", "id", what, "小文字・数字・- にする")
        if term.id in ids:
            yield placed.fault("id.twice", "id", f"「{term.id}」が 2つあります", "id を変える")
        ids.add(term.id)
        for form in term.forms:
            if form in forms:
                what = f"「{form}」の 意味が 2つあります"
                yield placed.fault("term.form", "name", what, "どちらか 1つにする")
            forms.add(form)
        length = len(message_id(term.meaning))
        if length > MOST_MEANING:
            what = f"意味が {length} 文字です"
            yield placed.fault("term.long", "meaning", what, f"{MOST_MEANING} 文字までにする")
        if term.read > today:
            yield placed.fault(
                "source.future", "source/read", f"{term.read} は まだ来ていません", "読んだ日にする"
            )


def advise_terms(parts: Parts) -> Iterator[Fault]:
    """Yield the terms that stand in no procedure, fact or thing: nobody is offered them."""
    values: list[object] = [draft.procedure for draft in parts.drafts]
    values += [placed.value for placed in parts.facts]
    values += [placed.value for placed in parts.things]
    texts = (message_id(text) for value in values for _, text in texts_of(value))
    met = {term.id for term in TermIndex([one.value for one in parts.terms]).find(texts)}
    for placed in parts.terms:
        if placed.value.id not in met:
            what = f"「{message_id(placed.value.name)}」は どの 文にも ありません"
            yield placed.fault("term.unused", "name", what, "文に ある形を also に 足すか、消す")

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import JST
from kiosk.desk import codes
from kiosk.desk.model import ProcedureUse, draft_from_visit
from kiosk.desk.store import new_record_id
from kiosk.desk.validity import check_session

START = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
RENEWAL = ProcedureUse("mynumber.cert-renewal", "mn_cert", steps_seen=6, last_step=6, finished=True)
LOST = ProcedureUse("mynumber.lost", "mn_lost", steps_seen=2, last_step=2)


def test_the_procedure_seen_longest_is_the_main_topic_and_the_guide() -> None:
    draft = draft_from_visit(
        [LOST, RENEWAL], "ja", started=START, now=START + timedelta(minutes=12)
    )

    assert draft.topics == ("mn_cert", "mn_lost")
    assert (draft.guide_id, draft.guide_step) == ("mynumber.cert-renewal", 6)
    assert (draft.start_slot, draft.minutes, draft.outcome) == ("10:00", 15, "solved")


def test_a_procedure_left_half_way_is_drafted_as_partly() -> None:
    assert draft_from_visit([LOST], "ja", started=START, now=START).outcome == "partly"


def test_a_procedure_opened_twice_counts_once() -> None:
    draft = draft_from_visit([LOST, LOST, LOST, RENEWAL], "ja", started=START, now=START)

    assert draft.topics == ("mn_lost", "mn_cert")


def test_a_visit_without_a_procedure_is_a_question_about_the_house() -> None:
    draft = draft_from_visit([], "xx", started=START, now=START)

    assert (draft.topics, draft.guide_id, draft.language) == (("zz_guide",), None, "other")


@pytest.mark.parametrize(("passed", "minutes"), [(-60, 5), (0, 5), (5, 5), (5.1, 10), (900, 240)])
def test_minutes_are_those_of_the_buttons(passed: float, minutes: int) -> None:
    draft = draft_from_visit([], "ja", started=START, now=START + timedelta(minutes=passed))

    assert draft.minutes == minutes


@given(
    uses=st.lists(
        st.builds(
            ProcedureUse,
            procedure_id=st.from_regex(r"[a-z]{1,8}\.[a-z-]{1,12}", fullmatch=True),
            topic=st.none() | st.sampled_from([*codes.TOPIC, "unheard"]),
            steps_seen=st.integers(0, 60),
            last_step=st.integers(1, 60),
            finished=st.booleans(),
        ),
        max_size=8,
    ),
    language=st.sampled_from([*codes.LANGUAGE, "xx"]),
    passed=st.timedeltas(timedelta(days=-400), timedelta(days=400)),
)
def test_every_draft_can_be_saved_as_it_is(
    uses: list[ProcedureUse], language: str, passed: timedelta
) -> None:
    draft = draft_from_visit(uses, language, started=START, now=START + passed)

    check_session(draft.session(new_record_id(), supporter_code="V1"))


def test_every_list_and_topic_has_a_label_of_its_own() -> None:
    assert len(set(codes.TOPIC.values())) == len(codes.TOPIC)
    assert set(codes.AREA_OF_TOPIC.values()) == set(codes.AREA)


def test_an_emptied_session_says_only_when_and_where() -> None:
    full = replace(
        draft_from_visit([RENEWAL], "en", started=START, now=START).session(new_record_id()),
        memo="窓口へ",
        site="kugenuma",
        supporter_code="V1",
    )

    empty = full.emptied()

    assert (empty.record_id, empty.started_on, empty.site) == (
        full.record_id,
        full.started_on,
        full.site,
    )
    assert (empty.memo, empty.topics, empty.supporter_code, empty.language) == ("", (), None, "ja")

from __future__ import annotations

from datetime import date, timedelta

from kiosk.procedures.walk import (
    circle,
    count_paths,
    critical_days,
    distances,
    reachable,
    walk_paths,
)
from tests.kiosk.procedures.sample import CITY, TODAY, page, procedure, question


def test_every_choice_is_walked_to_its_end() -> None:
    walked = list(
        walk_paths(
            procedure(question("a", yes="b", no="trouble.other"), page("b")),
            city=CITY,
            today=TODAY,
        )
    )

    assert [(path.steps, path.answers, path.go) for path in walked] == [
        (("a", "b"), {"a": "yes"}, None),
        (("a",), {"a": "no"}, "trouble.other"),
    ]


def test_condition_sees_the_answers_of_its_own_path() -> None:
    sample = procedure(
        question("a", yes="mid", no="mid"),
        page("mid", ("good", 'answers.a == "yes"'), ("bad", "")),
        page("good"),
        page("bad"),
    )

    walked = list(walk_paths(sample, city=CITY, today=TODAY))

    assert [path.steps for path in walked] == [("a", "mid", "good"), ("a", "mid", "bad")]


def test_condition_sees_city_and_day() -> None:
    sample = procedure(
        page("a", ("b", 'city == "sample" and today < 2027-01-01'), ("c", "")),
        page("b"),
        page("c"),
    )

    before = list(walk_paths(sample, city=CITY, today=TODAY))
    after = list(walk_paths(sample, city=CITY, today=date(2027, 1, 1)))

    assert [path.steps[-1] for path in before + after] == ["b", "c"]
    assert critical_days(sample, TODAY) == (
        TODAY,
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 2),
    )


def test_long_chain_of_questions_stays_bounded_and_counts_all_paths() -> None:
    names = [f"q{number}" for number in range(24)]
    steps = [
        question(name, yes=after, no=after)
        for name, after in zip(names, [*names[1:], "end"], strict=True)
    ]
    sample = procedure(*steps, page("end"))

    walked = list(walk_paths(sample, city=CITY, today=TODAY))

    assert count_paths(sample, city=CITY, today=TODAY) == 2**24
    assert len(walked) < 200
    told = {(step, answer) for path in walked for step, answer in path.answers.items()}
    assert told == {(name, answer) for name in names for answer in ("yes", "no")}
    assert all(path.steps[-1] == "end" and len(path.steps) == 25 for path in walked)


def test_path_knows_whether_answers_were_shown() -> None:
    sample = procedure(
        question("a", yes="check", no="end"),
        page("check", ("end", ""), kind="check"),
        page("end"),
    )

    walked = list(walk_paths(sample, city=CITY, today=TODAY))

    assert [path.was_checked for path in walked] == [True, False]


def test_step_behind_trouble_is_reachable_and_walked() -> None:
    sample = procedure(page("a", ("b", ""), trouble="help"), page("b"), page("help", ("b", "")))

    assert reachable(sample) == {"a", "b", "help"}
    assert [path.steps for path in walk_paths(sample, city=CITY, today=TODAY)] == [
        ("a", "b"),
        ("help", "b"),
    ]


def test_distance_is_that_of_the_longest_way_without_the_step_itself() -> None:
    sample = procedure(
        question("a", minutes=9, short="c", long="b"),
        page("b", ("c", ""), minutes=5),
        page("c", minutes=2),
    )

    assert distances(sample) == {"a": (2, 7), "b": (1, 2), "c": (0, 0)}


def test_circle_is_named_in_the_order_of_walking() -> None:
    sample = procedure(page("a", ("b", "")), page("b", ("c", "")), page("c", ("a", "")))

    found = circle(sample)

    assert found[0] == found[-1]
    assert "".join(found[:-1]) in ("abc", "bca", "cab")
    assert circle(procedure(page("a", ("b", "")), page("b"))) == ()


def test_first_and_last_day_of_the_calendar_are_no_error() -> None:
    sample = procedure(page("a", ("b", "today > 9999-12-31"), ("b", "")), page("b"))

    assert critical_days(sample, TODAY)[-2:] == (date.max - timedelta(days=1), date.max)


def test_procedure_without_steps_has_no_path() -> None:
    assert list(walk_paths(procedure(), city=CITY, today=TODAY)) == []
    assert count_paths(procedure(), city=CITY, today=TODAY) == 0

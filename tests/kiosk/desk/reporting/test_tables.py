"""Every number of the report against SQL that shares nothing with the program's counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.desk import codes
from kiosk.desk.codes import CANCELLED
from kiosk.desk.model import HelpSession
from kiosk.desk.months import Month
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.reporting.table import Cell, Mark, Table
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore
from tests.kiosk.desk.reporting.conftest import MONTH

IN_MONTH = "FROM help_session WHERE started_on LIKE '2026-11-%' AND outcome != 'cancelled'"
MAIN = "CASE WHEN instr(topics, ' ') THEN substr(topics, 1, instr(topics, ' ') - 1) ELSE topics END"
Fill = Callable[..., DeskStore]


def got(report: Report, name: str) -> Table:
    table = report.table(name)
    assert table is not None
    return table


def ask(store: DeskStore, sql: str) -> list[tuple[Cell, ...]]:
    return [tuple(row.values()) for row in store.database.query(sql)]


def counts(store: DeskStore, field: str) -> dict[Cell, Cell]:
    found = ask(store, f"SELECT {field} AS code, count(*) {IN_MONTH} GROUP BY 1")
    return {row[0]: row[1] for row in found}


def labelled(labels: dict[str, str] | object, found: dict[Cell, Cell]) -> dict[Cell, Cell]:
    assert isinstance(labels, dict) or hasattr(labels, "items")
    return {label: found.get(code, 0) for code, label in labels.items()}  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_proof_holds_and_names_the_number_of_records(fill: Fill, seed: int) -> None:
    store = fill(400, seed=seed)
    expected = ask(store, f"SELECT count(*) {IN_MONTH}")[0][0]

    report = month_report(store.database, MONTH)

    for table in report.pages[1:]:
        assert table.proof is not None, table.heading
        assert table.proof.holds, table.heading
    once_each = [t for t in report.tables if t.columns[-1].key != "mentions"]
    raw = {t.proof.raw for t in once_each if t.proof and t.name[:3] in {"t01", "t02", "t03"}}
    assert raw == {expected}


@pytest.mark.parametrize(
    ("name", "field", "labels"),
    [
        ("t02-topic", MAIN, codes.TOPIC),
        ("t03-age", "age_band", codes.AGE_BAND),
        ("t06-referral", "referred_to", codes.REFERRED_TO),
        ("t07-language", "language", codes.LANGUAGE),
    ],
)
def test_a_list_of_codes_counts_as_sql_does(
    fill: Fill, name: str, field: str, labels: dict[str, str]
) -> None:
    store = fill(300)

    table = got(month_report(store.database, MONTH), name)

    shown = dict(zip(table.values("label"), table.values("sessions"), strict=True))
    assert shown == labelled(labels, counts(store, field))


def test_sites_have_their_sessions_people_minutes_and_days(fill: Fill) -> None:
    store = fill(300)
    expected = ask(
        store,
        "SELECT CASE site WHEN '' THEN '未設定' ELSE site END, count(*), sum(people), "
        f"sum(minutes), count(DISTINCT started_on) {IN_MONTH} GROUP BY site ORDER BY site",
    )

    table = got(month_report(store.database, MONTH), "t01-site")

    assert [row[:5] for row in table.rows] == expected
    assert {row[5] for row in table.rows} == {Mark.NOT_RECORDED}


def test_areas_are_compared_with_the_month_and_the_year_before(fill: Fill) -> None:
    store = fill(4000, days=400)
    topics = [t for t, area in codes.AREA_OF_TOPIC.items() if area == "I_phone"]
    inside = ", ".join(f"'{topic}'" for topic in topics)
    expected = [
        ask(
            store,
            f"SELECT count(*) FROM help_session WHERE started_on LIKE '{month}-%' "  # noqa: S608
            f"AND outcome != 'cancelled' AND {MAIN} IN ({inside})",
        )[0][0]
        for month in ("2026-11", "2026-10", "2025-11")
    ]

    table = got(month_report(store.database, MONTH), "t02-area")
    row = dict(
        zip(
            (column.key for column in table.columns),
            next(row for row in table.rows if row[0] == codes.AREA["I_phone"]),
            strict=True,
        )
    )

    now, before, year = (int(value) for value in expected)
    assert (row["sessions"], row["before"], row["year"]) == (now, before, year)
    assert (row["before_change"], row["year_change"]) == (now - before, now - year)
    assert row["before_rate"] == pytest.approx(now / before)


def test_a_month_before_all_records_is_not_known_and_not_zero(fill: Fill) -> None:
    report = month_report(fill(50).database, MONTH)

    assert got(report, "t02-area").values("before")[0] == Mark.NOT_RECORDED
    assert got(report, "trend").values("sessions")[-2] == Mark.NOT_RECORDED
    assert dict(report.cover.rows)["前年同月の件数"] == Mark.NOT_RECORDED


def test_weekdays_and_half_hours_are_counted_as_sql_does(fill: Fill) -> None:
    store = fill(300)
    # strftime counts weekdays from Sunday.
    expected = {
        (str(row[0]), (int(row[1]) + 6) % 7): row[2]
        for row in ask(
            store,
            f"SELECT start_slot, strftime('%w', started_on), count(*) {IN_MONTH} GROUP BY 1, 2",
        )
    }

    table = got(month_report(store.database, MONTH), "t04-time")

    shown = {
        (str(row[0]), day): row[1 + day] for row in table.rows for day in range(7) if row[1 + day]
    }
    assert shown == expected
    assert table.total is not None
    assert table.total[-1] == sum(int(value) for value in expected.values())


def test_outcomes_by_area_and_the_rate_solved_are_counted_as_sql_does(fill: Fill) -> None:
    store = fill(400)
    found = ask(store, f"SELECT {MAIN}, outcome, count(*) {IN_MONTH} GROUP BY 1, 2")
    expected: dict[tuple[str, str], int] = {}
    for topic, outcome, count in found:
        key = (codes.AREA[codes.AREA_OF_TOPIC[str(topic)]], str(outcome))
        expected[key] = expected.get(key, 0) + int(count)

    table = got(month_report(store.database, MONTH), "t05-outcome")

    for row in table.rows:
        cells = dict(zip((column.key for column in table.columns), row, strict=True))
        for outcome in codes.OUTCOME:
            assert cells[outcome] == expected.get((str(row[0]), outcome), 0)
        if cells["sessions"]:
            rate = int(cells["solved"]) / int(cells["sessions"])
            assert cells["solved_rate"] == pytest.approx(rate)


@pytest.mark.parametrize(
    ("name", "field", "labels"),
    [
        ("t05-obstacle", "blocked_by", codes.BLOCKED_BY),
        ("t07-need", "support_needs", codes.SUPPORT_NEEDS),
    ],
)
def test_several_codes_of_one_session_count_once_each(
    fill: Fill, name: str, field: str, labels: dict[str, str]
) -> None:
    store = fill(300)
    expected = {
        label: ask(store, f"SELECT count(*) {IN_MONTH} AND ' '||{field}||' ' LIKE '% {code} %'")[0][
            0
        ]
        for code, label in labels.items()
    }

    table = got(month_report(store.database, MONTH), name)

    assert dict(zip(table.values("label"), table.values("mentions"), strict=True)) == expected


def test_guides_have_the_step_reached_and_the_mean_time(fill: Fill) -> None:
    store = fill(300)
    expected = ask(
        store,
        f"SELECT count(*), avg(guide_step), avg(minutes) {IN_MONTH} "
        "AND guide_id = 'mynumber.cert-renewal'",
    )[0]

    titles = {"mynumber.cert-renewal": "電子証明書を更新する"}
    table = got(month_report(store.database, MONTH, titles), "t08-guide")

    row = next(row for row in table.rows if row[0] == "電子証明書を更新する")
    assert row[1:] == pytest.approx(expected)


def test_supporters_are_counted_by_day_and_site(fill: Fill) -> None:
    store = fill(300)
    expected = ask(
        store,
        "SELECT CASE site WHEN '' THEN '未設定' ELSE site END, "
        "ifnull(supporter_code, '未設定'), count(DISTINCT started_on), count(*), sum(minutes) "
        f"{IN_MONTH} GROUP BY site, supporter_code ORDER BY site, ifnull(supporter_code, '')",
    )

    table = got(month_report(store.database, MONTH), "t09-supporter")

    assert [row[:5] for row in table.rows] == expected


def test_marks_of_residents_and_their_mean_are_counted_as_sql_does(fill: Fill) -> None:
    store = fill(300)
    mean, answered = ask(store, f"SELECT avg(satisfaction), count(satisfaction) {IN_MONTH}")[0]

    table = got(month_report(store.database, MONTH), "t10-satisfaction")

    expected = [counts(store, "satisfaction").get(mark, 0) for mark in (5, 4, 3, 2, 1, None)]
    assert list(table.values("sessions")) == expected
    assert table.notes == (f"平均 {mean:.2f}（答えた人 {answered}人、5が いちばん よい）。",)


def test_confidence_counts_those_who_answered_both(fill: Fill) -> None:
    store = fill(300)
    both = "confidence_before IS NOT NULL AND confidence_after IS NOT NULL"
    expected = [
        ask(
            store,
            f"SELECT count(*) {IN_MONTH} AND {both} AND confidence_after {sign} confidence_before",
        )[0][0]
        for sign in (">", "=", "<")
    ]

    table = got(month_report(store.database, MONTH), "t10-confidence")

    assert list(table.values("sessions"))[:3] == expected


def test_suspected_fraud_is_counted_by_kind(fill: Fill) -> None:
    store = fill(400)
    expected = ask(
        store, f"SELECT count(*) {IN_MONTH} AND fraud_flag = 'paid' AND {MAIN} = 'sf_call'"
    )[0][0]

    table = got(month_report(store.database, MONTH), "t11-fraud")

    paid = table.rows[list(codes.FRAUD_FLAG).index("paid")]
    assert paid[table.column("sf_call")] == expected
    assert table.values("sessions") == tuple(
        counts(store, "fraud_flag").get(flag, 0) for flag in codes.FRAUD_FLAG
    )


def test_open_cases_are_listed_by_codes_and_the_rest_is_counted(fill: Fill) -> None:
    store = fill(1500)
    expected = ask(
        store,
        f"SELECT count(*) {IN_MONTH} AND (outcome IN ('again', 'not_solved') "
        "OR follow_up <> 'none')",
    )[0][0]

    table = got(month_report(store.database, MONTH), "t12-open")

    assert len(table.rows) == 500
    assert table.notes == (
        f"ほかに {int(expected) - 500}件 あります。「desk list」で すべて見られます。",
    )
    assert table.proof is not None
    assert table.proof.raw == expected


def test_a_cancelled_record_counts_nowhere_and_a_corrected_one_once(
    store: DeskStore, make_session: Callable[..., HelpSession]
) -> None:
    officer = Actor("city_officer", "console")
    kept = store.save(make_session(minutes=10))
    gone = store.save(make_session(minutes=60))
    store.correct(make_session(record_id=kept.record_id, minutes=45), by=officer)
    store.cancel(gone.record_id, by=officer)

    report = month_report(store.database, MONTH)

    assert got(report, "t01-site").total == ("合計", 1, 1, 45, 1, Mark.NOT_RECORDED)
    assert CANCELLED not in str(report.pages)


def test_a_month_without_records_is_all_zero_and_proven(store: DeskStore) -> None:
    report = month_report(store.database, MONTH)

    assert dict(report.cover.rows)["相談の件数"] == 0
    assert all(table.proof.holds for table in report.tables if table.proof)


def test_what_the_pages_counted_is_shown_with_names(store: DeskStore) -> None:
    insert = 'INSERT INTO visit_step (procedure, step, language, hour, entered, "left", ended) '
    with store.database.writing() as connection:
        for language, entered in (("ja", 30), ("en", 10)):
            connection.execute(
                insert + "VALUES ('a.b', 'pin', ?, '2026-11-05T10', ?, 4, 2)", (language, entered)
            )
        connection.execute(insert + "VALUES ('a.b', 'pin', 'ja', '2026-12-01T10', 9, 9, 9)")
        connection.execute("INSERT INTO need VALUES ('search_failed', 'いぬ', '2026-11-02', 3)")
        connection.execute("INSERT INTO shift VALUES ('2026-11-02', '09:00', '01', 180)")
        connection.execute("INSERT INTO lesson VALUES (1, '2026-11-09', 'sn_line', 12, 9, 2)")

    report = month_report(store.database, MONTH, {"a.b": "更新する"})

    assert got(report, "a1-stops").rows == (("更新する", "pin", 40, 4, 8, 0.2),)
    assert got(report, "a2-needs").rows == (("見つからなかった ことば", "いぬ", 3),)
    assert got(report, "t13-lesson").rows == (("2026-11-09", "LINE", 12, 9, 2),)
    assert got(report, "a4-faces").rows == ((Mark.NOT_RECORDED,) * 6,)
    assert all(table.proof.holds for table in report.tables if table.proof)


def test_the_cover_says_the_period_in_both_calendars(fill: Fill) -> None:
    rows = dict(month_report(fill(60).database, MONTH).cover.rows)

    assert rows["期間"] == "2026年11月（令和8年11月） 2026年11月1日から11月30日まで"
    assert rows["年度"] == "2026年度（令和8年度）"


def test_the_trend_ends_with_the_month_and_agrees_with_sql(fill: Fill) -> None:
    store = fill(3000, days=420)
    expected = ask(
        store,
        "SELECT substr(started_on, 1, 7) AS month, count(*), sum(people), sum(minutes) "
        "FROM help_session WHERE outcome != 'cancelled' AND started_on >= '2025-11-01' "
        "GROUP BY 1 ORDER BY 1",
    )

    table = got(month_report(store.database, MONTH), "trend")

    assert [row[1:] for row in table.rows] == [row[1:] for row in expected]


def test_the_fiscal_year_begins_in_april(
    store: DeskStore, make_session: Callable[..., HelpSession]
) -> None:
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 11, 2)):
        store.save(make_session(started_on=day))

    rows = dict(month_report(store.database, Month("2026-11")).cover.rows)

    assert rows["年度の累計（件）"] == 2

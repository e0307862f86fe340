"""What was done, where, when and by whom: T1, T4, T9, T13 and T14."""

from __future__ import annotations

from collections import Counter, defaultdict

from kiosk.desk import codes
from kiosk.desk.reporting.month_facts import MonthFacts
from kiosk.desk.reporting.shapes import (
    ALL,
    MINUTES,
    NOT_SET,
    ONE_ROW_EACH,
    PEOPLE,
    SESSIONS,
    text,
)
from kiosk.desk.reporting.table import Cell, Column, Mark, Proof, Table
from kiosk.i18n import N_

WEEKDAYS = (N_("月"), N_("火"), N_("水"), N_("木"), N_("金"), N_("土"), N_("日"))
_FIRST_SLOT, _LAST_SLOT = "09:00", "16:30"
_MINUTES_PER_HOUR = 60


def by_site(facts: MonthFacts) -> Table:
    """Return T1: what each site did."""
    sessions: Counter[str] = Counter()
    people: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    days: dict[str, set[str]] = defaultdict(set)
    for (day, site, each_people, each_minutes), count in facts.tally.tokens["place"].items():
        sessions[site] += count
        people[site] += count * int(each_people)
        minutes[site] += count * int(each_minutes)
        days[site].add(day)
    rows = tuple(
        (
            *(site or NOT_SET, sessions[site], people[site], minutes[site], len(days[site])),
            Mark.NOT_RECORDED,
        )
        for site in sorted(sessions)
    )
    all_days = len(set().union(*days.values()))
    total = (
        *(ALL, sessions.total(), people.total(), minutes.total(), all_days),
        Mark.NOT_RECORDED,
    )
    return Table(
        "T1",
        "t01-site",
        N_("拠点ごとの実績"),
        (
            text("label", N_("拠点"), 18),
            *(SESSIONS, PEOPLE, MINUTES),
            Column("days", N_("記録のあった日"), width=16),
            Column("hours", N_("開設時間"), width=12),
        ),
        rows,
        total,
        Proof(ONE_ROW_EACH, sessions.total(), facts.tally.total.sessions),
        (
            N_("開設時間は 端末では わからないので、「記録なし」です。"),
            N_("合計の「記録のあった日」は、どこかの拠点に 記録のあった日の数です。"),
        ),
    )


def by_weekday_and_slot(facts: MonthFacts) -> Table:
    """Return T4: when people came, by weekday and half hour."""
    counts = facts.tally.tokens["slot"]
    found = {slot for _weekday, slot in counts}
    slots = _slots(min({_FIRST_SLOT, *found}), max({_LAST_SLOT, *found}))
    rows: list[tuple[Cell, ...]] = []
    for slot in slots:
        cells = [counts[str(day), slot] for day in range(len(WEEKDAYS))]
        rows.append((slot, *cells, sum(cells)))
    by_day = [sum(counts[str(day), slot] for slot in slots) for day in range(len(WEEKDAYS))]
    columns = (Column(f"day{at}", label, width=8) for at, label in enumerate(WEEKDAYS))
    return Table(
        "T4",
        "t04-time",
        N_("曜日と時間"),
        (text("label", N_("時刻（30分ごと）"), 18), *columns, Column("sessions", N_("計"))),
        tuple(rows),
        (ALL, *by_day, sum(by_day)),
        Proof(
            N_("取り消した記録を のぞき、相談が始まった曜日と 30分の枠に 1件ずつ数えています。"),
            sum(by_day),
            facts.tally.total.sessions,
        ),
    )


def by_supporter(facts: MonthFacts) -> Table:
    """Return T9: how much each supporter worked, by code."""
    sessions: Counter[tuple[str, str]] = Counter()
    minutes: Counter[tuple[str, str]] = Counter()
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (day, site, code, each), count in facts.tally.tokens["supporter"].items():
        who = (site, code)
        sessions[who] += count
        minutes[who] += count * int(each)
        days[who].add(day)
    duty = _duty(facts)
    rows = tuple(
        (
            *(site or NOT_SET, code or NOT_SET, len(days[site, code]), sessions[site, code]),
            *(minutes[site, code], duty.get(code, Mark.NOT_RECORDED)),
        )
        for site, code in sorted(sessions)
    )
    activities = sum(len(days[who]) for who in sessions if who[1])
    hours: Cell = sum(duty.values()) if duty else Mark.NOT_RECORDED
    people = sum(1 for _site, code in sessions if code)
    return Table(
        "T9",
        "t09-supporter",
        N_("支援者の活動"),
        (
            *(text("site", N_("拠点"), 18), text("label", N_("支援者コード"), 16)),
            *(Column("days", N_("活動回数"), width=12), SESSIONS, MINUTES),
            Column("duty", N_("当番の分"), width=12),
        ),
        rows,
        (ALL, f"{people}人", activities, sessions.total(), minutes.total(), hours),
        Proof(ONE_ROW_EACH, sessions.total(), facts.tally.total.sessions),
        (
            N_("活動回数は、その人の記録のある日の数です。合計は 延べの回数です。"),
            N_("同じコードでも 拠点が ちがえば、別の人として 数えています。"),
        ),
    )


def lessons(facts: MonthFacts) -> Table:
    """Return T13: the lessons held."""
    found: dict[tuple[str, str, int], list[int]] = defaultdict(lambda: [0, 0])
    for (day, title, seats, place), value in facts.counters.get("lesson", Counter()).items():
        named = codes.TOPIC.get(str(title), str(title))
        found[str(day), named, int(seats)][int(place)] += value
    rows = tuple(
        (day, title, seats, came, absent) for (day, title, seats), (came, absent) in found.items()
    )
    rows = tuple(sorted(rows))
    came = sum(row[3] for row in rows)
    nothing = (Mark.NOT_RECORDED,) * 5
    in_class = [
        (count, count * int(people))
        for (_station, _suspect, channel, people), count in facts.tally.tokens["machine"].items()
        if channel == "class"
    ]
    told = N_("相談の記録のうち、受付のしかたが「講座」のもの: {sessions}件・{people}人。").format(
        sessions=sum(one[0] for one in in_class), people=sum(one[1] for one in in_class)
    )
    return Table(
        "T13",
        "t13-lesson",
        N_("講座"),
        (
            *(text("day", N_("日"), 14), text("label", N_("講座"), 28)),
            *(
                Column("seats", N_("定員")),
                Column("came", N_("参加")),
                Column("absent", N_("欠席")),
            ),
        ),
        rows or (nothing,),
        (ALL, f"{len(rows)}回", sum(r[2] for r in rows), came, sum(r[4] for r in rows))
        if rows
        else None,
        Proof(
            N_("講座の記録の「参加」の人数を 足しています。"),
            came,
            sum(v for k, v in facts.counters.get("lesson", Counter()).items() if k[-1] == 0),
        ),
        (told,),
    )


def by_station(facts: MonthFacts) -> Table:
    """Return T14: the terminals."""
    sessions: Counter[str] = Counter()
    suspect: Counter[str] = Counter()
    for (station, is_suspect, _channel, _people), count in facts.tally.tokens["machine"].items():
        sessions[station] += count
        suspect[station] += count * int(is_suspect)
    unknown = (Mark.NOT_RECORDED,) * 4
    rows = tuple(
        (station or NOT_SET, sessions[station], suspect[station], *unknown)
        for station in sorted(sessions)
    )
    return Table(
        "T14",
        "t14-terminal",
        N_("端末"),
        (
            *(text("label", N_("端末"), 18), SESSIONS),
            Column("suspect", N_("時計を疑う記録"), width=16),
            *(Column("uptime", N_("稼働時間"), width=12), Column("stops", N_("停止"), width=12)),
            Column("offline", N_("回線断"), width=12),
            Column("updates", N_("更新"), width=12),
        ),
        rows,
        (ALL, sessions.total(), suspect.total(), *unknown),
        Proof(ONE_ROW_EACH, sessions.total(), facts.tally.total.sessions),
        (N_("稼働時間・停止・回線断・更新は、相談の記録からは わからないので「記録なし」です。"),),
    )


def _duty(facts: MonthFacts) -> dict[str, int]:
    found: Counter[str] = Counter()
    for (_day, _slot, code, _place), minutes in facts.counters.get("shift", Counter()).items():
        found[str(code)] += minutes
    return dict(found)


def _slots(first: str, last: str) -> list[str]:
    start, end = (int(one[:2]) * _MINUTES_PER_HOUR + int(one[3:]) for one in (first, last))
    return [
        f"{minute // _MINUTES_PER_HOUR:02d}:{minute % _MINUTES_PER_HOUR:02d}"
        for minute in range(start, end + 1, 30)
    ]

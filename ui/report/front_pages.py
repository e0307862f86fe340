"""The first pages of the printed report: the month at a glance, what for, when and who."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.months import fiscal_label, month_label, period_label
from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.table import Cell, Mark, Table, words
from ui.report import charts, form
from ui.report.canvas import Canvas, width, wrapped

Draw = Callable[[Canvas], None]
_MOST_BARS = 16
_FEW_BARS = 8
_HALF = (form.WIDTH - form.GAP) / 2
_CARD_HIGH = 236.0
_CARD_GAP = 30.0
_CARD_PAD = 24.0
_MOST_LANGUAGES = 12


def front_pages(report: Report) -> list[Draw]:
    """Return one drawing per page; pages whose tables this edition lacks are left out."""
    pages: list[Draw] = [lambda canvas: _glance(canvas, report)]
    if report.table("t02-area") is not None:
        pages.append(lambda canvas: _what_for(canvas, report))
        pages.append(lambda canvas: _when_and_who(canvas, report))
    return pages


def _glance(canvas: Canvas, report: Report) -> None:
    edition = "公開版" if report.is_public else "市の内部用"
    canvas.box(0, 0, form.PAGE[0], 24, form.ink("primary"))
    canvas.words(
        "デジタル活用支援　月のまとめ", (form.MARGIN, form.TOP + 40), form.BODY,
        colour=form.ink("second"),
    )  # fmt: skip
    right = form.MARGIN + form.WIDTH
    canvas.words(edition, (right, form.TOP + 40), form.BODY, bold=True, align="right")
    canvas.words(month_label(report.month), (form.MARGIN, form.TOP + 150), form.TITLE, bold=True)
    said = f"{period_label(report.month)}　{fiscal_label(report.month)}"
    canvas.words(said, (form.MARGIN, form.TOP + 214), form.BODY, colour=form.ink("second"))
    y = form.TOP + 270.0
    y += _cards(canvas, report, y) + form.GAP
    y = _heading(canvas, "13か月の うつりかわり（件数）", y)
    items = [_month_item(row) for row in report.trend.rows]
    y += charts.trend(canvas, form.MARGIN, y, form.WIDTH, items) + form.GAP * 0.6
    y = _heading(canvas, "この月に わかること", y)
    _said(canvas, report, y)


def _cards(canvas: Canvas, report: Report, y: float) -> float:
    cards = _figures(report)
    wide = (form.WIDTH - _CARD_GAP * (len(cards) - 1)) / len(cards)
    for number, (name, figure, below) in enumerate(cards):
        x = form.MARGIN + number * (wide + _CARD_GAP)
        canvas.box(x, y, wide, _CARD_HIGH, form.ink("ground"), radius=form.RADIUS)
        canvas.words(name, (x + _CARD_PAD, y + 52), form.SMALL, colour=form.ink("second"))
        long = width(figure, form.FIGURE, bold=True)
        size = round(form.FIGURE * min(1.0, (wide - 2 * _CARD_PAD) / long))
        canvas.words(figure, (x + _CARD_PAD, y + 150), size, bold=True, colour=form.ink("primary"))
        canvas.words(below, (x + _CARD_PAD, y + 206), form.TINY, colour=form.ink("second"))
    return _CARD_HIGH


def _figures(report: Report) -> list[tuple[str, str, str]]:
    said = {str(row[0]): row[1] for row in report.cover.rows}

    def get(name: str) -> str:
        return words(said.get(name, Mark.WITHHELD), "count")

    minutes = said.get("相談の時間（分）", Mark.WITHHELD)
    hours = minutes if isinstance(minutes, str) else f"{minutes / 60:,.0f}"
    cards = [
        ("相談の件数", get("相談の件数"), _against_before(said)),
        ("相談した人数", get("相談した人数"), "人"),
        ("相談の時間", hours, "時間"),
    ]
    if "解決率" in said:
        cards.append(("解決率", get("解決率"), "「解決」÷ すべての件数"))
        older = get("65歳以上の割合").split("（")[0]
        cards.append(("65歳以上", older, "年代を 答えた人のうち"))
    return cards


def _against_before(said: dict[str, Cell]) -> str:
    now, before = said.get("相談の件数"), said.get("前月の件数")
    if not isinstance(now, int) or not isinstance(before, int):
        return "件"
    return f"件（前月との差 {now - before:+,}）"


def _month_item(row: tuple[Cell, ...]) -> tuple[str, str, Cell]:
    year, month = str(row[0]).split("（")[0].split("年")
    return f"{year}年", month, row[1]


def _said(canvas: Canvas, report: Report, y: float) -> None:
    shown = {"多い相談", "多い相談区分", "現場の声（つまずき）", "答えられなかったこと"}
    shown |= {"前年同月の件数", "年度の累計（件）", "拠点の数", "次月の予定"}
    for label, said in report.cover.rows:
        if label not in shown:
            continue
        lines = wrapped(words(said, "count"), form.BODY, form.WIDTH - 480)
        canvas.words(str(label), (form.MARGIN, y + form.BODY), form.BODY, bold=True)
        for line in lines:
            canvas.words(line, (form.MARGIN + 480, y + form.BODY), form.BODY)
            y += form.BODY * 1.6
        y += 14
        right = form.MARGIN + form.WIDTH
        canvas.rule((form.MARGIN, y), (right, y), colour=form.ink("line"), wide=form.HAIRLINE)
        y += 14
    for note in report.cover.notes:
        for line in wrapped(note, form.SMALL, form.WIDTH):
            y += form.SMALL * 1.5
            canvas.words(line, (form.MARGIN, y), form.SMALL, colour=form.ink("second"))


def _what_for(canvas: Canvas, report: Report) -> None:
    y = _heading(canvas, "なにの相談が 多かったか", float(form.TOP))
    y += charts.bars(
        canvas, form.MARGIN, y, form.WIDTH, _ranked(report, "t02-area", "sessions")[:_MOST_BARS]
    )
    y = _heading(canvas, "どうなったか", y + form.GAP)
    y += _outcomes(canvas, report, y) + form.GAP
    left = _heading(canvas, "つまずき（延べ）", y)
    obstacles = _ranked(report, "t05-obstacle", "mentions")[:_FEW_BARS]
    charts.bars(canvas, form.MARGIN, left, _HALF, obstacles)
    x = form.MARGIN + _HALF + form.GAP
    _heading(canvas, "つないだ先", y, x=x)
    sent = [
        one for one in _ranked(report, "t06-referral", "sessions") if one[0] != "つないでいない"
    ]
    charts.bars(canvas, x, left, _HALF, sent[:_FEW_BARS])


def _outcomes(canvas: Canvas, report: Report, y: float) -> float:
    table = report.table("t05-outcome")
    if table is not None and table.total is not None:
        last = table.column("sessions")
        parts = [
            (column.title, cell) for column, cell in
            zip(table.columns[1:last], table.total[1:last], strict=True)
        ]  # fmt: skip
        rate = words(table.total[last + 1], "percent")
    else:
        alone = report.table("t05-outcome-b")
        parts = [(str(row[0]), row[1]) for row in alone.rows] if alone else []
        rate = ""
    items = [
        (label, value, form.OUTCOMES[at % len(form.OUTCOMES)])
        for at, (label, value) in enumerate(parts)
    ]
    middle = (rate, "解決率") if rate and rate != Mark.WITHHELD else ("", "")
    return charts.ring(canvas, form.MARGIN, y, items, wide=form.WIDTH, middle=middle)


def _when_and_who(canvas: Canvas, report: Report) -> None:
    y = _heading(canvas, "いつ 来たか（曜日と時間）", float(form.TOP))
    table = report.table("t04-time")
    if table is not None:
        last = table.column("sessions")
        days = [column.title for column in table.columns[1:last]]
        rows = [(str(row[0]), row[1:last]) for row in table.rows]
        y += charts.heat(canvas, form.MARGIN, y, form.WIDTH, columns=days, rows=rows)
    else:
        y += charts.bars(canvas, form.MARGIN, y, form.WIDTH, _in_order(report, "t04-time-b"))
    y += form.GAP
    left = _heading(canvas, "年代", y)
    charts.bars(canvas, form.MARGIN, left, _HALF, _in_order(report, "t03-age"))
    x = form.MARGIN + _HALF + form.GAP
    _heading(canvas, "ことば", y, x=x)
    languages = _ranked(report, "t07-language", "sessions")
    charts.bars(canvas, x, left, _HALF, [one for one in languages if one[1] != 0][:_MOST_LANGUAGES])


def _in_order(report: Report, name: str) -> list[charts.Item]:
    table = report.table(name)
    return [(str(row[0]), row[1]) for row in table.rows] if table is not None else []


def _ranked(report: Report, name: str, key: str) -> list[charts.Item]:
    """Return the rows by count; hidden ones come after those that are shown, zeros last."""
    table: Table | None = report.table(name)
    if table is None:
        return []
    at = table.column(key)
    items = [(str(row[0]), row[at]) for row in table.rows]
    return sorted(items, key=_rank)


def _rank(item: charts.Item) -> tuple[int, float]:
    value = item[1]
    if isinstance(value, str):
        return (1, 0 if value == Mark.UNDER_FIVE else -1)
    return (0, -value) if value else (2, 0)


def _heading(canvas: Canvas, text: str, y: float, *, x: float = form.MARGIN) -> float:
    canvas.box(x, y + 8, 12, form.HEADING, form.ink("primary"))
    canvas.words(text, (x + 34, y + form.HEADING), form.HEADING, bold=True)
    return y + form.HEADING * 1.75

"""What retention forgets beside help sessions: old notes, slips, shifts, rare words of searches."""

from __future__ import annotations

from datetime import date, timedelta

from kiosk.desk.sqlite.engine import engine

KEEP_NOTES = timedelta(days=31)
# A word that so few asked for could point at somebody; it goes into the count of all words.
FEWEST_ASKING = 3
SOME_WORD = "ことば"

_RARE = (
    "kind = 'search_failed' AND what <> :some AND day < :recent AND what IN "
    "(SELECT what FROM need WHERE kind = 'search_failed' GROUP BY what HAVING sum(count) < :fewest)"
)


def forget_old(connection: engine.Connection, *, before: date, today: date) -> None:
    """Delete what is no longer needed, inside the transaction that is open on ``connection``.

    Args:
        connection: In a transaction.
        before: The first day whose sessions are kept; shifts go with them.
        today: Notes, slip numbers and rare words older than `KEEP_NOTES` before it go.
    """
    recent = (today - KEEP_NOTES).isoformat()
    connection.execute("DELETE FROM shift WHERE started_on < ?", (before.isoformat(),))
    connection.execute("DELETE FROM handover WHERE day < ?", (recent,))
    connection.execute("DELETE FROM slip WHERE day < ?", (recent,))
    connection.execute(
        "DELETE FROM follow_up_done WHERE record_id NOT IN (SELECT record_id FROM help_session)"
    )
    values = {"some": SOME_WORD, "recent": recent, "fewest": FEWEST_ASKING}
    rare = connection.execute(
        f"SELECT day, sum(count) FROM need WHERE {_RARE} GROUP BY day",  # noqa: S608 - our text
        values,
    ).fetchall()
    connection.execute(f"DELETE FROM need WHERE {_RARE}", values)  # noqa: S608 - our own text
    connection.executemany(
        "INSERT INTO need (kind, what, day, count) VALUES ('search_failed', ?, ?, ?) "
        "ON CONFLICT (day, kind, what) DO UPDATE SET count = count + excluded.count",
        [(SOME_WORD, day, count) for day, count in rare],
    )

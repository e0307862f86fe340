"""The statements that make the counters, the shift's book and the open sessions: one migration.

The other tables, and how migrations run, are in `schema`.
"""

from __future__ import annotations

# No row can be led back to a visit: counts by day, steps by hour, and nothing that joins them.
COUNTERS: tuple[str, ...] = (
    """CREATE TABLE visit_step (
        procedure TEXT NOT NULL,
        step TEXT NOT NULL,
        language TEXT NOT NULL,
        hour TEXT NOT NULL,
        entered INTEGER NOT NULL DEFAULT 0,
        left INTEGER NOT NULL DEFAULT 0,
        ended INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (hour, procedure, step, language)
    ) WITHOUT ROWID""",
    """CREATE TABLE feedback (
        procedure TEXT NOT NULL,
        language TEXT NOT NULL,
        day TEXT NOT NULL,
        face INTEGER NOT NULL CHECK (face BETWEEN 1 AND 3),
        reason TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, procedure, language, face, reason)
    ) WITHOUT ROWID""",
    """CREATE TABLE unclear (
        procedure TEXT NOT NULL,
        step TEXT NOT NULL,
        language TEXT NOT NULL,
        day TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, procedure, step, language)
    ) WITHOUT ROWID""",
    """CREATE TABLE need (
        kind TEXT NOT NULL CHECK (kind IN ('unanswered', 'search_failed')),
        what TEXT NOT NULL,
        day TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, kind, what)
    ) WITHOUT ROWID""",
    """CREATE TABLE resident_notice (
        day TEXT NOT NULL,
        language TEXT NOT NULL,
        heard INTEGER NOT NULL DEFAULT 0,
        declined INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (day, language)
    ) WITHOUT ROWID""",
    """CREATE TABLE shift (
        started_on TEXT NOT NULL,
        slot TEXT NOT NULL,
        supporter_code TEXT NOT NULL,
        minutes INTEGER,
        PRIMARY KEY (started_on, slot, supporter_code)
    ) WITHOUT ROWID""",
    """CREATE TABLE handover (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        note TEXT NOT NULL CHECK (length(note) <= 120),
        slip_numbers TEXT NOT NULL,
        by_code TEXT NOT NULL
    )""",
    """CREATE TABLE lesson (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        title TEXT NOT NULL,
        seats INTEGER NOT NULL,
        came INTEGER NOT NULL,
        absent INTEGER NOT NULL
    )""",
    """CREATE TABLE slip (
        day TEXT PRIMARY KEY,
        given INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE follow_up_done (
        record_id TEXT PRIMARY KEY,
        done_on TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE open_session (
        record_id TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
)
# How long the audit chain was when its last line was written, so that a cut tail shows.
AUDIT_HEAD: tuple[str, ...] = (
    """CREATE TABLE audit_head (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        lines INTEGER NOT NULL,
        hash TEXT NOT NULL
    )""",
    "INSERT INTO audit_head (one, lines, hash) "
    "SELECT 1, count(*), coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '') "
    "FROM audit",
)
# Answers to the question of the city: no language, no hour, nothing of who answered.
QUESTION_ANSWERS: tuple[str, ...] = (
    """CREATE TABLE question_answer (
        day TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, question, answer)
    ) WITHOUT ROWID""",
)
ENTERED_LATE: tuple[str, ...] = (
    "ALTER TABLE help_session ADD COLUMN entered_late INTEGER NOT NULL DEFAULT 0",
)

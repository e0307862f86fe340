"""The statements of the indexes for the month's report and the desk's lists: migrations."""

from __future__ import annotations

# In the order of the days and with every column the report counts, so that the report never
# touches the records themselves, which lie in the order of their random ids. It takes the place of
# the index on the day alone: a save writes one index entry, as before.
REPORT_INDEX: tuple[str, ...] = (
    """CREATE INDEX help_session_report ON help_session (
        started_on, start_slot, outcome, site, people, minutes, topics, fraud_flag, age_band,
        language, support_needs, referred_to, follow_up, blocked_by, guide_id, guide_step,
        supporter_code, satisfaction, confidence_before, confidence_after, station,
        clock_suspect, channel, slip_number
    )""",
    "DROP INDEX help_session_day",
)
# Which sessions somebody will come back for; few are, so the index stays small.
IS_FOLLOWED_UP = "outcome <> 'cancelled' AND (follow_up <> 'none' OR outcome = 'again')"
FOLLOW_UP_INDEX: tuple[str, ...] = (
    "CREATE INDEX help_session_follow_up ON help_session (started_on, start_slot) "
    f"WHERE {IS_FOLLOWED_UP}",
)
# Counters that arrived in a file from another terminal; ``key`` and ``sums`` are JSON arrays.
MERGED_COUNTERS: tuple[str, ...] = (
    """CREATE TABLE merged_counter (
        terminal_id TEXT NOT NULL,
        counter TEXT NOT NULL,
        day TEXT NOT NULL,
        key TEXT NOT NULL,
        sums TEXT NOT NULL,
        PRIMARY KEY (counter, day, terminal_id, key)
    ) WITHOUT ROWID""",
)

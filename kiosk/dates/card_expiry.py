"""Until when a My Number Card and its certificates hold, and from when they can be renewed. Pure.

Rules and sources: the card dossier's section on validity, read 2026-11-21:
公的個人認証サービス よくある質問 https://www2.jpki.go.jp/faq/digital_id.html (5th birthday),
https://www.city.adachi.tokyo.jp/koseki/2019_maika_dennshisyoumei_koushinn.html (10th birthday, the
earlier of certificate and card, end of the period of stay),
大村市 https://www.city.omura.nagasaki.jp/mynumber/kurashi/koseki/denshi/shikko.html (when to
renew).
"""

from __future__ import annotations

from datetime import date

import msgspec

from kiosk.dates.arithmetic import add_years, birthday_in, first_day_before

ADULT_BIRTHDAYS, CHILD_BIRTHDAYS, CERTIFICATE_BIRTHDAYS = 10, 5, 5


class Expiry(msgspec.Struct, frozen=True):
    """Last days on which card and certificates hold."""

    card: date
    certificate: date


class Issue(msgspec.Struct, frozen=True):
    """What somebody remembers of her card: the year it was made, and on which side of her birthday.

    ``is_adult``: 18 or older then. ``is_before`` of `None`: she does not know; the earlier day is
    counted, so that nobody comes late.
    """

    year: int
    month: int
    day: int
    is_adult: bool = True
    is_before: bool | None = None

    def birthday(self, count: int) -> date:
        """Return the ``count``-th birthday after the issue."""
        is_before = self.is_before is not False
        return birthday_in(self.year + count - (1 if is_before else 0), self.month, self.day)


def first_expiry(issue: Issue) -> Expiry:
    """Return until when a card holds, and the certificates it was issued with."""
    card = issue.birthday(ADULT_BIRTHDAYS if issue.is_adult else CHILD_BIRTHDAYS)
    return Expiry(card, min(card, issue.birthday(CERTIFICATE_BIRTHDAYS)))


def expiry_after_renewal(issue: Issue) -> Expiry:
    """Return the same after the certificates were renewed once.

    In the three months before the end they run to the 6th birthday after the renewal, that is five
    years beyond the old day, and never beyond the card.

    Source: 東村山市 公的個人認証サービスの有効期間
    https://www.city.higashimurayama.tokyo.jp/faq/kurashi/koseki/juki/jnet_q_005.html, read
    2026-11-21. Our rule: renewed after the end, the same day is named; it is never too late a one.
    """
    before = first_expiry(issue)
    later = add_years(before.certificate, CERTIFICATE_BIRTHDAYS)
    birthday = birthday_in(later.year, issue.month, issue.day)
    return Expiry(before.card, min(before.card, birthday))


def renewable_from(end: date, months: int) -> date:
    """Return the first day on which what ends with ``end`` can be renewed."""
    return first_day_before(end, months)

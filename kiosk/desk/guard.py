"""The guard of free text: says whether a memo may be saved, and why not, in Japanese.

Pure functions: nothing here logs, stores or repeats what was refused. The digit rules are in
`guard_digits`, names in `guard_names`, the other patterns in `guard_words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdnum.jp import in_

from kiosk.desk.guard_digits import has_long_number, has_phone, twelve_digit_numbers
from kiosk.desk.guard_names import has_possible_name, has_titled_name
from kiosk.desk.guard_words import (
    has_account,
    has_address,
    has_birth_date,
    has_mail,
    has_possible_address,
    has_secret,
    has_sensitive_word,
)
from kiosk.desk.normal import normalise
from kiosk.i18n import N_

MEMO_LENGTH = 60
MY_NUMBER_SAYS = N_("個人番号（マイナンバー）は 記録できません。番号を 消してください。")


class Answer(StrEnum):
    """What the guard answers: save, ask the supporter first, or do not save."""

    OK = "ok"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause: ``kind`` for counting and tests, ``say`` for the supporter (what to do)."""

    kind: str
    say: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one text. It never holds the text."""

    answer: Answer
    reasons: tuple[Reason, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the text must be changed before it can be saved; nobody can override it."""
        return self.answer is Answer.REFUSE

    @property
    def asks(self) -> bool:
        """Whether the supporter must confirm that the text names nobody."""
        return self.answer is Answer.ASK


_REFUSALS = (
    ("phone", has_phone, N_("電話番号のようです。書かずに「連絡先あり」としてください。")),
    (
        "long_number",
        has_long_number,
        N_("数字が 長くつづいています。番号は 書かないでください。"),
    ),
    ("mail", has_mail, N_("メールアドレスやIDのようです。書かずに「連絡先あり」としてください。")),
    ("address", has_address, N_("住所のようです。番地や部屋番号を 消してください。")),
    ("birth_date", has_birth_date, N_("生年月日のようです。消すか、年代だけにしてください。")),
    ("account", has_account, N_("口座やカードの番号のようです。番号を 消してください。")),
    ("secret", has_secret, N_("暗証番号やパスワードのようです。すぐに 消してください。")),
    ("name", has_titled_name, N_("お名前のようです。「ご本人」「ご家族」と 書いてください。")),
)
_QUESTIONS = (
    ("possible_name", has_possible_name, N_("お名前が 入っていませんか。名前は 消してください。")),
    (
        "possible_address",
        has_possible_address,
        N_("住所が 入っていませんか。住所は 消してください。"),
    ),
    (
        "sensitive",
        has_sensitive_word,
        N_("病気・お金・ご家族の事情が わかることばです。なくても よければ 消してください。"),
    ),
)


def judge(text: str) -> Verdict:
    """Return what the guard says of a memo.

    Source: the desk's rule set for free text (no number of four digits or more, no contact, no
    address, no birth date, no name), docs/desk.md, chapter "The guard".
    """
    if not text.strip():
        return Verdict(Answer.OK)
    plain = normalise(text)
    reasons = [Reason(kind, say) for kind, found, say in _REFUSALS if found(plain)]
    if contains_my_number(text):
        reasons.insert(0, Reason("my_number", MY_NUMBER_SAYS))
    if len(text) > MEMO_LENGTH:
        reasons.append(Reason("too_long", N_("メモは 60文字までです。短くしてください。")))
    if reasons:
        return Verdict(Answer.REFUSE, tuple(reasons))
    questions = tuple(Reason(kind, say) for kind, found, say in _QUESTIONS if found(plain))
    return Verdict(Answer.ASK, questions) if questions else Verdict(Answer.OK)


def contains_my_number(text: str) -> bool:
    """Return whether ``text`` holds twelve digits that are a valid Individual Number.

    Full width, kanji numerals, spaces, hyphens, dots and line breaks between digits do not hide it.

    Source: the check digit of the Individual Number as implemented by python-stdnum
    (``stdnum.jp.in_``).
    """
    return any(in_.is_valid(number) for number in twelve_digit_numbers(normalise(text)))

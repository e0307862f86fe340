"""The guard of free text: says whether a memo may be saved, and why not, in Japanese.

Pure functions: nothing here logs, stores or repeats what was refused. The digit rules are in
`guard_digits`, names in `guard_names`, the other patterns in `guard_words`.
"""

from __future__ import annotations

import hashlib
import secrets
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.desk.guard_digits import has_long_number, has_my_number, has_phone
from kiosk.desk.guard_names import (
    has_possible_name,
    has_register_letter,
    has_titled_name,
    without_figures,
)
from kiosk.desk.guard_people import has_bare_name
from kiosk.desk.guard_reading import has_read_name, without_things
from kiosk.desk.guard_readings import has_spelled_name
from kiosk.desk.guard_words import (
    SENSITIVE_SIGNS,
    has_account,
    has_address,
    has_birth_date,
    has_mail,
    has_plate,
    has_possible_address,
    has_possible_secret,
    has_secret,
    has_sensitive_word,
)
from kiosk.desk.normal import normalise
from kiosk.i18n import N_

MEMO_LENGTH = 60
TOO_LONG_SAYS = N_("メモは {length}文字までです。短くしてください。")
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


# Each rule is looked at only when one of the signs it cannot do without is there: a memo is judged
# on the way of every save.
_DIGITS = frozenset("0123456789")
_NUMERALS = _DIGITS | frozenset("〇一二三四五六七八九十百千元")
_LETTERS = frozenset(string.ascii_letters)
_PLACES = frozenset("〒都道府県市区町村")
_ALWAYS: frozenset[str] = frozenset()


def _is_addressed(text: str) -> bool:
    return has_titled_name(without_figures(text))


def _names_somebody(text: str) -> bool:
    text = without_figures(text)
    known = without_things(text)
    return (
        has_register_letter(text)
        or has_possible_name(known)
        or has_bare_name(known)
        or has_read_name(text)
        or has_spelled_name(text)
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    found: Callable[[str], bool]
    needs: frozenset[str]
    say: str


_REFUSALS = (
    _Rule("my_number", has_my_number, _DIGITS, MY_NUMBER_SAYS),
    _Rule(
        "phone",
        has_phone,
        _DIGITS,
        N_("電話番号のようです。書かずに「連絡先あり」としてください。"),
    ),
    _Rule(
        "long_number",
        lambda text: has_long_number(text) or has_plate(text),
        _DIGITS,
        N_("数字が 長くつづいています。番号は 書かないでください。"),
    ),
    _Rule(
        "mail",
        has_mail,
        _LETTERS | frozenset("@アあ"),
        N_("メールアドレスやIDのようです。書かずに「連絡先あり」としてください。"),
    ),
    _Rule(
        "address",
        has_address,
        _NUMERALS | _PLACES,
        N_("住所のようです。番地や部屋番号を 消してください。"),
    ),
    _Rule(
        "birth_date",
        has_birth_date,
        _NUMERALS,
        N_("生年月日のようです。消すか、年代だけにしてください。"),
    ),
    _Rule(
        "account",
        has_account,
        _DIGITS,
        N_("口座やカードの番号のようです。番号を 消してください。"),
    ),
    _Rule(
        "secret",
        has_secret,
        frozenset("暗あパぱピ認確秘合Pp"),
        N_("暗証番号やパスワードのようです。すぐに 消してください。"),
    ),
    _Rule(
        "name",
        _is_addressed,
        _LETTERS | frozenset("さサ様氏くク君ちチ殿名苗姓なう"),
        N_("お名前のようです。「ご本人」「ご家族」と 書いてください。"),
    ),
)
_QUESTIONS = (
    _Rule(
        "possible_name",
        _names_somebody,
        _ALWAYS,
        N_("お名前が 入っていませんか。名前は 消してください。"),
    ),
    _Rule(
        "possible_address",
        has_possible_address,
        _DIGITS | _PLACES | frozenset("住宅家軒"),
        N_("住所が 入っていませんか。住所は 消してください。"),
    ),
    _Rule(
        "possible_secret",
        has_possible_secret,
        _LETTERS,
        N_("パスワードや IDが 入っていませんか。あれば 消してください。"),
    ),
    _Rule(
        "sensitive",
        has_sensitive_word,
        SENSITIVE_SIGNS,
        N_("病気・お金・ご家族の事情が わかることばです。なくても よければ 消してください。"),
    ),
)


# The form has judged a memo before it is saved. The text itself is never kept, only a mark of it
# that nobody outside this process can make.
_SECRET = secrets.token_bytes(32)


@dataclass(slots=True)
class _Last:
    mark: tuple[bytes, int] = (b"", 0)
    verdict: Verdict = field(default_factory=lambda: Verdict(Answer.OK))


_last = _Last()


def judge(text: str, *, length: int = MEMO_LENGTH) -> Verdict:
    """Return what the guard says of a memo, or of another free text of at most ``length``.

    Source: the desk's rule set for free text (no number of four digits or more, no contact, no
    address, no birth date, no name), docs/desk.md, chapter "The guard".
    """
    if not text.strip():
        return Verdict(Answer.OK)
    mark = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=_SECRET).digest()
    if _last.mark != (mark, length):
        _last.verdict = _judged(text, length)
        _last.mark = (mark, length)
    return _last.verdict


def _judged(text: str, length: int) -> Verdict:
    plain = normalise(text)
    signs = frozenset(plain)
    reasons = _reasons(_REFUSALS, plain, signs)
    if len(text) > length:
        reasons.append(Reason("too_long", TOO_LONG_SAYS.format(length=length)))
    if reasons:
        return Verdict(Answer.REFUSE, tuple(reasons))
    questions = _reasons(_QUESTIONS, plain, signs)
    return Verdict(Answer.ASK, tuple(questions)) if questions else Verdict(Answer.OK)


def prepare() -> None:
    """Read the dictionary and the lists now, so that the first memo need not wait for them."""
    judge("はじめ")


def contains_my_number(text: str) -> bool:
    """Return whether ``text`` holds twelve digits that are a valid Individual Number.

    Full width, kanji numerals, spaces, hyphens, dots and line breaks between digits do not hide it.

    Source: the check digit of the Individual Number as implemented by python-stdnum
    (``stdnum.jp.in_``).
    """
    return has_my_number(normalise(text))


def _reasons(rules: Iterable[_Rule], plain: str, signs: frozenset[str]) -> list[Reason]:
    return [
        Reason(rule.kind, rule.say)
        for rule in rules
        if (not rule.needs or not rule.needs.isdisjoint(signs)) and rule.found(plain)
    ]

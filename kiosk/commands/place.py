"""What the verbs share about places: the data folder, the city, the content of both."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from kiosk.errors import Fault
from kiosk.procedures.content import Content
from kiosk.procedures.model import CityId
from kiosk.settings import ASSETS, default_data_dir, load_settings


class WrongUseError(Exception):
    """The command line names something that does not exist; the verb exits 2."""


def data_of(args: argparse.Namespace) -> Path:
    """Return the data folder the command line names, or the usual one."""
    data = args.data
    return Path(data) if data else default_data_dir()


def city_of(args: argparse.Namespace) -> CityId:
    """Return the city the command line names, or the terminal's own.

    Raises:
        WrongUseError: There is no such city.
    """
    from kiosk.procedures.load import city_ids

    city = CityId(args.city or load_settings(data_of(args)).city)
    known = city_ids(ASSETS)
    if city not in known:
        raise WrongUseError(
            f"市「{city}」はありません。次のどれかにしてください: {'・'.join(known)}"
        )
    return city


def content_of(args: argparse.Namespace) -> Content:
    """Return the content of the city; what was left out of it is told on standard error."""
    from kiosk.procedures.stored import load_content

    content, faults = load_content(ASSETS, data_of(args) / "cache", city_of(args))
    complain(faults)
    return content


def complain(faults: Iterable[Fault]) -> None:
    """Tell each of ``faults`` on standard error."""
    for fault in faults:
        print(fault, file=sys.stderr)

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kiosk.guide.library import Library
from kiosk.language.compiled import compile_catalogs
from kiosk.procedures.build import assemble
from kiosk.procedures.model import CityId
from kiosk.settings import ASSETS, LOCALES

LibraryOf = Callable[[str], Library]


@pytest.fixture(scope="session")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogues, compiled; with the pseudo-language."""
    folder = tmp_path_factory.mktemp("catalogs")
    compile_catalogs(LOCALES, folder)
    return folder


@pytest.fixture(scope="session")
def library_of(catalogs: Path) -> LibraryOf:
    """The shipped content of a city, by the city's id."""

    @cache
    def of(city: str) -> Library:
        return Library(assemble(ASSETS, CityId(city)).content, catalogs)

    return of


@pytest.fixture(scope="session")
def library(library_of: LibraryOf) -> Library:
    """The shipped content of the first city."""
    return library_of("fujisawa")

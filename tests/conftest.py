from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kiosk.guide.library import Library
from kiosk.language.compiled import compile_catalogs
from kiosk.procedures.build import assemble
from kiosk.procedures.lists import list_folders
from kiosk.procedures.model import CityId
from kiosk.settings import ASSETS, LOCALES

# Before anything loads Qt: the tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LibraryOf = Callable[[str], Library]


@pytest.fixture(scope="session", autouse=True)
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the key of the help sessions is made, also by programs the tests start."""
    folder = tmp_path_factory.mktemp("config")
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    return folder


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
        lists = list_folders(ASSETS, Path("nowhere"), city)
        return Library(assemble(ASSETS, CityId(city)).content, catalogs, places=lists)

    return of


@pytest.fixture(scope="session")
def library(library_of: LibraryOf) -> Library:
    """The shipped content of the first city."""
    return library_of("fujisawa")

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.voice.client import WorkerSpeech
from kiosk.voice.engines import openjtalk


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Japanese engine with the product's dictionary; its id."""
    return openjtalk.load_dictionary(tmp_path_factory.mktemp("dictionary"))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerSpeech]:
    worker = WorkerSpeech(tmp_path_factory.mktemp("data"))
    yield worker
    worker.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"

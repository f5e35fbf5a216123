"""Bo's life, on a real database of each kind."""

import pytest

from tests.features.desk import Desk
from tests.features.records.life import Life


@pytest.fixture
def life(desk: Desk) -> Life:
    return Life(desk).lived()

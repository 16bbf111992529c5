from collections.abc import Iterator

import pytest

from tests.e2e.desktop import Desktop


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """One desktop for all tests that need one; each leaves it as it was: without windows."""
    with Desktop() as started:
        yield started

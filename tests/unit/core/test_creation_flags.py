import sys

import pytest

from finovox_desktop.core.creation_flags import creation_flags


@pytest.mark.parametrize(("platform", "expected"), [("win32", 0x08000000), ("linux", 0), ("darwin", 0)])
def test_a_child_has_no_console_where_one_would_open(platform: str, expected: int) -> None:
    assert creation_flags(platform) == expected


def test_this_system_is_meant_unless_another_is_named() -> None:
    assert creation_flags() == creation_flags(sys.platform)

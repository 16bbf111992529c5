"""The diagnostics that people copy."""

from finovox_desktop.core.job import JobState
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.core.status import Condition, KeyState
from finovox_desktop.diagnostics.report import diagnostics_text


def test_diagnostics_tell_states_and_settings() -> None:
    text = diagnostics_text(
        {JobState.DONE: 7, JobState.QUEUED: 0, JobState.FAILED: 2},
        Condition.OFFLINE,
        KeyState.STORED,
        Settings(mode=Mode.SERVICE),
        ["a line"],
    )
    assert "Jobs: done 7, failed 2\n" in text
    assert "Condition: offline\n" in text
    assert "Key: stored\n" in text
    assert "Mode: service\n" in text
    assert text.endswith("a line")


def test_an_address_is_shown_without_credentials_and_path() -> None:
    settings = Settings(service_root="https://me:hunter2@service.example:8443/tenant/secret")
    text = diagnostics_text({}, Condition.READY, KeyState.NONE, settings, ())
    assert "Service: https://service.example:8443\n" in text
    assert "hunter2" not in text
    assert "Jobs: none\n" in text

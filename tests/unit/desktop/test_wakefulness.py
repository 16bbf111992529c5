"""Sleep is held off while documents are uploaded, on a real bus, and for no longer."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QTimer

from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.desktop.wakefulness import WakefulUploads, system_sleep_lock
from tests.unit.desktop.conftest import Services, StartServices


def job(identifier: str, state: JobState) -> Job:
    document = Document("/a.pdf", "a.pdf", 10, "0" * 64, DocumentKind.PDF, 0)
    return Job(identifier, document, "", SANDBOX, (), state, datetime(2026, 11, 2, tzinfo=UTC), 1)


class RecordingLock:
    def __init__(self) -> None:
        self.calls: list[str] = []

    def hold(self) -> None:
        self.calls.append("hold")

    def release(self) -> None:
        self.calls.append("release")

    def close(self) -> None:
        self.calls.append("close")


class Uploads:
    """Uploads that begin and end as the test says, and the timer between them, which the test has run out."""

    def __init__(self, *, of_system: bool = False) -> None:
        self.parent = QObject()
        self.recording = RecordingLock()
        self.timer = QTimer(self.parent, interval=24 * 3600 * 1000)
        chosen = system_sleep_lock(self.parent) if of_system else self.recording
        self.watch = WakefulUploads(chosen, self.parent, timer=self.timer)

    def change(self, state: JobState, *identifiers: str, removed: Sequence[str] = ()) -> None:
        self.watch.take_in(JobsChange(changed=tuple(job(one, state) for one in identifiers), removed=tuple(removed)))


@pytest.fixture
def uploads() -> Uploads:
    return Uploads()


@pytest.fixture
def of_system() -> Iterator[Uploads]:
    """With the locks of this system."""
    uploads = Uploads(of_system=True)
    yield uploads
    uploads.watch.close()


def test_only_uploads_keep_awake(uploads: Uploads) -> None:
    uploads.change(JobState.QUEUED, "a", "b")
    uploads.change(JobState.PENDING, "c")
    assert uploads.recording.calls == []
    uploads.change(JobState.SUBMITTING, "a", "b")
    assert uploads.recording.calls == ["hold"]


def test_it_is_released_a_moment_after_the_last_upload(uploads: Uploads) -> None:
    uploads.change(JobState.SUBMITTING, "a", "b")
    uploads.change(JobState.PENDING, "a")
    assert not uploads.timer.isActive()
    uploads.change(JobState.FAILED, "b")
    assert uploads.recording.calls == ["hold"]
    uploads.timer.timeout.emit()
    assert uploads.recording.calls == ["hold", "release"]


def test_the_next_upload_goes_on_without_a_gap(uploads: Uploads) -> None:
    uploads.change(JobState.SUBMITTING, "a")
    uploads.change(JobState.PENDING, "a")
    assert uploads.timer.isActive()
    uploads.change(JobState.SUBMITTING, "b")
    assert not uploads.timer.isActive()
    assert "release" not in uploads.recording.calls


def test_a_document_that_is_removed_holds_nothing(uploads: Uploads) -> None:
    uploads.change(JobState.SUBMITTING, "a")
    uploads.change(JobState.QUEUED, removed=["a"])
    assert uploads.timer.isActive()


@pytest.mark.desktop
def test_the_login_manager_holds_sleep_off_until_it_is_released(of_system: Uploads, services: Services) -> None:
    of_system.change(JobState.SUBMITTING, "a")
    assert services.wait_for("Inhibit") == ["sleep", "Finovox Desktop", "Documents are being uploaded", "block"]
    of_system.change(JobState.PENDING, "a")
    of_system.timer.timeout.emit()
    services.wait_for("sleeps again")


@pytest.mark.desktop
def test_a_lock_that_comes_too_late_is_given_back_at_once(of_system: Uploads, services: Services) -> None:
    of_system.change(JobState.SUBMITTING, "a")
    of_system.watch.release()
    services.wait_for("Inhibit")
    services.wait_for("sleeps again")


@pytest.mark.desktop
def test_without_a_login_manager_the_desktop_s_power_management_is_asked(
    of_system: Uploads, start_services: StartServices
) -> None:
    services = start_services("org.freedesktop.PowerManagement.Inhibit")
    of_system.change(JobState.SUBMITTING, "a")
    assert services.wait_for("PowerManagement.Inhibit") == ["Finovox Desktop", "Documents are being uploaded"]
    of_system.watch.release()
    assert services.wait_for("UnInhibit") == [40]


def test_without_any_bus_nothing_happens(of_system: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere/bus")
    of_system.change(JobState.SUBMITTING, "a")
    of_system.watch.release()

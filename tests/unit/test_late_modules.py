"""What the programs do not load before they need it: each would keep people waiting for the window, or for a command's answer."""

import subprocess
import sys

import pytest

HTTP = ("requests", "urllib3", "http.cookiejar")
DOCUMENTS = ("PIL", "pikepdf", "pypdfium2", "defusedxml")
HIDDEN_PAGES = (
    "finovox_desktop.ui.bug_dialog",
    "finovox_desktop.ui.details.pages",
    "finovox_desktop.ui.details.review",
    "finovox_desktop.ui.file_choice",
    "finovox_desktop.ui.first_run",
    "finovox_desktop.ui.help.window",
    "finovox_desktop.ui.news",
    "finovox_desktop.ui.preview.preview_section",
    "finovox_desktop.ui.quit_notice",
    "finovox_desktop.ui.quit_warning",
    "finovox_desktop.ui.refusals",
    "finovox_desktop.ui.review.case_dialog",
    "finovox_desktop.ui.settings.dialog",
    "finovox_desktop.ui.triage.page",
    "finovox_desktop.ui.widgets.facet_popup",
)
BEHIND_THE_FIRST_PICTURE = (
    "finovox_desktop.interruption",
    "finovox_desktop.ui.banner",
    "finovox_desktop.ui.drop_area",
    "finovox_desktop.ui.look.program_icon",
    "finovox_desktop.ui.shortcuts",
    "finovox_desktop.ui.table.job_table_view",
    "finovox_desktop.ui.toolbar_menus",
    "finovox_desktop.ui.window_parts",
    "finovox_desktop.ui.work_page",
)
VALUES = (
    "finovox_desktop.core.document",
    "finovox_desktop.core.failures",
    "finovox_desktop.core.job_details",
    "finovox_desktop.core.news",
    "finovox_desktop.core.review",
    "finovox_desktop.core.risk",
    "finovox_desktop.core.watched",
    "finovox_desktop.diagnostics.bugs",
)
SLOW_OF_PYTHON = ("html", "logging.handlers", "socket")
SALVAGE = ("finovox_desktop.storage.opening", "finovox_desktop.storage.salvage")
ENGINE = (
    "finovox_desktop.core.answers",
    "finovox_desktop.engine.parts",
    "finovox_desktop.inspection.client",
    "finovox_desktop.service.intake",
    "finovox_desktop.storage.database",
    "finovox_desktop.storage.job_store",
    "sqlite3",
)
DESKTOP = ("PySide6.QtNetwork", "finovox_desktop.companions", "finovox_desktop.desktop.bus", "jeepney", "keyring")
CHILDREN = ("finovox_desktop.sandbox.process", "werkzeug")


def loaded_with(program: str) -> set[str]:
    command = [sys.executable, "-c", f"import sys, {program}; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split())


@pytest.mark.parametrize(
    ("program", "late"),
    [
        (
            "finovox_desktop.program",
            (
                *(*BEHIND_THE_FIRST_PICTURE, *HIDDEN_PAGES, *VALUES, *SLOW_OF_PYTHON),
                *(*HTTP, *DOCUMENTS, *SALVAGE, *ENGINE, *DESKTOP, *CHILDREN, "truststore"),
            ),
        ),
        ("finovox_desktop.app", ("finovox_desktop.program", *HTTP, *ENGINE, *DESKTOP, *CHILDREN)),
        ("finovox_desktop.cli", (*HTTP, *DOCUMENTS, *SALVAGE, "keyring", "werkzeug", "sqlite3", "PySide6.QtWidgets")),
    ],
)
def test_program_is_loaded_without(program: str, late: tuple[str, ...]) -> None:
    loaded = loaded_with(program)
    assert program in loaded
    assert not loaded & set(late)

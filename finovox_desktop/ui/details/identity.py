"""What the document is, where it lies, whose case it belongs to, and when it was sent and answered."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.text import shown
from finovox_desktop.ui.details.sections import plain_label
from finovox_desktop.ui.details.text import kind_text, short_hash
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.review.note_field import CaseField
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.widgets.makers import explain, named, push_button
from finovox_desktop.ui.words.locale_text import full_time_text

_GREATEST_PATH = 4_096


class IdentitySection(QWidget):
    """A name and a value a line; lines that have nothing to say are left out. The case is edited where it stands."""

    case_given = Signal(object, str)
    """The id of the document in a tuple, and its new case."""
    left = Signal()
    """The user is done with the case by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._names: list[QLabel] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(4)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._software, self._quality, self._kind, self._added, self._sent, self._answered = (
            plain_label("value") for _ in range(6)
        )
        self._hash = plain_label("value", wrap=False)
        self._path = ElidedLabel(asks_for_whole=True)
        self._path.setProperty("role", "value")
        self.case = named(CaseField(), "case")
        self.case.case_given.connect(self.case_given)
        self.case.left.connect(self.left)
        self._copy_hash = push_button("copyHash", self._put_hash, "link", "small")
        self._copy_path = push_button("copyPath", self._put_path, "link", "small")
        for field in (
            self._software,
            self._quality,
            self.case,
            self._kind,
            _beside(self._path, self._copy_path),
            _beside(self._hash, self._copy_hash),
            self._added,
            self._sent,
            self._answered,
        ):
            self._add_row(field)
        self._name_parts()

    def show_job(self, job: Job) -> None:
        """Show a document."""
        self._job = job
        risk = job.risk
        self._kind.setText(kind_text(job))
        self._path.show_text(shown(job.origin or job.document.path, _GREATEST_PATH))
        self._hash.setText(short_hash(job.document.sha256))
        explain(self._hash, job.document.sha256)
        self._added.setText(full_time_text(job.added_at))
        self.case.show_case((job.id,), job.case)
        optional = {
            self._software: plain(risk.software) if risk and risk.software else "",
            self._quality: plain(risk.document_quality) if risk and risk.document_quality else "",
            self._sent: full_time_text(job.submitted_at) if job.submitted_at else "",
            self._answered: full_time_text(job.received_at) if job.received_at else "",
        }
        for label, text in optional.items():
            label.setText(text)
            self._form.setRowVisible(label, bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _add_row(self, field: QWidget | QLayout) -> None:
        name = plain_label("small", wrap=False)
        self._names.append(name)
        if isinstance(field, QLayout):
            self._form.addRow(name, field)
        else:
            self._form.addRow(name, field)

    def _name_parts(self) -> None:
        names = (
            self.tr("Software found"),
            self.tr("Quality"),
            self.tr("Case"),
            self.tr("File"),
            self.tr("Path"),
            "SHA-256",
            self.tr("Added"),
            self.tr("Sent"),
            self.tr("Answered"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        for button in (self._copy_hash, self._copy_path):
            button.setText(self.tr("Copy"))
        self._copy_hash.setAccessibleName(self.tr("Copy the SHA-256 of the document"))
        self._copy_path.setAccessibleName(self.tr("Copy the path of the document"))

    @Slot()
    def _put_hash(self) -> None:
        if self._job is not None:
            QGuiApplication.clipboard().setText(self._job.document.sha256)

    @Slot()
    def _put_path(self) -> None:
        if self._job is not None:
            QGuiApplication.clipboard().setText(shown(self._job.origin or self._job.document.path, _GREATEST_PATH))


def _beside(value: QLabel, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    row.addWidget(value)
    row.addWidget(button, 1, Qt.AlignmentFlag.AlignLeft)
    return row

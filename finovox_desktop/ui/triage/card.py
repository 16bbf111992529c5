"""What matters for deciding about one document, beside its page."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.ui.details.bars import CheckBars
from finovox_desktop.ui.details.sections import ExplanationSection, plain_label
from finovox_desktop.ui.jobs.job_text import headline, local_mark, local_note, plain, risk_text
from finovox_desktop.ui.look.risk_shapes import shape_of_job
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL, current_theme
from finovox_desktop.ui.review.note_field import CaseField
from finovox_desktop.ui.table.job_cell import NOTHING
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.widgets.makers import explain, named
from finovox_desktop.ui.widgets.risk_badge import BADGE_HEIGHT, Badge, badge_width, draw_badge


class RiskBadge(QWidget):
    """The badge of a document's risk, as in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_job(self, job: Job) -> None:
        """Show the risk of a document."""
        self._job = job
        self.setAccessibleName(risk_text(job))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(risk_text(self._job), self.font()) if self._job else 0, BADGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._job is not None:
            badge = Badge(shape_of_job(self._job), risk_text(self._job))
            painter = QPainter(self)
            draw_badge(painter, badge, QRectF(self.rect()), self.font(), QColor(current_theme().card))


class TriageCard(QScrollArea):
    """Name, risk, headline, the five checks, explanation, software and case. It takes the focus of the triage."""

    case_given = Signal(object, str)
    """The id of the document in a tuple, and its new case."""
    left = Signal()
    """The user is done with the case by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel()
        self._name.setProperty("role", "headline")
        self._badge = RiskBadge()
        self._headline = plain_label("dim")
        self._local = plain_label("small", wrap=False)
        self._bars = CheckBars(is_compact=True)
        self._explanation = ExplanationSection()
        self._found_name, self._found = plain_label("small", wrap=False), plain_label("value")
        self._quality_name, self._quality = plain_label("small", wrap=False), plain_label("value")
        self._case_name = plain_label("small", wrap=False)
        self.case = named(CaseField(), "triageCase")
        self.case.case_given.connect(self.case_given)
        self.case.left.connect(self.left)
        self._lay_out()

    def show_job(self, job: Job, details: JobDetails | None) -> None:
        """Show a document; what the service explained comes with the details."""
        risk = job.risk
        self._name.show_text(plain(job.document.name))
        self._badge.show_job(job)
        self._headline.setText(headline(job))
        self._headline.setVisible(headline(job) != risk_text(job))
        self._local.setText(local_mark())
        explain(self._local, local_note())
        self._local.setAccessibleName(local_note())
        self._local.setVisible(job.destination.is_sandbox)
        if risk is not None:
            self._bars.show_report(risk)
        self._explanation.show_explanations(details.explanations if details else {})
        self._found_name.setText(self.tr("Software found"))
        self._found.setText(plain(risk.software) if risk and risk.software else NOTHING)
        self._quality_name.setText(self.tr("Quality"))
        self._quality.setText(plain(risk.document_quality) if risk and risk.document_quality else NOTHING)
        self._case_name.setText(self.tr("Case"))
        self.case.show_case((job.id,), job.case)

    def to_top(self) -> None:
        """Begin at the top."""
        self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("page", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_LARGE - 1, GAP_LARGE - 1, GAP_LARGE - 1, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._name)
        risk = QHBoxLayout()
        risk.setSpacing(GAP_SMALL)
        risk.addWidget(self._badge)
        risk.addWidget(self._local)
        risk.addStretch()
        column.addLayout(risk)
        for widget in (self._headline, self._bars, self._explanation):
            column.addWidget(widget)
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(4)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._found_name, self._found)
        form.addRow(self._quality_name, self._quality)
        form.addRow(self._case_name, self.case)
        column.addLayout(form)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

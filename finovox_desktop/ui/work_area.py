"""The middle of the window: banners over the work page, or over the drop area while there is no document."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from finovox_desktop.core.settings import WindowLayout
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE

if TYPE_CHECKING:
    from finovox_desktop.ui.banner import BannerStack
    from finovox_desktop.ui.drop_area import DropArea
    from finovox_desktop.ui.work_page import WorkPage


class WorkArea(QWidget):
    """Each part is loaded and made when it is first asked for: the first picture shows the drop area, or none of them."""

    def __init__(self, controller: JobController, *, with_samples: bool) -> None:
        super().__init__()
        self._controller = controller
        self._with_samples = with_samples
        self._is_empty: bool | None = None
        self._layout = WindowLayout()
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._pages, 1)

    @cached_property
    def banners(self) -> "BannerStack":
        """What asks for a look."""
        from finovox_desktop.ui.banner import BannerStack  # noqa: PLC0415

        banners = BannerStack(self)
        self._column.insertWidget(0, banners)
        return banners

    @cached_property
    def drop_area(self) -> "DropArea":
        """The invitation of a window without documents."""
        from finovox_desktop.ui.drop_area import DropArea  # noqa: PLC0415

        area = DropArea(with_samples=self._with_samples)
        self._pages.addWidget(area)
        return area

    @cached_property
    def page(self) -> "WorkPage":
        """Chips, table and details."""
        from finovox_desktop.ui.work_page import WorkPage  # noqa: PLC0415

        page = WorkPage(self._controller)
        self._pages.addWidget(page)
        page.review.stand_in(self._pages, page)
        page.restore_layout(self._layout)
        return page

    def complete(self) -> None:
        """Make all parts. Idempotent."""
        self.page  # noqa: B018  made by asking for it, as the next ones
        self.drop_area  # noqa: B018
        self.banners  # noqa: B018

    def restore_layout(self, layout: WindowLayout) -> None:
        """Put the columns and the splitter where they were, as soon as they are there."""
        self._layout = layout
        if "page" in vars(self):
            self.page.restore_layout(layout)

    def show_empty(self, *, empty: bool) -> None:
        """Show the drop area, or the work page; the triage in its place stays while there are documents."""
        if empty is self._is_empty:
            return
        self._is_empty = empty
        next_page = self.drop_area if empty else self.page
        if self.isVisible():
            # With the focus on the old page, Qt would give it to the new one's first button for a moment.
            self.setFocus()
        self._pages.setCurrentWidget(next_page)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """Go to the table or the drop area, so that no button looks chosen."""
        if self._is_empty is True:
            self.drop_area.setFocus()
        elif self._is_empty is False:
            self.page.take_focus()

from PySide6.QtWidgets import QApplication, QMenu

from finovox_desktop.ui.widgets.chevron_button import ChevronButton


def test_words_stand_where_they_do_without_a_menu(application: QApplication) -> None:
    pictures: list[object] = []
    for has_menu in (False, True):
        button = ChevronButton()
        button.setText("Export")
        button.setProperty("popup", True)
        if has_menu:
            button.setMenu(QMenu(button))
        button.show()
        application.processEvents()
        pictures.append(button.grab().toImage())
        button.close()
    assert pictures[0] == pictures[1]

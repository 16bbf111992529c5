"""The least that a program with a table needs: a main window, a table with a header, nothing of ours. Ended by a signal."""

import sys

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

application = QApplication(sys.argv)
model = QStandardItemModel(0, 6)
model.setHorizontalHeaderLabels(["Risk", "Document", "Size", "State", "Added", "Case"])
for number in range(30):
    model.appendRow(
        [QStandardItem(f"{words} {number}") for words in ("High", "invoice", "184 KB", "done", "now", "case")]
    )
table = QTableView()
table.setModel(model)
window = QMainWindow()
window.setCentralWidget(table)
window.resize(1382, 864)
window.show()
sys.exit(application.exec())

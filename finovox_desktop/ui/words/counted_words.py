"""Numbers of things in words, for those that are no QObject: only tr() of one is read with its plural forms."""

from PySide6.QtCore import QObject


class CountedWords(QObject):
    """Gives the words in the language that is worn."""

    def documents(self, number: int) -> str:
        """Write a number of documents."""
        return self.tr("%Ln document(s)", None, number)


def documents_text(number: int) -> str:
    """Write a number of documents, such as "3 documents"."""
    return CountedWords().documents(number)

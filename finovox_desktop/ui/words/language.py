"""The language that is worn: texts, numbers and dates, and Qt's own dialogs; changed without a restart."""

from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from finovox_desktop.core.settings import Language

_OF_SYSTEM = {QLocale.Language.French: Language.FRENCH}
_OF_LANGUAGE = {Language.ENGLISH: QLocale.Language.English, Language.FRENCH: QLocale.Language.French}


def system_language() -> Language:
    """Give the language of the system; English where the program does not speak it."""
    return _OF_SYSTEM.get(QLocale.system().language(), Language.ENGLISH)


class LanguageSwitch(QObject):
    """Puts the application into a language and out of it again. Every widget gets a LanguageChange event from Qt."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._worn: Language | None = None

    @property
    def worn(self) -> Language | None:
        """The language in use; None before the first."""
        return self._worn

    def wear(self, language: Language | None) -> Language:
        """Speak a language from now on (None: the system's) and return it."""
        chosen = language or system_language()
        if chosen is self._worn:
            return chosen
        self._worn = chosen
        QLocale.setDefault(_locale(chosen))
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = [self._qt_texts(chosen), self._own_texts(chosen)]
        for translator in self._translators:
            # What was not found is empty and harmless: the English source texts show.
            self._application.installTranslator(translator)
        return chosen

    def _qt_texts(self, language: Language) -> QTranslator:
        translator = QTranslator(self)
        translator.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return translator

    def _own_texts(self, language: Language) -> QTranslator:
        translator = QTranslator(self)
        with as_file(files("finovox_desktop.resources") / "translations" / f"finovox_{language.value}.qm") as path:
            translator.load(str(path))
        return translator


def _locale(language: Language) -> QLocale:
    """The system's own forms where it speaks the language (Belgium, Canada), else those of the language."""
    system = QLocale.system()
    wanted = _OF_LANGUAGE[language]
    return system if system.language() is wanted else QLocale(wanted)

"""The settings' page of the connection: through which proxy, and which certificates are trusted."""

from dataclasses import replace

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from finovox_desktop.core.network import Network, ProxyChoice, read_proxy_address
from finovox_desktop.core.settings import Settings
from finovox_desktop.ui.file_choice import FileChoice
from finovox_desktop.ui.settings.page import SettingsPage, fault_label, indented
from finovox_desktop.ui.widgets.makers import named, plain_label, push_button
from finovox_desktop.ui.widgets.option_buttons import RadioButton

_EXAMPLE = "http://proxy.example:3128"


class ConnectionPage(SettingsPage):
    """Only words are looked at here: whether the file can be used is found out when it is."""

    def __init__(self) -> None:
        super().__init__("connectionPage")
        self._files = FileChoice(self)
        self._make_proxy()
        self._make_certificates()
        self._lay_out()
        for choices in (self._proxies, self._certificates):
            choices.buttonToggled.connect(self._look)
        for field in (self.proxy_address, self.certificate_file):
            field.textChanged.connect(self._look)
        self._ready()

    def title(self) -> str:
        return self.tr("Connection")

    def show_settings(self, settings: Settings) -> None:
        network = settings.network
        self.proxy[network.proxy].setChecked(True)
        self.proxy_address.setText(network.proxy_address)
        (self.own_certificates if network.certificate_file else self.system_certificates).setChecked(True)
        self.certificate_file.setText(QDir.toNativeSeparators(network.certificate_file))
        self._look()

    def applied_to(self, settings: Settings) -> Settings:
        choice = next(choice for choice, button in self.proxy.items() if button.isChecked())
        address = self.proxy_address.text()
        is_own = choice is ProxyChoice.OWN
        file = self.certificate_file.text().strip() if self.own_certificates.isChecked() else ""
        # What stands beside a proxy that is not chosen is kept as it was.
        kept = read_proxy_address(address) if is_own else settings.network.proxy_address
        return replace(settings, network=Network(choice, kept, file))

    def faulty_field(self) -> QWidget | None:
        if self._proxy_fault():
            return self.proxy_address
        return self.certificate_file if self._lacks_file() else None

    def retranslate(self) -> None:
        self._proxy_title.setText(self.tr("Proxy"))
        self.proxy[ProxyChoice.SYSTEM].setText(self.tr("The system's proxy"))
        self.proxy[ProxyChoice.NONE].setText(self.tr("No proxy"))
        self.proxy[ProxyChoice.OWN].setText(self.tr("This proxy"))
        self.proxy_address.setAccessibleName(self.tr("Address of the proxy"))
        self._certificates_title.setText(self.tr("Trusted certificates"))
        self.system_certificates.setText(self.tr("The system's certificates"))
        self.own_certificates.setText(self.tr("The certificates in a file"))
        self._certificate_words.setText(
            self.tr("For networks that inspect connections: your IT department has such a file (PEM).")
        )
        self.certificate_file.setAccessibleName(self.tr("File of trusted certificates"))
        self.choose_file.setText(self.tr("Choose…"))
        self.certificate_fault.setText(self.tr("Choose a file."))
        self._look()

    def _make_proxy(self) -> None:
        self._proxy_title = plain_label("proxyTitle", "strong")
        self._proxies = QButtonGroup(self)
        self.proxy = {choice: named(RadioButton(), f"proxy_{choice.value}") for choice in ProxyChoice}
        for button in self.proxy.values():
            self._proxies.addButton(button)
        self.proxy_address = named(QLineEdit(), "proxyAddress")
        self.proxy_address.setPlaceholderText(_EXAMPLE)
        self.proxy_fault = fault_label("proxyFault")

    def _make_certificates(self) -> None:
        self._certificates_title = plain_label("certificatesTitle", "strong")
        self._certificates = QButtonGroup(self)
        self.system_certificates = named(RadioButton(), "systemCertificates")
        self.own_certificates = named(RadioButton(), "ownCertificates")
        for button in (self.system_certificates, self.own_certificates):
            self._certificates.addButton(button)
        self._certificate_words = plain_label("certificateWords", "small", wraps=True)
        self.certificate_file = named(QLineEdit(), "certificateFile")
        self.choose_file = push_button("chooseCertificateFile", self._choose_file)
        self.certificate_fault = fault_label("certificateFault")

    def _lay_out(self) -> None:
        proxy = self._card("proxyCard")
        proxy.addWidget(self._proxy_title)
        for button in self.proxy.values():
            proxy.addWidget(button)
        proxy.addLayout(indented(self.proxy_address))
        proxy.addLayout(indented(self.proxy_fault))
        certificates = self._card("certificatesCard")
        certificates.addWidget(self._certificates_title)
        certificates.addWidget(self.system_certificates)
        certificates.addWidget(self.own_certificates)
        certificates.addLayout(indented(self._certificate_words))
        certificates.addLayout(indented(self.certificate_file, self.choose_file))
        certificates.addLayout(indented(self.certificate_fault))

    def _choose_file(self) -> None:
        self._files.ask_certificates(self._take_file)

    def _take_file(self, path: str) -> None:
        self.own_certificates.setChecked(True)
        self.certificate_file.setText(QDir.toNativeSeparators(path))

    def _look(self) -> None:
        """Let be written only what counts, and say what is wrong with it."""
        fault = self._proxy_fault()
        self.proxy_address.setEnabled(self.proxy[ProxyChoice.OWN].isChecked())
        self.proxy_fault.setText(fault)
        self.proxy_fault.setVisible(bool(fault) and bool(self.proxy_address.text().strip()))
        self.certificate_file.setEnabled(self.own_certificates.isChecked())
        self.certificate_fault.setVisible(False)
        self.words_changed.emit()

    def show_faults(self) -> None:
        """Say also what is missing: the user wants to save."""
        self.proxy_fault.setVisible(bool(self._proxy_fault()))
        self.certificate_fault.setVisible(self._lacks_file())
        self.words_changed.emit()

    def _proxy_fault(self) -> str:
        """Say what is wrong with the address of the own proxy; nothing where it is right, or does not count."""
        address = self.proxy_address.text()
        if not self.proxy[ProxyChoice.OWN].isChecked():
            return ""
        try:
            read_proxy_address(address)
        except ValueError:
            if "@" in address:
                return self.tr("A user name and a password cannot be kept here: the settings are a plain file.")
            return self.tr("This is not the address of a proxy, such as {example}.").format(example=_EXAMPLE)
        return ""

    def _lacks_file(self) -> bool:
        return self.own_certificates.isChecked() and not self.certificate_file.text().strip()

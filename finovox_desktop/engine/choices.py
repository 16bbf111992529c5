"""What holds for a run: the user's settings, and what the front door was told, which goes before them."""

from finovox_desktop.core.destination import SANDBOX, AnalysisType, Destination
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.engine.options import EngineOptions


class Choices:
    """Answers where documents go and what is asked for; the settings are the defaults until they are read."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self.settings = Settings()
        # A key from the environment is for the destination that was named beside it, or the usual one.
        self.destination_of_environment = self.destination

    @property
    def destination(self) -> Destination:
        """Where new documents go."""
        return self._options.destination or self.settings.destination

    @property
    def is_destination_fixed(self) -> bool:
        """Whether this run was told where documents go, whatever the settings say."""
        return self._options.destination is not None

    @property
    def analysis_types(self) -> tuple[AnalysisType, ...]:
        """What is asked for of new documents."""
        return self._options.analysis_types or self.settings.analysis_types_for(self.destination)

    @property
    def service(self) -> Destination:
        """The service whose key the settings show."""
        destination = self.destination
        return Destination(self.settings.service_root) if destination == SANDBOX else destination

    @property
    def key_before_keyring(self) -> KeyStatus:
        """What is known of the key before the keyring was asked."""
        destination = self.destination
        is_given = self._options.environment_key is not None and destination == self.destination_of_environment
        return KeyStatus(destination, KeyState.FROM_ENVIRONMENT if is_given else KeyState.UNKNOWN)

"""What a front door tells the engine at the start of a run."""

from dataclasses import dataclass, field

from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.secret import Secret
from finovox_desktop.service.bounds import Bounds


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What a front door was told for this run.

    `destination` and `analysis_types` override the settings' (None: as they say); `check_interval` is in seconds (None: by
    destination); `environment_key` is the key of this run's destination. Where `takes_on_all` is False, only the jobs
    that `take_on()` names are submitted and asked about. `user` is the system's user name: verdicts bear it.
    """

    destination: Destination | None = None
    analysis_types: tuple[AnalysisType, ...] | None = None
    check_interval: float | None = None
    bounds: Bounds = field(default_factory=Bounds)
    environment_key: Secret | None = None
    takes_on_all: bool = True
    user: str = ""

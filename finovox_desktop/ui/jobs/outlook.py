"""What is known of a job at this moment only, beside what is stored: it is shown, and never kept."""

from dataclasses import dataclass
from datetime import datetime

from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.status import ServiceStatus


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far a job's upload is; the seconds until its token is asked; whether the service may have deleted its result by
    now; and what its destination waits for, where the job is queued. Each is None or False where there is nothing to say.
    `now` (UTC) is when it is looked at; without it times are told in full.
    """

    progress: UploadProgress | None = None
    next_check_in: float | None = None
    may_have_expired: bool = False
    held_by: ServiceStatus | None = None
    now: datetime | None = None


NOTHING_KNOWN = Outlook()

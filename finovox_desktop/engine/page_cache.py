"""Rendered pages that are kept for when somebody comes back to them."""

from collections import OrderedDict
from dataclasses import dataclass

from finovox_desktop.core.preview import PagePicture, PagePreview, PageRequest

GREATEST_SIZE = 64 * 1024 * 1024
"""Bytes of pixels."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A page is known by its document's content, whatever file holds it."""

    sha256: str
    page: int
    width: int


class PageCache:
    """Keeps pictures, at most `greatest_size` bytes of pixels; those that were not looked at for longest go first."""

    def __init__(self, greatest_size: int = GREATEST_SIZE) -> None:
        self._greatest_size = greatest_size
        self._size = 0
        self._kept: OrderedDict[_Key, tuple[int, PagePicture]] = OrderedDict()

    def find(self, request: PageRequest) -> PagePreview | None:
        """Give what was kept for a request, or None."""
        key = _key(request)
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        pages, picture = self._kept[key]
        return PagePreview(request, pages, picture)

    def keep(self, preview: PagePreview) -> None:
        """Keep a picture. What was in the way is not kept: it may be lifted."""
        picture = preview.content
        if not isinstance(picture, PagePicture) or len(picture.pixels) > self._greatest_size:
            return
        self._forget(_key(preview.request))
        self._kept[_key(preview.request)] = (preview.pages, picture)
        self._size += len(picture.pixels)
        while self._size > self._greatest_size:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: _Key) -> None:
        if key in self._kept:
            _, picture = self._kept.pop(key)
            self._size -= len(picture.pixels)


def _key(request: PageRequest) -> _Key:
    return _Key(request.document.sha256, request.page, request.width)

"""What bounds an inspection: without them hostile files kill or stall the process. Sizes in bytes, times in seconds."""

MEGABYTE = 1024 * 1024

GREATEST_FILE = 25 * MEGABYTE
"""A larger PDF gets the light checks only: software and metadata."""

GREATEST_PIXELS = 80_000_000
GREATEST_PAGES = 2_000
GREATEST_OBJECTS = 300_000
GREATEST_REVISIONS = 12

GREATEST_PAGE_CONTENT = 24 * MEGABYTE
"""Unpacked content of one page and the forms it draws; beyond it PDFium is not asked."""
GREATEST_FORM_EXPANSION = 20_000
"""Times that a page draws forms and images, nested ones counted each time; beyond it PDFium is not asked."""
GREATEST_STREAM = 64 * MEGABYTE
"""Unpacked, of each stream that is no JPEG."""
GREATEST_JPEG_STREAM = 128 * MEGABYTE
GREATEST_METADATA = 8 * MEGABYTE
GREATEST_TEXT = 1_000
"""Characters kept of one text from a document."""

STRUCTURE_TIME = 12.0
"""For the comparison of the revisions; then that check is cut short, so that the others are still answered."""
WORKER_TIME = 25.0
"""After which a worker whose parent did not kill it ends itself."""

GREATEST_PREVIEWED_FILE = 100 * MEGABYTE
GREATEST_PREVIEWED_PIXELS = 40_000_000
"""As a JPEG or PNG is unpacked, which for a large JPEG is at a fraction of its size: with a copy below the limit of memory."""
GREATEST_PREVIEW_SIDE = 4_096
"""Width and height, in pixels, of the picture of a page."""
PREVIEW_TIME = 8.0
"""For one page, the start of a worker included; then the worker is killed."""

GREATEST_MAIL = 80 * MEGABYTE
"""Of an e-mail, which is parsed in memory and takes six times its size there; most mail servers carry 25 to 50 MB."""
MOST_MEMBERS = 10_000
"""Files looked at in an e-mail or archive, nested ones counted too."""
MOST_TAKEN_OUT = 1_000
"""Documents taken out of an e-mail or archive."""
GREATEST_TAKEN_OUT = 1024 * MEGABYTE
"""Of each of them."""
GREATEST_TAKEN_OUT_IN_ALL = 2048 * MEGABYTE
GREATEST_EXPANSION = 100
"""Times its own size that a container may become, beyond LEAST_EXPANSION bytes; documents rarely shrink to a tenth."""
LEAST_EXPANSION = 64 * MEGABYTE
DEEPEST_CONTAINER = 3
"""An archive in an e-mail in an archive; what lies deeper is not opened."""
LONGEST_MEMBER_NAME = 255
"""Characters; a longer one is cut."""
GREATEST_INLINE_PICTURE = 50_000
"""A smaller picture within the text of an e-mail is taken for a logo."""
UNPACKING_TIME = 180.0
"""For one container; then the worker is killed."""

GREATEST_RESIDENT_MEMORY = 600 * MEGABYTE
GREATEST_ADDRESS_SPACE = 1536 * MEGABYTE


class CutShortError(Exception):
    """A limit ended a check, or a part of the document could not be read: the check gives no level."""

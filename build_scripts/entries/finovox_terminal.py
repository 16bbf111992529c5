"""The terminal program of the bundle, and its children."""

import sys

from finovox_desktop.frozen import main

sys.exit(main())

"""The window program of the bundle."""

import sys

from finovox_desktop.app import main

sys.exit(main())

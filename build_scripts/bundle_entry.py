"""Where both programs of the bundle begin: which one it is, the name of the executable says."""

import sys

from finovox_desktop.frozen import main

sys.exit(main())

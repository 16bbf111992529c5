"""The window program as it runs without a console: there is no stderr."""

import sys

from tests.e2e import watched_program

if __name__ == "__main__":
    sys.stderr = None
    sys.exit(watched_program.run())

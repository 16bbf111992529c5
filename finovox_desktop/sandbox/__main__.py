"""`python -m finovox_desktop.sandbox`: the sandbox, as `SandboxProcess` starts it."""

import argparse
import sys

from finovox_desktop.sandbox.serving import serve


def main() -> int:
    """Read the arguments and serve; gives the exit status."""
    parser = argparse.ArgumentParser(prog="finovox-sandbox")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1 (default: any free one)")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when standard input closes")
    arguments = parser.parse_args()
    return serve(arguments.port, until_stdin_closes=arguments.until_stdin_closes)


if __name__ == "__main__":
    sys.exit(main())

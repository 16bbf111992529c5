"""Measures how fast the program is: `python3 build_scripts/bench.py [--reduced] [--json FILE] [GROUP ...]`.

Prints a table; each figure is a ratio to something measured in the same run. Takes up to ten minutes; nothing else should
run on the machine meanwhile.
"""

import subprocess
import sys

import environment


def main() -> None:
    environment.prepare(environment.Purpose.TEST)
    command = [str(environment.program("python")), "-m", "tests.benchmarks", *sys.argv[1:]]
    sys.exit(subprocess.run(command, cwd=environment.ROOT, check=False).returncode)


if __name__ == "__main__":
    main()

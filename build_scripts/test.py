"""Runs all checks: `python3 build_scripts/test.py [--long] [arguments of pytest]`.

Every check runs even when an earlier one failed; the exit status is 1 if any did. `--long` adds the tests that take
minutes. With arguments of pytest, such as `tests/unit -k risk`, only pytest runs.
"""

import os
import shutil
import subprocess
import sys
import time

import environment


def main() -> None:
    arguments = sys.argv[1:]
    selection = [argument for argument in arguments if argument != "--long"]
    environment.prepare(environment.Purpose.TEST)
    failed = [] if selection else failed_checks()
    if not passes("pytest", "pytest", *arguments):
        failed.append("pytest")
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")
    environment.say("All checks passed.")


def failed_checks() -> list[str]:
    """Run all checks but the tests; give the names of those that failed."""
    results = {
        "ruff check": passes("ruff check", "ruff", "check", "--quiet", "."),
        "ruff format": passes("ruff format", "ruff", "format", "--check", "--quiet", "."),
        "mypy": passes("mypy", "mypy"),
        "lint-imports": passes("lint-imports", "lint-imports"),
        "deptry": passes("deptry", "deptry", "."),
        "nothing generated is committed": holds_nothing_generated(),
    }
    if (environment.ROOT / "build_scripts" / "translations.py").exists():
        results["translations"] = passes("translations", "python", "build_scripts/translations.py", "check")
    return [name for name, passed in results.items() if not passed]


def passes(title: str, program: str, *arguments: str) -> bool:
    """Run a program of the environment at the project's root; tell whether its exit status is 0."""
    print(f"== {title}", flush=True)
    started = time.monotonic()
    command = [str(environment.program(program)), *arguments]
    # Tools and the programs that tests start find the environment's own programs first.
    path = os.pathsep.join([str(environment.program("python").parent), os.environ.get("PATH", os.defpath)])
    status = subprocess.run(command, cwd=environment.ROOT, env={**os.environ, "PATH": path}, check=False).returncode
    print(f"== {title}: {'passed' if status == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
    return status == 0


def holds_nothing_generated() -> bool:
    """Whether the repository holds no file that its own rules call generated; a copy without git has none to show."""
    git = shutil.which("git")
    if git is None or not (environment.ROOT / ".git").exists():
        return True
    listing = [git, "ls-files", "--cached", "--ignored", "--exclude-standard"]
    done = subprocess.run(listing, cwd=environment.ROOT, capture_output=True, text=True, check=False)
    if done.returncode or done.stdout:
        print(f"== generated, but committed:\n{done.stdout}{done.stderr}", flush=True)
    return done.returncode == 0 and not done.stdout


if __name__ == "__main__":
    main()

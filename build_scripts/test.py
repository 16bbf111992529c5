"""Runs all checks: `python3 build_scripts/test.py [--long] [arguments of pytest]`.

Every check runs even when an earlier one failed; the exit status is 1 if any did. `--long` adds the tests that take
minutes. With arguments of pytest, such as `tests/unit -k risk`, only pytest runs.

Without them two pytests run side by side, for the tests on a desktop wait much and compute little; what each says is
printed when it ends. After them, alone, come the reduced benchmarks.
"""

import concurrent.futures
import os
import shutil
import subprocess
import sys
import time

import environment

SIDE_BY_SIDE = (("tests/unit", "tests/qt"), ("tests/e2e",))
"""All tests but the benchmarks, in parts that take about as long as each other."""

ALONE = ("tests/benchmarks",)
"""What measures time: nothing else is to run beside it."""


def main() -> None:
    arguments = sys.argv[1:]
    selection = [argument for argument in arguments if argument != "--long"]
    environment.prepare(environment.Purpose.TEST)
    if selection:
        failed = [] if passes("pytest", "pytest", *arguments) else ["pytest"]
    else:
        failed = [*failed_checks(), *failed_tests(arguments)]
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


def failed_tests(arguments: list[str]) -> list[str]:
    """Run all tests; give the names of the parts that failed."""
    titles = [f"pytest {' '.join(folders)}" for folders in SIDE_BY_SIDE]
    with concurrent.futures.ThreadPoolExecutor(len(SIDE_BY_SIDE)) as side_by_side:
        results = side_by_side.map(lambda folders: tests_pass(folders, arguments), SIDE_BY_SIDE)
        failed = [title for title, passed in zip(titles, results, strict=True) if not passed]
    return failed if tests_pass(ALONE, arguments) else [*failed, f"pytest {' '.join(ALONE)}"]


def tests_pass(folders: tuple[str, ...], arguments: list[str]) -> bool:
    """Run the tests in some folders and print at the end what they said; tell whether all passed."""
    started = time.monotonic()
    done = run("pytest", *folders, *arguments, capture=True)
    print(f"== pytest {' '.join(folders)}\n{done.stdout}", end="")
    report(f"pytest {' '.join(folders)}", done.returncode, started)
    return done.returncode == 0


def passes(title: str, program: str, *arguments: str) -> bool:
    """Run a program of the environment at the project's root; tell whether its exit status is 0."""
    print(f"== {title}", flush=True)
    started = time.monotonic()
    status = run(program, *arguments).returncode
    report(title, status, started)
    return status == 0


def run(program: str, *arguments: str, capture: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment at the project's root; `capture` keeps its output for the caller."""
    command = [str(environment.program(program)), *arguments]
    # Tools and the programs that tests start find the environment's own programs first.
    path = os.pathsep.join([str(environment.program("python").parent), os.environ.get("PATH", os.defpath)])
    output, errors = (subprocess.PIPE, subprocess.STDOUT) if capture else (None, None)
    variables = {**os.environ, "PATH": path}
    return subprocess.run(
        command, cwd=environment.ROOT, env=variables, text=True, check=False, stdout=output, stderr=errors
    )


def report(title: str, status: int, started: float) -> None:
    """Print how a check ended. A status below zero is the signal that ended it."""
    ended = "passed" if status == 0 else f"FAILED with status {status}"
    print(f"== {title}: {ended} in {time.monotonic() - started:.0f} s", flush=True)


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

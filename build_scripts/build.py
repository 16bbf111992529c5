"""Makes what is installed, for the system it runs on: `python3 build_scripts/build.py [--verify]`."""

import argparse

import environment


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the installers for this system, in dist/.")
    parser.parse_args()
    environment.prepare(environment.Purpose.RUN)
    import bundle  # noqa: PLC0415

    print(bundle.make_bundle(bundle.current_commit()))


if __name__ == "__main__":
    main()

"""What Qt and the tests need from a Linux system, outside `.venv/`: found out, and installed where that is possible.

Started by itself, with root's rights, it installs all of it: `sudo python3 build_scripts/system_packages.py`.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# Each library that Qt's wheel names and does not bring along (read off with `objdump -p`), and its Debian package.
# libfontconfig1 brings a font with it.
_LIBRARIES = {
    # QtCore, QtGui, QtWidgets, QtNetwork: needed in a terminal too
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
    # the window, on X11
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    # the window, on Wayland
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# The desktop that the end-to-end tests start for themselves.
_TEST_PROGRAMS = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-send": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "openbox": "openbox",
    "setpriv": "util-linux",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "xwininfo": "x11-utils",
}

# What makes the Debian package, and what `build.py --verify` examines and tries it with.
_BUILD_PROGRAMS = {"dpkg-deb": "dpkg", "objcopy": "binutils", "strip": "binutils"}
_VERIFICATION_PROGRAMS = {
    "appstreamcli": "appstream",
    "debootstrap": "debootstrap",
    "desktop-file-validate": "desktop-file-utils",
    "lintian": "lintian",
}


def ensure(*, testing: bool, building: bool = False) -> None:
    """Install what is missing, or say how to, and go on: much works without."""
    if sys.platform != "linux":
        return
    missing = {name: package for name, package in _LIBRARIES.items() if not _loads(name)}
    if importlib.util.find_spec("ensurepip") is None:
        # Debian ships `venv` without the part that puts pip into an environment.
        missing["ensurepip"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    programs = _TEST_PROGRAMS if testing else {}
    if building:
        programs = programs | _BUILD_PROGRAMS | (_VERIFICATION_PROGRAMS if testing else {})
    missing |= {name: package for name, package in programs.items() if shutil.which(name) is None}
    if missing and shutil.which("apt-get"):
        _install(sorted(set(missing.values())))
    elif missing:
        _say(f"Please install what this system lacks: {', '.join(missing)}.")


def _install(packages: list[str]) -> None:
    """Install Debian packages when that is possible without asking; otherwise print the line that does it."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        _say(f"This system lacks some packages. Please run:\nsudo {' '.join(command)}")
        return
    _say(f"Installing {len(packages)} packages of the system: {' '.join(packages)} ...")
    # A package list that cannot be renewed may still do.
    _apt_get(["apt-get", "update"])
    done = _apt_get(command)
    if done.returncode:
        _say(f"{done.stdout}\nCould not run {' '.join(command)}: see above.")


def _apt_get(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one apt-get command without questions; another one that runs at the same time is waited for."""
    return subprocess.run(
        [*command, "-o", "DPkg::Lock::Timeout=600"],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    ensure(testing=True)

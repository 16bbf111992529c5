"""PySide's modules about signatures, compiled when something first asks for them.

PySide carries them as text. They word the error where arguments are wrong, and make what `help()` shows and stubs of types:
mostly nothing ever asks. Yet PySide compiles them whenever it is imported, which takes a fifth of its whole start.
"""

import builtins
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FOLDER = "shibokensupport/signature"
# Not `mapping`: PySide looks into its names without asking.
_MODULES = ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
_FILES = frozenset(f"{_FOLDER}/{module}.py" for module in _MODULES)

_compile = compile
_texts: dict[str, bytes] = {}
"""By their files, the modules that nothing has asked for."""
_lock = threading.RLock()

_STAND_IN = f"""
def __getattr__(name):
    from {__name__} import attribute_of
    return attribute_of(globals(), name)
"""


@contextmanager
def signatures_compiled_late() -> Iterator[None]:
    """Import PySide inside. A PySide that is put together otherwise is imported as ever."""
    builtins.compile = _compile_or_wait
    try:
        yield
    finally:
        builtins.compile = _compile


def attribute_of(module: dict[str, Any], name: str) -> object:
    """Give an attribute of a module, which is told by its names; it is compiled and run first. Raises AttributeError."""
    # A module that asks for itself while it runs, in the same thread, finds what there is by then, as in any import.
    with _lock:
        file = module["__file__"]
        text = _texts.pop(file, None)
        if text is not None:
            exec(_compile(text, file, "exec", dont_inherit=True), module)  # noqa: S102  PySide's own text
    try:
        return module[name]
    except KeyError:
        raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}") from None


def _compile_or_wait(source: Any, filename: Any, *more: Any, **named: Any) -> Any:  # noqa: ANN401  as compile() has them
    if filename in _FILES:
        _texts[filename] = source
        source = _STAND_IN
    return _compile(source, filename, *more, **named)

"""PySide's own modules that the front doors do not compile: everything that asks for them finds them, in a process of its own."""

import subprocess
import sys

import pytest

PLAIN = "import PySide6.QtCore"
LATE = "import finovox_desktop.quick_imports"

_MODULES = """
modules = [module for name, module in sys.modules.items() if name.startswith("shibokensupport.signature.")]
print(sum("__getattr__" in vars(module) and len(vars(module)) < 20 for module in modules))
"""
_WRONG_ARGUMENT = """
try:
    PySide6.QtCore.QDate("today")
except TypeError as error:
    print(error)
"""
_SIGNATURES = """
from PySide6.support.signature import get_signature
print(get_signature(PySide6.QtCore.QDate.addDays), PySide6.QtCore.QDate.__doc__)
"""
_NO_SUCH_ATTRIBUTE = """
from PySide6.support.signature import layout
print(hasattr(layout, "create_signature"), hasattr(layout, "nothing"))
"""
_MANY_THREADS = """
import threading
from PySide6.support.signature import layout
def ask():
    together.wait()
    found.append(layout.create_signature)
found = []
together = threading.Barrier(8)
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(found)))
"""


def said(first: str, program: str) -> str:
    code = f"import sys\n{first}\nimport PySide6.QtCore\n{program}"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8").stdout


def test_they_are_not_compiled_while_nothing_asks_for_them() -> None:
    assert said(LATE, _MODULES) == "6\n"


@pytest.mark.parametrize("program", [_WRONG_ARGUMENT, _SIGNATURES, _NO_SUCH_ATTRIBUTE, _MANY_THREADS])
def test_what_asks_for_them_gets_the_same_answer(program: str) -> None:
    answer = said(PLAIN, program)
    assert answer
    assert said(LATE, program) == answer


def test_python_compiles_as_ever_afterwards() -> None:
    assert said(LATE, "print(compile is __builtins__.compile, compile.__module__)") == "True builtins\n"

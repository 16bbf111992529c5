"""What Windows shows of a program under Properties, Details: the version resource, as text that PyInstaller reads."""

import re

COMPANY = "Finovox Desktop contributors"
PRODUCT = "Finovox Desktop"

_GREATEST_NUMBER = 0xFFFF

_TEMPLATE = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
    kids=[
        StringFileInfo([StringTable('040904B0', [
{strings}
        ])]),
        VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
    ],
)
"""


def version_resource(version: str, program: str, description: str) -> str:
    """Give the resource for `program` (its file's name without ending).

    Raises ValueError unless the version is one to four numbers, each below 65,536.
    """
    strings = {
        "CompanyName": COMPANY,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": f"© {COMPANY}. MIT License.",
        "OriginalFilename": f"{program}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    lines = [f"            StringStruct({name!r}, {value!r})," for name, value in strings.items()]
    return _TEMPLATE.format(numbers=four_numbers(version), strings="\n".join(lines))


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Give the version as Windows counts: four numbers of 16 bits."""
    numbers = [int(part) for part in version.split(".")] if re.fullmatch(r"\d+(\.\d+){0,3}", version) else []
    if not numbers or max(numbers) > _GREATEST_NUMBER:
        raise ValueError(f"{version} is no version of one to four numbers below 65,536")
    first, second, third, fourth = (*numbers, 0, 0, 0)[:4]
    return first, second, third, fourth

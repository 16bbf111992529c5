"""What macOS reads of the program from its Info.plist, for PyInstaller's BUNDLE."""

BUNDLE_IDENTIFIER = "com.finovox.Desktop"
OLDEST_MACOS = "15.0"
"""As the locked wheels want it (lock.py)."""

DOCUMENT_TYPES = {
    "PDF document": "com.adobe.pdf",
    "JPEG image": "public.jpeg",
    "PNG image": "public.png",
}
"""Names, and uniform type identifiers of the system's own."""


def information(version: str) -> dict[str, object]:
    """Give the properties; PyInstaller adds those that say where the executable is."""
    return {
        "CFBundleDisplayName": "Finovox Desktop",
        "CFBundleName": "Finovox Desktop",
        "CFBundleIdentifier": BUNDLE_IDENTIFIER,
        "CFBundleExecutable": "finovox-desktop",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr"],
        "CFBundleDocumentTypes": [_document_type(name, identifier) for name, identifier in DOCUMENT_TYPES.items()],
        "LSBackgroundOnly": False,  # PyInstaller would say otherwise, for the terminal program lies beside the window's
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "© Finovox Desktop contributors. MIT License.",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is dark
    }


def _document_type(name: str, identifier: str) -> dict[str, object]:
    """Shown under "Open With" and never taken as the default: the program views documents, others own them."""
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": [identifier],
    }

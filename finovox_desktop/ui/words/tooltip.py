"""Tooltips: plain text, made safe for Qt."""


def as_tooltip(*lines: str) -> str:
    """Make lines of plain text into a tooltip. Qt takes whatever looks like markup for markup, so this always is some."""
    import html  # noqa: PLC0415 - knows all of HTML's entities, and is slow to load

    return f"<span>{'<br>'.join(html.escape(line) for line in lines if line)}</span>"

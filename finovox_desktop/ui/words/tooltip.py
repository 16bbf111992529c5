"""Tooltips: plain text, made safe for Qt."""

import html


def as_tooltip(*lines: str) -> str:
    """Make lines of plain text into a tooltip. Qt takes whatever looks like markup for markup, so this always is some."""
    return f"<span>{'<br>'.join(html.escape(line) for line in lines if line)}</span>"

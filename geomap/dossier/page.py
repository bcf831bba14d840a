"""Put the page together: fixed markup, styles and script, and one JSON block that holds every word from outside."""

from __future__ import annotations

import html
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from geomap.compare import Comparison
from geomap.dossier.block import page_block
from geomap.table import whole_file

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)
MOST_PLAIN_ROWS = 500
"""Events in the table for a reader without scripts; more would double the page."""
_PLAIN = ("verdict", "origin", "destination", "group", "first_day", "tellings", "independent", "told_first", "why")


def build_page(comparison: Comparison, *, title: str = "Claims compared") -> str:
    """Return the page of a comparison as one HTML text without anything outside of it.

    Parameters
    ----------
    comparison : Comparison
        From `geomap.compare.compare_claims`.
    title : str
        The heading.

    Returns
    -------
    str
        The same comparison gives the same text.
    """
    block = json.dumps(page_block(comparison, title), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{_escape(title)}</title>\n<style>\n{_own('dossier.css')}</style>\n</head>\n<body>\n"
        f"<noscript>{_plain(comparison, title)}</noscript>\n"
        f'<div id="page"></div>\n<script type="application/json" id="data">{_script_text(block)}</script>\n'
        f"<script>\n(() => {{\n'use strict';\n{_script()}}})();\n</script>\n</body>\n</html>\n"
    )


def write_page(comparison: Comparison, path: str | Path, *, title: str = "Claims compared") -> Path:
    """Write the page of a comparison, whole or not at all.

    Parameters
    ----------
    comparison : Comparison
        From `geomap.compare.compare_claims`.
    path : str or Path
        The HTML file.
    title : str
        The heading.

    Returns
    -------
    Path
        The file.
    """
    with whole_file(path) as draft:
        draft.write_text(build_page(comparison, title=title), encoding="utf-8", newline="\n")
    return Path(path)


@cache
def _own(name: str) -> str:
    return (files("geomap.dossier") / "assets" / name).read_text("utf-8")


def _script() -> str:
    return "".join(_own(name) for name in ("dom.js", "words.js", "events.js", "outlets.js", "start.js"))


def _script_text(text: str) -> str:
    """Write JSON so that no word in it can end the script element."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _escape(text: object) -> str:
    words = "" if text is None else str(text)
    return html.escape(words).replace("\0", "\u2400").replace("\r", "&#13;")


def _plain(comparison: Comparison, title: str) -> str:
    rows = comparison.events.head(MOST_PLAIN_ROWS)
    head = "".join(f'<th scope="col">{name.replace("_", " ")}</th>' for name in _PLAIN)
    body = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{_escape(_cell(cell))}</td>' for cell in row) + "</tr>"
        for row in rows[list(_PLAIN)].itertuples(index=False, name=None)
    )
    windows = f"{comparison.windows.days} days and {comparison.windows.km:g} km"
    return (
        f"<h1>{_escape(title)}</h1><p>{len(rows)} of {len(comparison.events)} events; claims within {windows} "
        f"may be one movement. A verdict counts voices; it does not say what happened.</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
    )


def _cell(cell: object) -> object:
    return None if cell is None or cell != cell else cell

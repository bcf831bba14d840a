"""The claims as a plain table, for a reader whose browser runs no scripts."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

MOST_ROWS = 200
"""More rows would double the size of a large map; the page says how many there are."""
SHOWN = (
    "outlet",
    "published",
    "origin",
    "destination",
    "date_start",
    "date_end",
    "count_text",
    "status",
    "claimant",
    "quote",
)


def plain_table(columns: Mapping[str, list[str | None]], total: int, words: Mapping[str, Any]) -> str:
    """Return the claims as an HTML table, all text escaped.

    Parameters
    ----------
    columns : mapping of str to list
        The columns of ``SHOWN``, at most ``MOST_ROWS`` long; None where missing.
    total : int
        How many claims the map has.
    words : mapping
        The interface texts of one language.

    Returns
    -------
    str
        HTML for a ``noscript`` element.
    """
    rows = len(next(iter(columns.values()), []))
    note = words["noscript"].replace("{shown}", str(rows)).replace("{total}", str(total))
    head = "".join(f'<th scope="col">{escape(words["columns"].get(name, name))}</th>' for name in SHOWN)
    lines = [
        "<tr>" + "".join(f'<td dir="auto">{escape(columns[name][row] or "")}</td>' for name in SHOWN) + "</tr>"
        for row in range(rows)
    ]
    body = "\n".join(lines)
    return (
        f'<div class="gm-plain"><h1>{escape(words["claimed_movements"])}</h1><p>{escape(note)}</p>'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
    )


def escape(text: str) -> str:
    """Return text for HTML; a NUL, which HTML cannot hold, becomes the sign for one."""
    return html.escape(text).replace("\0", "\u2400").replace("\r", "&#13;")

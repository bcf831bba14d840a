"""Online tiles, only when asked for by name: their address and their credit."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import xyzservices.providers  # type: ignore[import-untyped] # it ships no types

TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile set that a browser can ask for.

    Parameters
    ----------
    name : str
        As xyzservices calls it.
    url : str
        Leaflet's pattern, with {s}, {z}, {x}, {y}.
    attribution : str
        The credit, as plain text.
    max_zoom : int
        The largest zoom that the server has.
    hosts : tuple of str
        The origins that the page has to be allowed to take pictures from.
    subdomains : tuple of str
        What may stand for {s}.
    tms : bool
        Whether the server counts rows from the south.
    """

    name: str
    url: str
    attribution: str
    max_zoom: int
    hosts: tuple[str, ...]
    subdomains: tuple[str, ...] = ()
    tms: bool = False


def find_tiles(name: str) -> Tiles:
    """Return a tile set by its name in xyzservices.

    Parameters
    ----------
    name : str
        As in "OpenStreetMap.Mapnik"; case and punctuation don't matter.

    Raises
    ------
    ValueError
        No such tile set, or one that needs a key.

    Examples
    --------
    >>> find_tiles("openstreetmap mapnik").hosts
    ('https://tile.openstreetmap.org',)
    """
    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError as reason:
        message = f"'{name}' is no tile set that xyzservices knows; try OpenStreetMap.Mapnik"
        raise ValueError(message) from reason
    if provider.requires_token():
        message = f"the tile set '{provider.name}' needs a key; one that needs none is OpenStreetMap.Mapnik"
        raise ValueError(message)
    url = provider.build_url(x="{x}", y="{y}", z="{z}", fill_subdomain=False, scale_factor="")
    subdomains = provider.get("subdomains", "abc")
    hosts = []
    for subdomain in subdomains if "{s}" in url else [""]:
        parts = urlsplit(url.replace("{s}", subdomain))
        origin = f"{parts.scheme}://{parts.netloc}"
        if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9.:-]+", parts.netloc):
            message = f"the tile set '{provider.name}' has no usable address"
            raise ValueError(message)
        hosts.append(origin)
    credit = html.unescape(TAGS.sub("", provider.get("html_attribution", provider.get("attribution", ""))))
    return Tiles(
        name=provider.name,
        url=url,
        attribution=credit,
        max_zoom=int(provider.get("max_zoom", 18)),
        hosts=tuple(dict.fromkeys(hosts)),
        subdomains=tuple(subdomains) if "{s}" in url else (),
        tms=bool(provider.get("tms", False)),
    )

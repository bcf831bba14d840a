"""The page's own scripts, styles and words, and Leaflet's two files, as text for one HTML file."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

# In the order of use: a module comes after all that it imports (tests/test_maps.py holds that).
MODULES = (
    "dom", "days", "inflate", "data", "words", "theme", "geometry", "lanes", "filter", "ground", "flows",
    "crowd", "extent",
    "labels", "legend", "timeline", "list", "card", "panel", "compare", "hash", "export", "app", "start",
)  # fmt: skip
LEAFLET_IMAGE = re.compile(r"url\((images/[a-z0-9-]+\.png)\)")
FLAG = re.compile(r"prefix:'<a href=\"https://leafletjs\.com\"[^{}]*?Leaflet</a>\"")
IMPORT_LINE = re.compile(r'^import [^\n]*";\n', re.MULTILINE)
COMMENT_LINES = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
EXPORT_WORD = re.compile(r"^export (?=(?:async )?(?:function|const|class|let) )", re.MULTILINE)


def own(name: str) -> str:
    """Return one of the package's own asset files."""
    return (files("geomap.maps") / "assets" / name).read_text("utf-8")


def leaflet() -> Traversable:
    """Return the folder of Leaflet's files in XStatic-Leaflet."""
    return files("xstatic.pkg.leaflet") / "data"


@cache
def leaflet_css() -> str:
    """Return Leaflet's style sheet with its images inside."""
    css = (leaflet() / "leaflet.css").read_text("utf-8").replace("behavior: url(#default#VML);", "")
    return LEAFLET_IMAGE.sub(lambda match: f"url({image_uri(match[1])})", css)


def image_uri(name: str) -> str:
    """Return one of Leaflet's images as a data URI."""
    return "data:image/png;base64," + base64.b64encode((leaflet() / name).read_bytes()).decode("ascii")


@cache
def leaflet_js() -> str:
    """Return Leaflet under its licence, with the images of its default marker inside."""
    code = (leaflet() / "leaflet.js").read_text("utf-8")
    code = re.sub(r"\n//# sourceMappingURL=.*", "", code)
    code = FLAG.sub('prefix:""', code)  # a national flag has no place on this map; the About page credits Leaflet
    marker = {
        "iconUrl": image_uri("images/marker-icon.png"),
        "iconRetinaUrl": image_uri("images/marker-icon-2x.png"),
        "shadowUrl": image_uri("images/marker-shadow.png"),
    }
    licence = own("LEAFLET-LICENSE.txt")
    images = f"L.Icon.Default.imagePath = '';\nL.Icon.Default.mergeOptions({json.dumps(marker)});\n"
    return f"/*\n{licence}*/\n{code}\n{images}"


@cache
def page_js() -> str:
    """Return the page's modules as one script, in a function of its own, without imports, exports and comments."""
    parts = [COMMENT_LINES.sub("", EXPORT_WORD.sub("", IMPORT_LINE.sub("", own(f"{name}.js")))) for name in MODULES]
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "\nwindow.geomapStart = start;\n})();\n"


@cache
def page_css() -> str:
    """Return the page's style sheet."""
    return own("map.css")


@cache
def page_words() -> dict[str, Any]:
    """Return the interface texts by language code."""
    words: dict[str, Any] = json.loads(own("words.json"))
    return words

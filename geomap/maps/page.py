"""One HTML file without a network: a folium map whose own parts are printed, never read as templates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import folium
import jinja2
from branca.element import Element, Figure, MacroElement
from folium.template import Template

CLOSING_TAG = re.compile(r"</(script|style|noscript)", re.IGNORECASE)


class Inline(Element):
    """One element of the page whose text is printed as it is.

    folium and branca compile what other elements hold as a template a second time; this one only prints an
    attribute, so that words from a report can never be run.

    Parameters
    ----------
    tag : str
        The element's name.
    text : str
        What stands in it, exactly; in a script or a style it must not hold the closing tag.
    attrs : str
        The attributes as they are to be printed; from the program, never from data.
    """

    _template = jinja2.Template("<{{this.tag}}{{this.attrs}}>{{this.text}}</{{this.tag}}>\n")

    def __init__(self, tag: str, text: str, attrs: str = "") -> None:
        super().__init__()
        if tag in ("script", "style", "noscript") and CLOSING_TAG.search(text):
            message = f"the text of <{tag}> holds a closing tag"
            raise ValueError(message)
        self._name = "Inline"
        self.tag = tag
        self.text = text
        self.attrs = attrs


class OfflineFigure(Figure):
    """The page around the map: no link to anything outside, and stable ids instead of random ones."""

    def __init__(self, title: str, language: str, direction: str, policy: str) -> None:
        super().__init__(height="720px")
        self.page_title = title
        self.language = language
        self.direction = direction
        self.policy = policy
        self.tail = Element()

    def render(self, **kwargs: Any) -> str:
        """Return the page; the ids that folium drew at random become numbers in the order of the page."""
        for child in self._children.values():
            child.render(**kwargs)
        page = (
            f'<!DOCTYPE html>\n<html lang="{self.language}" dir="{self.direction}">\n'
            '<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{self.policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{html.escape(self.page_title)}</title>\n"
            f"{self.header.render(**kwargs)}\n</head>\n<body>\n{self.html.render(**kwargs)}\n"
            f"<script>\n{self.script.render(**kwargs)}\n</script>\n"
            f"{''.join(child.render(**kwargs) for child in self.tail._children.values())}</body>\n</html>\n"
        )
        for number, element in enumerate(elements_below(self), start=1):
            page = page.replace(element._id, str(number))
        return page


def elements_below(element: Element, seen: set[int] | None = None) -> Iterator[Element]:
    """Yield an element and all below it whose id folium drew at random, parents first.

    Some elements (a pop-up) keep others as attributes, beside their children.
    """
    seen = set() if seen is None else seen
    if id(element) in seen:
        return
    seen.add(id(element))
    if len(element._id) == 32:
        yield element
    for child in (*element._children.values(), *vars(element).values()):
        if isinstance(child, Element):
            yield from elements_below(child, seen)


class StartElement(MacroElement):
    """The one line that hands the map to the page's own script. It holds no data."""

    _template = Template("{% macro script(this, kwargs) %}geomapStart({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca does not say what it returns
        self._name = "GeomapStart"


class OfflineMap(folium.Map):
    """A folium map that asks the network for nothing; the caller's own folium layers can be added to it.

    Pop-ups with HTML and the default marker work without jQuery; plugins that fetch their own files do not:
    the page's Content-Security-Policy stops them.

    Parameters
    ----------
    title : str
        The title of the page.
    language : str
        Two-letter code of the interface's language.
    direction : {"ltr", "rtl"}
        Writing direction of that language.
    policy : str
        The Content-Security-Policy of the page.
    **options
        Passed to ``folium.Map``.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 # folium's own names for what it would fetch
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }},
                { center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }},
                  ...{{ this.options|tojavascript }} }
            );
        {% endmacro %}
        """
    )

    def __init__(self, *, title: str, language: str, direction: str, policy: str, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        figure = OfflineFigure(title, language, direction, policy)
        figure.add_child(self)

    def inline(self, where: str, name: str, tag: str, text: str, attrs: str = "") -> None:
        """Put an element into the "header", the "html" or the "tail" of the page, its text as it is.

        The tail comes after the script that draws the map: the browser reads it while the map is being drawn.
        """
        getattr(self.get_root(), where).add_child(Inline(tag, text, attrs), name=name)

    def block(self, where: str, name: str, text: str, *, packed: bool) -> None:
        """Put a data block into the page, to be read by name."""
        kind = "text/plain" if packed else "application/json"
        self.inline(where, name, "script", text, f' type="{kind}" id="{name}"{" data-gzip" if packed else ""}')


def policy_of(image_hosts: tuple[str, ...] = ()) -> str:
    """Return the Content-Security-Policy: nothing from outside but pictures from the hosts of tiles."""
    images = " ".join(["data:", "blob:", *image_hosts])
    return (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        f"img-src {images}; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )

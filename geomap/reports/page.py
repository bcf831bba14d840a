"""A page of HTML to visible text in blocks, with what its tags say about each block."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

from lxml import etree, html

_SKIPPED = frozenset("script style noscript template head svg math object iframe audio video canvas".split())
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var "
    "wbr img".split()
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TAG_HINTS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "teaser",
    "figcaption": "caption",
    "figure": "caption",
    "form": "form",
    "button": "form",
    "select": "form",
    "header": "masthead",
    "title": "title",
}
_CLASS_HINTS = {
    "comment": "comments comment cm disqus discussion respond reply replies commentlist responses",
    "teaser": "related teaser teasers promo recommended recommendation trending sidebar side aside popular mostread "
    "readmore inline-related outbrain taboola more-news latest",
    "navigation": "nav navigation navbar menu breadcrumb breadcrumbs crumb crumbs pager pagination skip lang "
    "languages topbar toolbar",
    "footer": "footer ftr foot copyright copy colophon",
    "share": "share sharing social follow subscribe newsletter signup login cookie cookies consent gdpr",
    "tags": "tags tag keywords taglist",
    "advert": "ad ads advert advertisement adsense sponsor sponsored banner",
    "caption": "caption captions credit wp-caption-text",
    "meta": "byline meta dateline date dates time timestamp posted author stand pubdate",
    "masthead": "masthead hdr logo brand site-title",
}
_HINT_OF_CLASS = {word: hint for hint, words in _CLASS_HINTS.items() for word in words.split()}
_NEUTRAL_CLASS = frozenset("has with no main content article entry story body wrap wrapper container single".split())
_LONGEST_NAMES = 400  # characters of an element's class and id
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


OUTLET_WORD = re.compile(
    r"\b(?:news|newswire|times|post|press|agency|bulletin|tribune|gazette|observer|monitor|herald|journal|radio|tv|"
    r"television|daily|weekly|network|media|chronicle|review|digest|courier|telegraph|sentinel|lantern|mail|"
    r"dispatch|ledger|echo|écho|letter|live|voices?|watch|magazine|today|broadcasting|information|cell|wire|mirror|"
    r"almanac|messenger|examiner|inquirer|courrier|correo|diario|gaceta|fm|newsletter|diary)\b",
    re.I,
)
"""Words that newspapers, stations and agencies put into their names."""


@dataclass(slots=True)
class PageBlock:
    """A block of visible text: ``text[start:end]``, the tag that made it, and what the tags around it say it is."""

    start: int
    end: int
    tag: str
    hint: str | None


@dataclass(slots=True)
class Page:
    """The visible text of a page and the facts that its markup states."""

    text: str = ""
    blocks: list[PageBlock] = field(default_factory=list)
    title: str | None = None
    head_title: str | None = None
    outlet: str | None = None
    signed: str | None = None
    site: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    times: list[str] = field(default_factory=list)


def read_page(source: str) -> Page:
    """Read a page of HTML.

    Parameters
    ----------
    source : str
        The markup, decoded.

    Returns
    -------
    Page
        Blocks in reading order; their offsets count characters of ``Page.text``. A page that the parser cannot make
        sense of comes back with what it could read.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return Page()
    page = Page()
    _facts(root, page)
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        _strip_tags(source, page)
    else:
        _Writer(page).write(root)
    return page


_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|head)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_MARKUP = re.compile(r"<[^<>]*>")


def _strip_tags(source: str, page: Page) -> None:
    """Read a page that is nested too deep for the parser: every tag is a break, no tag says anything."""
    bare = unescape(_MARKUP.sub("\n", _HIDDEN.sub("\n", source)))
    lines = [flat for line in bare.splitlines() if (flat := _SPACE.sub(" ", line).strip())]
    page.text = "\n".join(lines)
    start = 0
    for line in lines:
        page.blocks.append(PageBlock(start, start + len(line), "p", None))
        start += len(line) + 1


class _Writer:
    """Walk the tree without recursion and write blocks; a page may be nested thousands deep."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parts: list[str] = []
        self.length = 0
        self.block_start = 0
        self.tag = "p"
        self.hint: str | None = None
        self.links = 0
        self.linked = 0
        self.row: etree._Element | None = None

    def write(self, root: etree._Element) -> None:
        hints: list[str | None] = [None]
        skipping = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if skipping or tag in _SKIPPED:
                    skipping += 1
                    continue
                hints.append(self._hint(element, tag, hints[-1]))
                self.links += _is_link(element)
                if self.row is not None:
                    self._cell(element, tag)
                elif tag == "br":
                    self._break(self.tag, hints[-1])
                elif tag == "tr" and _is_row_of_data(element):
                    self._break(tag, hints[-1])
                    self.row = element
                elif tag not in _INLINE or hints[-1] != hints[-2]:
                    self._break(tag, hints[-1])
                self._text(element.text)
            elif event == "end":
                if skipping:
                    skipping -= 1
                else:
                    before = hints.pop()
                    self.links -= _is_link(element)
                    self.row = None if element is self.row else self.row
                    if self.row is not None:
                        self._text(" " if tag not in _INLINE else None)
                    elif tag != "br" and (tag not in _INLINE or before != hints[-1]):
                        self._break("p" if tag in _HEADINGS else self.tag, hints[-1])
                if not skipping:
                    self._text(element.tail)
            elif not skipping:
                self._text(element.tail)
        self._break("p", None)
        self.page.text = "".join(self.parts)

    def _hint(self, element: etree._Element, tag: str, outer: str | None) -> str | None:
        if tag in ("article", "main", "body", "html"):
            return None if outer in (None, "masthead") else outer
        if outer and outer not in ("masthead", "meta"):
            return outer
        if tag in _HEADINGS and outer == "masthead" and _inside_article(element):
            return None
        return _TAG_HINTS.get(tag) or _class_hint(element) or outer

    def _cell(self, element: etree._Element, tag: str) -> None:
        """Open a cell of a row with a tab, so that it is known how many stand before it; other tags are spaces."""
        if tag in _CELLS:
            if any(sibling.tag in _CELLS for sibling in element.itersiblings(preceding=True)):
                self._trim(" ")
                self.parts.append("\t")
                self.length += 1
        elif tag not in _INLINE:
            self._text(" ")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        flat = _SPACE.sub(" ", text)
        if self.length == self.block_start or self.parts[-1].endswith((" ", "\t")):
            flat = flat.lstrip(" ")
        if flat:
            self.parts.append(flat)
            self.length += len(flat)
            self.linked += len(flat) if self.links else 0

    def _trim(self, blanks: str) -> None:
        """Take blanks from the end of a block."""
        while self.length > self.block_start and self.parts[-1][-1:] in blanks:
            shorter = self.parts.pop()[:-1]
            self.length -= 1
            self.parts += [shorter] if shorter else []

    def _break(self, tag: str, hint: str | None) -> None:
        if self.length > self.block_start:
            self._trim(" \t")
        if self.length > self.block_start:
            size = self.length - self.block_start
            points = self.tag not in _HEADINGS and self.linked >= _ALL_LINK * size and size >= _LONG_LINK
            hint_here = self.hint or ("teaser" if points else None)
            self.page.blocks.append(PageBlock(self.block_start, self.length, self.tag, hint_here))
            self.parts.append("\n")
            self.length += 1
            self.block_start = self.length
        self.tag, self.hint, self.linked = tag, hint, 0


_CELLS = frozenset(["td", "th"])
_FEWEST_CELLS, _MOST_ELEMENTS, _LONGEST_ROW = 3, 60, 400


def _is_row_of_data(row: etree._Element) -> bool:
    """Say whether a row of a table has several short cells and no more in it, so that it is no layout of a page."""
    elements = list(islice(row.iterdescendants(), _MOST_ELEMENTS + 1))
    if len(elements) > _MOST_ELEMENTS or any(element.tag in _LARGE for element in elements):
        return False
    cells = sum(element.tag in _CELLS for element in elements)
    size = sum(len(element.text or "") + len(element.tail or "") for element in elements)
    return cells >= _FEWEST_CELLS and size <= _LONGEST_ROW


_LARGE = frozenset("table ul ol dl form nav article section p h1 h2 h3 h4 h5 h6".split()) | _SKIPPED


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and bool(element.get("href"))


_ALL_LINK, _LONG_LINK = 0.9, 20
"""A block of so many characters of which this share is a link points to another page."""


def _inside_article(element: etree._Element) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())


def _names_of(element: etree._Element) -> str:
    """Return the class and the id of an element, folded; nothing where they are too long to be names."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    return names if len(names) <= _LONGEST_NAMES else ""


def _class_hint(element: etree._Element) -> str | None:
    names = _names_of(element)
    whole = names.split()
    words = [w for name in whole for w in re.split(r"[^a-z]+", name) if w]
    if _NEUTRAL_CLASS.intersection(words):
        return None
    for word in (*whole, *words):
        hint = _HINT_OF_CLASS.get(word)
        if hint:
            return hint
    return None


# Meta names without the signs between their words: "article:published_time", "publish-date", "DC.date.issued".
_DATE_NAMES = (
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "articlepublished",
    "datepublished",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "pubdate",
    "citationpublicationdate",
    "citationonlinedate",
    "citationdate",
    "date",
    "dcdate",
    "dcdateissued",
    "dctermscreated",
    "dctermsissued",
    "dctermsdate",
    "parselypubdate",
    "sailthrudate",
)
_PUBLISHER_NAMES = ("publisher", "dcpublisher", "dctermspublisher", "citationpublisher", "applicationname")
_NO_LETTER = re.compile(r"[^a-z]+")
_DESK = re.compile(r"\s+(?:newsroom|news desk|desk|staff|team|editors|editorial board)$", re.I)


def _facts(root: etree._Element, page: Page) -> None:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().casefold()
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    linked = _linked_data(root)
    page.language = root.get("lang") or metas.get("og:locale") or None
    title = root.find(".//title")
    page.head_title = title.text if title is not None else None
    page.title = metas.get("og:title") or linked.get("headline") or page.head_title
    bare = {_NO_LETTER.sub("", name): content for name, content in reversed(metas.items())}
    publishers = [bare[name] for name in _PUBLISHER_NAMES if name in bare]
    page.outlet = metas.get("og:site_name") or linked.get("publisher") or (publishers[0] if publishers else None)
    page.site = _site(root) if page.outlet is None else None
    author = metas.get("author")
    if page.outlet is None and author and OUTLET_WORD.search(author):
        page.signed = _DESK.sub("", author)  # some pages sign with the house's name
    dates = [bare[name] for name in _DATE_NAMES if name in bare]
    page.published = linked.get("datePublished") or (dates[0] if dates else None)
    link = root.find(".//link[@rel='canonical']")
    page.url = (link.get("href") if link is not None else None) or metas.get("og:url")
    page.times = [t.get("datetime") or "" for t in root.iter("time") if t.get("datetime")]


_SITE_CLASS = re.compile(r"(?:^|[\s_-])(?:mast(?:head)?|site(?:[_-]?(?:name|title))?|brand|logo)(?:$|\s)")
_HEAD_CLASS = re.compile(r"(?:^|\s)(?:header|head|hd|top)(?:$|\s)")
_TOP_ELEMENTS = 300  # of a page, among which its name stands
_ROOTS = ("/", "./", "index.html", "/index.html")
_LONGEST_SITE = 60  # characters of a house's name


def _site(root: etree._Element) -> str | None:
    """Find what the page calls itself at its top: the words of its masthead, or of the first link to its front page."""
    link = None
    for element in islice(root.iter("*"), _TOP_ELEMENTS):
        if element.tag in ("article", "main", "script", "style"):
            continue
        names = _names_of(element)
        if element.tag == "img" and (named := _name_of_logo(element, names)) is not None:
            return named
        if _SITE_CLASS.search(names):
            named = _short_words(element)
            if named:
                return named
        if _HEAD_CLASS.search(names) and len(element) and (own := _own_name(element)) is not None:
            return own
        if (element.tag == "header" or _HEAD_CLASS.search(names)) and len(element):
            named = _short_words(element[0])
            if named and (OUTLET_WORD.search(named) or (element.tag == "header" and element[0].tag in ("b", "strong"))):
                return named  # "<header><b>Barada Post</b> <a>Home</a>"
        if link is None and element.tag == "a" and element.get("href") in _ROOTS:
            link = _short_words(element)
    return link


def _name_of_logo(image: etree._Element, names: str) -> str | None:
    """Return what stands for the picture of a logo: "Ljubljana Observer" of ``<img src="logo.gif" alt="...">``."""
    alt = _SPACE.sub(" ", image.get("alt") or "").strip().removesuffix(" logo")
    is_logo = "logo" in (image.get("src") or "").casefold() or "logo" in names
    return alt if is_logo and 1 < len(alt.split()) <= _LOGO_WORDS and len(alt) <= _LONGEST_SITE else None


_LOGO_WORDS = 6


def _own_name(element: etree._Element) -> str | None:
    """Return the words that open a page's head before its links: ``<div class="top">CANAL ÍNDICO <span>...``."""
    own = _SPACE.sub(" ", element.text or "").strip(" |»·-–\n\t")
    words = own.split()
    named = 1 < len(words) <= _LOGO_WORDS and all(word[:1].isupper() or len(word) < _SMALL for word in words)
    return own if named and len(own) <= _LONGEST_SITE else None


_SMALL = 4  # letters of "of", "the", "de"


def _short_words(element: etree._Element) -> str | None:
    """Return an element's own words, else all that it holds, unless they are more than a name."""
    own = _SPACE.sub(" ", _own_words(element)).strip()
    words = own or _SPACE.sub(" ", " ".join(map(str, islice(element.itertext(), 10)))).strip()
    return words if 0 < len(words) <= _LONGEST_SITE else None


_LETTERING = frozenset(["b", "em", "font", "i", "small", "span", "strong", "sup"])


def _own_words(element: etree._Element) -> str:
    """Return the words that open an element, those of inline tags among them: "SHAR <span>WEEKLY</span> English"."""
    words = element.text or ""
    if words.strip():
        for child in islice(element, 5):
            if child.tag not in _LETTERING or len(child):
                break
            words += (child.text or "") + (child.tail or "")
    return words


def _linked_data(root: etree._Element) -> dict[str, str]:
    """Take headline, publisher and day from schema.org blocks; a block that is not JSON is passed over."""
    out: dict[str, str] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "")[:200_000])
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for _ in range(200):
            if not queue:
                break
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                queue.extend(v for k, v in item.items() if k == "@graph")
                _take(item, out)
    return out


def _take(item: dict[str, object], out: dict[str, str]) -> None:
    publisher = item.get("publisher")
    author = item.get("author")
    if (
        publisher is None
        and isinstance(author, dict)
        and author.get("@type") in ("Organization", "NewsMediaOrganization")
    ):
        publisher = author  # some houses sign their pages themselves
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    published = item.get("datePublished") or item.get("uploadDate")  # a video is uploaded
    facts = {"publisher": publisher, "headline": item.get("headline"), "datePublished": published}
    for name, value in facts.items():
        if isinstance(value, str) and value.strip():
            out.setdefault(name, value.strip())

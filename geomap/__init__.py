"""Read claimed movements of fighters out of news reports and overlay them on offline maps.

The public names are loaded when they are first used, so that ``import geomap`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.claims import Claim, End
    from geomap.compare import compare_claims, events_of, link_echoes
    from geomap.corpus import extract_corpus
    from geomap.errors import GazetteerError, GeomapError, MissingExtraError, ReportError, TableError
    from geomap.evaluation import evaluate_claims
    from geomap.explain import explain_report
    from geomap.extraction import extract_claims, read_report
    from geomap.gazetteer import read_gazetteer
    from geomap.lines import lines_from_claims
    from geomap.maps import build_map, write_map
    from geomap.reports import Report, read_reports
    from geomap.table import (
        check_claims,
        claims_to_table,
        read_claims,
        resolve_ends,
        table_to_claims,
        write_claims,
    )

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "End",
    "GazetteerError",
    "GeomapError",
    "MissingExtraError",
    "Report",
    "ReportError",
    "TableError",
    "build_map",
    "check_claims",
    "claims_to_table",
    "compare_claims",
    "evaluate_claims",
    "events_of",
    "explain_report",
    "extract_claims",
    "extract_corpus",
    "lines_from_claims",
    "link_echoes",
    "read_claims",
    "read_gazetteer",
    "read_report",
    "read_reports",
    "resolve_ends",
    "table_to_claims",
    "write_claims",
    "write_map",
]

_ROOM_OF = {
    "Claim": "claims",
    "End": "claims",
    "GazetteerError": "errors",
    "GeomapError": "errors",
    "MissingExtraError": "errors",
    "Report": "reports",
    "ReportError": "errors",
    "TableError": "errors",
    "build_map": "maps",
    "check_claims": "table",
    "claims_to_table": "table",
    "compare_claims": "compare",
    "evaluate_claims": "evaluation",
    "events_of": "compare",
    "explain_report": "explain",
    "extract_claims": "extraction",
    "extract_corpus": "corpus",
    "lines_from_claims": "lines",
    "link_echoes": "compare",
    "read_claims": "table",
    "read_gazetteer": "gazetteer",
    "read_report": "extraction",
    "read_reports": "reports",
    "resolve_ends": "table",
    "table_to_claims": "table",
    "write_claims": "table",
    "write_map": "maps",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    value = getattr(import_module(f"geomap.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

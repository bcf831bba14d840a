"""Reports: news texts from files, folders, tables and archives, with their zones, outlet and day of publication."""

from geomap.reports.reading import Report, parse_report, parse_source, read_reports
from geomap.reports.sources import Source, read_sources, size_of
from geomap.reports.streams import Meter
from geomap.reports.zones import Block, Zone

__all__ = [
    "Block",
    "Meter",
    "Report",
    "Source",
    "Zone",
    "parse_report",
    "parse_source",
    "read_reports",
    "read_sources",
    "size_of",
]

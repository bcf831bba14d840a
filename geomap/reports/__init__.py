"""Reports: news texts from files, folders and tables, with their zones, outlet and day of publication."""

from geomap.reports.reading import Report, parse_report, read_reports
from geomap.reports.zones import Block, Zone

__all__ = ["Block", "Report", "Zone", "parse_report", "read_reports"]

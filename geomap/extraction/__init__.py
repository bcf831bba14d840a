"""Extraction: from a report to the movements that it claims, with the words and the reasons."""

from geomap.extraction.reading import Reading, Unresolved, extract_claims, read_report

__all__ = ["Reading", "Unresolved", "extract_claims", "read_report"]

"""Counts as reports write them, with their bounds: 'up to 5,000 fighters', 'between 200 and 300'."""

from geomap.counts.nouns import Unit
from geomap.counts.phrases import Count, CountMention, find_counts, parse_count

__all__ = ["Count", "CountMention", "Unit", "find_counts", "parse_count"]

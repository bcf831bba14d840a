"""Counts as reports write them: 'up to 5,000 fighters', 'two dozen', 'between 200 and 300', with their bounds."""

from geomap.counts.phrases import Count, CountMention, Unit, find_counts, parse_count

__all__ = ["Count", "CountMention", "Unit", "find_counts", "parse_count"]

"""The claims table: its columns, its checks, and the doors between claims, frames and files."""

from __future__ import annotations

from geomap.table.arrow import SCHEMA, arrow_from_claims, arrow_from_frame, arrow_from_rows, frame_from_arrow, rebatch
from geomap.table.check import OnFault, check_claims, raise_fault
from geomap.table.columns import (
    COLUMNS,
    DTYPES,
    SORTS,
    claims_to_table,
    frame_from_rows,
    join_members,
    rows_from_frame,
    split_members,
    table_to_claims,
)
from geomap.table.dataset import is_dataset, read_parts, write_dataset
from geomap.table.files import check_parts, read_claims, read_csv_rows, write_claims
from geomap.table.filters import ClaimFilter
from geomap.table.places import Resolver, resolve_ends, unresolved_ends
from geomap.table.writing import whole_file, write_csv_rows, write_parts, writer_of

__all__ = [
    "COLUMNS",
    "DTYPES",
    "SCHEMA",
    "SORTS",
    "ClaimFilter",
    "OnFault",
    "Resolver",
    "arrow_from_claims",
    "arrow_from_frame",
    "arrow_from_rows",
    "check_claims",
    "check_parts",
    "claims_to_table",
    "frame_from_arrow",
    "frame_from_rows",
    "is_dataset",
    "join_members",
    "raise_fault",
    "read_claims",
    "read_csv_rows",
    "read_parts",
    "rebatch",
    "resolve_ends",
    "rows_from_frame",
    "split_members",
    "table_to_claims",
    "unresolved_ends",
    "whole_file",
    "write_claims",
    "write_csv_rows",
    "write_dataset",
    "write_parts",
    "writer_of",
]

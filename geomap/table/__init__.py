"""The claims table: its columns, its checks, and the doors between claims, frames and files."""

from __future__ import annotations

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
from geomap.table.files import read_claims, read_csv_rows, whole_file, write_claims, write_csv_rows
from geomap.table.places import Resolver, resolve_ends, unresolved_ends

__all__ = [
    "COLUMNS",
    "DTYPES",
    "SORTS",
    "OnFault",
    "Resolver",
    "check_claims",
    "claims_to_table",
    "frame_from_rows",
    "join_members",
    "raise_fault",
    "read_claims",
    "read_csv_rows",
    "resolve_ends",
    "rows_from_frame",
    "split_members",
    "table_to_claims",
    "unresolved_ends",
    "whole_file",
    "write_claims",
    "write_csv_rows",
]

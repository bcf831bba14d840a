"""Claims in a PostGIS database: a schema of claims, places and reports, written and updated by claim id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from geomap.errors import GeomapError, MissingExtraError, TableError
from geomap.table import COLUMNS, SCHEMA, SORTS, ClaimFilter, arrow_from_rows
from geomap.table.arrow import geometry_of
from geomap.table.columns import ROLES, Row
from geomap.table.writing import ROWS, hide_nul, show_nul

SCHEMA_NAME = "geomap"
ADDRESSES = ("postgresql://", "postgres://", "postgresql+psycopg://")
REPORT = {"report": "report", "outlet": "outlet", "published": "published", "url": "url", "language": "language"}
_MISSING = 'a database needs extra packages: pip install "geomap[postgis]"'


def is_database(address: str) -> bool:
    """Say whether a word of the command line is the address of a database."""
    return address.startswith(ADDRESSES)


def shown_address(address: str) -> str:
    """Return a word of the command line as it may be shown: without the password of a database."""
    return re.sub(r"(?<=://)([^:@/]*):[^@/]*@", r"\1:***@", address) if is_database(address) else address


def _sqlalchemy() -> Any:
    try:
        import_module("psycopg")
        return import_module("sqlalchemy")
    except ImportError as error:
        raise MissingExtraError(_MISSING) from error


@cache
def _tables() -> Any:
    """Describe the three tables; the claims table has the columns of the contract, in its order."""
    sa = _sqlalchemy()
    types = {"text": sa.Text, "day": sa.Date, "number": sa.Float, "whole": sa.BigInteger, "flag": sa.Boolean}
    meta = sa.MetaData(schema=SCHEMA_NAME)
    geometry = _geometry_type(sa)

    def column(name: str, source: str | None = None, **options: Any) -> Any:
        return sa.Column(name, types[SORTS[source or name]], **options)

    claims = sa.Table(
        "claims",
        meta,
        *(column(name, primary_key=name == "claim") for name in COLUMNS),
        sa.Column("geometry", geometry),
    )
    places = sa.Table(
        "places",
        meta,
        sa.Column("place_id", sa.Text, primary_key=True),
        *(column(name, f"origin_{name}") for name in ("kind", "lat", "lon", "radius_km")),
        column("name", "origin"),
        sa.Column("geometry", geometry),
    )
    reports = sa.Table("reports", meta, *(column(name, primary_key=name == "report") for name in REPORT))
    for words in ("published", "outlet", "group", "report", "date_start", "origin_id destination_id"):
        names = words.split()
        sa.Index(f"claims_{'_'.join(names)}", *(claims.c[name] for name in names))
    for table in (claims, places):
        sa.Index(f"{table.name}_geometry", table.c.geometry, postgresql_using="gist")
    return meta, {"claims": claims, "places": places, "reports": reports}


def _geometry_type(sa: Any) -> Any:
    class Geometry(sa.types.UserDefinedType):  # type: ignore[misc]
        """A PostGIS geometry in longitude and latitude, given as WKB."""

        cache_ok = True

        def get_col_spec(self) -> str:
            return "geometry(Geometry, 4326)"

        def bind_expression(self, value: Any) -> Any:
            return sa.func.ST_GeomFromWKB(sa.type_coerce(value, sa.LargeBinary), 4326)

    return Geometry


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    sa = _sqlalchemy()
    try:
        url = sa.engine.make_url(address).set(drivername="postgresql+psycopg")
    except sa.exc.ArgumentError as error:
        message = "is no address of a database; write postgresql://user:password@host:5432/name"
        raise GeomapError(message) from error
    place = url.render_as_string(hide_password=True)
    engine = sa.create_engine(url, connect_args={"connect_timeout": 30})
    try:
        with engine.begin() as connection:
            yield connection
    except sa.exc.DBAPIError as error:
        words = " ".join(str(error.orig).split())[:300]
        raise TableError(f"the database says: {words}", path=place) from error
    finally:
        engine.dispose()


def write_database(parts: Iterable[Any], address: str) -> int:
    """Write claims into a PostGIS database; a claim that is there already is brought up to date.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        The claims.
    address : str
        ``postgresql://user:password@host:5432/name``. The schema ``geomap`` is made where it is missing, with the
        tables ``claims``, ``places`` and ``reports``.

    Returns
    -------
    int
        How many claims were written: all of them or, where an error is raised, none.

    Raises
    ------
    TableError
        The database cannot be reached or refuses.
    MissingExtraError
        The packages for databases are not installed.
    """
    meta, tables = _tables()
    sa = _sqlalchemy()
    count = 0
    with _connected(address) as connection:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS postgis"))
        connection.execute(sa.text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA_NAME}"))
        meta.create_all(connection)
        for part in parts:
            for start in range(0, part.num_rows, ROWS):
                rows = _rows_of(part.slice(start, ROWS))
                _upsert(connection, tables["reports"], "report", _reports_of(rows))
                _upsert(connection, tables["places"], "place_id", _places_of(rows))
                _upsert(connection, tables["claims"], "claim", rows)
                count += len(rows)
    return count


def _upsert(connection: Any, table: Any, key: str, rows: list[Row]) -> None:
    if not rows:
        return
    insert = import_module("sqlalchemy.dialects.postgresql").insert(table)
    change = {column.name: insert.excluded[column.name] for column in table.columns if column.name != key}
    connection.execute(insert.on_conflict_do_update(index_elements=[key], set_=change), rows)


def _rows_of(part: Any) -> list[Row]:
    rows = part.select(COLUMNS).to_pylist()
    for row, shape in zip(rows, geometry_of(part).to_pylist(), strict=True):
        for name, cell in row.items():
            if isinstance(cell, str):
                row[name] = hide_nul(cell)
        row["geometry"] = shape
    found: list[Row] = rows
    return found


def _reports_of(rows: list[Row]) -> list[Row]:
    return list({row["report"]: {name: row[name] for name in REPORT} for row in rows if row["report"]}.values())


def _places_of(rows: list[Row]) -> list[Row]:
    import shapely

    found: dict[str, Row] = {}
    for row in rows:
        for role in ROLES:
            place, lat, lon = (row[f"{role}_{field}"] for field in ("id", "lat", "lon"))
            if place and lat is not None:
                found[place] = {
                    "place_id": place,
                    "name": row[role],
                    "kind": row[f"{role}_kind"],
                    "lat": lat,
                    "lon": lon,
                    "radius_km": row[f"{role}_radius_km"],
                    "geometry": shapely.Point(lon, lat).wkb,
                }
    return [found[place] for place in sorted(found)]


def read_database(address: str, wanted: ClaimFilter | None = None, columns: list[str] | None = None) -> Iterator[Any]:
    """Read claims from a PostGIS database a part at a time; the database picks out what is wanted.

    Parameters
    ----------
    address : str
        As for `write_database`.
    wanted : ClaimFilter, optional
        What is wanted of it.
    columns : list of str, optional
        Of the contract; all where it is left out.

    Yields
    ------
    pyarrow.Table
        By day of publication, report and claim.

    Raises
    ------
    TableError
        The database cannot be reached, or holds no claims of geomap.
    """
    sa = _sqlalchemy()
    table = _tables()[1]["claims"]
    names = list(SCHEMA.names if columns is None else columns)
    query = sa.select(*(table.c[name] for name in names)).order_by(
        table.c.published.nulls_last(), table.c.report, table.c.claim
    )
    for term in _terms(sa, table, wanted or ClaimFilter()):
        query = query.where(term)
    with (
        _connected(address) as connection,
        closing(connection.execution_options(yield_per=ROWS).execute(query)) as result,
    ):
        for rows in result.mappings().partitions():
            yield arrow_from_rows([{name: _shown(row[name]) for name in names} for row in rows], names)


def _shown(cell: Any) -> Any:
    return show_nul(cell) if isinstance(cell, str) else cell


def _terms(sa: Any, table: Any, wanted: ClaimFilter) -> Iterator[Any]:
    columns = table.c
    if wanted.since is not None:
        yield sa.func.coalesce(columns.date_end, columns.date_start, columns.published) >= wanted.since
    if wanted.until is not None:
        yield sa.func.coalesce(columns.date_start, columns.date_end, columns.published) <= wanted.until
    if wanted.outlets:
        yield columns.outlet.in_(wanted.outlets)
    if wanted.groups:
        yield columns["group"].in_(wanted.groups)
    if wanted.bbox is not None:
        west, south, east, north = wanted.bbox
        inside = []
        for role in ROLES:
            lat, lon = columns[f"{role}_lat"], columns[f"{role}_lon"]
            between = sa.between(lon, west, east) if west <= east else sa.or_(lon >= west, lon <= east)
            inside.append(sa.and_(sa.between(lat, south, north), between))
        yield sa.or_(*inside)

"""How Alembic reaches the database: the app's own engine, or STAASTED_DATABASE."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlmodel import SQLModel

import models  # noqa: F401 - fills the metadata
from settings import settings


@contextmanager
def nothing_follows(connection: Connection) -> Iterator[None]:
    """Keep SQLite from deleting what points at a row while its table is made anew.

    There a table is changed by copying and dropping it, and a drop deletes its rows, and
    with them all that belongs to them. Within a transaction the setting would do nothing.
    """
    raw = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    (before,) = raw.execute("PRAGMA foreign_keys").fetchone()
    raw.execute("PRAGMA foreign_keys=OFF")
    if raw.execute("PRAGMA foreign_keys").fetchone() != (0,):
        raise RuntimeError("migrate outside a transaction: rows would be lost otherwise")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA foreign_keys={'ON' if before else 'OFF'}")


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with nothing_follows(connection), context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(settings().database).connect() as own:
        migrate(own)

"""Errors of the drivers, as SQLAlchemy raises them."""

from typing import cast

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DBAPIError


def wrapped(connection: Connection, sql: str, error: Exception) -> DBAPIError:
    """Return SQLAlchemy's error for the driver's, without parameters; a connection that broke is not used again."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(cast("DBAPIModule.Error", error), connection.connection, None)
    if gone:
        connection.invalidate(error)
    made = DBAPIError.instance(
        sql,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=gone,
        dialect=dialect,
    )
    return cast("DBAPIError", made)

"""The declarative base: constraint names that Alembic can find again, and no lazy loading behind anyone's back."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every table of the bot. Tables refer to each other across features by id, and declare no relationships."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)

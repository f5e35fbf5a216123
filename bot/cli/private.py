"""Private text on the command line: what the doctor finds out about it, and sealing it anew."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.db.engine import open_database, parse_url
from bot.db.resealing import Resealed, Survey, reseal_database, survey
from bot.db.vault import Standing, Vault
from bot.settings import Settings
from bot.tables import PRIVATE

KEEP_BOTH = "Add the key that is missing behind the one that is there: GRAYZONE_SECRET_KEY=new,old."
RESEAL = "Run `grayzone reseal`."
MOVED = "Somebody changed or moved these in the database: restore a backup, or let their authors write them again."


def look_at_private_text(settings: Settings) -> tuple[str, str]:
    """Return how private text is kept, and what to do about it: an empty string when all is well."""
    parsed = parse_url(settings.database)
    if parsed.drivername == "sqlite" and not Path(parsed.database or "").exists():
        return "none yet", ""
    database = open_database(settings.database)
    try:
        found = survey(database.engine, Vault(settings.secret_keys), PRIVATE)
    except DBAPIError:
        return "no tables for it yet", ""
    finally:
        database.dispose()
    return _seen(found), _advice(found)


def reseal(settings: Settings) -> Resealed:
    """Bring all private text under the first key."""
    return reseal_database(settings.database, Vault(settings.secret_keys), PRIVATE)


def told(done: Resealed) -> str:
    """Return in words what was sealed anew and what was not."""
    said = f"Sealed with the first key: {done.clear.total()} that lay in clear, {done.older} under older keys."
    if done.unreadable:
        said += f" {done.unreadable} will not open: `grayzone doctor` says more."
    if done.busy:
        said += f" {done.busy} were being changed just then: say it again."
    return said


def _seen(found: Survey) -> str:
    kept = found.kept
    parts = [f"{kept[Standing.CURRENT]} under the first key"]
    if kept[Standing.OLDER]:
        parts.append(f"{kept[Standing.OLDER]} under older keys (`grayzone reseal` brings them under the first)")
    if kept[Standing.FOREIGN]:
        parts.append(f"{kept[Standing.FOREIGN]} under keys that are not there")
    if kept[Standing.CLEAR]:
        parts.append(f"{kept[Standing.CLEAR]} in clear")
    if broken := found.unreadable.total() - kept[Standing.FOREIGN]:
        parts.append(f"{broken} that will not open, in {', '.join(sorted(found.unreadable))}")
    return ", ".join(parts)


def _advice(found: Survey) -> str:
    if found.kept[Standing.FOREIGN]:
        return KEEP_BOTH
    if found.unreadable:
        return MOVED
    return RESEAL if found.kept[Standing.CLEAR] else ""

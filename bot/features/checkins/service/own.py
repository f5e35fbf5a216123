"""Small questions about what a person chose, for their own eyes."""

from collections.abc import Iterable

from bot.features.checkins.queries import people
from bot.work import Work


def rather_three(work: Work, who: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return those (by workspace and user) who would rather talk in three than rest."""
    users: dict[str, list[str]] = {}
    for workspace, user in who:
        users.setdefault(workspace, []).append(user)
    found = (
        (workspace, row) for workspace in users for row in people.people(work, workspace, users[workspace]).values()
    )
    return frozenset((workspace, row.user) for workspace, row in found if row.trio)

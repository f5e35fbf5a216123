"""Small questions about what a person chose, for their own eyes."""

from collections.abc import Iterable

from bot.features.checkins.queries import people
from bot.features.peers import service as peers
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


def takes_part(work: Work, workspace: str, user: str) -> bool:
    """Tell whether somebody takes part in the check-ins of a group in which they sit."""
    seated = {seat.group.id for seat in peers.seats(work, workspace=workspace, user=user)}
    return any(part.group_id in seated for part in people.parts_of_person(work, workspace, user))

"""Bo's check-ins: he takes part, excludes Eli and is excluded by Dev, talks with Ana now, and rested once."""

from datetime import timedelta

from bot.features.checkins import service as checkins
from bot.features.checkins.models import Method, Rest, RestReason, Round
from bot.features.checkins.service import Act, Wishes
from bot.features.peers import service as peers
from tests.features.desk import WORKSPACE, Desk


def talks(desk: Desk, noted: str) -> None:
    """Let Bo talk with Ana, who joins him; `noted` is what he writes for himself."""
    work, (ana, bo, dev, eli) = desk.work, ("U0ANA", "U0BO", "U0DEV", "U0ELI")
    seats = {user: peers.seat(work, workspace=WORKSPACE, user=user) for user in (ana, bo, dev, eli)}
    for user, excluded in ((ana, ()), (bo, (eli,)), (dev, (bo,)), (eli, ())):
        checkins.take_part(work, seats[user], Wishes(), excluded)
    act = Act(WORKSPACE, bo, checkins.talk_now(work, seats[bo], ana).handle)
    checkins.suggest(work, act, work.now + timedelta(hours=1))
    checkins.save_sheet(work, act, {"need": noted})
    checkins.talked(work, act)
    times = {"begun_at": work.now, "ends_at": work.now}
    desk.session.add(
        Round(workspace=WORKSPACE, group_id=1, number=1, cycle=1, step=0, method=Method.CIRCLE, late=False, **times)
    )
    desk.session.flush()
    due = {"wished_at": work.now, "due_at": None, "zone": "Europe/Berlin", "dropped": None}
    desk.session.add(Rest(round_id=1, user=bo, workspace=WORKSPACE, reason=RestReason.ODD, **due))
    desk.session.flush()

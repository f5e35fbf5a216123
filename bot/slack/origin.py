"""Where an event comes from."""


class Origin:
    """What every event of one delivery shares."""

    __slots__ = ("bot_user", "once", "workspace")

    def __init__(self, workspace: str, once: str, bot_user: str) -> None:
        self.workspace = workspace
        self.once = once
        self.bot_user = bot_user

"""What the firm lets apps do, whatever their scopes: the settings of a workspace's admins."""

from dataclasses import dataclass


@dataclass(slots=True)
class Policy:
    """Whether anybody but an admin may make private channels, and open group messages."""

    private_channels: bool = True
    group_messages: bool = True

"""What the app's manifest decides in Slack: scopes, events, commands and shortcuts."""

from dataclasses import dataclass
from typing import Any

from bot.playground.model import Json


@dataclass(frozen=True, slots=True)
class AppManifest:
    """The parts of a manifest that the playground obeys."""

    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[Json, ...]
    shortcuts: tuple[Json, ...]
    display_name: str

    @classmethod
    def read(cls, manifest: dict[str, Any]) -> "AppManifest":
        """Read a manifest as YAML or JSON gives it; what is missing is simply not granted."""
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        return cls(
            scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands=tuple(features.get("slash_commands", ())),
            shortcuts=tuple(features.get("shortcuts", ())),
            display_name=features.get("bot_user", {}).get("display_name", "Grayzone"),
        )

    def command(self, name: str) -> Json | None:
        """Return the slash command of this name, or None."""
        return next((command for command in self.commands if command["command"] == name), None)

    def shortcut(self, callback_id: str) -> Json | None:
        """Return the shortcut of this callback id, or None."""
        return next((shortcut for shortcut in self.shortcuts if shortcut["callback_id"] == callback_id), None)

"""What it means that Slack's Web API did not answer `ok`: no, not now, or nobody can say."""

from typing import Any

from slack_sdk.errors import SlackApiError

from bot.slack.gateway import SlackRefused, SlackUnclear

TOO_MANY_REQUESTS, SERVER_ERROR = 429, 500
RETRY_AFTER_SECONDS = 30.0  # when a 429 does not say
# Slack's error codes of a passing state; whatever else Slack answers with `ok: false` stays so.
PASSING = frozenset({"request_timeout", "team_added_to_org", "access_limited"})
# "It's possible some aspect of the operation succeeded before the error was raised" (docs.slack.dev, common errors).
UNCLEAR = frozenset({"internal_error", "fatal_error", "service_unavailable"})


def meaning(method: str, error: SlackApiError) -> SlackRefused | SlackUnclear:
    """Tell a refusal from an answer that leaves open whether it happened."""
    response: Any = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    data = getattr(response, "data", None)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    if status == TOO_MANY_REQUESTS or code in {"ratelimited", "rate_limited"}:
        return SlackRefused("ratelimited", permanent=False, retry_after=_seconds(response.headers.get("Retry-After")))
    if status >= SERVER_ERROR or not code or code in UNCLEAR:
        return SlackUnclear(f"{method}: HTTP {status} {code}".strip())
    return SlackRefused(code, permanent=code not in PASSING)


def _seconds(header: str | None) -> float:
    try:
        return max(0.0, float(header or ""))
    except ValueError:
        return RETRY_AFTER_SECONDS

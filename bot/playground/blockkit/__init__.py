"""Checks Block Kit as Slack does: unknown fields and types, lengths, counts, unique ids, surfaces.

The tables follow docs.slack.dev; a test holds them against samples that Slack's SDKs call valid and invalid.
"""

from bot.playground.blockkit.messages import check_attachments as check_attachments
from bot.playground.blockkit.messages import check_blocks as check_blocks
from bot.playground.blockkit.views import check_view as check_view

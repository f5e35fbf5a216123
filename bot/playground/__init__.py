"""A strict local Slack with a cast of people in it: the demo, and the one honest fake of all tests.

    playground = Playground(manifest)
    async with serve(playground) as address:      # http://127.0.0.1:PORT
        ...                                       # run the bot with SLACK_API_URL = f"{address}/api/"

docs/playground.md is its contract. It imports nothing of the bot.
"""

from bot.playground.identity import (
    APP_TOKEN as APP_TOKEN,
)
from bot.playground.identity import (
    BOT_ID as BOT_ID,
)
from bot.playground.identity import (
    BOT_TOKEN as BOT_TOKEN,
)
from bot.playground.identity import (
    BOT_USER as BOT_USER,
)
from bot.playground.identity import (
    SIGNING_SECRET as SIGNING_SECRET,
)
from bot.playground.identity import (
    WORKSPACE as WORKSPACE,
)
from bot.playground.playground import Playground as Playground
from bot.playground.server import make_app as make_app
from bot.playground.server import serve as serve

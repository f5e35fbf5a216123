"""The ids and tokens of the playground's workspace, app and bot: fixed, so that tests and settings can name them."""

WORKSPACE = "T0PLAY"
WORKSPACE_NAME = "Playground"
DOMAIN = "playground"
OTHER_WORKSPACE = "T0HALS"  # the other firm, which shares #partners
APP = "A0GRAY"
BOT_USER = "U0GRAY"
BOT_ID = "B0GRAY"
BOT_HANDLE = "grayzone"
# no secrets: they open a server on loopback that holds invented people
BOT_TOKEN = "xoxb-playground"  # noqa: S105
APP_TOKEN = "xapp-playground"  # noqa: S105
SIGNING_SECRET = "playground-signing-secret"  # noqa: S105
VERIFICATION_TOKEN = "playground-verification"  # noqa: S105 (Slack's deprecated token; payloads still carry one)

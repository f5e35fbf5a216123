"""Who is in the room: six of the standing cast, two of whom share a function with somebody, and one outside."""

from collections.abc import Mapping

WORKSPACE = "T0PLAY"
LEADERSHIP = "C0LEAD"
ZONE, TICK_HOUR = "Europe/Berlin", 9

ANA, BO, CHI, DEV, ELI, FAY, GUS = "U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY", "U0GUS"
NAMES: Mapping[str, str] = {ANA: "Ana", BO: "Bo", CHI: "Chi", DEV: "Dev", ELI: "Eli", FAY: "Fay", GUS: "Gus"}
SALES, OPERATIONS, FINANCE, MARKETING = 1, 2, 3, 4
SEATS: Mapping[str, int] = {ANA: SALES, ELI: SALES, BO: OPERATIONS, CHI: OPERATIONS, DEV: FINANCE, FAY: MARKETING}
OUTSIDE = GUS

HANDOFFS: tuple[tuple[int, int], ...] = ((SALES, OPERATIONS), (OPERATIONS, FINANCE), (FINANCE, MARKETING))
FUNCTIONS_TYPED = "Sales\nOperations\nFinance\nMarketing"
HANDOFFS_TYPED = (
    "Sales > Operations: order data\nOperations > Finance: stock figures\nFinance > Marketing: campaign budget"
)
SYMPTOMS = ("WAITS", "REWORK", "LOST")

HUSH = "hush"  # begins every text that only its author may ever read

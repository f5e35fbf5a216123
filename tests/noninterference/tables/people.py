"""Who is there: the two parties of the pure proof, their candidates, and two who have nothing to do with it."""

from collections.abc import Mapping

from tests.features.mediation.desk import ANA, BO, CHI, DAN

WORKSPACE, LEADERSHIP, TALK = "T0PLAY", "C0LEAD", "C0TABLE"
ELI, FAY = "UELI", "UFAY"
NAMES: Mapping[str, str] = {ANA: "Ana", BO: "Bo", CHI: "Chi", DAN: "Dan", ELI: "Eli", FAY: "Fay"}
FUNCTIONS = "Sales\nOperations\nEngineering\nFinance\nPeople\nMarketing"
HANDLE = "0123456789abcdef0123456789abcdef"
EVERYBODY = tuple(NAMES)
EVERYBODY_ELSE = (ELI, FAY)
GROUP = 1
HUSH = "hush"  # begins every text that only its author may ever read

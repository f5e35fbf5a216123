"""The words of the calendar that people write when they mean a day, by language. Nobody is shown them."""

from enum import Enum, auto
from typing import NamedTuple


class Word(Enum):
    """What a word does to a date."""

    THIS = auto()
    NEXT = auto()
    COMING_OR_NEXT = auto()  # of a weekday people mean either
    END = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    NOTHING = auto()


class Language(NamedTuple):
    """The words of one language, casefolded: `weekdays` from Monday on, `by` what stands before a due date.

    `day` is the day as a whole, `near` today and the days right after, `ahead` what stands before a span.
    """

    weekdays: tuple[str, ...]
    words: dict[Word, str]
    by: str
    day: str
    near: str
    ahead: str


LANGUAGES = {
    "en": Language(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        {
            Word.THIS: "this current coming",
            Word.NEXT: "next following",
            Word.END: "end eo",
            Word.WEEK: "week week's",
            Word.MONTH: "month month's",
            Word.QUARTER: "quarter quarter's",
            Word.YEAR: "year year's",
            Word.NOTHING: "the of on by until till at due",
        },
        r"by|until|till|due(?: on)?|no later than",
        day="day day's business",
        near="today tomorrow",
        ahead="in within",
    ),
    "de": Language(
        (
            "montag mo",
            "dienstag di",
            "mittwoch mi",
            "donnerstag do",
            "freitag fr",
            "samstag sonnabend sa",
            "sonntag so",
        ),
        {
            Word.THIS: "diese diesen dieser dieses diesem kommende kommenden kommender",
            Word.NEXT: "nächste nächsten nächster nächstes nächstem naechste naechsten",
            Word.END: "ende",
            Word.WEEK: "woche",
            Word.MONTH: "monat monats",
            Word.QUARTER: "quartal quartals",
            Word.YEAR: "jahr jahres",
            Word.NOTHING: "der die das des dem den am bis zum zur spätestens",
        },
        r"bis(?: zu[mr]| spätestens)?|spätestens(?: am)?",
        day="tag tages",
        near="heute morgen übermorgen",
        ahead="in",
    ),
    "fr": Language(
        ("lundi lun", "mardi", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"),
        {
            Word.THIS: "ce cet cette",
            Word.COMING_OR_NEXT: "prochain prochaine",
            Word.END: "fin",
            Word.WEEK: "semaine",
            Word.MONTH: "mois",
            Word.QUARTER: "trimestre",
            Word.YEAR: "année an",
            Word.NOTHING: "le la les du de des d'ici pour avant à au",
        },
        r"d['\u2019]ici(?: à| au| la)?|pour|au plus tard",
        day="jour journée",
        near="aujourd'hui demain après-demain",
        ahead="dans",
    ),
    "es": Language(
        ("lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado", "domingo"),
        {
            Word.THIS: "este esta",
            Word.COMING_OR_NEXT: "próximo próxima proximo proxima",
            Word.END: "fin final finales",
            Word.WEEK: "semana",
            Word.MONTH: "mes",
            Word.QUARTER: "trimestre",
            Word.YEAR: "año",
            Word.NOTHING: "el la los de del para hasta a",
        },
        r"para|hasta|a más tardar",
        day="día dia",
        near="hoy mañana",
        ahead="en dentro",
    ),
    "pt": Language(
        (
            "segunda segunda-feira",
            "terça terça-feira",
            "quarta quarta-feira",
            "quinta quinta-feira",
            "sexta sexta-feira",
            "sábado",
            "domingo",
        ),
        {
            Word.THIS: "este esta neste nesta",
            Word.COMING_OR_NEXT: "próximo próxima",
            Word.END: "fim final",
            Word.WEEK: "semana",
            Word.MONTH: "mês",
            Word.QUARTER: "trimestre",
            Word.YEAR: "ano",
            Word.NOTHING: "o a os as de do da no na até para",
        },
        r"até(?: a| o| ao| à)?|para",
        day="dia",
        near="hoje amanhã",
        ahead="em daqui",
    ),
}

# One word that says it all.
SHORT = {
    "eod": "end day",
    "cob": "end day",
    "eow": "end week",
    "eom": "end month",
    "eoq": "end quarter",
    "eoy": "end year",
    "wochenende": "",  # nobody delivers then: it is asked which day
    "tagesende": "ende tag",
    "monatsende": "ende monat",
    "quartalsende": "ende quartal",
    "jahresende": "ende jahr",
}

# The zones of people who write the month first. Everywhere else the day comes first, or a word is asked for.
_CITIES = (
    *("Adak", "Anchorage", "Boise", "Chicago", "Denver", "Detroit", "Juneau", "Los_Angeles", "Menominee", "Metlakatla"),
    *("New_York", "Nome", "Phoenix", "Sitka", "Yakutat"),
)
MONTH_FIRST = frozenset({*(f"America/{city}" for city in _CITIES), "Pacific/Honolulu"})
MONTH_FIRST_REGIONS = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/")
# East Asia and the Philippines write the month first, often without saying so: there, a word is asked for.
DAY_FIRST_IN_ASIA = frozenset(
    f"Asia/{city}"
    for city in (
        *("Bangkok", "Calcutta", "Colombo", "Dhaka", "Dubai", "Ho_Chi_Minh", "Hong_Kong", "Istanbul", "Jakarta"),
        *("Jerusalem", "Karachi", "Kolkata", "Kuala_Lumpur", "Kuwait", "Qatar", "Riyadh", "Singapore"),
    )
)
LANGUAGE_OF_ZONE = {
    "Europe/Berlin": "de",
    "Europe/Busingen": "de",
    "Europe/Vienna": "de",
    "Europe/Zurich": "de",
    "Europe/Paris": "fr",
    "Europe/Brussels": "fr",
    "Europe/Monaco": "fr",
    "Europe/Madrid": "es",
    "Atlantic/Canary": "es",
    "America/Mexico_City": "es",
    "America/Bogota": "es",
    "America/Lima": "es",
    "America/Santiago": "es",
    "America/Argentina/Buenos_Aires": "es",
    "Europe/Lisbon": "pt",
    "America/Sao_Paulo": "pt",
}

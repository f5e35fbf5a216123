"""The shape of the house: small files, small functions, names that say something, folders that look alike."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.order import gone

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for room in ("bot", "migrations", "tests") for path in (ROOT / room).rglob("*.py"))
MODULES = [path for path in SOURCES if path.is_relative_to(ROOT / "bot") or path.is_relative_to(ROOT / "migrations")]
WRITTEN_BY_HAND = [path for path in SOURCES if path.parent != ROOT / "migrations" / "versions"]
FEATURES = sorted(path for path in (ROOT / "bot" / "features").iterdir() if (path / "__init__.py").exists())

# Where wall-clock time is read, and why.
CLOCKS = {
    "bot/work.py": "the bot's one clock",
    "bot/slack/socket_door.py": "Slack's SDK stamps its pings with time.time()",
}
CLOCK_READINGS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}

MOST_LINES_IN_A_FILE = 250
MOST_LINES_IN_A_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

# The names in a feature's folder; each is a file, or a folder of the same name once it has grown.
# `facts` holds the frozen values that a service hands out, `simulation` what the rules come to in the long run.
FEATURE_NAMES = {
    *("__init__", "handlers", "jobs", "views", "service", "facts", "rules", "queries", "models", "text"),
    "simulation",
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_a_file_fits_on_a_few_pages() -> None:
    lengths = {name(path): len(text_of(path).splitlines()) for path in WRITTEN_BY_HAND}

    assert {where: length for where, length in lengths.items() if length > MOST_LINES_IN_A_FILE} == {}


def test_a_function_fits_on_a_page() -> None:
    lengths = {
        f"{name(path)}:{found.lineno} {found.name}": (found.end_lineno or found.lineno) - found.lineno + 1
        for path in WRITTEN_BY_HAND
        for found in functions(tree_of(path))
    }

    assert {where: length for where, length in lengths.items() if length > MOST_LINES_IN_A_FUNCTION} == {}


def test_a_file_says_in_its_first_lines_why_it_exists() -> None:
    silent = (path for path in SOURCES if not ast.get_docstring(tree_of(path)))

    # Only the packages of the tests are empty files.
    assert [name(path) for path in silent if path in MODULES or text_of(path).strip()] == []


def test_no_name_is_a_drawer_for_anything() -> None:
    names = {name(path): {path.stem, *path.relative_to(ROOT).parts[:-1]} for path in SOURCES}

    assert [where for where, parts in names.items() if parts & EMPTY_NAMES] == []


def test_only_the_clock_reads_the_clock() -> None:
    elsewhere = (
        path for path in MODULES if name(path) not in CLOCKS and not path.is_relative_to(ROOT / "bot" / "playground")
    )
    called = {
        name(path): {ast.unparse(node.func) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}
        for path in elsewhere
    }

    assert {where: calls & CLOCK_READINGS for where, calls in called.items() if calls & CLOCK_READINGS} == {}


@pytest.mark.parametrize("feature", FEATURES, ids=name)
def test_every_feature_has_the_same_few_names(feature: Path) -> None:
    found = {path.stem for path in feature.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert found <= FEATURE_NAMES


@pytest.mark.parametrize("feature", FEATURES, ids=name)
def test_a_feature_is_described_by_its_package_which_holds_no_code(feature: Path) -> None:
    described = tree_of(feature / "__init__.py")

    assert ast.get_docstring(described)
    assert len(described.body) == 1


def test_every_file_of_tests_that_is_to_begin_early_is_there() -> None:
    assert gone() == []

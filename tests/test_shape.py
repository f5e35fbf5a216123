"""The shape of the house: small files, small functions, names that say something, folders that look alike."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

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

MOST_LINES_IN_A_FILE = 250
MOST_LINES_IN_A_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

# The names in a feature's folder; each is a file, or a folder of the same name once it has grown.
# `facts` holds the frozen values that a service hands out.
FEATURE_NAMES = {"__init__", "handlers", "jobs", "views", "service", "facts", "rules", "queries", "models", "text"}
DOMAIN_NAMES = FEATURE_NAMES - {"__init__", "handlers", "jobs", "views"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", WRITTEN_BY_HAND, ids=name)
def test_a_file_and_its_functions_fit_on_a_page_or_two(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = {
        f"{name(path)}:{found.lineno} {found.name}": (found.end_lineno or found.lineno) - found.lineno + 1
        for found in functions(ast.parse(text))
    }

    assert len(text.splitlines()) <= MOST_LINES_IN_A_FILE
    assert {where: length for where, length in lengths.items() if length > MOST_LINES_IN_A_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_says_in_its_first_lines_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))

    assert docstring or not text.strip()
    assert docstring or path not in MODULES


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_name_is_a_drawer_for_anything(path: Path) -> None:
    assert {path.stem, *path.relative_to(ROOT).parts[:-1]}.isdisjoint(EMPTY_NAMES)


@pytest.mark.parametrize("feature", FEATURES, ids=name)
def test_every_feature_has_the_same_few_names(feature: Path) -> None:
    found = {path.stem for path in feature.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert found <= FEATURE_NAMES


@pytest.mark.parametrize("feature", FEATURES, ids=name)
def test_a_feature_is_described_by_its_package_which_holds_no_code(feature: Path) -> None:
    body = ast.parse((feature / "__init__.py").read_text(encoding="utf-8")).body

    assert len(body) == 1
    assert ast.get_docstring(ast.Module(body, []))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_clock_reads_the_clock(path: Path) -> None:
    if name(path) in CLOCKS or path.is_relative_to(ROOT / "bot" / "playground"):
        return
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    read = {ast.unparse(call) for call in calls if isinstance(call, ast.Attribute)}

    assert read.isdisjoint({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"})

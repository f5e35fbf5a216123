"""The import contracts of pyproject.toml hold, and two that import-linter has no form for."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = sorted(
    path
    for path in (ROOT / "bot" / "features").rglob("*.py")
    if path.stem == "text" or "text" in path.relative_to(ROOT).parts
)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_the_import_contracts_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603 (our own words, no shell)
        [lint_imports, "--no-logo", "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_import_nothing_but_words_of_their_own_feature(path: Path) -> None:
    feature = path.relative_to(ROOT).parts[2]
    others = {
        module
        for module in imported(path)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and not module.startswith(f"bot.features.{feature}.text")
    }

    assert others == set()

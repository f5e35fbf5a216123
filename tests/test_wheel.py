"""What is installed from a wheel, far away from any checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILT_FROM = ("bot", "migrations", "manifest.yml", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy, since building leaves traces, and unpack it."""
    source, wheels, site = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "site"))
    without_caches = shutil.ignore_patterns("__pycache__")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=without_caches)
        else:
            shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*build, "--no-build-isolation", "--wheel-dir", wheels, source], check=True, timeout=120)  # noqa: S603 (our own words)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if "__pycache__" not in name}


@pytest.mark.parametrize("package", ["bot", "migrations"])
def test_a_wheel_has_every_file_of_the_package(installed: Path, package: str) -> None:
    assert files(ROOT / package) <= files(installed / package)


def test_an_installed_bot_prints_the_manifest_that_stands_at_the_top(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    where = "import bot.manifest; print(bot.manifest.MANIFEST)"
    command = [sys.executable, "-P", "-c", where]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 (the same)

    assert Path(said.stdout.strip()) == installed / "bot" / "manifest.yml"
    assert (installed / "bot" / "manifest.yml").read_text() == (ROOT / "manifest.yml").read_text()

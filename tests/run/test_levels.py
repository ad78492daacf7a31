"""What honest snippets do works at every isolation level, and the levels are what they say."""

from __future__ import annotations

import pytest

from pipeline.model.failure import CannotRun
from pipeline.run.isolation import LEVELS, choose, works
from tests.run.notes import group, played

ORDINARY = {
    "asyncio": "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 42\nassert asyncio.run(f()) == 42\n",
    "a pool of processes": (
        "from concurrent.futures import ProcessPoolExecutor\ndef double(x):\n    return 2 * x\n"
        "with ProcessPoolExecutor(2) as pool:\n    assert list(pool.map(double, [1, 2])) == [2, 4]\n"
    ),
    "a pool of threads": (
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(4) as pool:\n"
        "    assert list(pool.map(str, [1, 2])) == ['1', '2']\n"
    ),
    "a queue between processes": (
        "import multiprocessing\ndef put(queue):\n    queue.put(3)\nqueue = multiprocessing.Queue()\n"
        "child = multiprocessing.Process(target=put, args=(queue,))\nchild.start()\nassert queue.get(timeout=4) == 3\nchild.join()\n"
    ),
    "the interpreter itself": (
        "import subprocess, sys\n"
        "done = subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True)\nassert done.stdout == '42\\n', done\n"
    ),
    "a shell": "import subprocess\nassert subprocess.check_output('echo a | tr a b', shell=True) == b'b\\n'\n",
    "files": (
        "import os, pathlib, tempfile\nassert os.listdir() == []\npathlib.Path('a.txt').write_text('a')\n"
        "assert pathlib.Path('a.txt').resolve().read_text() == 'a'\n"
        "with tempfile.TemporaryDirectory() as folder:\n    pathlib.Path(folder, 'b').touch()\n"
        "with tempfile.NamedTemporaryFile() as file:\n    file.write(b'x')\n"
    ),
    "a database": "import sqlite3\nbase = sqlite3.connect('a.db')\nbase.execute('create table t (x)')\nbase.commit()\nassert base.total_changes == 0\n",
    "the home folder": "import os, pathlib\nassert pathlib.Path.home() == pathlib.Path.cwd()\nassert os.access(pathlib.Path.home(), os.W_OK)\n",
    "time zones": "import datetime, zoneinfo\nassert datetime.datetime(2026, 1, 1, tzinfo=zoneinfo.ZoneInfo('Asia/Seoul')).utcoffset().seconds == 32400\n",
    "the local time": "import time\nassert time.timezone == 0\n",
    "text": "import locale\nassert locale.getpreferredencoding().lower() == 'utf-8'\nprint('한글 🗂️')\n",
    "randomness": "import os, random, secrets, uuid\nassert len({uuid.uuid4(), uuid.uuid4()}) == 2 and os.urandom(4) and secrets.token_hex()\n",
    "installed packages": "import yaml\nassert yaml.safe_load('a: 1') == {'a': 1}\n",
    "compression": "import bz2, lzma, zlib, hashlib, ssl, decimal, ctypes\nassert zlib.decompress(zlib.compress(b'x')) == b'x'\n",
    "dataclasses": "from dataclasses import dataclass\nfrom typing import get_type_hints\n@dataclass\nclass A:\n    x: 'int' = 1\nassert get_type_hints(A) == {'x': int}\n",
    "patching a builtin": "from unittest import mock\nwith mock.patch('builtins.input', return_value='y'):\n    answer = input()\nassert answer == 'y'\n",
    "shared memory": "from multiprocessing import shared_memory\nheld = shared_memory.SharedMemory(create=True, size=10)\nheld.buf[0] = 1\nheld.close()\nheld.unlink()\nassert held\n",
}


@pytest.fixture(scope="module", params=LEVELS)
def level(request: pytest.FixtureRequest) -> str:
    """Each level that can be had here."""
    if not works(request.param):
        pytest.skip(f"isolation {request.param!r} cannot be had here")
    return str(request.param)


def test_ordinary_things_work(level: str) -> None:
    """Nobody has to know of the sandbox who means no harm."""
    results = played(*(group(code) for code in ORDINARY.values()), level=level)
    found = {name: result[0] for name, result in zip(ORDINARY, results, strict=True)}
    left_out = {"shared memory", "a queue between processes", "a pool of processes"} if level == "limits" else set()
    failed = {name: run.message for name, run in found.items() if run.status != "passed" and name not in left_out}
    assert not failed


def test_the_strongest_level_that_works_is_chosen() -> None:
    """`none` never is, unless it is asked for."""
    assert choose(None) == next(level for level in LEVELS if works(level)) != "none"
    assert choose("none") == "none"


def test_a_level_that_cannot_be_had_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the one that can, and why."""
    monkeypatch.setattr("pipeline.run.isolation.works", lambda level: level in {"limits", "none"})
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(
        CannotRun, match=r"isolation 'full' cannot be had here \(bubblewrap is not installed\); 'limits' can"
    ):
        choose("full")
    with pytest.raises(CannotRun, match="no isolation level 'strong'"):
        choose("strong")
    assert choose(None) == "limits"

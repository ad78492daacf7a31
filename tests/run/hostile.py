"""A battery of snippets that mean harm, each bounded in the harm that it could do, and what must become of them.

Run as a program it plays them at one isolation level and prints what happened as JSON, so that another user
and another interpreter can play them too: `python tests/run/hostile.py LEVEL SECRET PORT`.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.run.execute import Pool
from pipeline.run.group import Cell, Group, GroupResult
from pipeline.run.isolation import plan

MEMORY = 512 << 20


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile snippet. A harmless one follows it in the same note, and a note of its own after that."""

    name: str
    code: str
    statuses: frozenset[str]
    """What may become of it."""
    words: str = ""
    """What its message or its output must hold."""
    timeout_s: float = 5.0


def attack(name: str, statuses: str, code: str, words: str = "", timeout_s: float = 5.0) -> Attack:
    """An attack; the statuses are separated by blanks."""
    return Attack(name, code, frozenset(statuses.split()), words, timeout_s)


DENIED = """
def denied(action, *arguments):
    try:
        action(*arguments)
    except OSError as error:
        print("denied:", error)
    else:
        raise SystemError("not denied")
"""

ATTACKS = (
    # ways to end
    attack("os._exit(0) looks like success", "crashed", "import os\nos._exit(0)\n", "exit code 0"),
    attack("os._exit(3)", "crashed", "import os\nos._exit(3)\n", "exit code 3"),
    attack("sys.exit()", "failed", "import sys\nsys.exit()\n", "ended itself"),
    attack("sys.exit with a word", "failed", "import sys\nsys.exit('enough')\n", "enough"),
    attack("quit()", "failed missing-name", "quit()\n"),
    attack("kills itself", "crashed", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "a kill"),
    attack("terminates itself", "crashed", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n", "termination"),
    attack("aborts", "crashed", "import os\nos.abort()\n", "abort"),
    attack("segmentation fault", "crashed", "import ctypes\nctypes.string_at(0)\n", "segmentation"),
    attack("an alarm goes off", "crashed", "import signal, time\nsignal.setitimer(0, 0.05)\ntime.sleep(2)\n", "signal 14"),
    attack("kills its process group", "crashed", "import os\nos.killpg(0, 9)\n", "a kill"),
    attack("raises KeyboardInterrupt", "failed", "raise KeyboardInterrupt\n", "KeyboardInterrupt"),
    attack("raises GeneratorExit", "failed", "raise GeneratorExit\n", "GeneratorExit"),
    # the runner itself
    attack("reads the environment of process 1", "passed", "try:\n    assert b'WIKIMILL_SECRET' not in open('/proc/1/environ', 'rb').read()\nexcept OSError as error:\n    print('denied:', error)\n"),
    attack("opens the memory of its parent", "passed", DENIED + "import os\ndenied(open, f'/proc/{os.getppid()}/mem', 'r+b')\n", "denied"),
    attack("traces every process it can see", "passed", "import ctypes, os\nlibc = ctypes.CDLL(None)\ntry:\n    entries = os.listdir('/proc')\nexcept OSError:\n    entries = [str(os.getppid())]\nfor entry in entries:\n    if entry.isdigit() and int(entry) != os.getpid():\n        assert libc.ptrace(16, int(entry), 0, 0) == -1\n"),
    attack("forges a pass by its frames", "crashed failed passed", "import sys\nframe = sys._getframe()\nwhile frame.f_back:\n    frame = frame.f_back\n    for value in list(frame.f_locals.values()):\n        if hasattr(value, 'counter'):\n            value.counter.count = 10 ** 30\nraise SystemExit\n"),
    attack("walks the collector's objects", "passed failed crashed", "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ in ('Player', 'Hall', 'Conductor', 'Streams'):\n        thing.__class__ = type(thing)\n        for name in getattr(type(thing), '__dict__', {}):\n            if name.startswith('_') and not name.startswith('__'):\n                setattr(type(thing), name, None)\n"),
    attack("traces its own interpreter", "passed failed crashed timeout", "import sys\ndef spy(frame, event, argument):\n    raise SystemError('spied')\nsys.settrace(spy)\nsys.setprofile(spy)\n", "", 1.0),
    attack("an object that objects to its end", "passed", "class Evil:\n    def __del__(self):\n        import os\n        os.write(1, b'never mind')\n        raise SystemError\nheld = Evil()\nEvil()\n"),
    attack("an object that never ends", "timeout crashed", "class Evil:\n    def __del__(self):\n        while True:\n            pass\nEvil()\n", "", 0.3),
    attack("raises SystemExit with an object that cannot be shown", "failed", "class Evil:\n    def __str__(self):\n        raise KeyError\n    __repr__ = __str__\nraise SystemExit(Evil())\n", "ended itself"),
    attack("a message that never ends", "timeout", "class Evil(Exception):\n    def __str__(self):\n        while True:\n            pass\nraise Evil\n", "0.5 s", 0.5),
    attack("a value that nests without end", "failed", "class Evil:\n    def __repr__(self):\n        return repr(self)\n    def __bool__(self):\n        return False\ne = Evil()\nassert e\n", "AssertionError"),
    attack("an exception without a type's name", "failed crashed", "class Meta(type):\n    __name__ = property(lambda cls: 1 / 0)\nclass Evil(Exception, metaclass=Meta):\n    pass\nraise Evil\n"),
    attack("an exception of a thousand causes", "failed", "error = None\nfor number in range(1000):\n    try:\n        raise ValueError(number) from error\n    except ValueError as caught:\n        error = caught\nraise error\n", "ValueError"),
    attack("a group of exceptions, nested", "failed", "error = ValueError(1)\nfor _ in range(50):\n    error = ExceptionGroup('x', [error])\nraise error\n", "ExceptionGroup"),
    attack("a generator that refuses to close", "passed", "def stubborn():\n    while True:\n        try:\n            yield\n        except GeneratorExit:\n            pass\nheld = stubborn()\nnext(held)\n"),
    attack("an event loop left running", "passed", "import asyncio, threading\nloop = asyncio.new_event_loop()\nthreading.Thread(target=loop.run_forever, daemon=True).start()\n"),
    attack("a pool of processes", "passed failed", "import multiprocessing\nif multiprocessing.get_start_method() == 'fork':\n    with multiprocessing.Pool(2) as pool:\n        assert pool.map(abs, [-1, 2]) == [1, 2]\n"),
    attack("a shell", "passed", "import subprocess\nassert subprocess.run(['sh', '-c', 'echo out; exit 3'], capture_output=True).returncode == 3\n"),
    attack("a shell that floods", "passed", "import subprocess\nsubprocess.run('head -c 3000000 /dev/zero', shell=True)\n", "are kept"),
    attack("handlers for alarms and ends", "timeout", "import signal\nfor number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n    signal.signal(number, lambda *_: None)\nwhile True:\n    signal.pause()\n", "0.3 s", 0.3),
    attack("a session of its own", "passed failed", "import os\ntry:\n    os.setsid()\nexcept PermissionError:\n    pass\n"),
    # what it prints
    attack("a million lines", "passed", "for number in range(1_000_000):\n    print(number)\n", "are kept", 20.0),
    attack("no text on the error stream", "passed", "import os\nfor _ in range(100):\n    os.write(2, bytes(range(256)) * 100)\n"),
    attack("no text on the error stream, then the end", "crashed", "import os\nos.write(2, b'\\x00\\xff\\xfe\\x1b[2J\\n')\nos._exit(9)\n", "exit code 9"),
    attack("signs upon signs", "passed", "print('e' + '\\u0301' * 50_000 + '\\u202e' + '\\ufdfd' * 5_000)\n"),
    attack("a number of many digits", "failed passed", "print(7 ** 200_000)\n"),
    attack("a pickle that bites", "passed", "import os, pickle\nclass Evil:\n    def __reduce__(self):\n        return os._exit, (5,)\nheld = pickle.dumps(Evil())\n"),
    # files
    attack("links out of its folder", "passed", "import os\nfor number, target in enumerate(('/', '/proc/1/root', '/proc/1/cwd', '..', os.path.dirname(SECRET))):\n    os.symlink(target, f'link{number}')\n    try:\n        assert 'secret' not in os.listdir(f'link{number}') + os.listdir(f'link{number}/home')\n    except OSError:\n        pass\n"),
    attack("a chain of folders without end", "passed failed", "import os\ntry:\n    for _ in range(3000):\n        os.mkdir('d')\n        os.chdir('d')\nexcept OSError:\n    pass\n"),
    attack("many files", "passed failed", "try:\n    for number in range(20_000):\n        open(f'f{number}', 'w').close()\nexcept OSError:\n    pass\n"),
    attack("its folder is gone", "passed", "import os, shutil\nhere = os.getcwd()\nos.chdir('/')\ntry:\n    os.rename(here, here + '2')\nexcept OSError:\n    pass\n"),
    attack("leaves something in shared memory", "passed", "try:\n    open('/dev/shm/trace', 'w').write('x')\nexcept OSError as error:\n    print('denied:', error)\n"),
    attack("an abstract socket", "passed", "import os, socket\nheld = socket.socket(socket.AF_UNIX)\nheld.bind('\\0wikimill-trace')\nheld.listen()\n"),
    attack("a pipe for others", "passed failed", "import os\nos.mkfifo('pipe')\nos.open('pipe', os.O_RDWR)\n"),
    # ways not to end
    attack("endless loop", "timeout", "while True:\n    pass\n", "0.3 s", 0.3),
    attack("endless sleep", "timeout", "import time\ntime.sleep(60)\n", "0.3 s", 0.3),
    attack(
        "ignores every signal",
        "timeout",
        "import signal\nfor number in range(1, 32):\n    try:\n        signal.signal(number, signal.SIG_IGN)\n"
        "    except (OSError, ValueError):\n        pass\nwhile True:\n    pass\n",
        "0.3 s",
        0.3,
    ),
    attack("swallows everything", "timeout", "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n", "", 0.3),
    attack("deadlock", "timeout", "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n", "", 0.3),
    attack("asks for input", "failed", "name = input('name? ')\n", "asks for input"),
    attack("reads standard input", "passed", "import sys\nassert sys.stdin.read() == ''\n"),
    attack("starts the debugger", "failed", "breakpoint()\nx = 1\n", "debugger"),
    attack("an exit handler that hangs", "passed", "import atexit, time\natexit.register(time.sleep, 60)\n"),
    # what it prints
    attack("prints 4 MB", "passed", "for _ in range(40_000):\n    print('x' * 100)\n", "are kept"),
    attack("prints without end", "timeout", "while True:\n    print('x' * 1000)\n", "", 0.3),
    attack("prints one endless line on the error stream", "timeout", "import sys\nwhile True:\n    sys.stderr.write('x' * 9999)\n", "", 0.3),
    attack("prints bytes that are no text", "passed", "import os\nos.write(1, b'\\xff\\xfe\\x00')\n"),
    attack("prints lone surrogates", "passed", "print('\\ud800')\n"),
    attack("a message of 10 MB", "failed", "raise ValueError('x' * 10_000_000)\n", "ValueError"),
    attack("a message that cannot be shown", "failed", "class Evil(Exception):\n    def __str__(self):\n        raise KeyError(1)\nraise Evil\n", "Evil"),
    attack("an assert over a value that cannot be shown", "failed", "class Evil:\n    def __repr__(self):\n        raise KeyError(1)\n    def __bool__(self):\n        return False\ne = Evil()\nassert e\n", "AssertionError"),
    # descriptors and streams
    attack("closes the standard descriptors", "passed", "import os\nfor number in (0, 1, 2):\n    os.close(number)\n"),
    attack("closes every descriptor", "crashed", "import os\nos.closerange(0, 65536)\n", "connection"),
    attack("opens descriptors without end", "failed", "import os\nheld = [open(os.devnull) for _ in range(5000)]\n", "Too many open files"),
    attack("replaces the output stream", "passed", "import sys\nsys.stdout = sys.stderr = None\n"),
    attack("closes the output stream", "passed", "import sys\nsys.stdout.close()\n"),
    attack("writes into every descriptor", "crashed passed", "import os\nfor number in range(3, 300):\n    try:\n        os.write(number, b'{}\\n[')\n    except OSError:\n        pass\n"),
    attack("answers in the runner's place", "crashed passed", "import os\nfor number in range(3, 300):\n    try:\n        os.write(number, b'{\"checks\": [], \"fault\": 3}\\n')\n    except OSError:\n        pass\n"),
    # what it leaves behind
    attack("a thread left over", "passed", "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n"),
    attack("a child left over", "passed", "import subprocess\nsubprocess.Popen(['sleep', '61.25'])\n"),
    attack(
        "a daemon",
        "passed",
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(61)\n    os._exit(0)\n",
    ),
    attack("a child that comes home", "passed", "import os\nchild = os.fork()\nif child:\n    os.waitpid(child, 0)\n"),
    attack("a file left over", "passed", "open('trace', 'w').write('x')\nopen('/tmp/trace', 'w').write('x') if False else None\n"),
    attack("a folder nobody may enter", "passed", "import os\nos.makedirs('a/b/c')\nos.chmod('a/b', 0)\n"),
    attack("an environment variable left over", "passed", "import os\nos.environ['TRACE'] = 'x'\n"),
    # the interpreter
    attack("patches print", "passed", "import builtins\nbuiltins.print = None\n"),
    attack("patches len and isinstance", "passed", "import builtins\nbuiltins.len = builtins.isinstance = lambda *_: 1 / 0\n"),
    attack("empties the builtins", "passed failed crashed", "import builtins\nbuiltins.__dict__.clear()\n"),
    attack("empties sys.modules", "passed failed crashed", "import sys\nsys.modules.clear()\n"),
    attack("patches json and os", "passed failed crashed", "import json, os\njson.dumps = json.loads = os.write = os.getpid = None\n"),
    attack("recursion", "failed", "def f():\n    f()\nf()\n", "RecursionError"),
    attack("recursion without a limit", "failed crashed timeout", "import sys\nsys.setrecursionlimit(10**8)\nclass A:\n    def __getattr__(self, name):\n        return getattr(self, name + 'x')\nA().x\n", "", 3.0),
    attack("code nested too deeply", "failed", "x = " + "(" * 5000 + ")" * 5000 + "\n"),
    attack("an expression too long", "failed passed", "x = " + "-" * 20000 + "1\n"),
    attack("a number too big", "failed timeout", "print(10 ** 10 ** 8)\n", "", 1.0),
    # the machine
    attack("asks for 8 GiB", "failed", "held = bytearray(8 << 30)\n", "memory"),
    attack("grows to 1 GiB", "failed crashed", "held = []\nfor _ in range(64):\n    held.append(b'x' * (16 << 20))\n", "memory", 30.0),
    attack("shares 1 GiB", "failed crashed", "import mmap, time\nheld = mmap.mmap(-1, 1 << 30)\nfor at in range(0, 1 << 30, 4096):\n    held[at] = 1\ntime.sleep(1)\n", "memory", 30.0),
    attack(
        "children that hold 1 GiB together",
        "crashed",
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n        held = b'x' * (128 << 20)\n        time.sleep(3)\n        os._exit(0)\ntime.sleep(3)\n",
        "memory",
    ),
    attack(
        "200 processes",
        "passed",
        "import os, time\nstarted = 0\nfor _ in range(200):\n    try:\n        child = os.fork()\n    except OSError:\n        break\n"
        "    if child == 0:\n        time.sleep(5)\n        os._exit(0)\n    started += 1\nassert started < 100, started\n",
    ),
    attack(
        "500 threads",
        "passed",
        "import threading, time\nstarted = 0\ntry:\n    for _ in range(500):\n        threading.Thread(target=time.sleep, args=(5,), daemon=True).start()\n        started += 1\n"
        "except RuntimeError:\n    pass\nassert started < 100, started\n",
    ),
    attack("a file of 256 MB", "failed", "with open('big', 'wb') as file:\n    for _ in range(16):\n        file.write(b'x' * (16 << 20))\n", "large"),
    attack("raises its own limits", "failed passed", "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, (9999, 9999))\n"),
    # the outside
    attack("connects by TCP", "passed", DENIED + "import socket, os\ndenied(lambda: socket.create_connection(('127.0.0.1', PORT), 1))\n", "denied"),
    attack("sends by UDP", "passed", DENIED + "import socket\ndenied(lambda: socket.socket(2, 2).sendto(b'x', ('127.0.0.1', PORT)))\n", "denied"),
    attack("asks for an address", "passed", DENIED + "import socket\ndenied(socket.getaddrinfo, 'example.org', 80)\n", "denied"),
    attack("reads another's file", "passed", DENIED + "denied(open, SECRET)\n", "denied"),
    attack("reads it by a link", "passed", DENIED + "import os\nos.symlink(SECRET, 'link')\ndenied(open, 'link')\n", "denied"),
    attack("lists the home folder", "passed", DENIED + "import os\ndenied(os.listdir, os.path.dirname(SECRET))\n", "denied"),
    attack("writes beside the secret", "passed", DENIED + "denied(open, SECRET + '2', 'w')\n", "denied"),
    attack("writes into the interpreter", "passed", DENIED + "import os\ndenied(open, os.path.join(os.path.dirname(os.__file__), 'trace.py'), 'w')\n", "denied"),
    attack("writes at the root", "passed", DENIED + "denied(open, '/trace', 'w')\n", "denied"),
    attack("signals everybody", "passed failed", DENIED + "import os\ndenied(os.kill, -1, 0)\n"),
    attack("kills its parent", "passed failed crashed", "import os\nos.kill(os.getppid(), 9)\n"),
    attack("traces a process", "passed", "import ctypes, os\nassert ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == -1\n"),
    attack("makes a user namespace", "passed", "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == -1\n"),
    attack("mounts", "passed", "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, b'') == -1\n"),
    attack("becomes root", "passed", DENIED + "import os\ndenied(os.setuid, 0) if os.getuid() else None\nassert os.getuid() != 0\n"),
    attack("reads the environment of its start", "passed", "import os\nassert 'WIKIMILL_SECRET' not in os.environ\n"),
    attack("reads the environment of its parents", "passed", "import os\nfor pid in (1, os.getppid()):\n    try:\n        assert b'WIKIMILL_SECRET' not in open(f'/proc/{pid}/environ', 'rb').read()\n    except OSError:\n        pass\n"),
    attack("imports the program that runs it", "missing-package", "import pipeline\n", "pipeline"),
    attack("opens a terminal", "passed", DENIED + "denied(open, '/dev/tty')\n", "denied"),
)  # fmt: skip

CANARY = """
import builtins, os, sys, threading
assert print is not None and len([1]) == 1
assert os.listdir() == [], os.listdir()
assert "TRACE" not in os.environ
assert threading.active_count() == 1
assert "held" not in globals()
assert sys.gettrace() is None and sys.getprofile() is None
assert not os.path.exists("/dev/shm/trace")
import socket
try:
    socket.socket(socket.AF_UNIX).connect("\\0wikimill-trace")
except OSError:
    pass
else:
    raise SystemError("another note's socket answers")
print("alive")
"""


def groups(secret: str, port: int) -> list[Group]:
    """A note for each attack, and a canary after it."""
    found = []
    for number, attack in enumerate(ATTACKS):
        code = f"SECRET, PORT = {secret!r}, {port}\n" + attack.code
        cells = (
            Cell(0, 3, "python", code, 4, timeout_s=attack.timeout_s),
            Cell(1, 90, "python", "print('after')\n", 91),
        )
        found.append(Group(f"{number:02}.md", "", cells))
        found.append(Group(f"{number:02} canary.md", "", (Cell(0, 3, "python", CANARY, 4),)))
    return found


def play(level: str, secret: str, port: int) -> list[GroupResult]:
    """Plays everything on one server, so that whatever an attack leaves behind meets the canary."""
    with Pool(replace(plan(level), memory=MEMORY), 1) as pool:
        return list(pool.play(groups(secret, port)))


def main() -> None:
    """Prints `[path, status, message, stdout]` for each run."""
    level, secret, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    os.environ["WIKIMILL_SECRET"] = "secret"
    results = play(level, secret, port)
    runs = [run for result in results for run in result.runs]
    json.dump([[run.path, run.status, run.message, run.stdout[-300:], run.duration_s] for run in runs], sys.stdout)


if __name__ == "__main__":
    main()

"""No regular expression of ours takes more than linear time on a line of one character, however long.

They are found by introspection: what modules, classes and cached functions of the package hold, and what is written
into calls of ``re``. A pattern that is used with ``match`` or ``fullmatch`` alone is tried with those, any other from
every place of the line. What takes long on one line is held against a line thrice as long, in processor time.
"""

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck

PACKAGE = Path(claimcheck.__file__).parent
CHARACTERS = [*"aA0é \n\t.,-_'\"“()[]<>/*#&!:|`=$\u00a0"]
TAIL = "\x00"
"""What no pattern matches, so that each has to give up in the end."""
LENGTH = 30_000
ENOUGH = 0.025
"""Seconds of processor time; what takes less is no worse than linear: a square of the length takes ten times as long,
so that a machine twice as fast tells the two apart as well."""
MOST = 2.0
METHODS = {"match", "fullmatch"}


def held(value, depth=0):
    """Yield the patterns in a value and in what it contains."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict | list | tuple | set | frozenset):
        items = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        for item in items:
            yield from held(item, depth + 1)


def named(module):
    """Yield the names of a module, of its classes and of its cached functions without arguments, and what they hold."""
    for name, value in vars(module).items():
        if name.startswith("__"):
            continue
        yield name, value
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield from vars(value).items()
        if (
            hasattr(value, "cache_info")
            and value.__module__ == module.__name__
            and not value.__wrapped__.__code__.co_argcount
        ):
            yield name, value()


def written(source):
    """Yield the patterns that are written into calls of ``re``, with the function that is called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if ast.unparse(node.func.value) == "re" and isinstance(first, ast.Constant):
                yield re.compile(first.value), {node.func.attr} - {"compile"} or {"finditer"}


def patterns() -> Iterator[tuple[str, re.Pattern, set[str]]]:
    """Yield every pattern of the package with where it is, and the methods that it is used with."""
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    modules = [one.name for one in pkgutil.walk_packages([str(PACKAGE)], "claimcheck.") if "__main__" not in one.name]
    for name in modules:
        module = importlib.import_module(name)
        source = sources[Path(module.__file__)]
        for attribute, value in named(module):
            used = set(re.findall(rf"\b{attribute}\.(\w+)\(", source))
            yield from ((f"{name}.{attribute}", one, used) for one in held(value))
        yield from ((name, one, used) for one, used in written(source) if used != {"finditer"})


def took(pattern, method, line):
    """Return the seconds of processor time, no more than ``MOST``, that a pattern takes over a line."""

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    start = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
        for _ in pattern.finditer(line) if method == "finditer" else [getattr(pattern, method)(line)]:
            pass
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TimeoutError:
        return MOST
    finally:
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def is_slow(pattern, method, character):
    """Whether three times the line takes much more than three times the time."""

    def least(length, tries):
        line = character * length + TAIL
        line = line.encode() if isinstance(pattern.pattern, bytes) else line
        return min(took(pattern, method, line) for _ in range(tries))

    if least(LENGTH, 1) < ENOUGH:
        return False
    once = least(LENGTH, 2)
    return least(3 * LENGTH, 2) >= min(5 * once, MOST)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")
def test_no_pattern_takes_more_than_linear_time_on_a_line_of_one_character():
    slow, tried = [], set()
    for where, pattern, used in patterns():
        methods = used if used and used <= METHODS else {"finditer"}
        for method in sorted(methods - {m for m in methods if (pattern, m) in tried}):
            tried.add((pattern, method))
            slow += [
                f"{where} ({method}) on a line of {character!r}: {pattern.pattern[:80]!r}"
                for character in CHARACTERS
                if is_slow(pattern, method, character)
            ]
    assert len(tried) > 100
    assert slow == []


@pytest.mark.parametrize(("pattern", "slow"), [(r"a+b", True), (r"a++b", True), (r"(?<!a)a++b", False)])
def test_the_trial_itself_tells_a_slow_pattern(pattern, slow):
    assert is_slow(re.compile(pattern), "finditer", "a") is slow
    assert not is_slow(re.compile(pattern), "match", "a")

"""A real browser for tests: headless Chromium, driven over loopback by the WebDriver protocol (W3C)."""

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")
_ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1280,900",
)  # fmt: skip

WORDS_IN_SIGHT = """
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode());)
  for (const word of node.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
    const box = range.getClientRects()[0];
    if (box && box.width && box.top >= 0 && box.bottom < innerHeight && box.left >= 0 && box.right < innerWidth)
      found.push([word[0], box.left + 1, box.top + 2]);
  }
return found;
"""
"""A page's script: each word that is in sight, with a point near the upper left of its box."""


class Browser:
    """One session."""

    def __init__(self, port, session):
        self._base = f"http://127.0.0.1:{port}/session/{session}"

    def open(self, url):
        _call(f"{self._base}/url", {"url": url})

    def run(self, script, *arguments):
        """Run a script's body in the page and return what it returns."""
        return _call(f"{self._base}/execute/sync", {"script": script, "args": list(arguments)})

    def keys(self, *keys):
        """Press and release keys, one after the other."""
        pressed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        _call(f"{self._base}/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": pressed}]})

    def emulate(self, scheme="light", width=1280, height=900, medium="screen"):
        """Show pages as a screen of this size, or paper, does, in a light or a dark scheme (DevTools protocol)."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._devtools("Emulation.setEmulatedMedia", {"media": medium, "features": features})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._devtools("Emulation.setDeviceMetricsOverride", size)

    def _devtools(self, command, parameters):
        return _call(f"{self._base}/goog/cdp/execute", {"cmd": command, "params": parameters})

    def screenshot(self):
        """A picture of what is seen, as base64 of a PNG."""
        return _call(f"{self._base}/screenshot")

    def errors(self):
        """Messages of the console that are errors."""
        found = _call(f"{self._base}/se/log", {"type": "browser"})
        return [one["message"] for one in found if one["level"] == "SEVERE"]


def _call(url, data=None):
    body = None if data is None else json.dumps(data).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - loopback
        return json.load(answer)["value"]


@contextmanager
def browser(folder):
    """Start a browser with a fresh profile in ``folder``, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [DRIVER, f"--port={port}", "--allowed-ips=127.0.0.1"]
    driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        arguments = [*_ARGUMENTS, f"--user-data-dir={folder}/profile"]
        options = {"binary": CHROMIUM, "args": arguments}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        session = _started(port, {"capabilities": {"alwaysMatch": wanted}})
        yield Browser(port, session)
        _end(f"http://127.0.0.1:{port}/session/{session}")
    finally:
        driver.kill()
        driver.wait()


def _started(port, wanted, tries=100):
    for _ in range(tries):
        try:
            return _call(f"http://127.0.0.1:{port}/session", wanted)["sessionId"]
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.1)
    raise TimeoutError


def _end(url):
    with urllib.request.urlopen(urllib.request.Request(url, method="DELETE"), timeout=30):  # noqa: S310 - loopback
        pass

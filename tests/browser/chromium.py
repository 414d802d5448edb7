"""Chromium without a window, spoken to by the DevTools protocol [1]_ over a pipe.

No driver and no port: the browser reads commands from descriptor 3 and answers on 4, each a JSON
text that ends with a NUL.

.. [1] https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card; the pages are our own
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-pipe",
)
PATIENCE = 60.0  # seconds; a loaded machine starts a browser slowly


def chromium() -> str | None:
    """The browser's path, or None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


class Page:
    """One page of a browser; ``errors`` and ``requests`` gather what it logs and fetches."""

    def __init__(self, profile: Path) -> None:
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._count = 0
        self._buffer = b""
        self._session: str | None = None
        orders, self._write = os.pipe()
        self._read, answers = os.pipe()
        program = chromium()
        assert program
        script = f'exec "$@" 3<&{orders} 4>&{answers}'
        about = [f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", script, "bash", program, *FLAGS, *about],
            pass_fds=(orders, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(orders)
        os.close(answers)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = session["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Page:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._write)  # the browser ends with its pipe
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._read)

    def open(
        self, page: Path | str, width: int = 1400, height: int = 900, dark: bool = False
    ) -> None:
        """Load a page, by its file or address, and wait until its script has drawn it."""
        self.call("Page.navigate", url="about:blank")  # else a new fragment is no new page
        self.errors.clear()
        self.requests.clear()
        self.resize(width, height)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Page.navigate", url=page if isinstance(page, str) else page.as_uri())
        self.wait("document.documentElement?.dataset.ready === 'true'")
        self.call("Page.resetNavigationHistory")  # full after 25 loads, when steps back go astray

    def wait(self, script: str) -> None:
        """Until a JavaScript expression holds."""
        end = time.monotonic() + PATIENCE
        while not self.run(script):
            assert time.monotonic() < end, f"never came true: {script}; {self.errors}"
            time.sleep(0.02)

    @contextmanager
    def inside(self, kind: str) -> Iterator[Page]:
        """The same browser, spoken to in a part of the page that has a process of its own."""
        part = None
        end = time.monotonic() + PATIENCE
        while part is None:
            assert time.monotonic() < end, f"there is no {kind}"
            targets = self.call("Target.getTargets")["targetInfos"]
            part = next((target for target in targets if target["type"] == kind), None)
        session = self.call("Target.attachToTarget", targetId=part["targetId"], flatten=True)
        whole, self._session = self._session, session["sessionId"]
        try:
            for domain in ("Runtime", "Log"):
                self.call(f"{domain}.enable")
            yield self
        finally:
            self._session = whole

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression; the debugger is not bound by the page's policy."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def click(self, x: float, y: float) -> None:
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Press at one place and let go at another."""
        self.move(x, y)
        way = [("mousePressed", x, y), ("mouseMoved", (x + to_x) / 2, (y + to_y) / 2)]
        for kind, a, b in (*way, ("mouseMoved", to_x, to_y), ("mouseReleased", to_x, to_y)):
            held = {"button": "left", "buttons": int(kind != "mouseReleased"), "clickCount": 1}
            self.call("Input.dispatchMouseEvent", type=kind, x=a, y=b, **held)
            time.sleep(0.05)
        self.move(to_x, to_y)

    def move(self, x: float, y: float) -> None:
        """The pointer, and wait until the page has answered."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.call(
            "Runtime.evaluate",
            expression="new Promise((done) => requestAnimationFrame(() => setTimeout(done)))",
            awaitPromise=True,
        )

    def press(self, key: str) -> None:
        """One key, where the focus is."""
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def screenshot(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command, take in what happens meanwhile, give back the command's result."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer.get("method", ""), answer.get("params", {}))

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            chunk = os.read(self._read, 1 << 16) if ready else b""
            if not chunk:
                raise RuntimeError("the browser does not answer")
            self._buffer += chunk
        text, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(text)
        return answer

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(params["exceptionDetails"])[:500])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            self.errors.append(json.dumps(params["args"])[:500])
        elif method == "Log.entryAdded":
            # what the browser says of its own speed, when a test reads pixels, is no fault
            if not params["entry"]["text"].startswith(("[.WebGL", "Canvas2D: Multiple readback")):
                self.errors.append(params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

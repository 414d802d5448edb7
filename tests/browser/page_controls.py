"""What the browser tests do to the page, and what they read off it."""

from __future__ import annotations

from collections.abc import Callable

from chromium import Page

ROWS = "document.querySelectorAll('#rows tr').length"
PANEL = "document.querySelector('#panel').innerText"
SUMMARY = "document.querySelector('#summary').textContent"
INK = """(() => {
  const canvas = document.querySelector("#mynetwork canvas");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) {
    colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
  }
  return colours.size;
})()"""

RIM = """(() => { // how many of the outermost pixels of drawing and names are painted
  let painted = 0;
  for (const canvas of document.querySelectorAll("#mynetwork canvas, #names")) {
    const { width, height } = canvas;
    const pixels = canvas.getContext("2d");
    const rows = [[0, 0, width, 3], [0, height - 3, width, 3]];
    for (const side of [...rows, [0, 0, 3, height], [width - 3, 0, 3, height]]) {
      const { data } = pixels.getImageData(...side);
      for (let i = 3; i < data.length; i += 4) painted += data[i] > 0;
    }
  }
  return painted;
})()"""

PAINTED = """(() => { // some spots of the stage that are painted
  const canvas = document.querySelector("#mynetwork canvas");
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const spots = [];
  for (let y = 9; y < box.height - 90; y += 9) for (let x = 9; x < box.width; x += 9) {
    const alpha = data[4 * (Math.round(y * ratio) * canvas.width + Math.round(x * ratio)) + 3];
    if (alpha > 150) spots.push([box.x + x, box.y + y]);
  }
  return spots;
})()"""


def row(words: str) -> str:
    """The button of a list in the panel that says this."""
    return f"[...document.querySelectorAll('#panel .row')].find((r) => /{words}/.test(r.innerText))"


def box(words: str) -> str:
    """The input of a label of the legend that says this."""
    labels = "[...document.querySelectorAll('#filters label')]"
    return f"{labels}.find((l) => l.textContent.includes({words!r})).control"


def choose(page: Page, name: str, value: str) -> None:
    """In a select or on a slider, by its accessible name."""
    page.run(
        f"""(() => {{
          const input = document.querySelector('[aria-label="{name}"]');
          input.value = {value!r};
          for (const kind of ["input", "change"]) {{
            input.dispatchEvent(new Event(kind, {{ bubbles: true }}));
          }}
        }})()"""
    )
    page.call(
        "Runtime.evaluate",
        expression="new Promise((done) => requestAnimationFrame(() => setTimeout(done)))",
        awaitPromise=True,
    )


def search(page: Page, text: str) -> None:
    """Type into the search, as a user does."""
    page.run("document.querySelector('#search').focus()")
    page.call("Input.insertText", text=text)


def press(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")


def find(page: Page, wanted: Callable[[str], bool]) -> tuple[float, float]:
    """A spot of the stage, painted, over which the page says something that is wanted."""
    said = "document.querySelector('#hint').hidden ? '' : document.querySelector('#hint').innerText"
    for x, y in page.run(PAINTED):
        page.move(x, y)
        if wanted(page.run(said)):
            return x, y
    raise AssertionError("nothing of that kind lies under the pointer")

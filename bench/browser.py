"""Real Chromium for what only a browser shows: the remote, the projector, a first visit."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import time
from typing import Any

import psutil  # type: ignore[import-untyped]
from playwright.async_api import Browser, Page, async_playwright

from tests.chromium import ARGUMENTS

BUTTON = ".st-key-go button"
LIST = ".st-key-wall-list"
IDLE = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    f" && document.querySelector('{BUTTON}:not([disabled])')"
)
PATIENCE_MS = 30_000
NICE = 10


@asynccontextmanager
async def chromium(path: str) -> AsyncIterator[Browser]:
    """The browser at `path`, at a low priority.

    In a room the remote and the projector are machines of their own: here they are to ask
    the server for as much, but not to take the core from under it.
    """
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for process in psutil.Process().children(recursive=True):
            process.nice(NICE)
        try:
            yield browser
        finally:
            await browser.close()


class Remote:
    """The facilitator's page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @classmethod
    async def open(cls, browser: Browser, url: str, key: str, code: str) -> "Remote":
        """Enter with the facilitator key and open the workshop's remote."""
        page = await (await browser.new_context()).new_page()
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(f"{url}/enter?key={key}")
        await page.goto(f"{url}/lead?w={code}")
        await page.wait_for_selector(BUTTON)
        return cls(page)

    async def go(self) -> float:
        """Press the large button once the page is at rest; returns the click's clock time."""
        await self._page.wait_for_function(IDLE)
        begun = time()
        # A click of the button itself; playwright's own first waits for two still frames.
        await self._page.evaluate(f"document.querySelector('{BUTTON}').click()")
        return begun

    async def follow_list(self) -> None:
        """Let the room follow how it answers a priority question, and wait until it does."""
        await self._page.wait_for_function(IDLE)
        button = self._page.locator(f"{LIST} button")
        offered = await button.inner_text()
        await button.click()
        await self._page.wait_for_function(
            "([button, was]) => document.querySelector(button)?.innerText !== was",
            arg=[f"{LIST} button", offered],
        )


async def open_projector(browser: Browser, url: str, signed: str) -> Page:
    """The projector in a window of its own, as the room sees it."""
    context = await browser.new_context(viewport={"width": 1920, "height": 1080})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    await page.goto(f"{url}/projector?w={signed}")
    await page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    # In a room the projector has stood there for a while, and has loaded what draws.
    await page.wait_for_selector(".st-key-warm-up .main-svg", state="attached")
    return page


# When the picture of a result came on; the warm-up chart is outside the scene.
_WATCH = """() => {
  const marks = ".points path, .lines path, .imagelayer image";
  const look = () => {
    const there = document.querySelector(`[class*="st-key-scene-"] :is(${marks})`);
    if (!there) window.paintedAt = 0;
    else window.paintedAt ||= Date.now();
    requestAnimationFrame(look);
  };
  look();
}"""


async def watch(projector: Page) -> None:
    """Have the page note when a picture is on it, from now on."""
    await projector.evaluate(_WATCH)


async def painted(projector: Page) -> float:
    """The clock time at which the picture that is on the page came on; waits for one."""
    shown = await projector.wait_for_function("window.paintedAt")
    return float(await shown.json_value()) / 1000


# How often the line that counts the answers is drawn with another count.
_COUNT = """() => {
  window.redraws = 0;
  let told = null;
  new MutationObserver(() => {
    const now = document.querySelector(".answered b")?.textContent;
    if (now === told) return;
    told = now;
    window.redraws += 1;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


async def count_redraws(projector: Page) -> None:
    """Have the page count how often it shows another count of answers, from now on."""
    await projector.evaluate(_COUNT)


async def redraws(projector: Page, count: int) -> int:
    """How often it has, once it shows that `count` have answered."""
    await projector.wait_for_function(
        "count => document.querySelector('.answered b')?.textContent.split(' ')[0] === `${count}`",
        arg=count,
    )
    return int(await projector.evaluate("window.redraws"))


async def first_visit(browser: Browser, url: str) -> dict[str, int]:
    """Requests made and bytes received (headers included) when `url` is opened for the first time.

    Counted by Chromium until the network has been quiet for half a second.
    """
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    sizes: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    await page.goto(url, wait_until="networkidle")
    await context.close()
    return {"requests": len(sizes), "bytes": int(sum(sizes))}

"""The report in Chromium: keyboard, filters, copying, themes, a phone's width, a long page, a hostile page.

Skipped where selenium, Chromium or ChromeDriver is missing (``kanyin doctor`` says how to get them).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kanyin.config.line_roles import ROLES
from kanyin.record.html.words import load_words
from tests.record.conftest import Browser
from tests.record.pages import BROKEN_LINES, DOUBTFUL, HOSTILE, HOSTILE_NAME, page_of

DESKTOP, TABLET, PHONE = (1400, 900), (900, 800), (390, 844)
Open = Callable[..., Browser]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Show a page's report in a window of some size, light or dark; nothing may be said on the console."""

    def open_report(text: str, size: tuple[int, int] = DESKTOP, theme: str = "light", **names: str) -> Browser:
        path = tmp_path / "report.html"
        path.write_text(page_of(text, **{"language": "en", **names}), encoding="utf-8")
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(path.as_uri())
        browser.execute_script("localStorage.clear()")
        return browser

    yield open_report
    assert browser.get_log("browser") == []


def press(browser: Browser, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def js(browser: Browser, expression: str, *values: object) -> Any:
    return browser.execute_script(f"return {expression}", *values)


def wait(browser: Browser, condition: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda _: js(browser, condition))


def click(browser: Browser, selector: str) -> None:
    """Click what may lie under the header."""
    element = browser.find_element("css selector", selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def position(browser: Browser) -> str:
    return str(js(browser, "document.getElementById('position').textContent"))


SHOWN = "[...document.querySelectorAll('.note')].filter((note) => note.checkVisibility())"
ROWS = "[...document.querySelectorAll('.row')].filter((row) => !row.hidden).length"


def rules_shown(browser: Browser) -> list[str]:
    return list(js(browser, f"{SHOWN}.map((note) => note.dataset.rule)"))


def test_keys_go_from_change_to_change(show: Open) -> None:
    browser = show(DOUBTFUL)
    count = len(rules_shown(browser))
    assert position(browser) == f"– of {count}"
    press(browser, "j", "j", "n")
    assert position(browser) == f"3 of {count}"
    assert js(browser, "document.activeElement.getAttribute('aria-current')") == "true"
    press(browser, "k", "p")
    assert position(browser) == f"1 of {count}"
    press(browser, "k")
    assert position(browser) == f"{count} of {count}"
    assert in_window(browser, "document.activeElement")
    assert js(browser, "document.querySelectorAll('[aria-current]').length") == 1


def in_window(browser: Browser, element: str) -> bool:
    """Between the header, where that stays, and the window's foot."""
    return bool(
        js(
            browser,
            f"""(() => {{
                const box = {element}.getBoundingClientRect();
                const head = document.querySelector("header");
                const top = getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
                return box.top >= top && box.bottom <= innerHeight;
            }})()""",
        )
    )


def test_next_starts_where_one_has_scrolled_to(show: Open) -> None:
    browser = show(DOUBTFUL * 8)
    js(browser, "window.scrollTo(0, document.body.scrollHeight / 2)")
    press(browser, "j")
    first = int(position(browser).split()[0])
    assert first > 20
    assert in_window(browser, "document.activeElement")


def test_filters_by_doubt_rule_and_action(show: Open) -> None:
    browser = show(DOUBTFUL)
    everything, all_rows = rules_shown(browser), js(browser, ROWS)
    press(browser, "d")
    assert rules_shown(browser) == ["HD091"]
    assert position(browser) == "– of 1"
    assert js(browser, "document.getElementById('fold').checked")
    assert js(browser, ROWS) == 5
    gaps = browser.find_elements("css selector", ".gap")
    hidden = len(DOUBTFUL.split("\n")) - 5
    assert [gap.text for gap in gaps] == [f"… {n} lines not shown: show them" for n in (7, hidden - 7)]
    gaps[0].click()
    assert js(browser, ROWS) > 5
    press(browser, "f")
    assert js(browser, ROWS) == all_rows
    press(browser, "\ue00c")
    assert rules_shown(browser) == everything
    browser.find_element("css selector", "#rule option[value=PU001]").click()
    assert set(rules_shown(browser)) == {"PU001"}
    browser.find_element("css selector", "[data-filter=lift]").click()
    assert rules_shown(browser) == [] and position(browser) == "no change fits"
    press(browser, "j")
    js(browser, "document.getElementById('rule').blur()")
    press(browser, "\ue00c")
    assert rules_shown(browser) == everything
    for chip in browser.find_elements("css selector", "[data-filter]"):
        chip.click()
        kind = chip.get_attribute("data-filter")
        wanted = "'doubt' in note.dataset" if kind == "doubt" else f"note.dataset.action === '{kind}'"
        assert js(browser, f"{SHOWN}.every((note) => {wanted})")
        assert len(rules_shown(browser)) == int(chip.text.split()[-1])
        assert chip.get_attribute("aria-pressed") == "true"
        chip.click()


def test_keys_are_left_alone_in_the_rule_list(show: Open) -> None:
    browser = show(DOUBTFUL)
    press(browser, "/")
    assert js(browser, "document.activeElement.id") == "rule"
    press(browser, "d", "j")
    assert position(browser).startswith("–")


def test_help(show: Open) -> None:
    browser = show(DOUBTFUL)
    press(browser, "?")
    assert browser.find_element("id", "help").is_displayed()
    press(browser, "j")
    assert position(browser).startswith("–")
    press(browser, "\ue00c")
    assert not browser.find_element("id", "help").is_displayed()
    browser.find_element("id", "help-button").click()
    browser.find_element("id", "close").click()
    assert not browser.find_element("id", "help").is_displayed()


def copied(browser: Browser) -> dict[str, Any]:
    """What the clipboard holds, as TOML."""
    browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    text = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0], arguments[0])")
    return tomllib.loads(str(text))


def test_buttons_copy_the_setting_that_overrules(show: Open) -> None:
    browser = show(BROKEN_LINES)
    browser.find_element("css selector", "#C1 .keep_line").click()
    assert copied(browser) == {"keep": {"lines": ["首页 > 园艺 > 正文"]}}
    told = load_words()["en"]["copied"]
    assert browser.find_element("id", "told").text.startswith(told)
    browser.find_element("css selector", "#C1 .keep_rule").click()
    (rule,) = copied(browser)["keep"]["rules"]
    assert rule == browser.find_element("css selector", "#C1 .id").text
    press(browser, "k", "c")
    assert copied(browser)["keep"]["lines"] == ["分享到：QQ空间 新浪微博"]


def test_a_line_number_offers_to_drop_the_line(show: Open) -> None:
    browser = show(HOSTILE)
    line = next(n for n, text in enumerate(HOSTILE.split("\n"), 1) if "行分隔" in text)
    click(browser, f"#L{line} .number")
    click(browser, f"#L{line} .copy")
    (text,) = copied(browser)["drop"]["lines"]
    # As the rules see it: what is invisible has gone.
    assert text.startswith("行分隔 符与段分隔 符") and "反向书写的控制符" in text
    click(browser, "#L1 .number")
    assert not browser.find_elements("css selector", ".line .copy"), "a line that went has nothing to drop"


def test_a_line_s_menu_says_what_it_is(show: Open) -> None:
    browser = show(BROKEN_LINES)
    line = next(n for n, text in enumerate(BROKEN_LINES.split("\n"), 1) if "半月" in text or "生根以后" in text)
    click(browser, f"#L{line} .role summary")
    menu = f"document.querySelector('#L{line} .role select')"
    wait(browser, f"{menu} !== null")  # it is made when the role is opened
    assert js(browser, f"{menu}.options.length") == len(ROLES) + 1
    js(browser, f"{menu}.value = 'heading', {menu}.dispatchEvent(new Event('change'))")
    (said,) = copied(browser)["files"].values()
    assert said == {"roles": {"heading": [line]}}


def test_copying_where_the_clipboard_is_closed(show: Open) -> None:
    browser = show(BROKEN_LINES)
    browser.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
    )
    browser.find_element("css selector", "#C1 .keep_line").click()
    told = browser.find_element("id", "told").text
    assert told.startswith(load_words()["en"]["not_copied"]) and 'lines = ["首页 > 园艺 > 正文"]' in told


def paper(browser: Browser) -> str:
    return str(js(browser, "getComputedStyle(document.body).backgroundColor"))


def reload_until(browser: Browser, is_so: Callable[[], bool]) -> None:
    """Load the page again until something holds: what is stored is written behind a page's back, not at once."""
    from selenium.webdriver.support.ui import WebDriverWait

    def reloaded(_: object) -> bool:
        browser.refresh()
        return is_so()

    WebDriverWait(browser, 10).until(reloaded, "the choice is kept")


def test_light_and_dark_follow_the_system_and_the_switch(show: Open) -> None:
    light = paper(show(DOUBTFUL))
    browser = show(DOUBTFUL, theme="dark")
    dark = paper(browser)
    assert light == "rgb(255, 255, 255)" and dark != light
    press(browser, "t")
    assert paper(browser) == light
    reload_until(browser, lambda: paper(browser) == light)
    browser.find_element("id", "theme").click()
    assert paper(browser) == dark


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE, (320, 600)])
@pytest.mark.parametrize("text", [DOUBTFUL, HOSTILE], ids=["doubtful", "hostile"])
def test_nothing_is_wider_than_the_window(show: Open, size: tuple[int, int], text: str) -> None:
    browser = show(text.replace("正文", "长" * 300, 1) + "x" * 4000, size)
    assert js(browser, "document.documentElement.scrollWidth") <= size[0]
    wide = """[...document.querySelectorAll('header *, main *')].filter((element) =>
        element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1
        && !element.closest('.meta, h1')).map((element) => element.outerHTML.slice(0, 80))"""
    assert js(browser, wide) == []


def test_on_a_phone_source_reason_and_result_stand_below_each_other(show: Open) -> None:
    browser = show(BROKEN_LINES, PHONE)
    tops = js(
        browser,
        "[...document.querySelector('#L4').closest('.row').children].map((cell) => cell.getBoundingClientRect().top)",
    )
    assert tops == sorted(tops) and len(set(tops)) == 3
    browser.find_element("id", "next").click()
    assert position(browser).startswith("1 of")
    small = "[...document.querySelectorAll('nav button, .chip, select')].filter((b) => b.offsetHeight < 40).length"
    assert js(browser, small) == 0, "too small for a thumb"


def test_a_hostile_page_does_nothing(show: Open) -> None:
    for theme, size in (("light", DESKTOP), ("dark", PHONE)):
        browser = show(HOSTILE, size, theme, name=HOSTILE_NAME)
        press(browser, *"jjjjjjjjjj", "d", "d")
        for note in browser.find_elements("css selector", ".note"):
            click(browser, f"#{note.get_attribute('id')} .act")
        assert js(browser, "window.hacked") is None
        assert js(browser, "performance.getEntriesByType('resource').length") == 0
        assert js(browser, "document.scripts.length") == 1
        # A </style> or </script> that worked would leave its rest in the open or hide the page.
        assert js(browser, "document.body.checkVisibility()")
        assert "window.hacked=13" in js(browser, "document.querySelector('h1').textContent")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(show: Open, size: tuple[int, int], theme: str) -> None:
    """Contrast, names of controls, landmarks, roles: WCAG 2.1 AA as far as axe-core can tell."""
    axe = pytest.importorskip("axe_core_python.base", reason="axe-core-python is not installed")
    browser = show(DOUBTFUL + BROKEN_LINES, size, theme)
    press(browser, "j")
    for row in browser.find_elements("css selector", ".row"):
        browser.execute_script("arguments[0].style.contentVisibility = 'visible'", row)
    browser.execute_script(axe.AXE_SCRIPT)
    found = browser.execute_async_script("axe.run().then(arguments[0], (error) => arguments[0](String(error)))")
    faults = [(fault["id"], [node["html"][:120] for node in fault["nodes"]][:3]) for fault in found["violations"]]
    assert faults == []
    assert any(check["id"] == "color-contrast" for check in found["passes"])


LONG = "\n".join(
    [
        "首页 > 园艺 > 正文",
        "一年的园艺日记",
        "作者：罗小满",
        *(f"　　第{n}天,天气晴,给第{n % 97}畦浇水;{'土温又高了一些,' * (n % 9)}叶子也绿了许多。" for n in range(4990)),
        "上一页 1 2 下一页",
        "分享到：QQ空间 新浪微博",
        "",
    ]
)


def test_five_thousand_lines_stay_usable(show: Open) -> None:
    browser = show(LONG)
    count = len(LONG.split("\n"))
    assert js(browser, "document.querySelectorAll('.line').length") == count
    press(browser, "k")
    assert position(browser).split()[0] == position(browser).split()[-1]
    assert in_window(browser, "document.activeElement")
    press(browser, *"kkkkk")
    assert in_window(browser, "document.activeElement")
    browser.find_element("css selector", "[data-filter=drop]").click()
    assert set(rules_shown(browser)) and js(browser, ROWS) < 20
    press(browser, "\ue00c")
    assert js(browser, ROWS) > 4990
    js(browser, "document.getElementById('L2500').querySelector('a').click()")
    assert in_window(browser, "document.getElementById('L2500')")

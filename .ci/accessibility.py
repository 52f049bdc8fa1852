"""Checks finished reports in Debian's Chromium: axe, reflow at four widths, parse errors."""

import pathlib
import shutil
import sys

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# 320 px is WCAG's reflow width, 640 px a laptop at 200 % zoom.
WIDTHS = [320, 390, 640, 1280]
# Whatever sticks out to the right of the window and cannot be scrolled on its own.
OVERFLOW = """() => {
    const width = document.documentElement.clientWidth
    const found = []
    if (document.documentElement.scrollWidth > width) found.push('the page itself')
    for (const element of document.querySelectorAll('main *')) {
        if (element.closest('.figbox') || element.closest('.vh') || element.closest('thead')) continue
        const box = element.getBoundingClientRect()
        if (box.width && box.right > width + 1) found.push(element.tagName + '.' + element.className)
    }
    return found.slice(0, 5)
}"""
# Colours come of the style sheet: of rows made up alike three are measured. On a page of 33,000 elements that rule alone
# takes axe more than a minute a width, the others together a quarter of it, the page to open one second.
MANY = 10_000
ALIKE = """keep => {
    const seen = {}
    for (const row of document.querySelectorAll('tbody tr')) {
        const names = [row, ...row.querySelectorAll('*')].map(part => part.tagName + '.' + part.getAttribute('class'))
        const makeup = [...new Set(names)].sort().join()
        seen[makeup] = (seen[makeup] || 0) + 1
        if (seen[makeup] > keep) row.remove()
    }
}"""


def parse_faults(path):
    try:
        html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
    except html5lib.html5parser.ParseError as error:
        return [f"{path}: does not parse: {error}"]
    return []


def page_faults(browser, path):
    faults = []
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(path.absolute().as_uri())
        for element in page.evaluate(OVERFLOW):
            faults.append(f"{path}: at {width} px {element} is cut")
        if width in (390, 1280):
            is_large = page.evaluate("document.querySelectorAll('*').length") > MANY
            runs = [{"runOnly": RULES, "rules": {"color-contrast": {"enabled": not is_large}}, "resultTypes": ["violations"]}]
            if is_large:
                runs.append({"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]})
            for index, options in enumerate(runs):
                if index == 1:
                    page.evaluate(ALIKE, 3)
                for found in Axe().run(page, options=options).response["violations"]:
                    faults.append(f"{path}: at {width} px {found['id']}, {len(found['nodes'])} times")
        page.close()
    return faults


def main(folders):
    faults = []
    pages = [page for folder in folders for page in sorted(pathlib.Path(folder).glob("*.html"))]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for path in pages:
            faults += parse_faults(path) + page_faults(browser, path)
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"accessibility: {len(pages)} pages, {len(faults)} faults")
    return 1 if faults or not pages else 0


sys.exit(main(sys.argv[1:]))

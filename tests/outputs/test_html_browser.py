"""The page in a real browser: what people click, what keys and screen readers reach, what hostile documents cannot do."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbaudit import audit
from kbaudit.answers.answer import Finding
from kbaudit.answers.page_file import read_page_file
from kbaudit.config import Configuration, Dates, Model
from kbaudit.outputs import render
from kbaudit.report import Report
from tests.outputs.browser import ABSENT, CHOICES, browser, choose, first_paint, opening, wait_until
from tests.outputs.many import many

pytestmark = pytest.mark.skipif(bool(ABSENT), reason=ABSENT)

CORPORA = Path(__file__).parents[2] / "corpora"
LEXICAL = Configuration(model=Model(enabled=False), dates=Dates(git=False))
WIDE, NARROW = {"width": 1280, "height": 850}, {"width": 420, "height": 850}


@dataclass
class Opened:
    """A page that is open, and everything that went wrong or left it."""

    page: Any
    trouble: list[str] = field(default_factory=list)

    def see(self, selector: str) -> Any:
        return self.page.locator(selector)

    def go(self, address: str) -> None:
        self.page.evaluate("address => { location.hash = address }", address)
        wait_until(self.page, "address => location.hash === address", address)

    @property
    def rows(self) -> list[str]:
        return [row.inner_text() for row in self.see("#rows .row").all()]

    @property
    def matches(self) -> str:
        return str(self.see("#matches").inner_text())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(report: Report | str, address: str = "", **options: Any) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(report if isinstance(report, str) else render(report, "html"), encoding="utf-8")
        context = chromium.new_context(**{"viewport": WIDE, "accept_downloads": True, **options})
        contexts.append(context)
        page = context.new_page()
        seen = Opened(page)
        page.on("console", lambda message: seen.trouble.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (seen.trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                seen.trouble.append(f"request: {request.url}")
                if not request.url.startswith((path.as_uri(), "data:image/svg", "blob:"))
                else None
            ),
        )
        page.goto(path.as_uri() + address)
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module", params=["brightdesk", "wayfare"])
def own(request: pytest.FixtureRequest) -> Report:
    return audit(CORPORA / request.param, today=date(2026, 1, 15), configuration=LEXICAL)


@pytest.fixture(scope="module")
def large() -> str:
    return render(many(), "html")


def test_one_can_click_through_a_knowledge_base(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own)
    assert seen.see("#overview .figure strong").inner_text() == f"{own.score.overall:.1f}"
    assert seen.see("#overview .first li").count() == 5
    seen.see("#overview .losses a").first.click()
    assert seen.page.evaluate("location.hash").startswith("#findings?rule=KB")
    assert len(seen.rows) > 2
    seen.see("#rows .row").nth(1).click()
    chosen = seen.see("#detail h3").inner_text()
    assert chosen in {item.message for item in own.findings}
    seen.see("nav a[data-view=todo]").click()
    owners = {item.owner for item in own.remedies}
    assert seen.see("#todo details.owner").count() == len(owners)
    seen.see("#todo details.owner .step a").first.click()
    assert "of" in seen.matches
    seen.see("nav a[data-view=documents]").click()
    assert seen.see("#documents-list tbody tr").count() == min(50, len(own.documents))
    seen.see("#map").focus()
    seen.page.keyboard.press("ArrowRight")
    worst = min(own.score.documents, key=lambda entry: entry[1])
    assert f"{int(worst[1] * 100)} % clean" in seen.see("#map-chosen").inner_text()
    seen.page.keyboard.press("Enter")
    assert seen.see("#chips .chip").count() == 1
    seen.see("nav a[data-view=about]").click()
    assert "did not run" in seen.see("#about").inner_text()
    assert seen.trouble == []


def test_every_finding_is_reached_by_its_own_address(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own)
    for finding in own.findings[:: max(1, len(own.findings) // 12)]:
        seen.go(f"#f-{finding.fingerprint}")
        wait_until(
            seen.page,
            "name => document.querySelector('#detail .permalink')?.textContent === '#' + name",
            finding.fingerprint,
        )
        assert seen.see("#rows .row[aria-selected=true]").count() == 1
        assert seen.see("#detail .place").count() >= min(2, len(finding.evidence))
    assert seen.trouble == []


def test_both_quotes_stand_side_by_side_with_what_differs_marked(show: Callable[..., Opened], report: Report) -> None:
    conflict = next(item for item in report.findings if item.rule == "KB201")
    seen = show(report, f"#f-{conflict.fingerprint}")
    left, right = seen.see("#detail .sides .place").all()
    assert abs(left.bounding_box()["y"] - right.bounding_box()["y"]) < 2
    assert left.locator("mark").all_inner_texts() == ["a fortnight"]
    assert right.locator("mark").all_inner_texts() == ["thirty days"]
    assert "keep this one" in left.inner_text()
    assert "edited 2025-11-02, front matter: updated" in left.inner_text()
    assert "policies/refunds.md:12" in left.inner_text()
    assert "same scope" in seen.see("#detail .guards").inner_text()
    assert "14 d" in seen.see("#detail .values").inner_text()
    seen.see("#detail .explained summary").click()
    assert "Why it matters" in seen.see("#detail .explained").inner_text()


def test_words_that_differ_are_marked(show: Callable[..., Opened], large: str) -> None:
    seen = show(large, "#findings?rule=KB201")
    texts = [seen.see(f"#detail .sides .place >> nth={side} >> mark").all_inner_texts() for side in (0, 1)]
    assert texts[1][-1] == "is incomplete"
    assert texts[0][-1] == "came by post"
    assert int(texts[1][0]) - int(texts[0][0]) in (3, -3)


def test_filters_narrow_the_list_and_stand_in_the_address(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own, "#findings")
    everything = len(own.findings)
    assert seen.matches == f"{everything} findings"
    seen.see("#choose-severity").select_option("=error")
    errors = sum(item.severity == "error" for item in own.findings)
    assert seen.matches == f"{errors} of {everything} findings"
    assert "severity=error" in seen.page.evaluate("location.hash")
    seen.see("#choose-rule").select_option("=KB3")
    both = [item for item in own.findings if item.severity == "error" and item.rule.startswith("KB3")]
    assert seen.matches == f"{len(both)} of {everything} findings"
    seen.page.reload()
    assert seen.matches == f"{len(both)} of {everything} findings"
    assert seen.see("#choose-severity").input_value() == "=error"
    seen.see("text=Clear all filters").click()
    assert seen.matches == f"{everything} findings"
    owner = next(item.owner for item in own.remedies if item.owner)
    seen.see("#choose-owner").select_option(f"={owner}")
    theirs = sum(any(place.owner == owner for place in item.evidence) for item in own.findings)
    assert seen.matches == f"{theirs} of {everything} findings"
    said = seen.see(f"#choose-owner option[value='={owner}']").inner_text()
    assert said == f"{owner} ({theirs})"


def test_the_search_finds_words_of_quotes_titles_and_paths(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own, "#findings")
    finding = next(item for item in own.findings if len(item.evidence[0].quote.split()) > 4)
    words = " ".join(re.findall(r"[a-z]{4,}", finding.evidence[0].quote.lower())[:3])
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(words)
    assert seen.see("#search").input_value() == words
    wait_until(seen.page, "document.querySelector('#matches').textContent.includes(' of ')")
    assert any(finding.message[:20] in row for row in seen.rows)
    seen.see("#search").fill("no page says this zzz")
    assert seen.matches.startswith("0 of")
    assert "No finding passes" in seen.see("#detail").inner_text()


def test_the_order_can_be_chosen(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own, "#findings")
    points = [float(text.replace("−", "")) for text in seen.see("#rows .points").all_inner_texts()]
    assert points == sorted(points, reverse=True)
    seen.see("#choose-sort").select_option("rule")
    rules = [row.split()[0] for row in seen.rows]
    assert rules == sorted(rules)


def test_keys_alone_are_enough(show: Callable[..., Opened], own: Report) -> None:
    seen = show(own)
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "overview"
    seen.go("#findings")
    seen.see("#rows").focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowDown")
    active = seen.see("#rows").get_attribute("aria-activedescendant")
    assert seen.see(f"#{active}").get_attribute("aria-selected") == "true"
    assert seen.see(f"#{active}").get_attribute("aria-posinset") == "2"
    seen.page.keyboard.press("End")
    assert seen.see("#rows .row[aria-selected=true]").get_attribute("aria-posinset") == str(len(own.findings))
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "finding-title"


def test_decisions_are_kept_saved_loaded_and_counted(show: Callable[..., Opened], own: Report, tmp_path: Path) -> None:
    pair = next(item for item in own.findings if len(item.documents) == 2 and item.rule.startswith(("KB1", "KB2")))
    single = next(item for item in own.findings if len(item.evidence) == 1)
    seen = show(own, f"#f-{pair.fingerprint}")
    seen.see("#verdict-keep-b").check()
    seen.see("#decide-reason").fill("The other page is the old one.")
    seen.see("#decide-name").fill("Kim Doe")
    seen.see("#detail button[type=submit]").click()
    assert seen.see("#decisions-count").inner_text() == "1"
    seen.go(f"#f-{single.fingerprint}")
    assert seen.see("#verdict-keep-a").count() == 0
    seen.see("#verdict-intended").check()
    seen.see("#detail button[type=submit]").click()
    assert "Say why" in seen.see("#detail .trouble").inner_text()
    seen.see("#decide-reason").fill("Agreed with legal.")
    assert seen.see("#decide-name").input_value() == "Kim Doe"
    seen.see("#detail button[type=submit]").click()
    seen.page.reload()
    assert seen.see("#decisions-count").inner_text() == "2"
    assert seen.see("#verdict-intended").is_checked()
    seen.see("#decisions-open").click()
    with seen.page.expect_download() as download:
        seen.see("#decisions-save").click()
    assert download.value.suggested_filename == "decisions.json"
    saved = tmp_path / "decisions.json"
    download.value.save_as(saved)
    content = json.loads(saved.read_text(encoding="utf-8"))
    assert content["schema"] == "kbaudit-decisions/1"
    by_name = {entry["fingerprint"]: entry for entry in content["decisions"]}
    assert set(by_name) == {pair.fingerprint, single.fingerprint}
    kept = by_name[pair.fingerprint]
    assert kept["verdict"] == "keep-b"
    assert kept["keep"] in pair.documents
    assert kept["keep"] != (pair.keep or pair.evidence[0].document)
    assert (kept["rule"], kept["by"]) == (pair.rule, "Kim Doe")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["on"])
    assert by_name[single.fingerprint] == {**kept, **by_name[single.fingerprint], "keep": None, "rule": single.rule}
    known = {item.fingerprint: Finding(item.rule, item.message) for item in own.findings}
    taken = read_page_file(saved, today=date(2026, 1, 15), by="", known=known)
    assert taken.troubles == ()
    verdicts = {answer.decision.fingerprint: answer.decision.verdict for answer in taken.answers}
    assert verdicts == {pair.fingerprint: "real", single.fingerprint: "accepted"}
    seen.see("#decisions-forget").click()
    assert "again" in seen.see("#decisions-told").inner_text()
    seen.see("#decisions-forget").click()
    assert seen.see("#decisions-count").inner_text() == "0"
    seen.see("#decisions-file").set_input_files(saved)
    wait_until(seen.page, "document.querySelector('#decisions-count').textContent === '2'")
    seen.page.keyboard.press("Escape")
    seen.go("#findings?decision=any")
    assert seen.matches.startswith("2 of")
    assert seen.trouble == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "no JSON"),
        ('{"schema": "other"}', "holds no decisions"),
        ('{"schema": "kbaudit-decisions/1", "decisions": []}', "holds no decisions"),
        (
            '{"schema": "kbaudit-decisions/1", "decisions": [{"fingerprint": "0123456789abcdef", "verdict": "edit"},'
            ' {"fingerprint": "<img src=x onerror=alert(1)>", "verdict": "edit"}, null, {"verdict": "toString"}]}',
            "1 decision loaded. 3 entries could not be understood",
        ),
    ],
)
def test_a_file_that_holds_no_decisions_is_refused_with_a_reason(
    show: Callable[..., Opened], report: Report, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "loaded.json"
    path.write_text(content, encoding="utf-8")
    seen = show(report)
    seen.see("#decisions-open").click()
    seen.see("#decisions-file").set_input_files(path)
    wait_until(seen.page, "document.querySelector('#decisions-told').textContent !== ''")
    assert said in seen.see("#decisions-told").inner_text()
    assert seen.see("#decisions-count").inner_text() == "0"
    assert seen.trouble == []


def test_decisions_live_in_memory_where_the_browser_keeps_nothing(show: Callable[..., Opened], report: Report) -> None:
    seen = show(report)
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })"
    )
    seen.page.reload()
    seen.go(f"#f-{report.findings[0].fingerprint}")
    seen.see("#verdict-edit").check()
    seen.see("#detail button[type=submit]").click()
    seen.see("#decisions-open").click()
    assert "keeps nothing for files" in seen.see("#decisions").inner_text()
    assert seen.see("#decisions-count").inner_text() == "1"
    assert seen.trouble == []


HARMS = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><style>*{display:none}</style>",
    "</script><script>alert(3)</script><!-- <script>",
    "javascript:alert(4)",
    "data:text/html,<script>alert(5)</script>",
    '" onmouseover="alert(6)" style="background:url(https://evil.example/x)',
    "https://evil.example/\"><img src='https://evil.example/i.png'>",
    'https://evil.example/"><script>alert(7)</script>',
    "{{ 7 * 7 }} ${7*7} {% raw %}",
    "\u202egnp.exe\u2066 \u200bzero \U000e0041\U000e0042\U000e0043\U000e0044 \u2028line \x1b[31m \udcff",
)


@pytest.mark.parametrize("harm", HARMS)
def test_documents_cannot_inject_anything(
    show: Callable[..., Opened], make_hostile: Callable[..., Report], harm: str
) -> None:
    seen = show(make_hostile(harm))
    (finding,) = make_hostile(harm).findings
    for address in ("#todo", "#documents", "#about", "#findings", f"#f-{finding.fingerprint}"):
        seen.go(address)
    for summary in seen.see("summary:visible").all():
        summary.click()
    seen.see("#verdict-keep-a").check()
    seen.see("#detail button[type=submit]").click()
    seen.see("#decisions-open").click()
    seen.page.keyboard.press("Escape")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.see("script").count() == 2
    assert seen.see("style").count() == 1
    assert seen.see("img").count() == 0
    for link in seen.page.evaluate("[...document.querySelectorAll('a')].map(link => link.href)"):
        assert link.startswith(("file://", "https://evil.example/")), link
    assert not [text for text in seen.see("bdi").all_inner_texts() if re.search("[\u202a-\u202e\u2066-\u2069]", text)]
    assert seen.trouble == []


def test_what_runs_backwards_or_hides_is_named(
    show: Callable[..., Opened], make_hostile: Callable[..., Report]
) -> None:
    report = make_hostile(HARMS[-1])
    seen = show(report, f"#f-{report.findings[0].fingerprint}")
    named = seen.see("#detail blockquote").first.locator(".unseen").all_inner_texts()
    assert named == ["U+202E", "U+2066", "U+200B", "4 unseen characters", "U+001B"]
    assert seen.see("#about .unseen").count() > 4


@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", NARROW)])
def test_a_screen_reader_finds_nothing_amiss(
    show: Callable[..., Opened], report: Report, scheme: str, viewport: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = show(report, viewport=viewport, color_scheme=scheme)
    addresses = ("#overview", "#todo", "#findings", f"#f-{report.findings[0].fingerprint}", "#documents", "#about")
    for address in addresses:
        seen.go(address)
        for summary in seen.see("summary:visible").all():
            summary.click()
        found = Axe().run(seen.page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    seen.see("#decisions-open").click()
    found = Axe().run(seen.page)
    assert found.violations_count == 0, found.generate_report()


def test_a_narrow_window_shows_the_list_or_the_finding_and_never_scrolls_sideways(
    show: Callable[..., Opened], own: Report
) -> None:
    seen = show(own, viewport=NARROW)
    for address in ("#overview", "#todo", "#documents", "#about", "#findings"):
        seen.go(address)
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert not seen.see("#choose-owner").is_visible()
    seen.see("#filters .fold").click()
    assert seen.see("#choose-owner").is_visible()
    seen.see("#rows .row").first.click()
    assert not seen.see("#rows").is_visible()
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seen.page.go_back()
    assert seen.see("#rows").is_visible()
    seen.see("#rows .row").first.click()
    seen.see("#detail .back").click()
    assert seen.see("#rows").is_visible()
    assert not seen.see("#detail").is_visible()


def test_colours_follow_the_system_until_somebody_chooses(show: Callable[..., Opened], report: Report) -> None:
    seen = show(report, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = seen.page.evaluate(ground)
    seen.see("#theme").click()
    light = seen.page.evaluate(ground)
    assert light != dark
    seen.page.reload()
    assert seen.page.evaluate(ground) == light
    seen.see("#theme").click()
    assert seen.page.evaluate(ground) == dark


def test_paper_gets_the_overview_and_the_findings_that_pass_the_filters(
    show: Callable[..., Opened], report: Report
) -> None:
    seen = show(report, "#findings?rule=KB501")
    seen.page.emulate_media(media="print")
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.see("#paper article").count() == 14
    assert seen.see("#overview").is_visible()
    assert not seen.see("#rows").is_visible()
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert seen.see("#paper article").count() == 0


def test_without_scripts_the_overview_and_the_coverage_are_there(show: Callable[..., Opened], report: Report) -> None:
    seen = show(report, java_script_enabled=False)
    assert seen.see("#overview .figure").is_visible()
    assert seen.see("#about").is_visible()
    assert seen.see("noscript p").is_visible()
    assert not seen.see("#rows").is_visible()


def test_a_report_without_findings_or_documents_says_so(
    show: Callable[..., Opened], clean: Report, empty: Report
) -> None:
    for report, said in ((clean, "Nothing to do."), (empty, "No score")):
        seen = show(report)
        assert said in seen.see("#overview").inner_text()
        for address in ("#findings", "#todo", "#documents"):
            seen.go(address)
        assert "Nothing was found" in seen.see("#detail").text_content()
        assert seen.trouble == []


def test_an_address_that_leads_nowhere_is_said(show: Callable[..., Opened], report: Report) -> None:
    seen = show(report, "#f-ffffffffffffffff")
    assert "no finding ffffffffffffffff" in seen.matches
    seen.go("#nothing?x=1")
    assert seen.see("#overview").is_visible()
    assert seen.trouble == []


def test_it_stays_quick_with_twenty_thousand_findings(show: Callable[..., Opened], large: str) -> None:
    seen = show(large)
    # The first screen is painted while the rest is still being read. All is counted in the processor's time, because by the clock
    # a busy machine would fail a page that is quick, and a choice as a share of opening the page, because a slow one would, too.
    whole = opening(seen.page)
    loaded = seen.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
    assert 0 < whole < 4
    assert whole * first_paint(seen.page) / loaded < 1
    seen.go("#findings")
    assert seen.matches == "20,000 findings"
    assert seen.see("#rows .row").count() < 40
    seen.page.wait_for_timeout(3000)  # what is read ahead while nobody does anything
    rounds = [[choose(seen.page, *choice)[0] for choice in CHOICES] for _ in range(3)]
    taken = {choice: min(times) for choice, *times in zip(CHOICES, *rounds, strict=True)}
    assert 0 < max(taken.values()) < whole / 5, (whole, taken)  # .07 where this was written: 25 of 340 ms
    seen.see("#rows").evaluate("list => { list.scrollTop = list.scrollHeight }")
    wait_until(seen.page, "document.querySelector('#rows .row:last-child').getAttribute('aria-posinset') === '20000'")
    assert seen.trouble == []

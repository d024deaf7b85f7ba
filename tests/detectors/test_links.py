import pytest

from kbaudit.detectors.links import broken, parse
from kbaudit.model import Field, Link, Place, Severity
from tests.detectors.pages import corpus, page

TEXT = "# Billing\n\nSee the other page for more."
ORIGIN = "front matter"


def link(target, *, image=False):
    return Link(target, "the other page", Place(line=3), (13, 27), image)


def site(*targets, path="help/billing/invoices.md", others=(), files=frozenset(), image=False, **fields):
    source = page(
        TEXT,
        path=path,
        links=tuple(link(target, image=image) for target in targets),
        anchors=frozenset({"billing"}),
        **fields,
    )
    rest = [page("# Refunds\n\n## Timing", path="help/billing/refunds.md", anchors=frozenset({"refunds", "timing"}))]
    rest += [page("# Words", path="help/security/index.md"), page("# Words", path="help/start.md"), *others]
    return corpus(source, *rest, files=files | frozenset({"help/images/menu.png", "help/files/terms.pdf"}))


@pytest.mark.parametrize(
    "target",
    [
        "refund.md",
        "../billing/refund-policy.md",
        "refunds.md#time",
        "#payment",
        "../security/sso.md",
        "../../help/missing.md",
        "../images/menu-old.png",
        "../files/conditions.pdf",
        "refunds/partial",
        "/help/billing/vat",
        "{{ site.baseurl }}/help/billing/vat/",
        "liquid:/help/billing/vat",
        "liquid:link help/billing/vat.md",
        "invoice%20copy.md",
    ],
)
def test_a_link_that_leads_nowhere_is_found(target: str) -> None:
    proof = tuple(f"/help/{name}" for name in ("billing/refunds", "security", "start", "billing/invoices"))
    findings = list(broken(site(target, *proof)))
    assert len(findings) == 1
    assert findings[0].evidence[0].quote


@pytest.mark.parametrize(
    "target",
    [
        "refunds.md",
        "refunds",
        "refunds/",
        "refunds.html",
        "./refunds.md?plain=1",
        "refunds.md#timing",
        "refunds.md#Timing",
        "#billing",
        "#top",
        "#",
        "../security/",
        "../security/index.md",
        "../security",
        "..",
        "../refunds",
        "/help/billing/refunds",
        "/help/security/",
        "https://example.org/missing",
        "//cdn.example.org/x.js",
        "mailto:support@brightdesk.example",
        "tel:+442079460123",
        "javascript:void(0)",
        "data:image/png;base64,AAAA",
        "../../../outside/readme.md",
        "/pricing",
        "/api/v2/tickets",
        "../images/menu.png",
        "../files/terms.pdf",
        "refunds.md#:~:text=five%20days",
        "www.example.org/page",
        "liquid:page https://example.org",
        "{{ page.url }}",
        "<url>",
        "videos/intro.mp4",
    ],
)
def test_a_link_that_leads_somewhere_or_cannot_be_judged_is_none(target: str) -> None:
    assert list(broken(site(target))) == []


def test_an_address_from_the_front_matter_is_served() -> None:
    moved = page(
        "# Moved",
        path="help/moved.md",
        metadata=(Field("redirect_from", "/old/vat", ORIGIN), Field("permalink", "/vat/", ORIGIN)),
    )
    assert list(broken(site("/old/vat", "/vat", "liquid:page /old/vat", others=(moved,)))) == []


def test_a_folder_with_an_underscore_is_served_without_it() -> None:
    others = (
        *(page("# Words", path=f"_docs/{name}.md") for name in "abcd"),
        page("# Words", path="_posts/2024-05-01-news.md"),
    )
    assert list(broken(site("/docs/a", "/docs/b/", "/docs/c", "/2024/05/01/news/", others=others))) == []
    assert len(list(broken(site("/docs/a", "/docs/b/", "/docs/c", "/docs/z", others=others)))) == 1


def test_a_site_prefix_is_learned_from_the_links_that_work() -> None:
    others = tuple(page("# Words", path=f"Policies/terms/{name}.md") for name in ("one", "two", "three"))
    working = ("/legal/terms/one", "/legal/terms/two", "/legal/terms/three")
    assert list(broken(site(*working, others=others))) == []
    (finding,) = broken(site(*working, "/legal/terms/four", others=others))
    assert "/legal/terms/four" in finding.message


def test_a_section_that_a_layout_makes_of_metadata_is_not_judged() -> None:
    target = page("# Team", path="help/team.md", metadata=(Field("questions", "Who?", ORIGIN),))
    assert list(broken(site("../team.md#questions", others=(target,)))) == []


def test_the_likely_target_is_named() -> None:
    (finding,) = broken(site("refund.md"))
    assert "help/billing/refunds.md" in finding.step


def test_the_likely_anchor_is_named() -> None:
    (finding,) = broken(site("refunds.md#timeing"))
    assert "#timing" in finding.step


def test_a_case_that_differs_is_only_information() -> None:
    (finding,) = broken(site("Refunds.md"))
    assert finding.severity is Severity.INFO


def test_one_target_in_two_places_is_one_finding() -> None:
    (finding,) = broken(site("refund.md", "refund.md"))
    assert len(finding.evidence) == 2


def test_pictures_are_not_judged_where_none_were_exported() -> None:
    assert list(broken(site("pictures/menu.gif", image=True))) == []


def test_anchors_of_documents_without_anchors_are_not_judged() -> None:
    manual = page("Words", path="help/manual.pdf")
    assert list(broken(site("../manual.pdf#page=4", "../manual.pdf#limits", others=(manual,)))) == []


def test_a_link_from_an_archived_page_is_not_reported() -> None:
    from kbaudit.model import Status

    assert list(broken(site("refund.md", status=Status.ARCHIVED))) == []


def test_external_targets_have_no_address() -> None:
    assert parse("https://example.org") is None
    assert parse("liquid:slack_channel admins") is None

import pytest

from kbaudit.detectors.garbled import garbled
from tests.detectors.pages import corpus, page

NOISE = "Tlie cla1m f0rm mvst bc s3nt witl1in th1rty d@ys 0f tne l0ss ; rn#dical rec3ipts ar3 rcq|ired l=or " * 4


@pytest.mark.parametrize(
    "text",
    [
        "The travellerâ€™s allowance is 500 euros.",
        "Das BÃ¼ro Ã¶ffnet um neun.",
        "The cafÃ© voucher is valid for a month.",
        "Price: 20 â‚¬ per night",
        "The customer\ufffds card was declined.",
        "You don?t need a receipt and it?s free.",
        "(cid:84)(cid:104)(cid:101) policy",
        "T r a v e l i n s u r a n c e covers you abroad",
        "Therefundispaidwithinfiveworkingdaysafterthe claim",
        "Please con rm the speci cation and the bene t you chose in the noti cation.",
        "Terms &amp;nbsp; apply &amp; the fee is &pound;20 &ndash; see below",
        "Die Versicherung gilt f\u251c\u255dr Reisen".replace("\u251c\u255d", "Ã¼"),
        "donâ€™t â€œwaitâ€\x9d",
        "The fee‚Äôs due date is in the contract",
        NOISE,
        "Gr=C3=BC=C3=9Fe aus M=C3=BCnchen",
        "Ask the caf\\u00e9 for the na\\u00efve menu.",
        "Caf\\xe9\\n and cr\\xe8me are on the list.",
    ],
)
def test_damaged_text_is_found(text: str) -> None:
    assert len(list(garbled(corpus(page(text))))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The traveller’s café allowance – 500 € – is “generous”.",
        "Das Büro öffnet um neun; Größe, Straße, Übergepäck.",
        "Le remboursement est versé à l’assuré dès réception. Où ? À Évry, bien sûr… « ici ».",
        "返金は14日以内に申請できます。",
        "Возврат средств занимает пять дней.",
        "Great news 🎉🎉 Dark mode is here 🚀!",
        "Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 fixes it.",
        "    â€™ Ã© (cid:12)",
        "| Code | Limit |\n| 4711 | 120 |\n| 4712 | 240 |",
        "Donaudampfschifffahrtsgesellschaft and Kraftfahrzeughaftpflichtversicherung are long words.",
        "If you see “Ã©” instead of “é”, the file was saved with the wrong encoding.",
        "Choose row A B C D E F G H on the seat map.",
        "São Paulo, Ålesund, Łódź, İstanbul, Đà Nẵng, Zürich, Ærøskøbing.",
        "AT&T; use R&D budgets. Is it possible? Sure.",
        "The class FooBarBazQuxAbstractFactoryBeanProvider is internal.",
        "½ cup, 20 °C, ±2 %, §§ 5, 7, ™ and ® signs, ✓ ✗ → ←",
        "Έλληνες πελάτες και ελληνικά κείμενα.",
        "Run DISK1\\x64\\setup.exe, or DISK1\\x86\\setup.exe on an old machine.",
        "The log is in C:\\x64 and the policy in Policies\\x86_policy.9\\1.0.pol there.",
        "The log may say:\n\n> " + "Connector,Outb0und,Sess9d,CN=xxxxx,Ser1al n0 xxxxxx,Thmbprnt,a;b;c=d " * 9,
        "The step adds these attributes to each user:\n\n"
        + "\n".join(f"- acmeHR{name}-XYZ" for name in "AbcDE FghJK LmnPQ RstVW XyzBC DfgHJ".split() * 8),
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert list(garbled(corpus(page(text)))) == []


def test_a_page_about_encodings_is_none() -> None:
    assert (
        list(garbled(corpus(page("Ã© appears where é should be.", title="Fix garbled characters in a CSV export"))))
        == []
    )


def test_a_scan_without_text_is_found() -> None:
    (finding,) = garbled(corpus(page("", notes=("12 of 12 pages have no text layer",))))
    assert "text layer" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Yo ur re fu nd ar riv es wi th in fi ve da ys of yo ur re qu est",
        "C la ims ab ove the li mit are de ci ded by t wo han dl ers",
        "b icycle . . . . . d ai ly r ate x d ays ou t o f us e",
    ],
)
def test_words_that_fall_apart_are_damage(text: str) -> None:
    assert [finding.message for finding in garbled(corpus(page(text)))] == ["Holds damaged text: words torn apart."]


@pytest.mark.parametrize(
    "text",
    [
        "Press a b c d e f g h in turn.",
        "Use cf cli org and jq to set tcp or udp on a vm in dc.",
        "x y z are axes; r g b are colours; l m n are mines.",
        "kg lb oz mm cm km ft are units that we use.",
        "La fin du mois est le jour où on paye; il y a un an de plus.",
        "Im Fall der Fälle ist das so, wie es da ist, und mit dem Rest ist es aus.",
    ],
)
def test_short_words_letters_and_units_are_no_damage(text: str) -> None:
    assert list(garbled(corpus(page(text)))) == []

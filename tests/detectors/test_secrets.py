import pytest

from kbaudit.detectors.secrets import secrets
from kbaudit.model import HiddenText, Link, Place, Severity
from tests.detectors.pages import corpus, page

# Keys are put together here so that no scanner of a code host takes this file for a leak.
RANDOM = "h7Gq2ZpV9tLx4RmK8sWd3NcY6bJf1QaE5uTo0iPz"
HEX = "9f3ab17c60de4825b1c07e94d2fa6835"


@pytest.mark.parametrize(
    "text",
    [
        "aws_access_key_id = AKIA" + "Q7ZP4XW2LMT9RV3K",
        "aws_secret_access_key: " + RANDOM,
        "Use the deploy key ghp_" + RANDOM[:36] + " for the sync job.",
        "token glpat-" + RANDOM[:20] + " works for the mirror",
        "xoxb-" + "204857391846-3948571038475-" + RANDOM[:24],
        "Post to https://hooks.slack.com/services/" + "T03KD82LQ/B05MX71PZ/" + RANDOM[:24],
        "Live payments run with sk_live_" + RANDOM[:24],
        "SG." + RANDOM[:22] + "." + RANDOM[:40],
        "AIza" + RANDOM[:35],
        "export ANTHROPIC_API_KEY=sk-ant-api03-" + RANDOM[:40],
        "curl -H 'Authorization: Bearer " + RANDOM + "' https://api.brightdesk.example/v2/tickets",
        "API key of the demo tenant: bd_live_" + RANDOM[:24],
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA" + RANDOM + RANDOM[::-1] + "\n-----END RSA PRIVATE KEY-----",
        "The reporting database is postgres://reports:" + "vK8-mango!tide" + "@db.internal:5432/reports",
        "Server=sql01;Database=claims;User Id=svc_claims;Password=" + "Tr0ub4dor-9x" + ";",
        "The password for the staging back office is Xk9!mmQ2.",
        "Wi-Fi password for visitors: Sommer2024!",
        "Das Kennwort für den Testzugang lautet Herbst#2023.",
        "Le mot de passe du compte partagé est Girafe77!",
        "La contraseña del portal es Verano-2024.",
        "Log in as training@brightdesk.example / Tr1ckyHorse77 and open the sandbox.",
        "Credentials: username logistics, password Kr4ken-Tide",
        "The alarm code is 88213.",
        "Does the desk know that the password is Xk9!mmQ2?",
        "Press the door code 4471# and hold.",
        '{"client_secret": "' + RANDOM[:32] + '"}',
        "TWILIO_AUTH_TOKEN=" + HEX,
    ],
)
def test_a_credential_is_found_and_never_repeated(text: str) -> None:
    findings = list(secrets(corpus(page(text))))
    assert len(findings) == 1
    assert findings[0].severity is Severity.ERROR
    told = findings[0].message + findings[0].evidence[0].quote
    for value in (
        RANDOM[:16],
        HEX[:16],
        "Xk9!mmQ2",
        "Sommer2024",
        "Tr1cky",
        "Kr4ken",
        "88213",
        "4471",
        "Herbst",
        "Girafe77",
        "Verano-2024",
        "vK8-mango",
        "Tr0ub4dor",
    ):
        assert value not in told


@pytest.mark.parametrize(
    "text",
    [
        "export API_KEY=YOUR_API_KEY",
        "password: ********",
        "Authorization: Bearer <token>",
        "Authorization: Bearer ${BRIGHTDESK_TOKEN}",
        "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "Test charges use sk_test_4eC39HqLyjWDarjtT1zdp7dc.",
        "Fixed in commit 9fceb02d0ae598e95dc970b74767f19372d61af8.",
        "sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "Your request id is 3f2504e0-4f89-41d3-9a0c-0305e82c3301.",
        "Your password must have at least 12 characters, one digit and one symbol.",
        "The password is case-sensitive and expires after 90 days.",
        "Choose a strong password such as T7!kd9#xQ, not your pet's name.",
        "The PIN is 4-digit and is sent by post.",
        "The API key is a 32-character hexadecimal string.",
        "postgres://user:password@localhost:5432/app",
        "mysql://<username>:<password>@<host>/<name>",
        "api_key = settings.API_KEY",
        "secret: my-app-secret-name",
        "password: string (required)",
        "Reset your password at https://brightdesk.example/reset?step=2.",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ops",
        "Fingerprint: SHA256:uNiVztksCsDhcc0u9e8BrwXMT6Xyh7QYc4fO2Vb3qJ0",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
        "The token expires after 3600 seconds; the refresh token after 30d.",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "Use the promo code WELCOME10 at the checkout.",
        "The error code is 40312; the access code is sent by text message.",
        'Bind the service with \'{"username":"admin","password":"pa55w0rd"}\'.',
        "key = bd_live_xxxxxxxxxxxxxxxxxxxxxxxx",
        "A live key starts with bd_live_ followed by 24 characters.",
        "Passwords: 12+ characters. Passcodes: 6 digits. PIN: 4 digits.",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7f3ab\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "The password for your account was changed on 2024-03-01.",
        "Enter the token from your authenticator app, e.g. 492039.",
        "Press the key combination Ctrl+Shift+F9. The key is mapped per user.",
        "What happens to my sessions when the password is renewed?",
        "The password was forgotten!",
        '{"spec": {"secretReferenceName": "reg1-cache2-creds3"}}',
        'url: "https://shop.acme.com/"\ncreds:\n  secret_key: cd171f7c-560d-44',
        "Add-Mailbox -Identity ann@contoso.com -PIN 4471902 -Notify admin@contoso.com",
    ],
)
def test_what_only_looks_like_a_credential_is_left_alone(text: str) -> None:
    assert list(secrets(corpus(page(text)))) == []


def test_a_table_cell_is_judged_by_its_column() -> None:
    found = list(secrets(corpus(page("| System | User | Password |\n| Kiosk | frontdesk | Lobby-4417x |"))))
    assert len(found) == 1
    assert "Lobby" not in found[0].evidence[0].quote


def test_a_column_of_rules_for_passwords_holds_none() -> None:
    assert list(secrets(corpus(page("| System | Password |\n| Kiosk | required |\n| Till | 12+ characters |")))) == []


def test_hidden_text_and_link_targets_are_looked_at_too() -> None:
    document = page(
        "Some words.",
        hidden=(HiddenText("password for the CMS is Kr4ken-Tide9", "comment", Place(line=3)),),
        links=(Link("https://ops:" + "Kr4kenTide99" + "@metrics.example/graph", "graph", Place(line=4)),),
    )
    assert {finding.evidence[0].place.line for finding in secrets(corpus(document))} == {3, 4}


def test_one_kind_of_credential_in_two_places_is_one_finding() -> None:
    text = "The password for staging is Xk9!mmQ2.\n\nThe password for training is Zr4?ppL8."
    findings = list(secrets(corpus(page(text))))
    assert [len(finding.evidence) for finding in findings] == [2]


def test_a_word_that_holds_a_label_names_no_column_of_credentials() -> None:
    assert list(secrets(corpus(page("| List | Spinning Wheels |\n| Rooms | 48213 |")))) == []
    assert len(list(secrets(corpus(page("| Door | PIN |\n| Cellar | 48213 |"))))) == 1

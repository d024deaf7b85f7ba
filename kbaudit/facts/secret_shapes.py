"""The shapes of credentials that providers hand out.

Sources: the providers' own documentation of their token formats (AWS IAM identifiers, GitHub token prefixes, GitLab token
prefixes, Slack token types, Stripe API keys, and so on for each name below).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A provider's token format. One of `markers` must occur in the text (lower case) before the pattern is tried."""

    kind: str
    markers: tuple[str, ...]
    pattern: re.Pattern[str]


def _shape(kind: str, markers: str, pattern: str) -> Shape:
    return Shape(kind, tuple(markers.split()), re.compile(pattern))


SHAPES = (
    _shape("AWS access key", "akia asia abia acca", r"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b"),
    _shape("Google API key", "aiza", r"\bAIza[0-9A-Za-z_-]{30,40}(?![\w-])"),
    _shape("Google client secret", "gocspx-", r"\bGOCSPX-[0-9A-Za-z_-]{20,40}"),
    _shape("Google access token", "ya29.", r"\bya29\.[0-9A-Za-z_-]{20,}"),
    _shape("Azure storage key", "accountkey=", r"(?<=AccountKey=)[A-Za-z0-9+/]{40,}={0,2}"),
    _shape("Azure client secret", "8q~ 7q~ 6q~ 5q~ 4q~ 3q~ 2q~ 1q~ 0q~ 9q~", r"\b[\w~.-]{3}\dQ~[\w~.-]{31,36}"),
    _shape("Azure shared access signature", "sig=", r"(?<=[?&]sig=)[A-Za-z0-9%/+]{30,}(?:%3D|=)*"),
    _shape("GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"\bgh[pousr]_[A-Za-z0-9]{30,}"),
    _shape("GitHub token", "github_pat_", r"\bgithub_pat_[A-Za-z0-9_]{22,}"),
    _shape("GitLab token", "glpat- gldt- glrt- glptt- glcbt- glagent-", r"\bgl(?:pat|dt|rt|ptt|cbt|agent)-[\w-]{18,}"),
    _shape("Slack token", "xox", r"\bxox[abeoprs](?:\.xox[abeoprs])?-[A-Za-z0-9-]{10,}"),
    _shape("Slack app token", "xapp-", r"\bxapp-\d-[A-Za-z0-9-]{16,}"),
    _shape(
        "Slack webhook",
        "hooks.slack.com",
        r"\bhooks\.slack\.com/(?:services|workflows)/[A-Z0-9]{6,}/[A-Z0-9]{6,}/[A-Za-z0-9]{12,}",
    ),
    _shape(
        "Teams webhook",
        "webhook.office.com",
        r"\bwebhook\.office\.com/webhookb2/[\w@-]{30,}/IncomingWebhook/[0-9a-f]{20,}/[\w-]{20,}",
    ),
    _shape("Discord webhook", "/api/webhooks/", r"\bdiscord(?:app)?\.com/api/webhooks/\d{15,}/[\w-]{30,}"),
    _shape("Stripe live key", "sk_live_ rk_live_", r"\b[sr]k_live_[A-Za-z0-9]{14,}"),
    _shape("webhook signing secret", "whsec_", r"\bwhsec_[A-Za-z0-9+/=]{16,}"),
    _shape("Twilio key", "sk", r"\bSK[0-9a-f]{32}\b"),
    _shape("SendGrid key", "sg.", r"\bSG\.[\w-]{16,32}\.[\w-]{16,64}"),
    _shape("Mailgun key", "key-", r"\bkey-[0-9a-f]{32}\b"),
    _shape("Mailchimp key", "-us", r"\b[0-9a-f]{32}-us\d{1,2}\b"),
    _shape("npm token", "npm_", r"\bnpm_[A-Za-z0-9]{30,}"),
    _shape("PyPI token", "pypi-", r"\bpypi-[A-Za-z0-9_-]{32,}"),
    _shape("Anthropic key", "sk-ant-", r"\bsk-ant-[\w-]{16,}"),
    _shape("OpenAI key", "sk-", r"\bsk-(?:proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{20,}"),
    _shape("Hugging Face token", "hf_", r"\bhf_[A-Za-z0-9]{30,}"),
    _shape("DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"\bdo[opr]_v1_[0-9a-f]{40,}"),
    _shape("Shopify token", "shpat_ shpca_ shppa_ shpss_", r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{28,}"),
    _shape("Square token", "sq0atp- sq0csp- sq0idp-", r"\bsq0(?:atp|csp)-[\w-]{20,}"),
    _shape("Telegram bot token", ":aa", r"\b\d{8,10}:AA[\w-]{32,34}(?![\w-])"),
    _shape("Databricks token", "dapi", r"\bdapi[0-9a-f]{32}\b"),
    _shape("Linear key", "lin_api_", r"\blin_api_[A-Za-z0-9]{32,}"),
    _shape("Notion token", "ntn_ secret_", r"\b(?:ntn_|secret_)[A-Za-z0-9]{40,}"),
    _shape("Atlassian token", "atatt3x", r"\bATATT3x[\w=-]{40,}"),
    _shape("Figma token", "figd_", r"\bfigd_[\w-]{30,}"),
    _shape("Postman key", "pmak-", r"\bPMAK-[0-9a-f]{20,}-[0-9a-f]{20,}"),
    _shape("Vault token", "hvs. hvb.", r"\bhv[sb]\.[\w-]{24,}"),
    _shape("New Relic key", "nrak-", r"\bNRAK-[A-Z0-9]{20,}"),
    _shape("Grafana token", "glsa_ glc_", r"\bgl(?:sa|c)_[\w+/=]{30,}"),
    _shape("Docker token", "dckr_pat_", r"\bdckr_pat_[\w-]{20,}"),
    _shape("Facebook token", "eaac eaaa", r"\bEAA[AC][A-Za-z0-9]{40,}"),
    # The house style of many products: a short name, what kind of key it is, and a random tail.
    _shape(
        "live key",
        "live prod secret _pat_ _key_ _token_ _sk_ -pat- -key- -token-",
        r"\b[A-Za-z]{1,12}[_-](?:live|prod|production|secret|sk|pat|key|token|"
        r"api)[_-](?:[a-z]{1,6}_)?[A-Za-z0-9]{16,}\b",
    ),
)

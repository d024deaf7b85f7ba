import pytest

from kbaudit.detectors.placeholders import placeholders
from kbaudit.model import HiddenText, Place
from tests.detectors.pages import corpus, page


@pytest.mark.parametrize(
    "text",
    [
        "TODO: ask finance for the real figure.",
        "Refunds arrive within XX business days.",
        "The fee is $XX per month.",
        "The limit is TBD.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Contact [INSERT NAME] for approval.",
        "The premium is [AMOUNT] a year.",
        "[Insert link to the price list]",
        "<insert phone number of the branch>",
        "Dear {{ customer.first_name }}, your claim was approved.",
        "We answer within ____ working days.",
        "Open Settings. (Add screenshot here)",
        "Replace this text with a description of the plan.",
        "The excess is 150 euros (to be confirmed with underwriting).",
        "FIXME the amounts below are from last year",
        "Claims are paid within ??? days.",
        "Der Selbstbehalt beträgt XX Euro.",
        "[Screenshot hier einfügen]",
        "Le délai est de XX jours.",
        "The new office address: TBC",
        "Your text here",
        "The discount is XX% for nonprofits.",
        "See the table below [table to follow].",
        "Hello %%FIRSTNAME%%, thank you for waiting.",
        "| Plan | Greeting |\n| Basic | Hello %%FIRSTNAME%%, thank you |",
        "Please edit this paragraph before you go live.",
    ],
)
def test_a_placeholder_is_found(text: str) -> None:
    assert len(list(placeholders(corpus(page("The rule is simple.\n\n" + text))))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Keep a TODO list and review it every Monday.",
        "    # TODO: handle the error\n    return None",
        "Set the header to YOUR_API_KEY and run cf push <app-name>.",
        "Press [Enter] to confirm, then click [Add].",
        "TBD (to be determined) appears where a date is not known yet.",
        "A field marked “TBD” is never shown to customers.",
        "Insert your card here and wait for the light.",
        "Enter your name here to sign the form.",
        "Super Bowl XX was played in 1986; the XXL plan has 40 seats.",
        "Your booking has to be confirmed by the hotel.",
        "Go to https://<your-subdomain>.brightdesk.example/settings.",
        "The template uses {{ customer.first_name }} for the name.",
        "The variable {{ ticket.id }} is replaced when the reply is sent.",
        "Call +1 (555) XXX-XXXX is how a masked number is shown.",
        "Write the task as [x] when it is done and [ ] before.",
        "What??? Yes, really.",
        "Signature: ______________",
        "Fees are to be determined by the court.",
        "Click here to add a link.",
        "The placeholder [NAME] is replaced with the customer's name.",
        "Shipping to follow-up addresses is not needed.",
        "See section XX-12 of the policy and form [DS-160](https://example.org).",
        "[NEW] Dark mode is here. [BETA] Voice is next.",
        'Set <add key="LargestMail" value="10240000"> in the file.',
        "Here are the steps to change this text: open the part, and choose Edit.",
        "You can replace this text in the settings of the part.",
        "The list is made by the server. You can't edit this section.",
    ],
)
def test_what_is_meant_to_be_there_is_left_alone(text: str) -> None:
    assert list(placeholders(corpus(page(text)))) == []


@pytest.mark.parametrize(
    "title", ["Refund reply (template)", "Macro: refund approved", "Saved replies for billing", "Claim form"]
)
def test_templates_and_forms_may_have_blanks(title: str) -> None:
    text = "Dear {{ customer.name }},\n\nyour refund of [AMOUNT] was sent on [DATE] and takes ____ days."
    assert list(placeholders(corpus(page(text, title=title)))) == []


def test_a_template_with_a_note_to_its_author_is_not_finished() -> None:
    assert (
        len(list(placeholders(corpus(page("Dear {{ name }},\n\nTODO: wording from legal", title="Refund template")))))
        == 1
    )


def test_an_article_about_todo_lists_is_none() -> None:
    assert (
        list(placeholders(corpus(page("TODO: buy milk\n\nTODO: call the bank", title="How to keep a to-do list"))))
        == []
    )


def test_one_finding_names_every_place() -> None:
    (finding,) = placeholders(corpus(page("TODO: amount\n\nThe fee is TBD.\n\nIt takes XX days.")))
    assert len(finding.evidence) == 3


ENDS = "Your plan ends on the date in the mail that we sent to you."


def unfilled(variable: str, title: str = "Your plan", text: str = ENDS) -> list[str]:
    hidden = (HiddenText(variable, "template expression", Place(line=1)),)
    document = page(text, title=title, hidden=hidden)
    return [finding.message for finding in placeholders(corpus(document))]


@pytest.mark.parametrize("variable", ["{{ customer_name }}", "{{order.due_date}}", "{{firstName}}", "{{ company }}"])
def test_a_variable_that_the_reader_took_out_is_said(variable: str) -> None:
    assert unfilled(variable) == [f"Holds a variable that nothing fills in: “{variable}”. Readers see a gap."]


@pytest.mark.parametrize(
    ("variable", "title"),
    [("{{port}}", "Release notes"), ("{{ customer_name }}", "Reply templates"), ("{{ ticket.id }}", "Saved replies")],
)
def test_notation_and_variables_of_templates_are_none(variable: str, title: str) -> None:
    assert unfilled(variable, title) == []


@pytest.mark.parametrize(
    "text",
    [
        "The field {{next_slot}} shows the first free hour.",
        "Write {{agent}}: it is replaced by the name of whoever answers.",
        "{{sla_days}} stands for the days that you agreed on.",
        "The mail may hold these keywords with values of the order: %%Buyer%% %%Total%%",
        "| What it holds | Word |\n| Subject of the first mail. | %%Subject%% |",
        "Give the key a name that changes by a dynamic parameter - ${timestamp}. It is another one each time.",
        "The name follows the convention ${org}-${space}.\n\nThe address is then ${protocol}://${host} in full.",
        "c:[Kind == 'mail'] => issue(Kind = 'id', Value = replace(c.Value, (?<domain>.+), http://${domain}/trust));",
    ],
)
def test_a_variable_whose_meaning_is_told_is_none(text: str) -> None:
    assert list(placeholders(corpus(page(text)))) == []


def test_a_label_may_say_that_a_variable_belongs_there() -> None:
    assert unfilled("{{user.name}}", text="Name to show. Example: ann. Phone manager's token:") == []
    assert unfilled("{{user.name}}", text="The token is in your mail, dear") != []


def test_a_variable_of_another_notation_than_the_documented_one_is_found() -> None:
    text = "The name follows the convention ${org}-${space}.\n\nHello %%FIRSTNAME%%, thank you for waiting."
    (finding,) = placeholders(corpus(page(text)))
    assert finding.message == "Still holds a placeholder: “%%FIRSTNAME%%”."

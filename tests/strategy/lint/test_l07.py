"""L7: where somebody is to be among the best and nobody says who ranks."""

import pytest

from tests.strategy.lint.drafts import Sheet


@pytest.mark.parametrize(
    "sentence",
    [
        "Ekhult ska vara en av de fem bästa idrottskommunerna i länet.",
        "Kommunen ska tillhöra de tio främsta i landet på läsning.",
        "Vi ska vara Sveriges bästa kulturkommun.",
        "Mittdal ska vara ledande inom förnybar energi.",
        "Skolan ska ligga bland de främsta i jämförelse med andra.",
        "Ekhult ska vara bäst i landet på skolmat.",
        "Ekhult ska bli ledande på bredband.",
        "Ekhult ska vara en ledande e-kommun.",
        "Vi ska vara den bästa cykelkommunen i länet.",
        "Mittdal shall be one of the three best school municipalities in the county.",
        "We aim to be among the top ten in digital services.",
        "The city shall be a leading municipality in adult education.",
    ],
)
def test_an_ambition_that_nobody_ranks(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence, area=None)
    (finding,) = sheet.findings("L7")
    assert finding.target.kind == "goal"
    assert sentence.startswith(finding.target.label)
    claim = sheet.said(finding) or "nothing"
    assert claim in sentence
    assert f"”{claim}”" in finding.message_sv


@pytest.mark.parametrize(
    "sentence",
    [
        "Ekhult ska vara en av de fem bästa kommunerna i SKR:s Öppna jämförelser.",
        "Vi ska vara bland de tio främsta enligt Lärarförbundets ranking.",
        "Mittdal ska vara Sveriges bästa skolkommun enligt Nöjd-medborgar-index.",
        "Kommunen ska vara bland de tre bästa i elevenkäten.",
        "Mittdal shall be among the top ten in the Nordic School Index.",
        "Personer i ledande ställning ska gå utbildningen.",
        "Eleverna ska få bästa möjliga stöd.",
        "Alla skolor ska ha ett bibliotek.",
    ],
)
def test_a_named_ranking_or_none_at_all(sentence: str) -> None:
    sheet = Sheet()
    sheet.goal(sentence, area=None)
    assert sheet.findings("L7") == []


def test_the_proposal_leaves_room_for_the_source() -> None:
    sheet = Sheet()
    sheet.goal("Ekhult ska vara en av de fem bästa idrottskommunerna i länet.", area=None)
    assert sheet.findings("L7")[0].proposal == (
        "Ekhult ska vara en av de fem bästa idrottskommunerna i länet, enligt …, senast …."
    )

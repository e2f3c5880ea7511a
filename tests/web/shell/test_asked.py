"""What is asked for in an address reaches no database with NUL in it: one refuses it, another cuts at it."""

import pytest
from django.test import Client, RequestFactory

from mittkoping.knowledge import actions
from mittkoping.knowledge.models import Kind
from mittkoping.organisation.actions import add_user
from mittkoping.web.shell.asked import asked, asked_number


@pytest.mark.parametrize(
    ("query", "word", "number"),
    [("q=sn%00%C3%B6", "snö", None), ("q=4%002", "42", 42), ("q=%00", "", None), ("", "", None)],
)
def test_nul_is_left_out_of_words_and_numbers(query: str, word: str, number: int | None) -> None:
    request = RequestFactory().get(f"/sok?{query}")
    assert (asked(request, "q"), asked_number(request, "q")) == (word, number)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/wiki/Om_%00sn%C3%B6", "/index.php?title=Om_sn%00%C3%B6"])
def test_an_old_address_with_nul_leads_where_it_does_without(address: str) -> None:
    by = add_user(by=None, email="s@example.se", name="Siv", password="granar-vid-sjön", administrator=True)
    obj = actions.create(by=by, kind=Kind.PAGE, content={"title": "Om snö"})
    answer = Client().get(address)
    assert answer.headers["Location"] == f"/sida/{obj.pk}/om-sno"

"""A save with a base version: saved, merged, or stored as a text that met another's; never lost."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mittkoping.history.models import Event
from mittkoping.knowledge.actions import cleaned, create, save
from mittkoping.knowledge.models import Card, Kind
from mittkoping.knowledge.readings import content_now
from mittkoping.lib.answers import RefusalError
from mittkoping.organisation.actions import add_user
from mittkoping.organisation.models import Municipality, User
from mittkoping.texts.canon import canon, plain
from mittkoping.versions.actions import Met, Saved
from mittkoping.versions.models import Conflict, Object, Revision
from mittkoping.versions.verifying import verify

pytestmark = pytest.mark.django_db
CARD = {
    "title": "Läsa tillsammans",
    "key_area": "Kompetens",
    "municipality": "Härryda",
    "lead": "<p>Vi läser.</p>",
    "body": "<p>Första stycket.</p>\n<p>Andra stycket.</p>",
}


@pytest.fixture
def town() -> Municipality:
    """Where the card belongs."""
    return Municipality.objects.get(short_name="Härryda")


@pytest.fixture
def writer(town: Municipality) -> User:
    """Somebody who writes for the municipality."""
    return add_user(
        by=None, email="siv@example.se", name="Siv", password="granar-vid-sjön", municipality=town
    )


@pytest.fixture
def card(writer: User, town: Municipality) -> Object:
    """A card with one version."""
    return create(by=writer, kind=Kind.CARD, content=CARD, municipality=town)


def verbs() -> list[str]:
    return list(Event.objects.exclude(verb="user.added").order_by("pk").values_list("verb", flat=True))


def saved(writer: User, obj: Object, base: int, **changes: Any) -> Saved | Met:
    return save(by=writer, obj=obj, base=base, content={**CARD, **changes})


def test_written_from_the_head_it_is_saved_as_it_stands(card: Object, writer: User) -> None:
    answer = save(
        by=writer, obj=card, base=1, content={**CARD, "took": "<p>Tid.</p>"}, summary="Mer", minor=True
    )
    assert isinstance(answer, Saved)
    assert answer.merged_with is None
    row = Revision.objects.get(object=card, number=2)
    assert (row.base, row.summary, row.minor, row.author) == (1, "Mer", True, writer.person)
    assert row.snapshot == {**CARD, "took": "<p>Tid.</p>"}
    assert (card.head, card.published, card.last) == (2, 2, 2)
    assert verbs() == ["card.created", "card.saved"]


@pytest.mark.parametrize(
    ("hers", "his", "both"),
    [
        (
            {"lead": "<p>Vi läser högt.</p>"},
            {"took": "<p>Tid.</p>"},
            {"lead": "<p>Vi läser högt.</p>", "took": "<p>Tid.</p>"},
        ),
        (
            {"body": "<p>Hennes stycke.</p>\n<p>Andra stycket.</p>"},
            {"body": "<p>Första stycket.</p>\n<p>Hans stycke.</p>"},
            {"body": "<p>Hennes stycke.</p>\n<p>Hans stycke.</p>"},
        ),
        ({"title": "Läsa högt"}, {"key_area": "Juridik"}, {"title": "Läsa högt", "key_area": "Juridik"}),
    ],
    ids=["fields", "blocks", "title and area"],
)
def test_what_does_not_meet_is_merged(
    card: Object, writer: User, hers: dict[str, str], his: dict[str, str], both: dict[str, str]
) -> None:
    saved(writer, card, 1, **hers)
    answer = saved(writer, Object.objects.get(pk=card.pk), 1, **his)
    assert isinstance(answer, Saved)
    assert answer.merged_with == Revision.objects.get(object=card, number=2)
    assert answer.revision.snapshot == {**CARD, **both}
    row = Card.objects.select_related("key_area").get(object=card)
    assert row.key_area.name == both.get("key_area", "Kompetens")
    assert verbs() == ["card.created", "card.saved", "card.saved"]
    assert verify().broken == 0


def test_what_meets_is_stored_and_nothing_shown_changes(card: Object, writer: User) -> None:
    saved(writer, card, 1, lead="<p>Hennes helt andra ord.</p>")
    card.refresh_from_db()
    before = Object.objects.values().get(pk=card.pk), Card.objects.values().get(object=card)
    answer = save(
        by=writer, obj=card, base=1, content={**CARD, "lead": "<p>Några ord av honom.</p>"}, summary="Min"
    )
    assert isinstance(answer, Met)
    [conflict] = Conflict.objects.all()
    assert conflict.snapshot == {**CARD, "lead": "<p>Några ord av honom.</p>"}
    assert (conflict.base, conflict.head, conflict.fields) == (1, 2, ["lead"])
    assert (conflict.summary, conflict.author) == ("Min", writer.person)
    assert (Object.objects.values().get(pk=card.pk), Card.objects.values().get(object=card)) == before
    assert Revision.objects.filter(object=card).count() == 2
    assert verbs() == ["card.created", "card.saved", "conflict.stored"]


@pytest.mark.parametrize("base", [0, -1, 7, 10**12])
def test_a_base_that_was_never_here_loses_no_word(card: Object, writer: User, base: int) -> None:
    answer = saved(writer, card, base, lead="<p>Nya ord.</p>")
    assert isinstance(answer, Met)
    assert Conflict.objects.get().snapshot["lead"] == "<p>Nya ord.</p>"
    assert (content_now(card, None) or {})["lead"] == CARD["lead"]


def test_a_stale_object_meets_what_was_saved_meanwhile(card: Object, writer: User) -> None:
    stale, base_two = Object.objects.get(pk=card.pk), Object.objects.get(pk=card.pk)
    saved(writer, card, 1, took="<p>Tid.</p>")
    stale.refresh_from_db()
    saved(writer, base_two, 2, took="<p>Tid.</p>", obstacle="<p>Pengar.</p>")
    answer = saved(writer, stale, 1, lead="<p>Ny ingress.</p>")
    assert isinstance(answer, Saved)
    assert answer.revision.snapshot == {
        **CARD,
        "lead": "<p>Ny ingress.</p>",
        "took": "<p>Tid.</p>",
        "obstacle": "<p>Pengar.</p>",
    }


def refusal(by: User | None, obj: Object, **changes: Any) -> str:
    before = Revision.objects.count(), Event.objects.count()
    with pytest.raises(RefusalError) as caught:
        save(by=by, obj=obj, base=1, content={**CARD, **changes})  # type: ignore[arg-type] # nobody is signed in
    assert (Revision.objects.count(), Event.objects.count()) == before
    return str(caught.value)


def test_who_may_not_and_what_cannot_is_said(card: Object, writer: User) -> None:
    assert refusal(None, card) == "Du behöver logga in för att skriva."
    other = Municipality.objects.get(short_name="Sollentuna")
    stranger = add_user(
        by=None, email="bo@example.se", name="Bo", password="granar-vid-sjön", municipality=other
    )
    events = refusal(stranger, card)
    assert events == "Sidan hör till Härryda. Du skriver för en annan kommun."
    assert refusal(writer, card, key_area="Trollkonst") == "Välj ett nyckelområde som finns."
    assert "kan inte flyttas" in refusal(writer, card, municipality="Sollentuna")
    Object.objects.filter(pk=card.pk).update(deleted="2026-01-01T00:00:00Z")
    assert refusal(writer, card) == "Sidan är borttagen. Återställ den först."  # the object in hand is older
    writer.is_active = False
    Object.objects.filter(pk=card.pk).update(deleted=None)
    assert refusal(writer, card) == "Du behöver logga in för att skriva."


EVIL = [
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVa&#10;Script:alert(1)">x</a>',
    '<img src=x onerror="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    '<iframe src="https://example.se"></iframe>',
    "<style>*{background:url(x)}</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<form action=x><input name=y></form>",
    '"><script>alert(1)</script>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_field_keeps_what_could_run(evil: str) -> None:
    people = [{"people": "x", "role": "y", "said": evil}]
    texts = dict.fromkeys(("introduction", "lead", "body", "took", "obstacle"), evil)
    clean = cleaned(
        {"title": "T", **texts, "heroes": people, "editors": people, "cards": [{"title": "x", "lead": evil}]}
    )
    kept = [clean[name] for name in texts]
    kept += [clean["heroes"][0]["said"], clean["editors"][0]["said"], clean["cards"][0]["lead"]]
    assert set(kept) == {canon(evil)}
    low = canon(evil).lower()
    assert not any(
        bad in low
        for bad in (
            "<script",
            "onerror=",
            "onclick=",
            "javascript:",
            "<iframe",
            "<style",
            "style=",
            "<svg",
            "data:",
            "<form",
            "<input",
        )
    )


def test_a_content_without_texts_or_title_is_whole() -> None:
    assert cleaned({"body": None, "title": " \n "}) == {"body": "", "title": "Utan titel"}


WORDS = st.lists(st.sampled_from(["gran", "tall", "sjö", "stig"]), min_size=1, max_size=4).map(" ".join)
PAGE = st.lists(WORDS.map("<p>{}</p>".format), min_size=1, max_size=4).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(hers=PAGE, his=PAGE)
def test_every_text_is_in_history_or_waits(card: Object, writer: User, hers: str, his: str) -> None:
    obj = Object.objects.get(pk=card.pk)
    saved(writer, obj, obj.head)
    base = obj.head
    saved(writer, obj, base, body=hers)
    answer = saved(writer, Object.objects.get(pk=card.pk), base, body=his)
    if isinstance(answer, Met):
        assert answer.conflict.snapshot["body"] == his
        assert (content_now(obj, None) or {})["body"] == hers
    else:
        assert words(his) <= words(answer.revision.snapshot["body"]) | words(CARD["body"])
        assert canon(answer.revision.snapshot["body"]) == answer.revision.snapshot["body"]


def words(html: str) -> set[str]:
    return set(plain(html).split())

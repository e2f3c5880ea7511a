"""The demonstration: a document goes in, what it says comes out, and nothing is left behind."""

import fcntl
import re
import tempfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings as live
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from mittkoping.history.tables import ours
from mittkoping.web.shell import uploads
from tests.imports.wiki import dump
from tests.web import markup

pytestmark = pytest.mark.django_db
PLAN = """# Läsplan 2030–2032

## Bibliotek

Varje skola ska senast 2031 ha en egen bibliotekarie. <script>alert(1)</script>

### Uppföljning

- Bemanning på biblioteken, årligen (Kulturenheten)
"""
ADDRESS = "/prova-din-strategi"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, so that a test can see whether any is left."""
    settings.HOME = tmp_path / "home"
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)
    return folder


def sent(client: Client, name: str, content: bytes, address: str = ADDRESS) -> HttpResponse:
    return posted(client, address, {"document": SimpleUploadedFile(name, content)})


def posted(client: Client, address: str, given: dict[str, object]) -> HttpResponse:
    answer = client.post(address, given)
    assert isinstance(answer, HttpResponse)
    return answer


def words(answer: HttpResponse) -> str:
    """The page's text without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def sealed(answer: HttpResponse) -> str:
    found = re.search(r'name="sealed" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def test_a_document_is_read_and_shown_with_what_was_found(client: Client) -> None:
    answer = sent(client, "plan.md", PLAN.encode())
    assert answer.status_code == 200
    said = words(answer)
    assert "Läsplan 2030–2032" in said
    assert "bindande · senast 31 december 2031 · 1 bibliotekarie per skola" in said
    assert "Kulturenheten · varje år" in said
    assert "utan antal" in said  # rule 12
    assert "Planen nämner inget överordnat dokument." in said  # rule 9, on the whole


def test_each_note_points_to_words_that_are_there(client: Client) -> None:
    page = sent(client, "plan.md", PLAN.encode()).content.decode()
    targets = set(re.findall(r'<a href="#(s\d+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="(s\d+)"', page))


def test_remarks_are_listed_above_the_text_and_folded_when_they_are_many(client: Client) -> None:
    page = markup.parsed(sent(client, "plan.md", PLAN.encode()).content.decode())
    rows = page.xpath("//ol[@class='remarks']/li")
    assert [" ".join(row.text_content().split()) for row in rows] == [
        "Överordnat dokument · Kan bli bättre · Läsplan 2030–2032",
        "”Alla” utan antal · Kan bli bättre · Varje skola ska senast 2031",
    ]
    assert {row.xpath(".//a/@href")[0][1:] for row in rows} <= set(page.xpath("//@id"))
    assert page.xpath("//details") == []
    assert "1. Överordnat dokument" in words(sent(client, "plan.md", PLAN.encode()))
    goals = [f"\nAlla {number} skolor ska främja läsning.\n" for number in "abcdefghijkl"]
    many = f"{PLAN}\n## Skolor\n{''.join(goals)}"
    folded = markup.parsed(sent(client, "plan.md", many.encode()).content.decode())
    assert len(folded.xpath("//details/ol[@class='remarks']/li")) > 10


def test_what_a_document_says_is_never_markup(client: Client) -> None:
    page = sent(client, "plan.txt", PLAN.encode()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_report_speaks_english_where_the_page_does(client: Client) -> None:
    said = words(sent(client, "plan.md", PLAN.encode(), f"/en{ADDRESS}"))
    assert "has no count" in said
    assert "by 31 December 2031" in said
    assert "2. “All” without a count" in said
    assert "are in Swedish" in said


@pytest.mark.parametrize(
    ("name", "content", "code", "sentence"),
    [
        ("tom.md", b"\n\n\n", 422, "Filen är tom."),
        ("", b"", 400, "Välj en fil först."),
        ("bild.png", b"\x89PNG", 422, "Filtypen går inte att läsa in."),
        ("plan.docx", b"PK nonsense", 422, "Filen går inte att läsa som"),
    ],
)
def test_what_cannot_be_read_is_answered_with_one_sentence(
    client: Client, name: str, content: bytes, code: int, sentence: str
) -> None:
    answer = sent(client, name, content) if name else posted(client, ADDRESS, {})
    assert answer.status_code == code
    assert sentence in words(answer)
    field = markup.parsed(answer.content.decode()).xpath("//input[@type='file']")[0]
    said = markup.parsed(answer.content.decode()).xpath("//*[@id='id_document_error']")[0].text_content()
    assert (field.get("aria-invalid"), sentence in said) == ("true", True)
    assert field.get("aria-describedby") == "id_document_helptext id_document_error"
    assert said.startswith(f"{name}: " if name else "Välj")


def test_every_file_that_the_form_asks_for_can_be_read(client: Client) -> None:
    asked = re.search(r'accept="([^"]+)"', client.get(ADDRESS).content.decode())
    assert asked
    for ending in asked[1].split(","):
        assert "Filen är tom." in words(sent(client, f"plan{ending}", b"\n"))


def test_a_file_that_is_too_large_is_answered_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    answer = sent(client, "plan.txt", b"ord " * 50_000)
    assert answer.status_code == 413
    assert "större än 20 MB" in words(answer)


def test_a_request_beyond_all_measure_is_not_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FAR_TOO_LARGE", 1000)
    assert sent(client, "plan.txt", b"ord " * 500).status_code == 400


def test_nothing_is_kept(client: Client, own_folder: Path) -> None:
    before = dump()
    for name, content in (("plan.md", PLAN.encode()), ("tom.md", b""), ("stor.txt", b"ord " * 900_000)):
        sent(client, name, content)
    assert dump() == before
    assert ours()
    assert [path.name for path in own_folder.iterdir()] == []
    assert [path.name for path in (live.HOME / "cache").iterdir()] == ["strategy.lock"]
    assert (live.HOME / "cache/strategy.lock").read_bytes() == b""


def test_a_name_leads_nowhere_else(client: Client, own_folder: Path) -> None:
    answer = sent(client, "../../../etc/hemlig.md", PLAN.encode())
    assert answer.status_code == 200
    assert "etc" not in words(answer)


@pytest.mark.parametrize("name", ["€" * 150 + ".md", "😀" * 120 + ".md", "a" * 900 + ".md"])
def test_a_name_of_any_length_is_cut(client: Client, name: str) -> None:
    answer = sent(client, name, PLAN.encode())
    assert answer.status_code == 200
    assert f"{name[0] * 50}.md" in words(answer)


def test_an_ending_of_any_length_is_refused_with_a_sentence(client: Client) -> None:
    assert sent(client, "plan." + "€" * 100, PLAN.encode()).status_code == 422


def test_one_document_is_read_at_a_time(client: Client) -> None:
    folder = live.HOME / "cache"
    folder.mkdir(parents=True)
    with (folder / "strategy.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = sent(client, "plan.md", PLAN.encode())
    assert answer.status_code == 503
    assert "Försök igen" in words(answer)
    assert sent(client, "plan.md", PLAN.encode()).status_code == 200


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")]
)
def test_the_memo_is_taken_home_in_three_forms(client: Client, form: str, begins: bytes) -> None:
    made = client.post(
        f"{ADDRESS}/synpunkter", {"sealed": sealed(sent(client, "plan.md", PLAN.encode())), "form": form}
    )
    assert made.status_code == 200
    assert made.content[: len(begins)].lower() == begins.lower()
    said = made.headers["Content-Disposition"]
    assert unquote(said) == f"attachment; filename*=utf-8''Synpunkter på Läsplan 2030–2032.{form}"


def test_a_memo_is_made_only_of_what_was_read_here(client: Client) -> None:
    true = sealed(sent(client, "plan.md", PLAN.encode()))
    tried: list[dict[str, object]] = [
        {"sealed": true[:-4] + "AAAA", "form": "html"},
        {"sealed": true, "form": "exe"},
        {},
    ]
    for given in tried:
        answer = posted(client, f"{ADDRESS}/synpunkter", given)
        assert answer.status_code == 400
        assert "Välj filen en gång till" in words(answer)


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sent(strict, "plan.md", PLAN.encode()).status_code == 403

"""The demonstration "Pröva din strategi": a document is read, shown and forgotten."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django import forms
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from mittkoping.strategy.apart import Attempt, memo_from, read_apart, write_apart
from mittkoping.strategy.memo.writing import FORMS
from mittkoping.texts.documents.document import UnusableError
from mittkoping.web.shell import addresses
from mittkoping.web.shell.uploads import is_too_large
from mittkoping.web.strategy.margin import shown

SALT = "strategy memo"
LONGEST_NAME = 100
MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
}


class Upload(forms.Form):
    """A file that claims to be one of those that can be read."""

    document = forms.FileField(
        label=gettext_lazy("Dokumentet"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.md,.txt"}),
        error_messages={"required": gettext_lazy("Välj en fil först. Den får vara högst 20 MB.")},
    )


@never_cache
@csrf_protect
def attempt(request: HttpRequest) -> HttpResponse:
    """The page with the form; what came in with it is read, shown and not kept."""
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    page = {
        "form": form,
        "section": "prova",
        "trail": [(gettext("Pröva din strategi"), f"{addresses.root()}/prova-din-strategi")],
    }
    if request.method != "POST":
        return render(request, "strategy/try.html", page)
    if is_too_large(request):
        page["trouble"] = _refusal(TOO_LARGE)
        return render(request, "strategy/try.html", page, status=413)
    if not form.is_valid():
        return render(request, "strategy/try.html", page, status=400)
    today = timezone.localdate()
    try:
        with _alone():
            made = _read(form.cleaned_data["document"], today)
    except UnusableError as error:
        page["trouble"] = error
        return render(request, "strategy/try.html", page, status=503 if error.code == BUSY[0] else 422)
    page |= {
        "draft": made.draft,
        "document": shown(made.draft, get_language() or "sv"),
        "counts": _counts(made),
        "memo": made.memo,
        "sealed": signing.dumps(
            {"memo": asdict(made.memo), "day": today.isoformat()}, salt=SALT, compress=True
        ),
    }
    return render(request, "strategy/read.html", page)


@never_cache
@csrf_protect
@require_POST
def memo(request: HttpRequest) -> HttpResponse:
    """The memo on a document that was just read, in the form asked for; out of what the page holds."""
    ending = f".{request.POST.get('form', '')}"
    try:
        sealed = signing.loads(request.POST.get("sealed", ""), salt=SALT)
    except signing.BadSignature:
        sealed = None
    if sealed is None or ending not in FORMS:
        page = {"form": Upload(), "stale": True, "trail": []}
        return render(request, "strategy/try.html", page, status=400)
    try:
        with _alone():
            made = write_apart(memo_from(sealed["memo"]), date.fromisoformat(sealed["day"]), ending)
    except UnusableError as error:
        page = {"form": Upload(), "trouble": error, "trail": []}
        return render(request, "strategy/try.html", page, status=503 if error.code == BUSY[0] else 422)
    response = HttpResponse(made, content_type=MEDIA[ending])
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, f"{gettext('Synpunkter')}{ending}") or ""
    )
    return response


TOO_LARGE = (
    "too_large",
    gettext_lazy("Filen är större än 20 MB."),
    gettext_lazy("Ta bort bilder ur dokumentet, eller spara det som vanlig text."),
)
BUSY = (
    "busy",
    gettext_lazy("Just nu läses ett annat dokument."),
    gettext_lazy("Försök igen om några sekunder."),
)


@contextmanager
def _alone() -> Iterator[None]:
    """One document or memo at a time, so that nobody's file keeps others from reading pages."""
    folder = settings.HOME / "cache"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "strategy.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refusal(BUSY) from None
        yield


def _refusal(said: tuple[object, ...]) -> UnusableError:
    return UnusableError(*map(str, said))


def _read(upload: "UploadedFile[bytes]", today: date) -> Attempt:
    name = Path((upload.name or "").replace("\\", "/")).name
    stem, ending = Path(name).stem[:LONGEST_NAME], Path(name).suffix[:10]
    with TemporaryDirectory(prefix="mittkoping-") as folder:
        path = Path(folder) / f"{stem or 'dokument'}{ending}"
        with path.open("wb") as file:
            for part in upload.chunks():
                file.write(part)
        return read_apart(path, today)


def _counts(made: Attempt) -> list[tuple[int, str]]:
    """How many of each kind were found, in the order of the page."""
    draft = made.draft
    return [
        (len(draft["goals"]), gettext("mål")),
        (len(draft["follow_ups"]), gettext("uppföljningar")),
        (len(draft["activities"]), gettext("aktiviteter")),
        (len(draft["responsibilities"]), gettext("roller med ansvar")),
        (len(draft["findings"]), gettext("anmärkningar")),
    ]

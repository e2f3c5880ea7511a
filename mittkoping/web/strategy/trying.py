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
from mittkoping.strategy.memo.writing import FORMS, filename
from mittkoping.strategy.printing import Json
from mittkoping.texts.documents.document import UnusableError
from mittkoping.texts.documents.opening import FORMATS
from mittkoping.web.shell import addresses
from mittkoping.web.shell.uploads import is_too_large
from mittkoping.web.strategy.margin import shown

SALT = "strategy memo"
MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
}


class Upload(forms.Form):
    """A file that claims to be one of those that can be read."""

    document = forms.FileField(
        label=gettext_lazy("Dokumentet"),
        help_text=gettext_lazy(
            "Word, PDF, webbsida, Markdown eller vanlig text, högst 20 MB. Filen läses här, visas för dig "
            "och glöms. Inget sparas, och inget skickas vidare."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
        error_messages={"required": gettext_lazy("Välj en fil först. Den får vara högst 20 MB.")},
    )


@never_cache
@csrf_protect
def attempt(request: HttpRequest) -> HttpResponse:
    """The page with the form; what came in with it is read, shown and not kept."""
    if request.method != "POST":
        return _asking(request, Upload())
    form = Upload(request.POST, request.FILES)
    if is_too_large(request):
        return _refused(request, form, _too_large(), 413)
    if not form.is_valid():
        return _asking(request, form, 400)
    today = timezone.localdate()
    try:
        with _alone():
            made = _read(form.cleaned_data["document"], today)
    except BusyError as error:
        return _asking(request, form, 503, trouble=error)
    except UnusableError as error:
        return _refused(request, form, error, 422)
    sealed = {"memo": asdict(made.memo), "day": today.isoformat()}
    page = {
        **_frame(),
        "draft": made.draft,
        "document": shown(made.draft, get_language() or "sv"),
        "counts": _counts(made.draft),
        "memo": made.memo,
        "sealed": signing.dumps(sealed, salt=SALT, compress=True),
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
        return _asking(request, Upload(), 400, stale=True)
    said = memo_from(sealed["memo"])
    try:
        with _alone():
            made = write_apart(said, date.fromisoformat(sealed["day"]), ending)
    except UnusableError as error:
        return _asking(request, Upload(), _status(error), trouble=error)
    response = HttpResponse(made, content_type=MEDIA[ending])
    response.headers["Content-Disposition"] = content_disposition_header(True, filename(said, ending)) or ""
    return response


def _asking(request: HttpRequest, form: Upload, status: int = 200, **more: object) -> HttpResponse:
    """The page that asks for a document, and says why the last one could not be read."""
    return render(request, "strategy/try.html", {**_frame(), "form": form, **more}, status=status)


def _refused(request: HttpRequest, form: Upload, error: UnusableError, status: int) -> HttpResponse:
    """The page that asks again, with what is wrong with the file said at the field and by the file's name."""
    upload = request.FILES.get("document")  # gone if it was too large
    named = f"{_name(upload)}: " if isinstance(upload, UploadedFile) else ""
    form.errors.pop("document", None)
    form.add_error("document", f"{named}{error} {error.hint}")
    return _asking(request, form, status)


def _frame() -> dict[str, object]:
    here = f"{addresses.root()}/prova-din-strategi"
    return {"section": "prova", "trail": [(gettext("Pröva din strategi"), here)]}


class BusyError(UnusableError):
    """Another document is being read, or another memo written."""


def _status(error: UnusableError) -> int:
    return 503 if isinstance(error, BusyError) else 422


def _too_large() -> UnusableError:
    return UnusableError(
        "too_large",
        gettext("Filen är större än 20 MB."),
        gettext("Ta bort bilder ur dokumentet, eller spara det som vanlig text."),
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
            raise BusyError(
                "busy",
                gettext("Just nu läses ett annat dokument."),
                gettext("Försök igen om några sekunder."),
            ) from None
        yield


def _read(upload: "UploadedFile[bytes]", today: date) -> Attempt:
    with TemporaryDirectory(prefix="mittkoping-") as folder:
        path = Path(folder) / (_name(upload) or "dokument")
        with path.open("wb") as file:
            for part in upload.chunks():
                file.write(part)
        return read_apart(path, today)


def _name(upload: "UploadedFile[bytes]") -> str:
    """What a file is called, without the folders it says it lies in."""
    return Path((upload.name or "").replace("\\", "/")).name


def _counts(draft: Json) -> list[tuple[int, str]]:
    """How many of each kind were found, in the order of the page."""
    return [
        (len(draft["goals"]), gettext("mål")),
        (len(draft["follow_ups"]), gettext("uppföljningar")),
        (len(draft["activities"]), gettext("aktiviteter")),
        (len(draft["responsibilities"]), gettext("roller med ansvar")),
        (len(draft["findings"]), gettext("synpunkter")),
    ]

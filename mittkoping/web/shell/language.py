"""The reader's language is in the address: English under /en, Swedish everywhere else.

Nothing else decides it, neither a cookie nor the browser's wish, so one address is always one page.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def language(get_response: Answer) -> Answer:
    """Middleware: speak the language of the address while it is answered."""

    def answer(request: HttpRequest) -> HttpResponse:
        path = request.path_info
        chosen = "en" if path == "/en" or path.startswith("/en/") else "sv"
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
            response.headers.setdefault("Content-Language", chosen)
        return response

    return answer

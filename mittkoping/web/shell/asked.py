"""What a reader asked for in an address, made safe to hand on; and where an address that has moved leads."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

LONGEST = 500
MOST_DIGITS = 9  # fits every column of ids and numbers


def asked(request: HttpRequest, name: str) -> str:
    """The word `name` of the query string, "" when it is not there; without NUL, which no database takes."""
    return without_nul(request.GET.get(name, ""))[:LONGEST]


def asked_number(request: HttpRequest, name: str) -> int | None:
    """The same as a whole number of at most nine digits, or None when it is none."""
    return number_in(asked(request, name))


def number_in(word: str) -> int | None:
    """`word` as a whole number of at most nine digits, or None when it is none."""
    return int(word) if word.isdecimal() and len(word) <= MOST_DIGITS else None


def without_nul(word: str) -> str:
    """`word` without NUL."""
    return word.replace("\0", "")


def moved(address: str) -> HttpResponse:
    """A permanent redirect that browsers ask about again: a title can change back to what it was."""
    response = HttpResponsePermanentRedirect(address)
    response.headers["Cache-Control"] = "no-cache"
    return response

"""What pages are compared with: a view without middleware that reads one row by primary key."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mittkoping.versions.models import Object


def one_row(_request: HttpRequest, pk: int) -> HttpResponse:
    """Twenty bytes about one object."""
    row = Object.objects.values("id", "head").get(pk=pk)
    text = f"{row['id']:>12} {row['head']:>7}"
    return HttpResponse(text, headers={"Content-Type": "text/plain", "Content-Length": str(len(text))})


urlpatterns = [path("<int:pk>", one_row)]

"""What the frame of every page knows."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from mittkoping.web.shell import addresses, tongue
from mittkoping.web.shell.viewer import viewer_of


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The site's name, if it is one municipality's own, the language, this page in the other, the viewer."""
    path = request.get_full_path()
    swedish = path.removeprefix("/en") if re.match(r"/en(?:[/?]|$)", path) else path
    # One slash: what begins with two leads to another site.
    swedish = f"/{swedish.lstrip('/')}"
    return {
        "site_name": settings.SITE_NAME,
        "own_site": bool(settings.HOME_MUNICIPALITY),
        "language": get_language() or settings.LANGUAGE_CODE,
        "root": addresses.root(),
        "in_swedish": tongue.mark(),
        "path_sv": swedish,
        "path_en": f"/en{swedish}",
        "viewer": viewer_of(request),
    }

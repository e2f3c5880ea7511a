"""What the server runs."""

import os
from multiprocessing import parent_process

from django.core.wsgi import get_wsgi_application

from mittkoping.lib.processes import obey_parent

if parent_process() is not None:  # one of the server's workers
    obey_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mittkoping.config.settings")
application = get_wsgi_application()

"""The WSGI application: `granian --interface wsgi alliance.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from alliance.answers.charsets import RequestInUTF8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")

application = get_wsgi_application()
application.request_class = RequestInUTF8

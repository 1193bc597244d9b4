from django.http import HttpResponsePermanentRedirect
from django.templatetags.static import static


def favicon_view(request):
    """Browsers and others ask for this address unasked."""
    return HttpResponsePermanentRedirect(static("alliance/favicon.ico"))

from rest_framework.renderers import JSONRenderer as Renderer


class JSONRenderer(Renderer):
    """JSON in UTF-8, as short as it can be."""

    charset = None
    whole = False

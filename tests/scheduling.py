"""Which process runs a test: whichever is free, but what shares something that takes long to make goes to one of them.

The mark of pytest-xdist for that cannot be used: xdist 3.8 adds the group to a name that pytest 9.2 no longer reads.
"""

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"


class Together(LoadScopeScheduling):
    """Groups come first, so that none is left for one process at the end while the others have nothing to do."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return group(self.config.rootpath / path, path) or nodeid


@cache
def group(file: Path, path: str) -> str:
    """What the tests of a file share among processes, or nothing."""
    text = file.read_text(encoding="utf-8")
    # Tests in the browser are so many that each process has a site and a browser anyway.
    if not path.startswith(BROWSER) and re.search(r"^def \w+\([^)]*\bsite\b", text, re.MULTILINE):
        return "site"
    return path if 'scope="module"' in text else ""

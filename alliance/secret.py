"""The signing secret: from the environment in production, else made once and kept in an ignored file."""

import os
import secrets
from pathlib import Path


def signing_secret(path: Path) -> str:
    """Return `SECRET_KEY` from the environment, or the content of `path`, made with mode 600 if missing.

    Two processes that start at once agree: the file is written aside and linked into place, which only one can do.
    Raises `OSError` where neither the variable is set nor the file can be written.
    """
    if from_environment := os.environ.get("SECRET_KEY"):
        return from_environment
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()

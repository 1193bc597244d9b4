"""Which addresses are public: what stands there is the same for everybody, so that it can be kept and shared."""

from django.utils.translation import get_language_from_path

from alliance.problems import is_for_programs


def is_public(path: str) -> bool:
    """What is for programs, and every page: a page stands under its language and varies by nothing else."""
    return is_for_programs(path) or bool(get_language_from_path(path))

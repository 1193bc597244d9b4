"""The progress bar of long commands: on a terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper
from tqdm import tqdm


@contextmanager
def progress_bar(title: str, stream: OutputWrapper, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """A function that is told how many rows are done; it draws nothing where `stream` is no terminal."""
    with tqdm(total=total, desc=title, unit=" rows", file=stream, disable=not stream.isatty()) as bar:
        yield bar.update

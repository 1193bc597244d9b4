"""`python -m tests.benchmarks.extraction`: what the whole extraction of an article costs, beside the cheapest search.

The measure is one pass of a single compiled pattern that holds all names: nothing that finds them with `re` alone can
do with less. Then texts up to 10 MB, of paragraphs that differ: time for each character, and memory.
"""

import gc
import os
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")

TEXTS = Path(__file__).resolve().parents[1] / "alliance" / "extraction" / "texts"
ROUNDS = 5
LARGEST = 10_000_000  # characters


def seconds(act: Callable[[], object]) -> float:
    """The median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return median(taken)


def forms(node: dict, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Every form of a tree of names as it is written."""
    for word, following in node.items():
        if word:
            yield from forms(following, (*words, word))
        else:
            yield from (form.text for form in following)


def of_length(lines: list[str], length: int) -> str:
    """So many characters of prose; each line differs from all others, as what stands twice is not read twice."""
    text = "\n".join(f"{line} ({number:,})" for number, line in zip(range(length // 100), cycle(lines), strict=False))
    return text[:length]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    import django

    django.setup()
    from django.conf import settings

    from alliance.checking.names import lexicon_of_fixtures
    from alliance.extraction.extract import extract
    from alliance.extraction.paragraphs import paragraphs

    lexicon = lexicon_of_fixtures(settings.BASE_DIR / "fixtures")
    names = sorted(set(forms(lexicon.names)), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    articles = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]

    def search() -> int:
        return sum(1 for text in articles for _ in pattern.finditer(text))

    def whole() -> list:
        return [extract(paragraphs(text), lexicon) for text in articles]

    search_time, whole_time = seconds(search), seconds(whole)
    size = sum(map(len, articles))
    say(f"{len(names)} names, {len(articles)} articles of {size // len(articles)} characters")
    say(f"one pass of one pattern: {search_time * 1000:.0f} ms; the whole extraction: {whole_time * 1000:.0f} ms")
    say(f"ratio: {whole_time / search_time:.2f}")

    lines = [line for article in articles for line in article.splitlines() if line.strip()]
    for length in (300_000, 1_000_000, 3_000_000, LARGEST):
        long = of_length(lines, length)
        start = time.perf_counter()
        read = paragraphs(long)
        extract(read, lexicon)
        taken = time.perf_counter() - start
        say(f"{length:>10,} characters: {taken:6.2f} s, {taken / length * 1e6:.2f} µs a character")
    tracemalloc.start()
    extract(paragraphs(long[:1_000_000]), lexicon)
    say(f"memory for 1 MB: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

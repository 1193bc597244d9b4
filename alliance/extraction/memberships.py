"""What an article says of organizations without a country's date: who belongs, when founded, where the seat is."""

import re
from collections.abc import Iterator

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, Headquarters, MembershipNamed, OrganizationFounded, When
from alliance.extraction.clauses import GONE, Group, groups, spoken_of
from alliance.extraction.dates import dates_in
from alliance.extraction.spoken import Subject
from alliance.extraction.spoken import spoken_of as organizations_of

NEAR = 60  # characters between the words of one statement
FAR = 110  # from a verb back to the organization that is its subject

# “is (not) a member of”, “merupakan (bukan) anggota”.
MEMBER = re.compile(
    r"\b(?P<verb>is|are|was|were|isn['’]t|aren['’]t|remains?|being|as|both|fellow|,|adalah|merupakan"
    r"|sebagai|bukan(?:lah)?|juga|sama-sama|itu|yang)\s"
    r"(?P<between>(?:[\w-]+\s){0,4}?)(?P<what>members?|member\s(?:states?|countries|nations?)|ally"
    r"|allies|(?:negara\s)?(?:anggota|sekutu))\b"
    r"(?P<of>\s(?:of|in|dari|dalam)\s(?:the\s)?|\s)?",
    re.IGNORECASE,
)
NO = re.compile(
    r"\b(?:not|n['’]t|never|neither|nor|no|bukan(?:lah)?|tidak|belum|isn['’]t|aren['’]t|non)\b", re.IGNORECASE
)
# A wish, a plan, a part of them: no statement that one belongs.
UNSURE = re.compile(
    r"\b(?:will|would|could|may|might|candidate|aspiring|potential|future|possible|new|next|if|whether"
    r"|every|each|all|some|any|other|several|board|family|former|senior|crew"
    r"|calon|akan|ingin|jika|bila|apakah|setiap|semua|seluruh|beberapa|sejumlah|para|baru|lain|mantan"
    r"|bekas|tim|keluarga|partai|parlemen)\b",
    re.IGNORECASE,
)
# How an organization is said to have begun, or ended.
BEGUN = re.compile(
    r"\b(?:(?:was|were|been)\s(?:first\s|officially\s|originally\s)?(?:founded|created|formed"
    r"|established|set\sup|born)|founded|established|formed|created|came\sinto\s(?:being|existence)"
    r"|di\s?dirikan|di\s?bentuk|terbentuk|berdiri(?:nya)?|lahir|pendiriannya|(?P<ended>dissolved"
    r"|disbanded|wound\sup|bubar|di\s?bubarkan))\b",
    re.IGNORECASE,
)
ITSELF = re.compile(
    r"\b(?:(?:the|this)\s(?:[\w-]+\s)?(?:alliance|organi[sz]ation|bloc|pact)|(?:aliansi|organisasi"
    r"|pakta|persekutuan|blok)(?:\s\w+)?\s(?:ini|itu|tersebut))\b",
    re.IGNORECASE,
)
SEAT = re.compile(
    r"\b(?:headquarter(?:s|ed)|hq|seat|based|markas(?:\sbesar|\spusat)?(?:nya)?|bermarkas(?:\sbesar)?"
    r"|kantor\spusat(?:nya)?|berkantor\spusat|berpusat)\b",
    re.IGNORECASE,
)
# “Belgium hosts the headquarters of NATO”, “Belgia menjadi tuan rumah markas NATO”.
HOSTS = re.compile(
    r",?\s(?:[\w,-]+\s){0,3}?(?:hosts?|hosting|is\shome\sto|houses|menampung|menjadi\s(?:tuan\srumah|lokasi|tempat)"
    r"|tuan\srumah|ditempati)\s(?:[\w'’-]+\s){0,4}?(?:headquarters|hq|seat|markas\w*|kantor\spusat)\b",
    re.IGNORECASE,
)
# Between an organization and the list of its members.
LISTS = re.compile(
    r"(?:['’]s)?(?:\s(?:member\s\w+|members|countries|nations|states|powers|group|negara|anggota|leaders))?\s?(?:\(|[–—:]"
    r"|\s-\s|,?\s(?:namely|i\.e\.|comprising|consisting\sof|made\sup\sof|which\s(?:includes|comprises|groups)|yakni|yaitu"
    r"|beranggotakan|yang\s(?:beranggotakan|terdiri\s(?:dari|atas))|terdiri\s(?:dari|atas)))\s?(?:the\s)?",
    re.IGNORECASE,
)
# What makes of such a list something else: “NATO (Turkey, Greece and Spain) have refused”.
AFTER_LIST = re.compile(
    r"\)?,?\s(?:have|has|had)?\s?(?:not\b|refus|oppos|reject|against|menolak|belum|abstain)", re.IGNORECASE
)
SINCE = re.compile(
    r"\b(?:since|from|after|until|before|by|sejak|mulai|setelah|sesudah|sampai|hingga|sebelum)\b", re.IGNORECASE
)
MANY = 3  # countries of such a list
MOVED = re.compile(r"\b(?:from|moved|former|before|until|dari|pindah|dulu|sebelum\w*|semula|hingga)\b", re.IGNORECASE)


def memberships(article: Article) -> Iterator[MembershipNamed]:
    """“Turkey is a member of NATO”, “Austria bukan anggota NATO”, without the day of joining."""
    for sentence, subject in spoken(article):
        if "country" not in sentence.by_kind:
            continue
        text = sentence.paragraph.text
        every = groups(text, sentence.of("country"))
        for listing, members in lists(sentence, every):
            if is_told(article, listing):
                yield from of_group(sentence, members, listing, True)
        named = spoken_of(text, every, sentence.start)
        for match in MEMBER.finditer(text, sentence.start, sentence.end):
            group = belonging(text, match, named)
            organization = belonged_to(sentence, match, subject)
            if (
                group is None
                or organization is None
                or not is_told(article, organization)
                or UNSURE.search(text, group.end, match.end())
            ):
                continue
            is_member = not NO.search(text, group.end, match.end())
            yield from of_group(sentence, group, organization, is_member, time_of(article, sentence))


def lists(sentence: Sentence, every: list[Group]) -> Iterator[tuple[str, Group]]:
    """“The G7 (Canada, France, …)”, “G7 – Kanada, Prancis, …”: an enumeration right after the organization."""
    text = sentence.paragraph.text
    large = [group for group in every if len(group.countries) >= MANY]
    organizations = organizations_of(sentence) if large else []
    for group in large:
        before = [mention for mention in organizations if mention.end <= group.start]
        if not before or AFTER_LIST.match(text, group.end):
            continue
        if LISTS.fullmatch(text, before[-1].end, group.start):
            yield before[-1].key, group


def time_of(article: Article, sentence: Sentence) -> When | None:
    """The one time of which the sentence speaks; not that since which it is so."""
    dates = dates_in(article, sentence)
    if len(dates) != 1 or dates[0].is_range or dates[0].certainty != "stated":
        return None
    start = dates[0].span.start
    return None if SINCE.search(sentence.paragraph.text, max(sentence.start, start - 20), start) else dates[0]


def of_group(
    sentence: Sentence, group: Group, organization: str, member: bool, on: When | None = None
) -> Iterator[MembershipNamed]:
    for mention in group.countries:
        if mention.key not in GONE:
            span = sentence.span(mention.start, mention.end)
            yield MembershipNamed(span, mention.key.upper(), organization, member, on)


def belonging(text: str, match: re.Match[str], named: list[Group]) -> Group | None:
    """The countries right before the verb."""
    before = [group for group in named if group.end <= match.start() and match.start() - group.end < NEAR // 2]
    return before[-1] if before and "." not in text[before[-1].end : match.start()] else None


def belonged_to(sentence: Sentence, match: re.Match[str], subject: str) -> str | None:
    """The organization named in the phrase, or right after it; that spoken of where it says “the alliance”."""
    for mention in organizations_of(sentence):
        if match.start() <= mention.start <= match.end() + 5:
            return mention.key
    text = sentence.paragraph.text
    return subject if ITSELF.match(text, match.end()) else None


def founded(article: Article) -> Iterator[OrganizationFounded]:
    """“NATO was founded in 1949”, “Pakta Warsawa bubar pada 1991”."""
    for sentence, subject in spoken(article):
        text = sentence.paragraph.text
        for match in BEGUN.finditer(text, sentence.start, sentence.end) if may_date(sentence) else ():
            organization = subject_of(sentence, match, subject)
            dates = [
                when
                for when in dates_in(article, sentence)
                if not when.is_range
                and (0 <= when.span.start - match.end() < NEAR or 0 <= match.start() - when.span.end < NEAR)
            ]
            if organization and dates and is_told(article, organization):
                after = [when for when in dates if when.span.start >= match.end()]
                when = after[0] if after else dates[-1]
                yield OrganizationFounded(
                    sentence.span(match.start(), match.end()), organization, when, bool(match["ended"])
                )
                break


def may_date(sentence: Sentence) -> bool:
    return any(word.text.isdigit() for word in sentence.words)


def subject_of(sentence: Sentence, match: re.Match[str], subject: str) -> str | None:
    """What was founded: the organization named last before the verb, or the one spoken of."""
    before = [mention for mention in organizations_of(sentence) if 0 <= match.start() - mention.end < FAR]
    if before:
        return before[-1].key
    return subject if ITSELF.search(sentence.paragraph.text, sentence.start, match.start()) else None


def headquarters(article: Article) -> Iterator[Headquarters]:
    """“NATO's headquarters in Brussels”, “bermarkas di Brussel”, “Belgium hosts the headquarters”."""
    for sentence, subject in spoken(article):
        yield from hosted(article, sentence, subject)
        if "place" not in sentence.by_kind:
            continue
        text = sentence.paragraph.text
        for match in SEAT.finditer(text, sentence.start, sentence.end):
            near = [mention for mention in sentence.of("place") if 0 <= mention.start - match.end() < NEAR]
            if not near or MOVED.search(text, match.start(), near[0].start):
                continue
            named = [mention for mention in organizations_of(sentence) if mention.start < near[0].start]
            organization = (
                named[-1].key if named else subject if ITSELF.search(sentence.text) or subject == NATO else ""
            )
            if organization and is_told(article, organization):
                use = near[0].form.use
                iso2 = use.upper() if len(use) == 2 else ""
                span = sentence.span(match.start(), near[0].end)
                yield Headquarters(span, organization, near[0].key, iso2)
                break


def hosted(article: Article, sentence: Sentence, subject: str) -> Iterator[Headquarters]:
    """The seat by the country that is its host, where no city stands with it."""
    text = sentence.paragraph.text
    for mention in sentence.of("country"):
        match = HOSTS.match(text, mention.end)
        if match is None or match.end() > sentence.end or NO.search(match.group()):
            continue
        near = [one for one in organizations_of(sentence) if 0 <= one.start - mention.end < FAR]
        organization = near[0].key if near else subject
        if is_told(article, organization):
            yield Headquarters(sentence.span(mention.start, match.end()), organization, "", mention.key.upper())
            return


def is_told(article: Article, organization: str) -> bool:
    """Nothing of NATO is taken from an article that is about something else."""
    return organization != NATO or article.about_nato


def spoken(article: Article) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with the organization that is spoken of in it."""
    subject = Subject(article)
    for sentence in article.sentences:
        yield sentence, subject.at(sentence)
        subject.after(sentence)

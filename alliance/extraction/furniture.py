"""What a line of a page is by its own words: a byline, a share bar, tags, the head of a list of other stories.

The words are those of portals in English and Indonesian. Only the first and last characters of a line are looked at,
so that the work on a line is bounded.
"""

import re

HEAD = 240  # characters from the start of a line that decide
TAIL = 120  # characters from its end

# A line that begins so points to other stories, or is the site speaking of itself.
POINTER = re.compile(
    r"""[\s\[>»•*»▶►🔴_(–—-]*(?:
    baca\s*(?:juga|selengkapnya|artikel|berita|lainnya|pula|:)|lihat\s*(?:juga|pula|artikel|foto|video|berita)\b
    |simak\s*(?:juga|video|pula|berita|breaking|:|selengkapnya)|tonton\s*(?:juga|video|:)|saksikan\s*(?:juga|video|live|:)
    |dengarkan\s*(?:juga|audio|podcast|artikel|:)|listen\s*(?:to\s*this|duration|now|:)|cek\s*(?:juga|berita|artikel)|klik\s*(?:di\s*sini|juga|link|tautan)
    |artikel\s*(?:terkait|lainnya|selanjutnya|sebelumnya|ini\s*telah\s*(?:tayang|terbit|dimuat))
    |berita\s*(?:terkait|lainnya)\s*:
    |menarik\s*dibaca|(?:materi|artikel|berita|video|topik)\s*lain(?:nya)?\s*:|up\s*next\s*:|(?:next|previous)\s*:|next\s*week\s*:|explore\s*more\b
    |selanjutnya\s*:|sebelumnya\s*:|(?:halaman|laman)\s*(?:selanjutnya|berikutnya|:|\d)|(?:tampilkan|lihat)\s*semua|selengkapnya\s*$
    |(?:next|previous)\s*page|show\s*(?:all|more)\s*$|load\s*more|view\s*all|lainnya\s*di\b|laporan\s*interaktif
    |pilihan\s*editor\s*:|next\s*article
    |read\s*(?:also|more|next|this|on|the\s*full|full)\b|also\s*(?:read|inside|in\s*this\s*issue)\b|see\s*also
    |more\s*(?:on\s*this\s*(?:story|topic)|stories|coverage)\b|list\s*\d+\s*of\s*\d|end\s*of\s*list
    |related(?:\s*(?:article|coverage|stor(?:y|ies)|content|topic|news|link|post)s?)?\s*[:|]
    |recommended\s*(?:for\s*you|reading|stories|:)
    |don['’]t\s*miss|most\s*(?:read|viewed|popular|shared)\b
    |you\s*(?:may|might)\s*(?:also\s*)?(?:like|be\s*interested)|you\s*are\s*here
    |(?:watch|listen|video|gallery|in\s*pictures|infografis|infographic|photos?\s*gallery|podcast|live|rekomendasi|latest|terkini)\s*[:|]
    |watch\s*(?:now|live|the\s*video|video)|continued?\s*(?:on|from|reading|below)\b|see\s+\w+,\s*page|inside\s*:
    |in\s*the\s*next\s*issue|letters\s*:
    |tags?\s*[:|]|topi[ck]s?\s*(?:artikel|terkait|hangat)?\s*[:|]|kata\s*kunci\s*[:|]|keywords?\s*[:|]|labels?\s*:
    |kategori\s*:|categor(?:y|ies)\s*:|filed\s*under|incoming\s*search|hashtag
    |share\s*(?:$|[|:•]|this|on\b|via|facebook|tweet|email|article|save|updated)|bagikan\b|sebarkan\b|tweet\s*(?:$|\|)
    |facebook\s*(?:$|twitter|x\b|whatsapp|messenger|share|forum)|embed\s*share|print\s*(?:this|cite|$)|click\s*(?:here|to)\b
    |download\s*(?:pdf|the|our|app)|salin\s*tautan|copy\s*link|kirim\s*ke\s*teman|reuse\s*this|suggest\s*an\s*edit
    |cite\s*this|laporkan\s*(?:tulisan|komentar)
    |subscribe\b|berlangganan\b|langganan\b|sign\s*up\b|sign\s*in\b|log\s*in\b|register\s*(?:now|to|for)
    |enter\s*your\s*e?-?mail|get\s*(?:our|the)\b(?=.{0,40}(?:newsletter|app\b|alerts|inbox))|join\s*our\s*(?:newsletter|channel|whatsapp|telegram|community|mailing)
    |follow\s+(?:us|him|her|them|our|@|(?:\S+\s){1,4}(?:on|coverage)\b)
    |ikuti\b(?=.{0,60}(?:whatsapp|telegram|google|channel|saluran|kanal|instagram|twitter|facebook|kami|akun|media\s*sosial|\bwa\b))
    |dapatkan\b(?=.{0,60}(?:update|berita|informasi|notifikasi|kabar))
    |(?:unduh|download|install|gabung)\b(?=.{0,60}(?:aplikasi|app\b|telegram|whatsapp|grup|channel|saluran|\bwa\b))
    |nikmati\b(?=.{0,40}(?:aplikasi|akses))
    |this\s*(?:site|website)\s*uses|we\s*use\s*cookies|(?:we|kami)\s*(?:use|menggunakan)\s*cookie
    |situs\s*(?:web\s*)?ini\s*menggunakan|accept\s*(?:all|cookies)|skip\s*to|an\s*official\s*website
    |manage\s*preferences|privacy\s*policy|kebijakan\s*privasi|syarat\s*&|terms\s*(?:of\s*(?:use|service)|&|and\s*cond)
    |(?:skip\s*)?advertise?ments?\s*(?:$|[^\w\s])|iklan\s*(?:$|:|baris)|ads?\s*(?:by|choices|$)|close\s*ads
    |(?:sponsored|promoted|paid)\s*(?:$|content|stories|links|posts?|by\b[^,.]{0,60}:|by\s*$)|(?:story|article)\s*continues
    |scroll\s*(?:to|down|untuk|ke)|gulir\s*(?:ke|untuk)|lanjutkan\s*(?:membaca|dengan)|pasang\s*iklan|support\s*local
    |dilarang\s*(?:keras\s*)?(?:mengambil|mengutip|menyalin|memperbanyak)|this\s*article\s*is\s*more\s*than|waktu\s*baca
    |unsubscribe|was\s*this\s*(?:forwarded|article|page|helpful)|apakah\s*(?:halaman|artikel)\s*ini\s*membantu|(?:anda|you)\s*(?:menerima|are\s*receiving|received)\s*(?:surel|email|this)|punya\s*masukan|comments\s*are\s*closed
    |this\s*(?:article|story|piece|post)\s*(?:was|has\s*been|contains)\s*(?:amended|corrected|updated|affiliate)|correction\s*:|ralat\s*:|why\s*you\s*can\s*trust
    |support\s*our\s*(?:journalism|work|site|reporting)|donate\s*(?:$|now|to\b)|\[?gambas
    |©|\(c\)\s|copyright\b|hak\s*cipta|all\s*rights\s*reserved|halaman\s*ini\s*(?:terakhir|diubah)|this\s*page\s*was
    |date\s*modified|last\s*(?:updated|modified|reviewed|edited)|first\s*published|our\s*standards
    |the\s*views\s*expressed|have\s*an\s*idea\s*for|isi\s*di\s*luar\s*tanggung|you\s*receive\s*this
    |tulisan\s*ini\s*(?:adalah\s*)?(?:tanggung|opini)
    |artikel\s*ini\s*(?:adalah\s*)?(?:tanggung|kiriman|merupakan\s*(?:opini|kiriman))
    |menu\s*(?:$|\W)|home\s*[>»/|]|beranda\b|search\s*(?:$|topics|for\s*:)|cari\b(?=.{0,4}$)|daftar\s*isi|table\s*of\s*contents
    |frekuensi\s*gelombang|media\s*relations|press\s*contact|contacts?\s*(?:$|:)|associated\s*links
    |posting\s*(?:lama|lebih\s*baru|terkait)|tinggalkan\s*(?:balasan|komentar)|leave\s*a\s*(?:reply|comment)
    |post\s*navigation|berkomentarlah|tulis\s*komentar|terima\s*kasih\.\s*kami\s*sudah|alamat\s*email\s*anda
    |required\s*fields|syarat\s*dan\s*ketentuan|suka\s*\d+\s*komentar
    |\d+\s*(?:komentar|comments?|shares?|views|kali\s*dibaca)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# Who wrote, edited, translated, photographed: short, without a verb and without a full stop.
BYLINE = re.compile(
    r"""[\s(\[]*(?:
    (?:by|oleh)\b\s*:?\s*(?![0-9])(?=\D)
    |(?:penulis|reporter|pewarta|editor|redaktur|redaksi|penyunting|penerjemah|kontributor|koresponden|wartawan
    |laporan|rep|red|fotografer|jurnalis|author|writer|correspondent|penanggung\s*jawab)\s*(?:[:|/]|-\s|$)
    |(?:posted|written|words|story)\s*by\b|(?:diposkan|diposting|diterbitkan|ditulis|dilaporkan)\s*oleh\b
    |(?:reporting|additional\s*reporting|writing|editing|compiled|edited|translated|with\s*files|photographs?|photos?)\s*(?:by|from)\b
    |tim\s*(?:redaksi|liputan)|from\s*our\b|our\s*(?:correspondent|reporter)|associated\s*writers|(?:words|pictures|photographs?|text|teks)\s*:
    |(?:sumber|source|sources|from|rep)\s*:|sumber\s+\S+\s*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
WRITERS = re.compile(
    r"[,|•·/(–-]\s*(?:\w+\s){0,3}(?:correspondent|staff writer|jurnalis|reporter|koresponden|wartawan|editor|team)\b|"
    r"^(?:\w+\s){0,2}(?:correspondent|staff writer|wire services?|news release|siaran pers)\b|\b(?:diplomatic team|"
    r"research fellow|newsroom|tim redaksi|verified writer|community writer|minute read|menit baca|min read)\b",
    re.IGNORECASE,
)

# The head of a list of other stories: those below, as long as they are no prose, are no part of the article.
LIST_HEAD = re.compile(
    r"""[\s\[>»•*_-]*(?:
    related(?:\s*(?:articles?|coverage|stor(?:y|ies)|content|topics?|news|links?|posts?|reading))?
    |more\s*(?:on\s*this(?:\s*story)?|stories|news|from.{0,40}|coverage)
    |you\s*(?:may|might)\s*(?:also\s*)?(?:like|be\s*interested\s*in)|read\s*(?:next|more|also)|see\s*also|also\s*read
    |more\s+(?:stories|news|lists|articles|quizzes|posts|headlines|videos|reading|coverage)|recommended(?:\s*(?:for\s*you|stories|reading))?|editors?['’]?s?\s*picks?|top\s*stories
    |in\s*other\s*news|on\s*the\s*same\s*topic|associated\s*links|explore\s*more|what\s*to\s*read\s*next
    |share\s*this
    |baca\s*juga|lihat\s*juga|simak\s*juga|tonton\s*juga|terkait
    |(?:berita|artikel|posting|topik|konten|video|foto)\s*terkait|artikel\s*(?:lainnya|menarik)
    |pilihan\s*(?:editor|redaksi|untukmu)|topik(?:\s*hangat)?|tags?
    )\s*[:.…]*\s*(?:\(\d+\))?$""",
    re.IGNORECASE | re.VERBOSE,
)
# The head of what follows an article to the end of the page.
END_HEAD = re.compile(
    r"""[\s\[>»•*_-]*(?:
    (?:\d+\s*)?(?:comments?|komentar)\s*(?:\(\d+\)|[\d.,]+)?(?:\s*(?:sort\s*by|urutkan).{0,60})?
    |\d+\s*(?:responses|replies|tanggapan|balasan)|\d+\s*thoughts?\s*on\b.{0,120}|tinggalkan\s*(?:komentar|balasan).{0,60}|leave\s*a\s*(?:comment|reply).{0,40}
    |join\s*the\s*(?:discussion|conversation)|view\s*comments|lihat\s*komentar|kolom\s*komentar
    |most\s*(?:read|popular|viewed|shared|commented)(?:\s+(?:in|on)\s+\w+|\s+stories|\s+articles)?|popular(?:\s*(?:stories|posts|now))?
    |trending(?:\s*(?:now|topics?|hari\s*ini))?|latest(?:\s*(?:news|stories|posts))?|populer|ter(?:populer|kini|baru|laris)
    |(?:berita|artikel)\s*(?:terpopuler|terkini|terbaru|populer|lainnya|pilihan)(?:\s*(?:lainnya|hari\s*ini|minggu\s*ini|bulan\s*ini))?|terkini\s*lainnya
    |terpopuler\s*lainnya|paling\s*(?:populer|banyak\s*dibaca)|banyak\s*dibaca
    |rekomendasi(?:\s*(?:untuk\s*anda|berita|untukmu|artikel))?|recent\s*posts?|blogroll|referensi|references|pranala\s*luar|external\s*links|catatan\s*kaki|daftar\s*pustaka|bibliography
    |further\s*reading|bacaan\s*lanjutan|berita\s*utama|foto\s*lainnya|from\s*around\s*the\s*web
    |around\s*the\s*web|you\s*may\s*have\s*missed|about\s*the\s*author|tentang\s*penulis|written\s*by
    |sponsored\s*(?:content|links)|promoted\s*(?:content|stories)|more\s*stories
    )\s*[:.…]*$""",
    re.IGNORECASE | re.VERBOSE,
)

COMMENTS = re.compile(
    r"comment|komentar|thoughts|responses|replies|tanggapan|balasan|discussion|conversation", re.IGNORECASE
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
ZONE = re.compile(
    r"\b(?:WIB|WITA|WIT|GMT|UTC|[ECMP][SD]T|ET|BST|CES?T|EES?T|[AaPp]\.?[Mm]\.?|pukul|jam)\b|\d\s?[AaPp][Mm]\b"
)
PUBLISHED = re.compile(r"\s*(?:published|posted|updated|diterbitkan|diperbarui|tayang|terbit)\b", re.IGNORECASE)
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b",
    re.IGNORECASE,
)
DATE_WORD = re.compile(
    r"""(?:\d+(?:st|nd|rd|th|am|pm|h|m)?|jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:ch|et)?|apr(?:il)?|ma[iy]|mei|june?|juni?|jul[iy]?|a[ug](?:g|ust(?:us)?|t)?|agustus|agt|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?
    |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu
    |ahad|pon|wage|kliwon|legi|pahing
    |wi(?:b|ta|t)|gmt|utc|[ecmp][sd]t|et|bst|cest|cet|eest|eet|am|pm|pukul|jam|at|on|pada|of|published|updated|posted
    |diperbarui|diterbitkan|tayang|terbit|tanggal|last|first|pagi|siang|sore|malam|time|local|waktu|h|t|z)$""",
    re.IGNORECASE | re.VERBOSE,
)
WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# Lines that say whose the text is, anywhere in them.
DISCLAIMER = re.compile(
    r"whatsapp\s*channel|channel\s*whatsapp|google\s*news|grup\s*(?:telegram|whatsapp)|app\s*store|play\s*store|google\s*play|"
    r"cek\s*fakta\s*liputan6|#jernihberkomentar|push\s*notification|klik\s*(?:di\s*sini|link\s*ini|tautan\s*ini)|"
    r"tanggung\s*jawab\s*(?:dari\s*)?penulis|semua\s*karya\s*tulis|bukan\s*(?:merupakan\s*)?tanggung\s*jawab\s*redaksi|"
    r"all\s*rights\s*reserved|hak\s*cipta\s*dilindungi|do\s*not\s*necessarily\s*(?:reflect|represent)|contributed\s*to\s*this\s*(?:report|story)",
    re.IGNORECASE,
)

# Who wrote it, as it stands at the end of a text; what follows is of other stories.
SIGNED_OFF = re.compile(
    r"[\s(\[]*(?:editor|redaktur|pewarta|penulis|penyunting|reporting\s*by|writing\s*by)\b",
    re.IGNORECASE,
)

# Initials of the desk, wire marks, embeds: “(rdh/ita)”, “[Gambas:Video 20detik]”, “A A A”, “___”, “25th”.
MARK = re.compile(
    r"""(?:[(\[]{1,2}\s*[\w.@+:;/&\s-]{1,60}[)\]]{1,2}\.?|[^\w]{1,40}|(?:[A-Z]\s){2,4}[A-Z]|\d{1,3}(?:st|nd|rd|th)|[a-z]{2,4}/[a-z]{2,4}\b.{0,40}|[\w\s.]{3,40}/(?:net|ist|dok)|\S{1,60}@\S{1,60}|https?://\S+|www\.\S+|[\w.-]{2,40}\.(?:com|co|co\.id|id|net|org|news|tv))$""",
    re.VERBOSE,
)
OWN_PAGE = re.compile(r"\b(?:page|halaman|hal\.?|no\.|vol\.?|edisi|edition|issue)\s*[A-Z]?\d", re.IGNORECASE)

GAMBLING = re.compile(
    r"\b(gacor|togel|maxwin|freebet|rtp\s+(?:live|slot)|situs\s+slot|slot\s+(?:online|gacor|thailand|gampang)|judi\s+online|"
    r"bandar\s+(?:bola|judi)|link\s+alternatif|scatter\s+hitam|bonus\s+new\s+member|anti\s+rungkad|"
    r"online\s+casino|sportsbook|buy\s+viagra|cheap\s+cialis|payday\s+loans?|free\s+spins?)\b",
    re.IGNORECASE,
)
BRAND = re.compile(r"\b[A-Z]{3,12}\d{2,4}\b")

# The words by which a page marks a caption, and the credit that it sets in a line of its own.
CAPTION = re.compile(
    r"\s*(?:keterangan\s*(?:gambar|foto)|(?:foto|photo|gambar|picture)(?=\s*:\s*\S+(?:\s+\S+){5})|(?:image|photo|media)\s*caption|caption)\s*[,:]",
    re.IGNORECASE,
)
CREDIT_LINE = re.compile(
    r"\s*(?:sumber\s*(?:gambar|foto)|(?:image|photo|media)\s*(?:source|copyright|credit|by)|photographs?\s*:|kredit\s*foto)\b",
    re.IGNORECASE,
)
# A pointer to another story within a paragraph.
ASIDE = re.compile(
    r"[(\[]\s*(?i:baca|lihat|simak|read|see)\s*(?i:juga|also|more)\b[^()\[\]]{0,200}[)\]]"
    r"|\b(?i:baca|lihat|simak|tonton|read)\s*(?i:juga|also)\s*:.{0,200}$"
)

# The credit of a photograph, at the end of a caption or between it and the text.
AGENCIES = (
    r"(?:AP|AFP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|Getty(?:\sImages)?|GETTY|ANTARA(?:\sFOTO)?|Antara(?:\sFoto)?|XINHUA|Xinhua|TASS|"
    r"Sputnik|SPUTNIK|Anadolu(?:\s(?:Agency|Ajansi|Images))?|dpa|DPA|NATO|Pool|POOL|ANP|Ritzau|TT|NTB|Lehtikuva|PAP|MTI|ANSA|"
    r"Bloomberg|UPI|KOMPAS(?:\.com)?|Kompas(?:\.com)?|Shutterstock|iStock|AA|VOA|CNN|Flickr|Twitter|Wikimedia(?:\sCommons)?)"
)
CREDIT = re.compile(
    rf"""[(\[]\s*(?i:foto|photo|photograph|image|picture|gambar|credit|kredit|sumber|source|dok|pool|ist|istimewa|courtesy|handout|file)\b[^()\[\]]{{0,100}}[)\]]
    |[(\[]\s*{AGENCIES}\b[^()\[\]]{{0,40}}(?:/|(?i:photo|via|foto|images))[^()\[\]]{{0,80}}[)\]]
    |[(\[][^()\[\]/]{{2,60}}/\s*{AGENCIES}\b[^()\[\]]{{0,60}}[)\]]
    |\b{AGENCIES}\s?(?:PHOTO|Photo|FOTO|Foto|Images)?\s?/\s?[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){{0,2}}(?![a-z])
    |\b{AGENCIES}\s?(?:PHOTO|Photo|FOTO|Foto|Images)?\s?/\s?[A-Z][\w.'’-]{{1,20}}(?:\s[A-Z][\w.'’-]{{1,20}}){{0,2}}\.?$
    |(?:^|(?<=[.!?”"])\s+)(?i:foto|photo|photograph|photo\scredit|image|image\ssource|image\scredit|picture|gambar|kredit\sfoto|sumber\sfoto|sumber)\s?(?::|\bby\b|©)[^:]{{1,60}}$
    |[(\[][\w.]{{3,40}}\.(?:com|co\.id|id|net|tv)/[^()\[\]]{{2,60}}[)\]]
    |©\s?[^.]{{1,60}}$""",
    re.VERBOSE,
)


def credits_in(text: str) -> list[tuple[int, int]]:
    """Where the credits of photographs stand in a paragraph, of which they are no part."""
    if not any(mark in text for mark in "/([:©"):
        return []
    return [match.span() for match in CREDIT.finditer(text[:4_000])]


def without_credits(text: str) -> str:
    """The paragraph with credits, and pointers elsewhere, blanked out; every other character stays where it is."""
    apart = credits_in(text)
    if "uga" in text or "also" in text or "JUGA" in text:
        apart += [match.span() for match in ASIDE.finditer(text)]
    pieces, done = [], 0
    for start, end in sorted(apart):  # cut once: a paragraph may be the whole of a text, and full of them
        pieces += [text[done:start], " " * (end - max(start, done))]
        done = max(done, end)
    return "".join([*pieces, text[done:]]) if apart else text

"""The words around a number that make it the number of all members, or keep it from being that.

What follows a number says what is counted; what stands before it whether that is all of them. Each pattern is tried at
one place only: from a number on, or up to it.
"""

import re

from alliance.extraction.numbers import WORDS

DIGITS = rf"(?:\d{{1,3}}|{WORDS})"
ALLIANCE = (
    r"(?:nato|alliance|aliansi|pakta|pact|bloc|blok|organi[sz]ation|organisasi|persekutuan|club|klub|group|perkumpulan)"
)
KIND_OF = (
    r"(?:(?:sovereign|independent|european|democratic|western|current|existing|present|nato|alliance|allied|fellow|full"
    r"|different|diverse|buah|orang|para)(?:['’]s)?\s){0,3}"
)


def table(forms: dict[str, tuple[str, ...]], before: str = "", after: str = "") -> re.Pattern[str]:
    """One pattern of a table of words: the name of the row is the name of the group that matches."""
    rows = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in forms.items())
    return re.compile(f"{before}(?:{rows}){after}", re.IGNORECASE)


# What is counted, right after the number.
COUNTED = table(
    {
        # the 32-member alliance, a 32-strong alliance, aliansi 32-negara
        "size": (
            r"[-‑–\s]?(?:member|nation|country|state|ally|negara|anggota)[-‑](?:strong|state|nation|country)",
            r"[-‑–](?:member|nation|country|state|ally|negara|anggota)",
            r"[-‑–\s]strong",
        ),
        "member": (
            rf"\s{KIND_OF}(?:member|allied)[-\s](?:states?|countries|nations?|governments?|capitals)",
            rf"\s{KIND_OF}(?:members|allies)(?:\s(?:states|countries|nations))?",
            r"\s(?:buah\s|orang\s)?negara[-\s]?(?:-negara\s)?(?:anggota|sekutu|nato|aliansi|peserta\snato)\w*",
            r"\s(?:buah\s)?(?:anggota|sekutu)(?:nya)?(?:\s(?:negara|penuh|resmi|tetap))?",
        ),
        "leader": (
            rf"\s{KIND_OF}(?:heads\sof\s(?:state|government)|leaders|presidents|prime\sministers|ambassadors|flags"
            r"|(?:defen[cs]e|foreign)\sministers|capitals|governments|parliaments|delegations)",
            r"\s(?:orang\s)?(?:kepala\s(?:negara|pemerintahan)|pemimpin|duta\sbesar|dubes|menteri|menlu|menhan|bendera"
            r"|ibu\skota|parlemen|pemerintah|delegasi|perwakilan|utusan)",
        ),
        "state": (rf"\s{KIND_OF}(?:nations|countries|states)", r"\s(?:buah\s)?(?:negara|bangsa)(?:nya)?"),
    },
    after=r"(?![\w-])",
)

# What the number is said to be, right before it. The first row that fits is meant.
SAID = table(
    {
        # some of them, or not quite the number
        "some": (
            r"(?:only|just|at\sleast|nearly|almost|about|around|some|over|more\sthan|up\sto|fewer\sthan"
            r"|less\sthan|another"
            r"|including|first|last|next|hanya|sedikitnya|setidaknya|sekitar|hampir|lebih\sdari|kurang\sdari"
            r"|sejumlah|minus|(?:groups?|coalition|handful|list|kelompok|koalisi|grup)\s(?:of|dari)|tambahan"
            r"|additional|plus|cuma|paling|separuh\sdari|minimal)\s(?:dari\s)?",
        ),
        # the number of members is, membership stands at, jumlah anggota:, anggotanya kini
        "number": (
            r"(?:number\sof\s(?:\w+\s){0,2}?(?:members?|allies|countries|nations|states|member\s\w+)|membership"
            r"|(?:member|total)\scount|total|tally|roster|ranks|family|headcount)(?:\s[\w'’-]+){0,5}?\s?"
            r"(?:\s(?:is|was|at|to|of|reached|reaches|becomes|became|stands\sat|stood\sat|totals?)|:|=)\s(?:now\s)?",
            r"(?:jumlah|total|banyaknya)\s(?:keseluruhan\s|seluruh\s|negara\s|para\s)*(?:ke)?(?:anggota|sekutu"
            r"|negara)\w*"
            r"(?:\s[\w-]+){0,5}?(?:\s?[:=]|\s)\s?",
            r"(?:keanggotaan|anggota|sekutu)(?:nya)?(?:\snato|\saliansi)?(?:\s(?:kini|saat\sini|sekarang|pun"
            r"|telah|sudah|genap"
            r"|terus|baru|masih|waktu\situ|tercatat|total))*\s(?:menjadi|mencapai|berjumlah|sebanyak|ada|adalah"
            r"|genap|baru"
            r"|sudah|tinggal|yakni|yaitu|(?:ber\w+|me\w+)\s(?:menjadi|hingga|ke))\s(?:total\s)?",
            r"(?:members?(?:\s(?:states|countries))?|anggota(?:nya)?)\s\(",
            r"(?:anggota|sekutu)(?:nya)?(?:\snato|\saliansi)?(?:\spun)?\s(?:kini|sekarang|saat\sini|jadi"
            r"|tinggal)\s|genap\s",
            r"(?:bertahan|tetap|masih|berhenti|mencapai|menyentuh)\s(?:pada|di)?\s?angka\s",
            r"(?:berjumlah|jumlahnya(?:\s(?:kini|ada|adalah|menjadi|mencapai|genap|pun|sekarang|sudah)){0,3})\s",
            r"(?:mak(?:es?|ing)|made|br(?:ings?|inging|ought)|t(?:akes?|aking|ook))\s(?:it|the\s(?:total|number|tally))"
            r"\s(?:to\s)?",
        ),
        # grew from 16 nations to, bertambah menjadi
        "grown": (
            r"(?:gr[eo]wn?|grows|growing|expand\w*|enlarg\w*|swell\w*|swollen|ris(?:en|es)|rose|increas\w*|went"
            r"|bring\w*"
            r"|brought|tak(?:es?|ing)|took|rais\w+)(?:\s[\w'’-]+){0,9}?\s(?:to|into)\s(?:now\s|today['’]s\s|some\s)?",
            r"(?:aliansi|pakta|persekutuan)(?:\s[\w-]+){0,6}?\smenjadi\s",
            r"(?:berkembang|bertambah|meluas|tumbuh|meningkat|membengkak|membesar|naik|berubah"
            r"|menjadi)(?:,?\s[\w-]+){0,8}?,?"
            r"\s(?:menjadi|ke|hingga)\s(?:total\s)?",
        ),
        # an alliance of, consists of, beranggotakan
        "made": (
            rf"{ALLIANCE}(?:\s[\w-]+){{0,3}}?\s(?:of|between|among)\s(?:now\s|the\s)?",
            r"(?:numbering|totall?ing|counting|consist(?:s|ed|ing)?\sof|made\sup\sof|composed\sof|compris(?:es?|ed|ing)|encompass\w*"
            r"|unit(?:es|ed|ing)"
            r"|groups|group(?:s|ing)\stogether|brings\stogether)(?:\s\w+){0,2}?\s",
            r"(?:terdiri\s(?:dari|atas)|tersusun\sdari|mencakup|meliputi|menghimpun|menaungi|membawahi|menyatukan"
            r"|gabungan|kumpulan|berisi|beranggota|diperkuat(?:\soleh)?|memuat|beranggotakan|dihuni(?:\soleh)?"
            r"|diisi(?:\soleh)?)(?:\s[\w-]+){0,3}?\s",
            r"(?:aliansi|persekutuan|pakta|blok|organisasi)(?:\s[\w-]+){0,3}?\s",
            r"(?:alliance|pact|bloc|aliansi|pakta|persekutuan)(?:\s[\w-]+){0,3}?,\s",
        ),
        # has, counts, memiliki
        "has": (
            r"(?:has|have|had|having|counts?|counted|counting|numbers|numbered|includes|boasts|represents|embraces|with"
            r"|there\s(?:are|were)|(?:is|are|was|were)\snow)(?:\s(?:now|today|currently|grown|a|total|of|the"
            r"|all|some|its)){0,4}\s",
            r"(?:memiliki|mempunyai|punya|mewakili|membawa|mempertemukan|terdapat|ada|dengan|diikuti|melibatkan"
            r"|dihadiri|didukung)(?:\s(?:kini|saat\sini|total|sebanyak|oleh|para|sudah|ke)){0,3}[\s-]",
        ),
        # all, semua; then the, its, NATO's, para
        "all": (
            r"(?:all|all\sof\sthe|all\sof\sits|all\sthe|every\sone\sof\s(?:the|its)|seluruh|semua|segenap"
            r"|keseluruhan)\s(?:dari\s)?",
        ),
        "the": (
            r"(?:the|its|their|our|these|those|today['’]s|nato['’]s|alliance['’]s|whole|para|untuk)"
            r"(?:\s(?:then|current|now|present|existing|total))?\s",
        ),
    },
    before=r"(?<![\w-])",
    after=r"$",
)

# Members of something else than states, and of something else than NATO.
OF_PEOPLE = re.compile(
    r"\W{0,2}(?:of\s(?:the\s|a\s|his\s|her\s|its\s)?)?(?:parliament\w*|congress\w*|senat\w*|lawmakers"
    r"|family|families|staff|crew|team|board"
    r"|committee|cabinet|security\scouncil|parlemen|kongres|keluarga|polisi|pasukan|militer|tim|komite"
    r"|komisi|dewan\b(?!\satlantik)"
    r"|kabinet|militan|kelompok|delegasi|legislatif|band|klub|tentara|kepolisian|mitra|partner)\b",
    re.IGNORECASE,
)
OTHER_BODY = re.compile(
    r"\s(?:of\s(?:the\s)?(?:[a-z\d]+\s){0,3})?(?!(?i:nato|n\.a\.t\.o|otan|north\satlantic|atlantic|the\b"
    r"|alliance|aliansi|pakta|europe|eropa|western|barat|allied"
    r"|mon|tues|wednes|thurs|fri|satur|sun|senin|selasa|rabu|kamis|jumat|sabtu|minggu|amerika|american))"
)
CAPITALISED = re.compile(r"(?:of\s(?:the\s)?)?[A-Z][\w-]{2,}")
BODY_BEFORE = re.compile(r"\b(?P<body>[A-Z]{3,7}\+?)(?:['’]s)?\s(?:[a-z]+\s){0,3}$")

# When the ordinal of a member says how many there are: “became the 31st member”, “anggota NATO ke-31”.
NTH_AFTER = re.compile(
    r"[\s-](?:and\s(?:newest|latest)\s)?(?:full\s|official\s|formal\s|nato\s|alliance\s|member\s)*"
    r"(?:members?\b|member[ -](?:state|country|nation)|ally\b|allies\b|nation\b|(?:country"
    r"|state)\sto\s(?:join|enter|become)"
    r"|(?:country|state)\s(?:in|of)\s(?:nato|the\salliance)|anggota\b|negara\s(?:anggota|sekutu))",
    re.IGNORECASE,
)
NTH_BEFORE = re.compile(
    r"\b(?:anggota|sekutu|negara)(?:\s(?:resmi|penuh|terbaru|baru|nato|aliansi|anggota|tersebut|itu"
    r"|pakta|pertahanan|atlantik"
    r"|utara|yang|yg|di|ini))*\s$",
    re.IGNORECASE,
)
PROSPECT = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|set\sto|about\sto|due\sto|poised|on\s(?:course|track)|hop(?:es?"
    r"|ing)|wants?|bid|aims?"
    r"|soon|expected|eventually|if|once|akan|bakal|segera|calon|ingin|berharap|berpeluang|jika|bila"
    r"|apabila|hendak|kandidat"
    r"|(?<!baru\s)(?<!akhirnya\s)(?:dapat|bisa)|gagal|berambisi|menuju|ditolak|untuk\smenjadi|resmikan)\b",
    re.IGNORECASE,
)
FOUNDED = re.compile(
    r"\b(?:found(?:ed|ing|ers?)|original|establish\w+|set\sup|began|start\w*|sign(?:ed|ing)?|didirikan"
    r"|mendirikan|pendiri\w*|dibentuk"
    r"|membentuk|awal(?:nya)?|mula-mula|semula|pertama|menandatangani|ditandatangani\w*|meneken|diteken|lahir)\b",
    re.IGNORECASE,
)
FOUNDING = re.compile(
    r"\s(?:founding|founders?|pendiri|original|awal|(?:\w+\s)?(?:sign(?:ed)?|founded|established|created)\b"
    r"|(?:yang\s)?(?:mendirikan|membentuk|(?:menandatangani|meneken)\s(?:perjanjian|traktat|pakta)))",
    re.IGNORECASE,
)
JOINERS = re.compile(
    r"\b(?:joined|join(?:s|ing)?|admit\w*|acceded|invited|bergabung|masuk|diterima|diundang|menerima"
    r"|ratif\w+|meratifikasi"
    r"|tambahan|wave|gelombang|newcomers|pendatang)\b",
    re.IGNORECASE,
)
# “from 16 nations to 19”, “dari 19 menjadi 26 anggota”.
FROM_TO = re.compile(
    r"\b(?:from|dari|antara)(?:\s(?:its|the|an?|initial|original|just|hanya|awalnya"
    r"|semula))*\s(?P<first>[\w-]+(?:\s(?:puluh|belas)(?:\s\w+)?)?)"
    r"\s(?:[\w'’-]+\s){0,4}?(?:to|menjadi|ke|hingga)\s(?:[\w'’-]+\s){0,2}?$",
    re.IGNORECASE,
)
OF_STATES = re.compile(
    r"\b(?:alliance|aliansi|pakta|persekutuan|members?(?:hip)?|allies|nations?|countries|states"
    r"|anggota\w*|negara|sekutu|keanggotaan|enlarge\w*|perluasan)\b",
    re.I,
)
# A question for the number, which the next number answers.
ASKED = re.compile(
    r"\b(?:how\smany\s(?:\w+\s){0,3}?(?:members?|countries|nations|allies|states)"
    r"|berapa(?:kah)?\s(?:jumlah\s|banyak\s|total\s)?(?:\w+\s){0,2}?(?:anggota|negara)\w*"
    r"|(?:ke)?anggota\w*\s(?:\w+\s){0,4}?(?:ada\s)?berapa)"
    r"[^?]{0,80}\?",
    re.IGNORECASE,
)
THE_ALLIANCE = re.compile(
    r"\b(?:(?:the|western|atlantic)\salliance|aliansi|pakta\spertahanan|fakta\spertahanan)\b", re.IGNORECASE
)
ALLIANCE_SOON = re.compile(
    r"\s(?:[\w-]+\s){0,5}?(?:nato|alliance|aliansi|pakta|allied|sekutu|anggota|members?)\b", re.IGNORECASE
)
# Capitals that are no body with members of its own.
ABBREVIATIONS = {"NATO", "OTAN", "KTT", "BREAKING", "UPDATE", "AND", "THE", "FOR", "DAN", "DARI"}
# The size in its shortest form, where a verb follows: “the thirty will agree”.
MODAL = re.compile(r"\s(?:will|have|had|must|can|could|would|are|were|agree|said)\b", re.IGNORECASE)
# Between a number of members and the organization that they are of.
OF_IT = re.compile(
    r"['’]?\s(?:(?:of|in|from|to|within|the|di|dari|dalam|milik|pada|oleh|negara)\s){0,3}", re.IGNORECASE
)
LEADERS_OF = re.compile(
    r"\b(?:heads|leaders|ambassadors|envoys|ministers|capitals|governments|parliaments|pemimpin|menteri"
    r"|duta\sbesar|wakil)\s(?:of|dari)\s(?:all\s)?(?:the|ke)?[\s-]?$",
    re.IGNORECASE,
)
ALL_HEADS = re.compile(
    r"\s(?:heads\sof\sstate\sand|presidents\sand\sprime|kepala\snegara\s(?:dan|serta))\b", re.IGNORECASE
)
# The head of a column that gives sizes.
COLUMN = re.compile(
    r"(?:no\.?\sof\s|number\sof\s|total\s)?(?:nato\s)?(?:members|allies)(?:\s(?:after|then|total))?"
    r"|(?:jumlah|total)\s(?:negara\s)?anggota|anggota",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:now|today|currently|present(?:ly)?|kini|sekarang|saat\sini)\b", re.IGNORECASE)
THERE_ARE = re.compile(
    r"(?:there\s(?:are|were)|(?:kini|sekarang|saat\sini)\s(?:sudah\s)?ada|jumlahnya)(?:\s(?:now|today|already|kini))?\s$",
    re.IGNORECASE,
)
FINITE = re.compile(r"\s(?:are|were|have|had|will|would|telah|sudah|akan)\s", re.IGNORECASE)

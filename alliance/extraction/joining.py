"""The words by which a text says that a country came into an organization, and those by which it says something else.

Each event has its own row; the date that stands with an event belongs to it and to no other: in “applied in May 2022
and joined in April 2023” the first date is no accession.
"""

import re

EVENTS = {
    # It came in: a verb of the country. What follows is what it came into.
    "joined": (
        r"complet\w+\s(?:its|their)\saccession|finali[sz]\w+\s(?:its|their)\s(?:accession|membership)",
        r"(?:adalah|merupakan|tercatat\ssebagai|berstatus|ha(?:s|ve)\sbeen)\s(?:[\w-]+\s){0,3}?(?:anggota|members?)",
        r"(?:newest|latest|last|first|only|recent)\s(?:[\w-]+\s){0,3}?to\s(?:join|enter|be\s(?:admitted|added))",
        r"(?:(?:was|were)\s(?:finally\s|at\slast\s)?(?:allowed|permitted|able|free)\sto|managed\sto|got\sto)\s(?:join|enter)",
        r"joined(?!\sby)|joins|(?<=since\s)joining|(?<=after\s)joining|(?<=before\s)joining"
        r"|(?<=upon\s)joining|(?<=on\s)joining|(?<=for\s)joining|acceded|accedes|acceding|entered"
        r"|enter(?=\s(?:nato|the\salliance))|enters|came\s(?:in|on\sboard|aboard)|got\sin"
        r"|(?:became|becomes|become|becoming)\s(?:[\w'’-]+\s){0,7}?(?:members?|all(?:y|ies)|member\sstates?)\b",
        r"(?:became|becomes)\s(?:the\s|its\s|nato['’]s\s)(?:\w+-)?\w+(?:st|nd|rd|th)\b",
        r"(?:is|are|was|were)\sin(?=[.,;]|$|\son\s|\sby\s)|made\sit\s\d+|took\s(?:its|their)\s(?:place"
        r"|seat)s?|took\sthe\splunge",
        r"(?:been\s|(?:was|were|is|are)\s)?(?:an?\s|full\s|nato\s)*(?:members?|ally|allies"
        r"|part)\s(?:of\s[\w\s]{1,40}?\s)?since|in\s(?:nato|the\salliance)\ssince"
        r"|(?:been\s(?:in(?:side)?|within)|belonged\sto)(?=\s(?:nato|the\s(?:western\s)?(?:alliance|pact|bloc))\b)",
        r"(?:deposit(?:ed|s|ing)|hand(?:ed|s|ing)(?:\s(?:over|in))?|submitted)\s(?:(?:its|their|the|an?|his|her|formal"
        r"|final|official|accession|membership)\s){0,3}(?:instruments?|papers|documents?)(?!\sof\sratif)(?:\sof\saccession)?",
        r"(?:instruments?|documents?|papers)\s(?:of\saccession\s)?(?:\w+\s){0,2}?(?:was|were)\s(?:deposited|handed\sover)",
        r"(?:ber)?gabung(?:lah|nya)?(?!\skembali)|tergabung|masuk(?:lah|nya)?|memasuki|ikut(?=\s(?:nato"
        r"|aliansi|pakta))|(?:sudah|telah)\s(?:resmi|sah)(?=\s(?:tahun|pada|sejak|tanggal))"
        r"|(?:men)?jadi\s(?:[\w-]+\s){0,4}?(?:anggota|sekutu"
        r"|bagian(?=\s(?:dari\s)?(?:nato|aliansi|pakta)))\w*",
        r"(?:anggota|sekutu|keanggotaan)\w*\s(?:[\w-]+\s){0,4}?(?:sejak|mulai|per|terhitung)"
        r"|sejak\s(?:[\w-]+\s){1,4}?(?:menjadi\s)?anggota",
        r"menyerahkan\s(?:[\w-]+\s){0,2}?(?:instrumen|piagam|dokumen|naskah)(?:\s(?:aksesi|keanggotaan))?"
        r"|(?:instrumen|piagam|dokumen|naskah)\s(?:aksesi|keanggotaan)(?:\s[\w-]+){0,3}?\sdiserahkan|sah\ssebagai\s(?:anggota|sekutu)",
    ),
    # It was let in: the country may stand before, or right after.
    "admitted": (
        r"(?:was|were|been|being|is|are)\s(?:formally\s|officially\s|finally\s)?(?:admitted|accepted"
        r"|welcomed|added|taken\sin(?:to)?|let\sin|brought\sin(?:to)?)|(?:to\sbe|being)\s(?:added|admitted|let\sin"
        r"|taken\sin)|addition\sof|inclusion\sof|penambahan|(?:made|makes)(?=\s(?-i:[A-Z]))",
        r"admitt?(?:ed|ing|s)|welcom(?:ed|ing|es)|took\sin|taking\sin|brought\sin|joined\sby|(?:expanded"
        r"|enlarged)(?=\s)"
        r"|to\s(?:join|enter)(?=\s(?:[\w,]+\s){0,3}(?:was|were|is|are)\s)",
        r"diterima|menerima|(?:telah\s)?di\s?tambahkan|mencakup|merangkul|menyertakan|memasukkan",
    ),
    # It came in after others: only where a text has just said that others did.
    "sequel": (
        r"(?:had\sto\s)?wait(?:ed)?(?=\suntil)|(?:harus\s)?menunggu(?=\s(?:hingga|sampai))",
        r"follow(?:s|ed)(?:\sby)?|then\scame|next\s(?:came|was|were)",
        r"menyusul|(?:di|ter)?\s?susul(?:\soleh)?|di\s?ikuti(?:\soleh)?|giliran|mengikuti|(?:lalu"
        r"|kemudian)\s(?:datang|menyusul)|berlanjut",
    ),
    # Its coming in, as a noun: the country stands beside it.
    "entry": (
        r"accession(?!\s(?:protocol|talks|negotiation|process|bid|ceremony|treaty))|admission|entry"
        r"|(?:\w+\s)?enlargements?|expansions?|(?:waves?|rounds?)(?!\sof\s(?!new|enlarge|expan|accession|members))|(?<=['’]s\s)(?:nato\s)?membership(?=,?\s(?:which\s|that\s)?"
        r"(?:took\seffect|became\seffective|(?:be[gc]an|started|dates|dated|came\sinto)\b|of\s\d))",
        r"aksesi(?:nya)?|penerimaan|perluasan|ekspansi|bergabungnya|masuknya|kedatangan|hadirnya|arrivals?(?=\sof\s)|gelombang|keanggotaan(?=\s\S+(?:\s\S+)?"
        r"\s(?:(?:di|dalam)\s\S+\s)?(?:berlaku|efektif|resmi|sah|dimulai|terhitung)\b)",
    ),
    "founder": (
        r"(?:co-?)?founders?|founding\s(?:members?|nations?|states?|countries|allies|ally|partners?"
        r"|\w+\smembers?)|charter\smembers?",
        r"original\s(?:\w+\s){0,2}?(?:members?|signatories|allies|states|nations)|signator(?:y|ies)"
        r"|first\smembers|initial\smembers",
        r"sign(?:ed|s|ing)?\s(?:the|a|what|this)\s(?:[\w-]+\s){0,4}?(?:treaty|pact)(?!\son)",
        r"(?:founded|established|formed|created|set\sup|signed)\s(?:[\w,]+\s){0,8}?by",
        r"(?:began|started(?:\sout)?|start|launched)\s(?:[\w,]+\s){0,3}?with(?=\s(?:\d+|twelve|only|just|the)\s)",
        r"mendirikan(?=\s(?:nato|aliansi|pakta))|pendiri(?:nya)?|(?:anggota|negara)\s(?:awal|asli|perdana|pertama|mula-mula)(?:nya)?|perintis"
        r"|pemrakarsa|penandatangan",
        r"(?:menandatangani|meneken)\s(?:[\w-]+\s){0,4}?(?:perjanjian|traktat|pakta|piagam\s(?!aksesi))",
        r"(?:di\s?tandatangani|di\s?teken|di\s?dirikan|di\s?bentuk)(?:lah|nya)?\s(?:[\w,.]+\s){0,10}?oleh",
    ),
    # A date with one of these is the date of something else.
    "other": (
        r"appl(?:y|ied|ies|ying|ication\w*)|invit\w+|ratif\w+|negotiat\w+|referendum\w*|protocols?|talks"
        r"|approv\w+|bid|bids|Action\sPlan|MAP|partners?(?:hip)?|PfP",
        r"withdr[ae]w\w*|left|leaves|leave|quit|pull(?:ed|s|ing)?\sout|invad\w+|invasion|annex\w+|attack\w*"
        r"|war|bombed|bombing|coup|crisis|rejoin\w*|returned|came\sback|comes\sback",
        r"structure|command|struktur|komando|refus\w+|block\w+|veto\w*|reject\w+|oppos\w+|promised|asked"
        r"|elected|died|born|(?-i:independen\w+)|declared|neutral(?!ity)\w*",
        r"mendaftar\w*|pendaftaran|permohonan|mengajukan|pengajuan|diundang|undangan|mengundang|ratifikasi"
        r"|meratifikasi|diratifikasi|protokol|perundingan|menyetujui|persetujuan",
        r"keluar|mundur|menarik|invasi\w*|menginvasi|menyerang|serangan|perang|mencaplok|aneksasi"
        r"|referendum|kudeta|merdeka|kemerdekaan|netral(?!itas)|kembali|kemitraan|dijanjikan|konflik",
        r"menolak|ditolak|memblokir|menghalangi|menduduki|pendaratan|mitra|menentang|operasi|misi|bubar"
        r"|membelanjakan|memulai|dilantik|menjabat|terpilih|rencana\saksi",
    ),
}
EVENT = re.compile("|".join(rf"\b(?P<{name}>{'|'.join(forms)})(?!\w)" for name, forms in EVENTS.items()), re.IGNORECASE)
JOINED = re.compile(rf"\b(?:{'|'.join(EVENTS['joined'])})(?!\w)", re.IGNORECASE)
JOINING = frozenset({"joined", "admitted", "entry", "sequel"})

# What turns the event that follows into a wish, a plan or its opposite.
NOT_YET = re.compile(
    r"\b(?:will|would|could|should|(?-i:may)|might|wants?|wanted|hop(?:es?|ed|ing)|wish\w*|seek\w*|sought"
    r"|aspir\w+|candidate\w*|plan(?:s|ned)?\sto"
    r"|decid\w+|decision|set\sto|about\sto|expected|soon|path|road|way|jalan|bar(?:red|ring)|block\w*"
    r"|veto\w*|oppos\w+|reject\w*|fail\w+|never|not|n['’]t|cannot"
    r"|if|unless|until|to(?=\sjoin|\senter|\sbecome|\saccede)|dreams?|request\w*|asked|asking|towards?"
    r"|support\w*|back(?:ed|ing)|approv\w+|ratif\w+|invit\w+|negotiat\w+|hindering|delay\w+|promis\w+"
    r"|akan|bakal|ingin|hendak|berharap|harapan|diharapkan|berniat|niat|berencana|berambisi|ambisi"
    r"|calon|kandidat|segera|belum|batal|gagal|menolak|ditolak|memblokir|menghalangi|upaya|untuk|agar"
    r"|jika|bila|apabila|kalau|keinginan|minat|peluang|persetujuan|menyetujui|mendukung|dukungan"
    r"|menjegal|mengganjal|restu|menuju|tidak|tak|bukan|tanpa|diundang|undangan|meratifikasi|ratifikasi"
    r"|mengajukan|mendaftar\w*|melamar|applied|apply\w*"
    r"|permohonan|dijanjikan|menanti|menunggu|kembali|protokol|protocols?|perundingan|talks|rencana"
    r"|soal|proses|(?<!baru\s)(?<!akhirnya\s)(?:bisa|dapat))"
    r"\s(?:[\w'’-]+\s){0,5}$",
    re.IGNORECASE,
)
# Where what is said of another step ends: a comma, or the step done before (“were invited and joined”).
NEXT_STEP = re.compile(
    r"[,;]\s|\b(?:invited|applied|approved|ratified|negotiated|diundang|mendaftar|disetujui)\s(?:and|then|dan|lalu|kemudian)\s",
    re.IGNORECASE,
)
# What is joined when it is no organization.
OTHER_OBJECT = re.compile(
    r"\W{0,2}(?:in\s|with\s|dengan\s|dalam\s|ke\s(?:dalam\s)?|pada\s|the\s|a\s|an\s|di\s|ikut\s"
    r"|nato['’]s\s|nato\s)*(?:partnership|pfp|membership\saction|map|war|mission|coalition|operations?"
    r"|talks|meetings?|summit|call|forces?|army"
    r"|protest\w*|exercises?|campaign|chorus|discussion|programme|program|conference|him|her|them|hands"
    r"|office|parliament|politics|second|third|its|wilayah|perang|misi|koalisi|operasi|pertemuan|rapat"
    r"|konferensi|latihan|program"
    r"|kemitraan|pasukan|militer|tentara|partai|kampanye|ktt|akal|rumah|integrated"
    r"|(?:military\s|integrated\s|allied\s|alliance['’]s\s)*(?:structure|command)|struktur|komando|kabinet|daftar|agenda|babak|dalam\sdaftar|by"
    r"|pembicaraan|sidang|sanksi|boikot)\b",
    re.IGNORECASE,
)
# Before a country that is not the one spoken of: a border with it, its president, its parliament.
ASIDE = re.compile(
    r"\b(?:from|against|unlike|than|with|alongside|bersama(?:\sdengan)?|between|near|(?<!joined\s)(?<!followed\s)by|despite|over|satisfy|because\sof"
    r"|oleh|akibat|of\sthe\scapital|invasion\sof|war\sin|war\swith"
    r"|border\swith|to\s(?:leave|attack)|(?<!federal\s)(?<!republik\s)dari|terhadap|melawan"
    r"|berbatasan\s(?:langsung\s)?dengan|tetangga"
    r"|presiden|pm|perdana\smenteri|menlu|menhan|menteri\s\w+(?:\s\w+)?|raja|kanselir|parlemen"
    r"|pemerintah|militer|tentara|pasukan|duta\sbesar|dubes|kepada|menurut|invasi|agresi|serangan"
    r"|ancaman|warga|di\sdekat|seperti\shalnya"
    r"|president|minister|king|ambassador|according\sto|told|threat\sfrom|after\s(?:soviet|russian?)"
    r"|former|ex)\s(?:[^\W\d]+\s)?(?:the\s|negara\s)?$|\b(?:in|di|inside|across)\s(?:the\s)?$",
    re.IGNORECASE,
)
TITLE_AFTER = re.compile(
    r"\s(?:president|prime|foreign|defen[cs]e|minister|chancellor|parliament|troops|forces|army"
    r"|invasion|aggression|border|government|officials?|ambassador|attack|leader|media|voters|premier"
    r"|king|war|veto|opposition|approval|objections?)",
    re.IGNORECASE,
)
FOUNDED = re.compile(
    r"\b(?:found(?:ed|ing|ers?)|establish(?:ed|ment)|formed|created|creation|set\sup|signed|signing"
    r"|born|came\sinto\s(?:being|force|existence)|di\s?dirikan|mendirikan|pendiri\w*|di\s?bentuk"
    r"|terbentuk|pembentukan|berdiri(?:nya)?|lahir"
    r"|di\s?tandatangani\w*|menandatangani|penandatanganan|diteken|meneken)\b",
    re.IGNORECASE,
)
# Lines and sentences that are about members at all.
OF_MEMBERS = re.compile(
    r"\b(?:join\w*|members?|membership|accession\w*|acced\w+|enlargement\w*|expan\w+|allies|founders?"
    r"|founding|grew|growth|waves?|rounds?|anggota\w*|keanggotaan\w*|bergabung\w*|gabung|masuk\w*"
    r"|sekutu|pendiri\w*|perluasan|aksesi|tergabung|gelombang|ekspansi)\b",
    re.IGNORECASE,
)
AS_MEMBERS = re.compile(r"\b(?:as\s(?:an?\s|new\s|full\s|nato\s)*members?|sebagai\s(?:\S+\s)?anggota)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"\b(?P<several>they|both|the\s(?:two|three|four|five|seven|trio|pair|duo)|all\s(?:two|three|seven)"
    r"|mereka|keduanya|kedua\snegara|ketiganya|ketiga\snegara|ketujuh\w*|both\scountries)\b"
    r"|\b(?P<one>it|the\scountry|the\snation|negara\s(?:itu|ini|tersebut|\w+\s(?:itu|ini|tersebut))"
    r"|negeri\s(?:[\w-]+\s){0,4}?(?:itu|ini|tersebut)|ia|dia)\b",
    re.IGNORECASE,
)
# What may stand between an event, or its date, and the country that follows.
LEADS_TO = re.compile(
    r"[\s,:;(–—-]*(?:(?:adalah|yakni|yaitu|ialah|when|as|where|ketika|saat|tatkala|termasuk|meliputi|among|them|the|came|come|were|was|are|is|negara|giliran|pula|juga"
    r"|oleh|of|for|by|nato|alliance|aliansi"
    r"|pada|tahun|in|on|dan|and|with|to|include|including|embrace|lalu|kemudian|then|later|finally"
    r"|terakhir|selanjutnya|serta|newcomers?|member|members|states?|countries|nations|republik|two"
    r"|three|seven|dua|tiga|empat|lima|tujuh|sekaligus|dari|bagi|bekas|eks|former|blok|timur|baru|new"
    r"|another|just|hanya|lagi)[\s,:]+){0,6}",
    re.IGNORECASE,
)
CONTRAST = re.compile(r",?\s(?:sedangkan|sementara|adapun|while|whereas)(?=\s)", re.IGNORECASE)
WITH = re.compile(
    r"\b(?:together\swith|along(?:side)?(?:\swith)?|bersama(?:an)?(?:\sdengan)?|beserta|ditambah|plus"
    r"|with)\s(?:the\s)?(?:[\w]+,?\s){0,3}$",
    re.IGNORECASE,
)
# A date that bounds, and dates nothing: “those that joined after 1997”.
BOUND = re.compile(
    r"\b(?:after|before|until|setelah|sesudah|sebelum|pasca|hingga|sampai|selepas)[\s-](?:tahun\s)?$", re.IGNORECASE
)
# Between a date and an event that it is not the date of.
MOVES_ON = re.compile(r"\b(?:and|dan|but|tetapi|then|lalu|before|sebelum|kemudian|years?)\b", re.IGNORECASE)
# “Estonia and Latvia thus became members”: on the day that the sentences before have named.
THUS = re.compile(
    r"\b(?:thus|thereby|with\sthat|so\sdoing|this\smakes|sesudah\situ|setelah\situ|dengan\s(?:demikian"
    r"|begitu|ini|itu)|alhasil|sejak\s(?:saat\s)?itu)\b",
    re.IGNORECASE,
)
# What is so since a day, and not on it: “since 1999 Poland has been a member”.
STATE = re.compile(r"adalah|merupakan|tercatat|berstatus|ha(?:s|ve)\sbeen", re.IGNORECASE)
SINCE = re.compile(
    r"\b(?:since|sejak|mulai|from)\s(?:(?:its|the|nato['’]s|that|(?:aliansi|organisasi|pakta|nato)(?:\s[ii]tu|\sini)?)\s)?"
    r"(?:(?:very\s)?(?:found(?:ing|ation)|creation|inception|beginning|start|establishment|formation|birth|first\sday)"
    r"(?:\sof\s(?:the\s)?\w+)?,?\s(?:in|on)\s|(?:awal\s)?(?:di\s?dirikan|berdiri(?:nya)?|di\s?bentuk|pendiriannya)\s"
    r"(?:pada\s)?)?(?:tahun\s|tanggal\s)?$",
    re.IGNORECASE,
)
# Between “the last that joined” and the country that it was.
COPULA = re.compile(
    r"(?:\s[\w-]+){0,4}\s(?:adalah|ialah|yakni|yaitu|was|were|is|are|being)\s(?:the\s|negara\s)?", re.IGNORECASE
)
NOUN_AFTER = re.compile(r"\s(?:nato\s)?(?:accession|entry|admission|membership|enlargement|expansion)\b", re.IGNORECASE)
# “had to wait until March 2024 to become one”: here the word before the date bounds nothing.
WAITED = re.compile(
    r"\b(?:wait\w*|took|not|menunggu|menanti|bersabar)\s(?:\w+\s)?(?:until|hingga|sampai)\s$", re.IGNORECASE
)
# A country that a clause is about: “With Finland, which joined in April”.
RELATIVE = re.compile(r",?\s(?:which|that|who|yang)\s(?:[\w'’-]+\s){0,4}", re.IGNORECASE)
# Whose it is that is handed over: the country of him who does it, never that of him who takes it.
DEPOSIT = re.compile(r"deposit|hand|submit|instrum|docum|paper|menyerah|piagam|dokumen|naskah", re.IGNORECASE)
# “The first to join since Albania and Croatia in 2009”.
SINCE_THEN = re.compile(
    r"\s(?:[\w'’-]+\s){0,4}?(?:since|sejak|setelah|sesudah|after|following)\s(?:the\s)?", re.IGNORECASE
)
WE = re.compile(r"\b(?:we|our\s(?:country|nation)|kami|negara\skami|negeri\skami)\s(?:[\w'’-]+\s){0,3}$", re.IGNORECASE)
# What would follow from it, had it been so: “Admitting Georgia today means …”.
WOULD = re.compile(r"\s(?:would|means?|artinya|berarti|sama\ssaja)\b", re.IGNORECASE)
# The country whose president, or minister, is speaking.
HIS_COUNTRY = re.compile(r"\b(?:negaranya|negerinya|(?:his|her|their|whose)\scountry)\b", re.IGNORECASE)

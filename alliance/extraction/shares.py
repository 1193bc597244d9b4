"""Whether a number of members is all of them, some of them, or all but one: the words right beside it."""

import re

from alliance.extraction.sizes import DIGITS

SOME_BEFORE = re.compile(
    r"\b(?:only|just|at\sleast|nearly|almost|about|around|more\sthan|up\sto|fewer\sthan|less\sthan|some|hanya|sedikitnya"
    r"|setidaknya|sekitar|hampir|lebih\sdari|kurang\sdari)\s$",
    re.IGNORECASE,
)
# “Of NATO's 30 members, only …”, “Dari 30 anggota NATO, hanya …”.
OUT_OF = re.compile(
    r"(?:^|[,;:—–]\s|[.\"”]\s)(?:of|out\sof|among|dari|di\santara|antara)\s(?:the\s|its\s|nato['’]s\s|total\s|seluruh\s|ke-?)*$",
    re.IGNORECASE,
)
# “the 18 of 32 allies”: the first of the two is not all of them.
OF_MORE = re.compile(
    rf"\s(?:[\w-]+\s){{0,2}}?(?:out\sof|of|dari)\s(?:the\s|its\s|all\s|total\s|nato['’]s\s|seluruh\s"
    rf"|semua\s|ke-?)*(?:\w+\s)?{DIGITS}\b",
    re.IGNORECASE,
)
# The number after it is all of them: “18 of the”, “23 dari”.
PART_OF = re.compile(
    rf"\b{DIGITS}\s(?:[\w-]+\s){{0,3}}?(?:out\sof|of|dari)\s(?:the\s|its\s|all\s|total\s|nato['’]s\s"
    rf"|seluruh\s|semua\s)*$",
    re.IGNORECASE,
)
# “Two thirds of NATO's 32 members”: what a share is of is the whole.
SHARE_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|majority|most|many|several|none|each|any|one|few|handful|separuh|setengah|sepertiga"
    r"|mayoritas|sebagian(?:\sbesar|\skecil)?|kebanyakan|satu(?:\spun)?)\s(?:of|dari)\s(?:the\s|its\s|all\s|total\s|ke-?"
    r"|(?:nato|the\salliance|aliansi)(?:['’]s)?\s|seluruh\s|semua\s)+$",
    re.IGNORECASE,
)
POSSESSED = re.compile(r"\b(?:nato|alliance)['’]s\s(?:current\s|now\s|present\s|then\s)?$", re.IGNORECASE)
OTHERS_BEFORE = re.compile(
    r"\b(?:other|remaining|fellow|lain|(?:his|her|their)(?=\s\S{1,12}\s(?:counterparts|colleagues)))\s$", re.IGNORECASE
)
OTHERS_BETWEEN = re.compile(
    r"\s(?:nato\s)?(?:(?:other|remaining|fellow)\s(?:\w+\s)?(?:members?|allies|nations|countries|states|leaders)"
    r"|counterparts|rekan(?:nya)?\b|kolega(?:nya)?\b|sejawat(?:nya)?\b)",
    re.IGNORECASE,
)
OTHERS_AFTER = re.compile(r"\s(?:\w+\s)?(?:lain(?:nya)?|selebihnya|selain)\b", re.IGNORECASE)
# What follows where only some are meant, or those that came in, or members to be.
SOME_AFTER = re.compile(
    r"[\s,(]{1,2}(?:yang\s|who\s|that\s|which\s|have\s|had\s|has\s|are\s|were\s|will\s|would\s|now\s"
    r"|all\s|telah\s|sudah\s|akan\s|also\s"
    r"|(?:tahun|saat)\sini\s|this\syear\s|already\s|currently\s|kini\s)*"
    r"(?:t(?:ook|ake|akes|aking)\spart|participat\w+|deploy\w*|border\w*|operat\w+|abstain\w*|ikut\sserta"
    r"|berpartisipasi|mengerahkan|berbatasan|new|baru\b(?!\s(?:saja|ini))|founding|founder|pendiri|awal|spend\w*|spent"
    r"|me(?:t|et|eting)\s(?:or\s\w+\s)?(?:the|its|that|their|nato['’]s|this)\s(?:[\w'’-]+\s){0,3}?(?:\d|two|target|goal"
    r"|guideline|benchmark|pledge|commitment|threshold|level|mark|requirement|standard)"
    r"|hit|hitting|reach\w*|ratif\w+|join\w*|invited|accede\w*|vot\w+|sent|sending|send|contribut\w+|pledg\w+\sto"
    r"|expected\sto|estimated|projected|on\strack|failed|fall|fell|short|membelanjakan|memenuhi"
    r"|mencapai|meratif\w+|bergabung"
    r"|masuk|mengirim\w*|menyumbang|diundang|diperkirakan|diproyeksikan|belum|mengakui|recogni[sz]\w+"
    r"|calon|kandidat|candidate"
    r"|diterima|admitted|applied|menghabiskan|menganggarkan|mengalokasikan)",
    re.IGNORECASE,
)
# What says of states that they are all of them.
WITHIN = re.compile(
    r",?\s(?:yang\s)?(?:in\s(?:all|total)\b|all\stold|altogether|seluruhnya|semuanya|totalnya|(?:of|in|within|from|make\sup|making\sup|form(?:ing)?|belong(?:ing)?\sto|across"
    r"|di|dalam|di\sdalam|dari)"
    r"\s(?:the\s|up\s)?(?:north\satlantic\s\w+|nato|alliance|aliansi|pakta)|tergabung|bernaung"
    r"|menjadi\s(?:anggota|bagian)"
    r"|that\s(?:are\smembers|belong|make\sup|form)|aliansi|sekutu)\b",
    re.IGNORECASE,
)
# “Ties with 29 members of NATO”: those with whom one of them deals are the others.
DEALS_WITH = re.compile(
    r"\b(?:relations?(?:hips?)?|ties|links|bonds|dealings|alliances|hubungan(?:nya)?|relasi(?:nya)?|kerja\ssama(?:nya)?"
    r"|ikatan|merangkul(?:\skembali)?)(?:\s(?!the\b|all\b|para\b)[\w'’-]+){0,4}\s(?:with|between|dengan|antara)\s(?:its\s)?$",
    re.IGNORECASE,
)

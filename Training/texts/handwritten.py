"""Texts that people wrote and marked, with other people and places in them each time.

A file of `handwritten` holds notes below headings `=== ID`, with `⟦KIND:the words⟧` around what identifies somebody.
What stands around the marks is kept to the letter, so that the tagger learns how people really write.
"""
import glob, os, re, unicodedata
import words as w

TITLE = re.compile(r"\b(?:dr|drs|doctor|doc|mr|mrs|ms|miss|prof|rev|fr|sr|sgt|officer|ofc|nurse|mister)\.? ?$", re.I)
STREET = re.compile(r"^\d+ [A-Z]")
SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV)\.?$")
PARTICLES = {"van", "von", "de", "der", "den", "la", "del", "da", "dos", "al", "bin", "el", "le", "di", "ter"}
# Words of a place that say what it is, and stay.
KEPT = {word for phrases in (w.INSTITUTION_WORDS, w.INSTITUTION_ENDS, w.EMPLOYER_ENDS, w.SCHOOL_ENDS, w.CHURCH_ENDS,
                             w.SHELTER_ENDS, w.PHARMACY_ENDS, w.LANDMARK_ENDS, w.CHAINS, w.COMPANY_FORMS, w.STATES)
        for phrase in phrases for word in phrase.replace("-", " ").split()}


def read(folder):
    """Each text as parts (string, kind or None)."""
    texts = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        notes = re.split(r"^=== .*\n", plain(open(path, encoding="utf-8").read()), flags=re.M)[1:]
        for note in notes:
            parts = re.split(r"\x01([A-Z]+):([^\x02]*)\x02", note.strip("\n"))
            texts.append([part for at in range(0, len(parts), 3) for part in
                          [(parts[at], None)] + ([(parts[at + 2], parts[at + 1])] if at + 2 < len(parts) else [])])
    return texts


def plain(text):
    """In ASCII, as the detector sees a text after folding: a byte a letter. The marks become control characters."""
    text = text.replace("⟦", "\x01").replace("⟧", "\x02").replace("’", "'").replace("–", "-").replace("—", "-")
    text = text.replace("“", '"').replace("”", '"').replace("•", "*").replace("→", "->")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


class Handwritten:
    def __init__(self, folder): self.texts = read(folder)

    def __call__(self, writer, r):
        others = {}  # the same word, the same stand-in: "Mrs. Hahn" and "Edna Hahn"
        for text, kind in writer.pick(self.texts):
            if kind == "NAME":
                writer.put(name(writer, text, others), "NAME")
            elif kind == "LOCATION" and STREET.match(text):
                writer.value(writer.street())
            elif kind == "LOCATION" and not any(letter.isdigit() for letter in text):
                writer.put(*place(writer, text))
            else:
                writer.put(re.sub(r"\d", lambda digit: str(r.randint(0, 9)), text) if kind else text)


def name(writer, text, others):
    """Another name of the same form."""
    isTitled = bool(TITLE.search("".join(writer.pieces[-3:])))
    comma = text.find(",")
    words = list(re.finditer(r"[A-Za-z'`]+\.?", text))
    whole = [word for word in words if len(word[0].rstrip(".")) > 1 and not SUFFIX.match(word[0])
             and word[0].lower() not in PARTICLES]

    def stand_in(match):
        word = match[0]
        if SUFFIX.match(word) or word.lower() in PARTICLES: return word
        if len(word.rstrip(".")) == 1:
            letter = writer.pick("ABCDEFGHJKLMNPRSTW") + word[1:]
            return letter.lower() if word.islower() else letter
        if word.lower() not in others:
            if 0 < comma: isFamily = match.start() < comma
            elif len(whole) == 1: isFamily = isTitled or len(words) > 1 and match.start() > 0 or writer.r.random() < 0.4
            else: isFamily = match.start() == whole[-1].start()
            made = writer.family() if isFamily else writer.given()
            others[word.lower()] = made.split()[-1].split("-")[0]
        made = others[word.lower()]
        return made.upper() if word.isupper() else made.lower() if word.islower() else made[:1].upper() + made[1:]

    return re.sub(r"[A-Za-z'`]+\.?", stand_in, text)


def place(writer, text):
    """Another town, or another institution whose telling words stay."""
    kept = [word for word in re.findall(r"[A-Za-z]+", text) if word in KEPT]
    isInstitution = bool(kept) or len(text.split()) > 2
    if writer.r.random() < 0.2: return (text, "INSTITUTION" if isInstitution else "TOWN")

    def stand_in(match):
        word = match[0]
        if word in KEPT or word.istitle() is False and not word.isupper() or writer.r.random() < 0.1: return word
        made = writer.proper_word() if isInstitution else writer.town_name()
        return made.upper() if word.isupper() and len(word) > 2 else made

    if not isInstitution and writer.r.random() < 0.3: return (cased(writer.bare_inst(), text), "INSTITUTION")
    if not isInstitution: return (cased(writer.town_name(), text), "TOWN")
    return (re.sub(r"[A-Za-z]+(?:'s)?", stand_in, text), "INSTITUTION")


def cased(made, like): return made.upper() if like.isupper() else made.lower() if like.islower() else made

"""Fills templates and remembers where names and places came to stand."""
import random, re
import words as w

SLOT = re.compile(r"\{(\w+)\}")
CHOICE = re.compile(r"\[([^\[\]]*)\]")


def chosen(template, r):
    """The template with one of each `[a|b]` taken, innermost first."""
    while True:
        template, count = CHOICE.subn(lambda m: r.choice(m.group(1).split("|")), template)
        if not count:
            return template


class Writer:
    """One text. A value is a string, or a list of (string, kind) parts."""
    def __init__(self, vocabulary, r):
        self.v, self.r = vocabulary, r
        self.pieces, self.length, self.spans = [], 0, []
        self.new_patient()

    # MARK: Text

    def put(self, text, kind=None):
        if kind and text:
            self.spans.append({"start": self.length, "end": self.length + len(text), "kind": kind})
        self.pieces.append(text)
        self.length += len(text)

    def fill(self, template):
        at = 0
        template = chosen(template, self.r)
        for match in SLOT.finditer(template):
            self.put(template[at:match.start()])
            value = getattr(self, match.group(1))()
            if isinstance(value, str):
                self.put(value)
            else:
                for text, kind in value:
                    self.put(text, kind)
            at = match.end()
        self.put(template[at:])

    def text(self):
        return "".join(self.pieces)

    # MARK: People

    def pick(self, items): return items[int(self.r.random() * len(items))]

    def by_frequency(self, items, scale): return items[min(int(self.r.expovariate(1 / scale)), len(items) - 1)]

    def given(self):
        x = self.r.random()
        if x < 0.45: return self.by_frequency(self.v.frequent_given, 300)
        if x < 0.55: return self.pick(self.v.frequent_given)
        if x < 0.62: return self.pick(self.v.word_given)
        if x < 0.95: return self.pick(self.v.foreign_given)
        return self.pick(self.v.rare_family)

    def family(self):
        x = self.r.random()
        if x < 0.25: return self.by_frequency(self.v.frequent_family, 1500)
        if x < 0.33: return self.pick(self.v.word_family)
        if x < 0.36: return self.pick(self.v.odd_words)
        if x < 0.70: name = self.pick(self.v.rare_family)
        else: name = self.pick(self.v.foreign_family)
        y = self.r.random()
        if y < 0.06: return name + "-" + self.pick(self.v.rare_family if self.r.random() < 0.5 else self.v.frequent_family)
        if y < 0.08: return self.pick(["O'", "Mc", "Mac", "D'"]) + name
        if y < 0.10: return self.pick(["van ", "de ", "van der ", "de la ", "al-", "El ", "von ", "dos ", "Da "]) + name
        return name

    def new_patient(self):
        self._first, self._last = self.given(), self.family()

    def other(self, make):
        saved = self._first, self._last
        self.new_patient()
        value = make()
        self._first, self._last = saved
        return value

    def full(self):
        x = self.r.random()
        name = f"{self._first} {self._last}"
        if x < 0.10: name = f"{self._first} {self.r.choice('ABCDEFGHJKLMNPRSTW')}. {self._last}"
        elif x < 0.14: name = f"{self._first} {self.given()} {self._last}"
        elif x < 0.16: name = f"{self._first}-{self.given()} {self._last}"
        return [(name, "NAME")]

    def first(self): return [(self._first, "NAME")]
    def last(self): return [(self._last, "NAME")]
    def tlast(self): return [(self.pick(w.TITLES) + " ", None), (self._last, "NAME")]
    def comma(self):
        name = f"{self._last}, {self._first}"
        return [(name.upper() if self.r.random() < 0.3 else name, "NAME")]
    def initials(self): return [(f"{self._first} {self._last[0].upper()}.", "NAME")]
    def initlast(self): return self.other(lambda: [(f"{self._first[0]}. {self._last}", "NAME")])

    def who(self):
        """Somebody, mentioned in one of the usual ways."""
        x = self.r.random()
        if self.r.random() < 0.5: self.new_patient()
        if x < 0.42: return self.full()
        if x < 0.54: return self.initials()
        if x < 0.66: return self.tlast()
        if x < 0.76: return self.last()
        if x < 0.86: return self.first()
        if x < 0.89: return self.initlast()
        if x < 0.92: return [(self.pick(w.TITLES) + " ", None)] + self.full()
        if x < 0.95: return [(f"{self._first[0]}.{self._last[0].upper()}.", None)]
        if x < 0.98: return [(f"{self._first} {self._last}".upper(), "NAME")]
        return [(f"{self._first} {self._last}".lower(), "NAME")]

    def whoAge(self):
        if self.r.random() < 0.5:
            return self.who()
        return [(f"{self.age()}-year-old ", None)] + self.who()

    def nameForm(self):
        x = self.r.random()
        return self.comma() if x < 0.4 else self.full() if x < 0.8 else [(self.full()[0][0].upper(), "NAME")]

    def rname(self):
        saved = self._first
        name = self.given()
        self._first = saved
        return [(name if self.r.random() < 0.8 else f"{name} {self.family()}", "NAME")]

    def doc(self):
        x = self.r.random()
        if x < 0.7:
            title = self.pick(w.DOCTOR_TITLES) + " "
            return self.other(lambda: [(title, None)] + (self.last() if self.r.random() < 0.6 else self.full()))
        return self.docfull()

    def docfull(self):
        credential = ", " + self.pick(w.CREDENTIALS)
        if self.r.random() < 0.15: credential = credential.replace(",", "")
        return self.other(lambda: self.full() + [(credential, None)])

    def docfirst(self): return self.other(lambda: self.first() if self.r.random() < 0.5 else self.initials())
    def doc2(self):
        return self.doc() if self.r.random() < 0.5 else self.other(self.full) if self.r.random() < 0.7 else self.other(self.last)
    def docOrWho(self): return self.doc() if self.r.random() < 0.5 else self.who()

    def rel(self): return self.pick(w.RELATIONS)
    def relcap(self): return self.pick(["The ", "A ", ""]) + self.pick(w.RELATIONS)

    # MARK: Places

    def town_name(self):
        x = self.r.random()
        if x < 0.40: return self.pick(self.v.small_towns)
        if x < 0.60: return self.by_frequency(self.v.large_towns, 300)
        if x < 0.72: return self.pick(self.v.large_towns)
        if x < 0.77: return self.pick(self.v.foreign_towns)
        if x < 0.85: return f"{self.place_word()} {self.pick(w.LANDFORMS)}"
        if x < 0.89: return self.pick(["New ", "North ", "South ", "East ", "West ", "Fort ", "Port ", "Mount ", "Lake ", "St. "]) + self.place_word()
        if x < 0.97: return self.place_word() + self.pick(["ville", "ton", "burg", "field", "wood", "dale", "boro", "port", "ford", "ham", "haven", "side"])
        return self.pick(self.v.odd_words)

    def place_word(self):
        x = self.r.random()
        if x < 0.4: return self.pick(self.v.rare_family)
        if x < 0.6: return self.by_frequency(self.v.frequent_family, 2000)
        if x < 0.8: return self.pick(self.v.odd_words)
        return self.pick(w.LANDSCAPE)

    def town(self):
        x = self.r.random()
        if x < 0.75: return [(self.town_name(), "TOWN")]
        return self.townState()

    def townState(self):
        state = self.pick(w.STATES) if self.r.random() < 0.75 else self.pick(w.STATE_NAMES)
        return [(f"{self.town_name()}, {state}", "TOWN")]

    def street(self):
        return [(f"{self.r.randint(1, 9999)} ", "STREET"), (f"{self.place_word()} {self.pick(w.STREET_ENDS)}", "STREET")]

    def inst(self):
        x = self.r.random()
        end = self.pick(w.INSTITUTION_ENDS)
        if x < 0.20: name = f"{self.place_word()} {end}"
        elif x < 0.42: name = f"{self.town_name()} {end}"
        elif x < 0.60:
            name = f"{self.pick(w.LANDSCAPE)} {end}"
            if self.r.random() < 0.35: name = f"{self.pick(w.LANDSCAPE)} {self.pick(w.LANDFORMS)} {end}"
        elif x < 0.68: name = f"{self.pick(['St.', 'St', 'Saint'])} {self.pick(w.SAINTS)}{self.pick([chr(39) + 's', chr(39) + 's', ''])}{self.pick(['', ' ' + end, ' Hospital'])}"
        elif x < 0.72: name = f"University of {self.town_name()}{self.pick(['', ' ' + end, ' Hospital'])}"
        elif x < 0.76: name = f"{self.town_name()} University{self.pick(['', ' ' + end, ' Hospital'])}"
        elif x < 0.80: name = f"{self.family()}-{self.pick(self.v.rare_family)} {end}"
        elif x < 0.83: name = f"{self.pick(self.v.rare_family)} & {self.pick(self.v.rare_family)} {self.pick(['Associates', 'Family Practice', 'Dental', 'Orthopedics'])}"
        elif x < 0.87: name = f"{self.pick(w.LANDSCAPE)}{self.pick(['Care', 'Med', 'Health', 'Point', 'Life', 'Path'])}"
        elif x < 0.90: name = f"{self.pick(w.LANDSCAPE)} Health"
        elif x < 0.93: name = f"{self.place_word()} {self.pick(['Elementary', 'Elementary School', 'High School', 'Middle School', 'Academy', 'College', 'Church', 'Shelter'])}"
        elif x < 0.96: name = f"{self.pick(['Hospital', 'Clinic', 'Medical Center', 'Cancer Center'])} of {self.town_name()}"
        else: name = f"Dr. {self.family()}'s [office|clinic|practice]".replace("[office|clinic|practice]", self.pick(["office", "clinic", "Office", "Clinic"]))
        if self.r.random() < 0.06: name += f" in {self.town_name()}"
        if " of " in name and self.r.random() < 0.1: name = name.replace(" of ", " at ")
        if self.r.random() < 0.03: name = "the " + name
        return [(name, "INSTITUTION")]

    def instOrDoc(self): return self.inst() if self.r.random() < 0.5 else self.doc()

    def employer(self):
        name = self.pick(self.v.rare_family) if self.r.random() < 0.6 else self.place_word()
        return [(f"{name} {self.pick(['Manufacturing', 'Logistics', 'Foods', 'Steel', 'Bakery', 'Elementary', 'Construction', 'Farms', 'Insurance', 'Trucking'])}", "INSTITUTION")]

    # MARK: Everything else

    def age(self): return str(self.r.randint(1, 89))
    def sex(self): return self.pick(["M", "F", "M", "F", " M", " F", "yo M", "yo F"])
    def number(self): return str(self.r.randint(1, 9))
    def month(self): return [(self.pick(w.MONTHS), "DATE")]
    def date(self):
        d, m, y = self.r.randint(1, 28), self.r.randint(1, 12), self.r.randint(1990, 2026)
        month = w.MONTHS[m - 1]
        return [(self.pick([f"{m}/{d}/{y}", f"{m:02}/{d:02}/{y}", f"{month} {d}, {y}", f"{month[:3]} {d}", f"{d} {month} {y}", f"{y}-{m:02}-{d:02}"]), "DATE")]
    def id(self): return [("".join(self.r.choice("0123456789") for _ in range(self.r.randint(6, 9))), "ID")]
    def phone(self): return [(f"{self.r.randint(201, 989)}-555-{self.r.randint(100, 999)}{self.r.randint(0, 9)}", "PHONE")]
    def cond(self):
        x = self.r.random()
        if x < 0.5: return self.pick(w.CONDITIONS)
        if x < 0.56: return self.eponym()
        if x < 0.60: return self.medword()
        if x < 0.63: return self.abbrev()
        if x < 0.64: return self.region()
        text = self.pick(self.v.diagnoses)
        return text if x < 0.7 else text[0].lower() + text[1:]
    def condcap(self):
        text = self.cond()
        text = text[0].upper() + text[1:]
        return text.title().replace("'S", "'s") if self.r.random() < 0.3 else text
    def icd(self):
        text = self.pick(self.v.diagnoses)
        return text.title().replace("'S", "'s") if self.r.random() < 0.2 else text
    def icdsentence(self): return self.icd() + "."
    def drug(self):
        x = self.r.random()
        if x < 0.35: return self.pick(w.GENERICS)
        if x < 0.70: return self.pick(w.BRANDS)
        if x < 0.85: return self.pick(self.v.trade)
        if x < 0.88: return self.pick(w.GENERICS).capitalize()
        if x < 0.93: return self.medword()
        return self.fakebrand()
    def fakebrand(self):
        r = self.r
        starts = "Ab Ac Al Am Ar Az Be Bri Ca Ce Cim Co Dex Di Du El En Eu Ex Fa Fe Flu Ga Gli Hy Im In Ja Ka Ke La Le Li Lu Me Mo My Na Ne No Nu Ol On Or Ox Pa Pra Pro Qu Re Ri Ry Sa Se Si So Ta Te Tri Ul Va Ve Vi Vy Xa Xe Xi Ya Za Ze Zo Zy".split()
        middles = "be bra ca ce da de di do fa fi ga ge la le li lo lu ma me mi mo na ne ni no pra pri ra re ri ro sa se si ta te ti to tra tri va ve vi vo xa xi za zo".split()
        ends = "a ia ta ra va la ix ex yx ax ox um im in on en an ity ivo ela iva iq ga za zo zu dra tra bri vy vance lux stim tor trel fen cet sa ris tis pen dar".split()
        return r.choice(starts) + "".join(r.choice(middles) for _ in range(r.randint(0, 2))) + r.choice(ends)
    def test(self):
        x = self.r.random()
        return self.pick(w.TESTS) if x < 0.65 else self.gene() if x < 0.72 else self.abbrev() if x < 0.86 else self.eponym()
    def drugOrCond(self): return self.drug() if self.r.random() < 0.5 else self.cond()
    def drugOrTest(self): return self.drug() if self.r.random() < 0.5 else self.test()
    def devicetext(self): return self.pick(w.DEVICES)
    def auth(self): return self.pick(w.AUTHORITIES)
    def company(self): return self.pick(w.COMPANIES)
    def people(self): return self.pick(w.PEOPLES)
    def event(self): return self.pick(w.EVENTS)
    def dept(self): return self.pick(w.DEPARTMENTS)
    def heading(self): return self.pick(w.HEADINGS)
    def headingTitle(self): return self.pick(w.HEADINGS).title()
    def opening(self): return self.pick(w.OPENINGS)
    def proper(self): return self.pick(self.v.proper)
    def sentence(self): return self.pick(self.v.sentences)
    def sentenceCap(self):
        text = self.sentence()
        return text[0].upper() + text[1:]
    def bodypart(self):
        return self.pick("Cardiovascular Respiratory Gastrointestinal Musculoskeletal Neurological Psychiatric Skin Neck Abdomen Extremities Lungs Heart General Constitutional Eyes HEENT Genitourinary Endocrine Hematologic Integumentary Back Chest".split())
    def abbrev(self):
        x = self.r.random()
        if x < 0.5: return self.pick(w.ABBREVIATIONS)
        if x < 0.75: return "".join(self.r.choice("BCDFGHLMNPRSTVAEIO") for _ in range(self.r.randint(2, 5))) + self.pick(["", "", "", "s"])
        return self.pick(w.LOWER_ABBREVIATIONS)
    def short(self): return self.pick(w.LOWER_ABBREVIATIONS)
    def medword(self):
        """A word of medicine that may be in no dictionary."""
        x = self.r.random()
        if x < 0.45: word = self.pick(w.MORPHEME_PREFIXES) + self.pick(w.MORPHEMES) + self.pick(w.MORPHEME_SUFFIXES)
        elif x < 0.75: word = self.fakebrand().lower()[:5].rstrip("x") + self.pick(w.STEM_ENDS)
        else: word = self.pick(["non", "mal", "over", "under", "un", "re", "self-", "out", "well-"]) + self.pick(self.v.odd_words).lower()
        return word if self.r.random() < 0.7 else word.capitalize()
    def eponym(self):
        x = self.r.random()
        name = self.pick(self.v.rare_family) if x < 0.5 else self.by_frequency(self.v.frequent_family, 3000) if x < 0.8 else self.pick(self.v.foreign_family)
        if x > 0.9 or 0.4 < x < 0.5: name += "-" + self.pick(self.v.rare_family if self.r.random() < 0.5 else self.v.frequent_family)
        return f"{name}{self.pick([chr(39) + 's', '', ''])} {self.pick(w.EPONYM_NOUNS)}"
    def region(self): return self.pick(w.REGIONS)
    def genericsite(self): return self.pick(w.GENERIC_SITES)
    def knownsite(self): return self.pick(w.KNOWN_SITES)
    def foreignlabel(self): return self.pick(w.FOREIGN_LABELS)
    def spanish(self): return self.pick(w.SPANISH)
    def instes(self):
        kind = self.pick(["Hospital", "Clinica", "Centro de Salud", "Hospital General de", "Hospital Universitario"])
        return [(f"{kind} {self.town_name() if self.r.random() < 0.5 else self.pick(self.v.foreign_family)}", "INSTITUTION")]
    def gene(self): return self.pick(w.GENES)
    def label(self): return self.pick(w.LABELS)
    def anyname(self): return self.pick(self.v.rare_family) if self.r.random() < 0.4 else self.by_frequency(self.v.frequent_family, 2000)

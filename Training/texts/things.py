"""What is neither a person nor a place: diseases, drugs, tests, organisations, dates, numbers."""
import words as w


class Things:
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
        if x < 0.37: return self.pick(w.GENERICS)
        if x < 0.78: return self.pick(w.BRANDS)
        if x < 0.90: return self.pick(self.v.trade)
        if x < 0.93: return self.pick(w.GENERICS).capitalize()
        if x < 0.96: return self.medword()
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
        name = self.pick(w.EPONYMS) if x < 0.25 else self.pick(self.v.rare_family) if x < 0.5 else self.by_frequency(self.v.frequent_family, 3000) if x < 0.8 else self.pick(self.v.foreign_family)
        if x > 0.9 or 0.4 < x < 0.5: name += "-" + self.pick(self.v.rare_family if self.r.random() < 0.5 else self.v.frequent_family)
        return f"{name}{self.pick([chr(39) + 's', '', ''])} {self.pick(w.EPONYM_NOUNS if x < 0.6 else w.EPONYM_TESTS)}"
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
    def Drug(self):
        text = self.drug()
        return text[0].upper() + text[1:]
    def Medword(self): return self.medword().capitalize()
    def word(self): return self.pick(self.v.odd_words).lower()
    def Word(self): return self.pick(self.v.plain_words).capitalize()
    def country(self): return self.pick(w.COUNTRIES)
    def stateName(self): return self.pick(w.STATE_NAMES)
    def icdtitle(self): return self.icd().title().replace("'S", "'s")
    def shorthand(self):
        """A dense line of abbreviations, as in a sign-out."""
        return " ".join(self.pick([self.abbrev, self.abbrev, self.short, self.figure, self.figure, self.abbrev, self.Drug])()
                        + self.pick(["", "", "", ",", ".", ";"]) for _ in range(self.r.randint(3, 12)))
    def figure(self):
        r = self.r
        return self.pick([f"{r.randint(1, 200)}", f"{r.randint(1, 20)}.{r.randint(0, 9)}", f"{r.randint(80, 190)}/{r.randint(40, 110)}", f"{r.randint(1, 10)}/10", f"{r.randint(10, 100)}%", f"x{r.randint(1, 5)}", f"q{r.randint(1, 12)}h", f"{r.randint(1, 50)} mg", f"+{r.randint(1, 4)}", f"{r.randint(16, 24)}g"])
    def score(self):
        """A scale by its author's name with its value: "Braden 17"."""
        x = self.r.random()
        name = self.pick(w.EPONYMS) if x < 0.6 else self.anyname() if x < 0.9 else self.pick(self.v.foreign_family)
        r = self.r
        value = self.pick([f" {r.randint(0, 30)}", f" {r.randint(0, 8)}/{r.randint(8, 30)}", f" grade {r.randint(1, 4)}", f" {self.pick(['I', 'II', 'III', 'IV'])}", f" class {self.pick(['A', 'B', 'C'])}", f" stage {r.randint(1, 4)}", f" {self.pick(['positive', 'negative', 'neg', 'pos'])}"])
        return name + value
    def language(self): return self.pick(w.CONTINENT_LANGUAGES)
    def participle(self): return self.pick(w.PARTICIPLES)
    def code(self): return "".join(self.r.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.r.randint(2, 5)))
    def model(self): return f"{self.pick(w.DEVICES).split(' ')[0]} {self.Word()}{self.pick(['', ' XT', ' 2', ' Pro', ' II', ' DX'])}"
    def bareeponym(self): return self.pick(w.EPONYMS)
    def organ(self): return self.pick(w.ORGANS)
    def interjection(self): return self.pick(w.INTERJECTIONS)
    def roman(self): return self.pick(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "IIIA", "IVa", "IIb"])
    def food(self): return self.pick(w.FOODS)
    def generic(self): return self.pick(w.GENERICS)

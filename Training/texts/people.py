"""People as texts mention them."""
import words as w

INITIALS = "ABCDEFGHJKLMNPRSTW"
APOSTROPHES = ["De'", "La'", "Ky'", "Da'", "Ja'", "Sha'", "Mc"]
QUOTES = ['"{}"', "'{}'", "({})"]


class People:
    def given(self):
        x = self.r.random()
        if x < 0.45: return self.by_frequency(self.v.frequent_given, 300)
        if x < 0.55: return self.pick(self.v.frequent_given)
        if x < 0.62: return self.pick(self.v.word_given)
        if x < 0.88: return self.pick(self.v.foreign_given)
        if x < 0.93: return self.syllables()
        if x < 0.95: return self.pick(APOSTROPHES) + self.pick(self.v.frequent_given[:800])
        return self.pick(self.v.rare_family)

    def syllables(self):
        """Pa Houa, Hyun-ju, Xiaoling, Thi Lan."""
        joint = self.pick([" ", " ", "-", "", ""])
        second = self.pick(w.SYLLABLES)
        return self.pick(w.SYLLABLES) + joint + (second if joint == " " or joint == "-" and self.r.random() < 0.4 else second.lower())

    def family(self):
        x = self.r.random()
        if x < 0.25: return self.by_frequency(self.v.frequent_family, 1500)
        if x < 0.34: return self.pick(self.v.word_family)
        if x < 0.36: return self.pick(self.v.odd_words)
        if x < 0.37: return f"{self.pick(w.LANDSCAPE + ['Old', 'Two', 'Iron', 'Running', 'Little', 'Yellow', 'Spotted', 'Standing', 'Bad'])} {self.pick(self.v.odd_words)}"
        if x < 0.39: return self.pick(self.v.short_family)
        if x < 0.70: name = self.pick(self.v.rare_family)
        else: name = self.pick(self.v.foreign_family)
        y = self.r.random()
        if y < 0.06: return name + "-" + self.pick(self.v.rare_family if self.r.random() < 0.5 else self.v.frequent_family)
        if y < 0.08: return self.pick(["O'", "Mc", "Mac", "D'", "Fa'", "Ka'", "N'"]) + name
        if y < 0.10: return self.pick(["van ", "de ", "van der ", "de la ", "al-", "El ", "von ", "dos ", "Da ", "bin ", "Al-", "St. ", "Le ", "ben ", "Abu "]) + name
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
        if x < 0.08: name = f"{self._first} {self.pick(INITIALS)}. {self._last}"
        elif x < 0.10: name = f"{self._first} {self.pick(INITIALS)} {self._last}"
        elif x < 0.14: name = f"{self._first} {self.given()} {self._last}"
        elif x < 0.16: name = f"{self._first}-{self.given()} {self._last}"
        elif x < 0.18: name = f"{self._first} {self._last} {self.family()}"
        elif x < 0.20: name = f"{self._first} {self._last}{self.pick([' Jr.', ' Jr', ', Jr.', ' Sr.', ' III', ' II'])}"
        elif x < 0.22: name = f"{self._first} {self.pick(QUOTES).format(self.given())} {self._last}"
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

    def who2(self): return self.other(self.who)
    def lastother(self): return self.other(self.last)
    def credential(self): return self.pick(w.CREDENTIALS)

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

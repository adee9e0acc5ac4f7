"""Towns, streets, hospitals, schools, employers."""
import words as w


class Places:
    def town_name(self):
        x = self.r.random()
        if x < 0.40: return self.pick(self.v.small_towns)
        if x < 0.60: return self.by_frequency(self.v.large_towns, 300)
        if x < 0.72: return self.pick(self.v.large_towns)
        if x < 0.77: return self.pick(self.v.foreign_towns)
        if x < 0.85: return f"{self.place_word()} {self.pick(w.LANDFORMS)}"
        if x < 0.89: return self.pick(["New ", "North ", "South ", "East ", "West ", "Fort ", "Port ", "Mount ", "Lake ", "St. "]) + self.place_word()
        if x < 0.92: return self.place_word() + self.pick([" County", " County", " Township", " Parish", " Reservation", " Borough", " Island", " Beach", " City", " Center", " Village", " Mills", " Junction", " Corners"])
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

    def inst(self): return self.odd_inst() if self.r.random() < 0.5 else self.usual_inst()

    def odd_inst(self):
        """One to three words of any sort before what the place is for."""
        r = self.r
        start = " ".join(self.proper_word() for _ in range(r.choice([1, 1, 1, 2, 2, 3])))
        if r.random() < 0.15: start = f"{self.family()} {self.pick(['&', 'and', '/'])} {self.family()}"
        end = self.pick(w.INSTITUTION_WORDS if r.random() < 0.75 else w.INSTITUTION_ENDS)
        if r.random() < 0.15: end = f"{self.pick(['Regional', 'Family', 'Community', 'County', 'Valley', 'Advanced', 'Associated', 'Comprehensive', 'Integrated', 'Premier', 'Pediatric', 'Tri-State', 'First', 'Mobile', 'Rural', 'Urban', 'State'])} {end}"
        name = f"{start} {end}"
        x = r.random()
        if x < 0.06: name += f", {self.pick(w.COMPANY_FORMS)}"
        elif x < 0.10: name += f" {self.pick(w.COMPANY_FORMS)}"
        elif x < 0.16: name += f" {self.pick(['of', 'at', 'in', 'on', '-'])} {self.town_name()}"
        elif x < 0.19: name += f" {self.pick(['#', 'No. '])}{r.randint(1, 99)}"
        elif x < 0.22: name = f"{end} of {self.pick(['', '', 'the '])}{self.town_name()}"
        return [(name, "INSTITUTION")]

    def proper_word(self):
        x = self.r.random()
        if x < 0.30: return self.pick(self.v.small_towns if x < 0.15 else self.v.large_towns)
        if x < 0.55: return self.pick(self.v.odd_words)
        if x < 0.75: return self.pick(w.LANDSCAPE)
        if x < 0.85: return self.pick(w.LANDFORMS)
        return self.pick(self.v.rare_family)

    def bare_inst(self):
        """An institution or employer by one word or two, as those who know it call it."""
        x = self.r.random()
        if x < 0.35: return self.pick(w.LANDSCAPE)
        if x < 0.50: return f"{self.pick(w.LANDSCAPE)} {self.pick(w.LANDFORMS)}"
        if x < 0.60: return self.pick(w.CHURCH_STARTS)
        if x < 0.75: return self.pick(self.v.rare_family)
        return self.pick(self.v.odd_words)

    def unit(self):
        x = self.r.random()
        if x < 0.3: name = f"{self.proper_word()} {self.pick(['Tower', 'Pavilion', 'Wing', 'Hall', 'Building', 'Unit', 'Room', 'Suite', 'House', 'Pod'])}"
        elif x < 0.6: name = f"{self.r.randint(2, 12)} {self.proper_word()}"
        else: name = f"{self.proper_word()} {self.r.randint(1, 12)}{self.pick(['', '', 'A', 'B', ' East', ' West'])}"
        return [(name, "INSTITUTION")]

    def usual_inst(self):
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
        else: name = f"Dr. {self.family()}'s {self.pick(['office', 'clinic', 'Office', 'Clinic'])}"
        if self.r.random() < 0.06: name += f" in {self.town_name()}"
        if " of " in name and self.r.random() < 0.1: name = name.replace(" of ", " at ")
        if self.r.random() < 0.03: name = "the " + name
        return [(name, "INSTITUTION")]

    def instOrDoc(self): return self.inst() if self.r.random() < 0.5 else self.doc()

    def employer(self):
        x = self.r.random()
        base = self.pick(self.v.rare_family) if x < 0.4 else self.family() if x < 0.6 else self.place_word()
        if x > 0.94: return [(f"{base} {self.pick(['&', 'and'])} {self.pick(['Sons', 'Daughters', self.family(), self.family()])}", "INSTITUTION")]
        if x > 0.90: return [(f"{self.pick(w.CHAINS)} {self.pick(['in ', 'on '])}{self.town_name()}", "INSTITUTION")]
        return [(f"{base}{self.pick(['', '', chr(39) + 's'])} {self.pick(w.EMPLOYER_ENDS)}", "INSTITUTION")]

    def school(self):
        base = self.pick(w.LANDSCAPE) if self.r.random() < 0.2 else self.town_name() if self.r.random() < 0.4 else self.proper_word() if self.r.random() < 0.5 else f"{self.given()} {self.family()}" if self.r.random() < 0.3 else self.family()
        return [(f"{base} {self.pick(w.SCHOOL_ENDS)}", "INSTITUTION")]

    def church(self):
        x = self.r.random()
        if x < 0.25: name = f"{self.pick(['St.', 'Saint', 'St'])} {self.pick(w.SAINTS)}{self.pick([' Church', ' Parish', ' Lutheran', ' Catholic Church', ''])}"
        elif x < 0.5: name = f"{self.pick(w.CHURCH_STARTS)} {self.pick(w.CHURCH_ENDS)}"
        elif x < 0.8: name = f"{self.place_word()} {self.pick(w.CHURCH_ENDS)}"
        else: name = f"{self.pick(w.CHURCH_ENDS)} of {self.town_name()}"
        return [(name, "INSTITUTION")]

    def shelter(self):
        base = self.pick(w.LANDSCAPE) if self.r.random() < 0.35 else self.family() if self.r.random() < 0.5 else self.town_name()
        return [(f"{base} {self.pick(w.SHELTER_ENDS)}", "INSTITUTION")]

    def pharmacy(self):
        x = self.r.random()
        if x < 0.4: name = f"{self.family()}{self.pick(['', chr(39) + 's'])} {self.pick(w.PHARMACY_ENDS)}"
        elif x < 0.6: name = f"{self.town_name()} {self.pick(w.PHARMACY_ENDS)}"
        elif x < 0.8: name = f"{self.pick(w.CHAINS)} {self.pick(['in ', 'on ', '- ', 'of '])}{self.town_name()}"
        else: name = f"{self.pick(w.CHAINS)} {self.pick(['#', 'store ', 'Store #', 'No. '])}{self.r.randint(10, 9999)}"
        return [(name, "INSTITUTION")]

    def landmark(self):
        if self.r.random() < 0.4: return [(f"{self.pick(w.LANDMARK_STARTS)} {self.place_word()}", "TOWN")]
        return [(f"{self.place_word()} {self.pick(w.LANDMARK_ENDS)}", "TOWN")]

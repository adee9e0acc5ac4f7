/// What the lexicon knows about a word; a word can be several things (`Rose`, `May`, `Chase`).
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt64

  static let given = WordTraits(rawValue: 1 << 0)
  static let family = WordTraits(rawValue: 1 << 1)
  /// Stands capitalised in clinical text without naming anybody.
  static let ordinary = WordTraits(rawValue: 1 << 2)
  /// Also an everyday word: a name only with a good reason.
  static let doubtful = WordTraits(rawValue: 1 << 3)
  static let month = WordTraits(rawValue: 1 << 4)
  static let weekday = WordTraits(rawValue: 1 << 5)
  static let title = WordTraits(rawValue: 1 << 6)
  static let credential = WordTraits(rawValue: 1 << 7)
  /// Part of a family name that is no name alone: van, de, al.
  static let particle = WordTraits(rawValue: 1 << 8)
  /// Makes the name before it an eponym: disease, sign, score.
  static let eponymNoun = WordTraits(rawValue: 1 << 9)
  /// Named after somebody, never somebody: Parkinson, Babinski.
  static let eponym = WordTraits(rawValue: 1 << 10)
  /// Announces a person: patient, named, daughter.
  static let personCue = WordTraits(rawValue: 1 << 11)
  /// Ends the name of an institution: hospital, clinic.
  static let institution = WordTraits(rawValue: 1 << 12)
  /// Ends one only after a proper name and in good company: health, center, general.
  static let institutionPart = WordTraits(rawValue: 1 << 13)
  static let knownInstitution = WordTraits(rawValue: 1 << 14)
  static let city = WordTraits(rawValue: 1 << 15)
  static let state = WordTraits(rawValue: 1 << 16)
  static let stateCode = WordTraits(rawValue: 1 << 17)
  static let street = WordTraits(rawValue: 1 << 18)
  static let direction = WordTraits(rawValue: 1 << 19)
  /// Announces an identifier strongly: MRN, SSN, account.
  static let idCue = WordTraits(rawValue: 1 << 20)
  /// Announces one weakly, needs `#`, "number" or a clear form: case, plan, record.
  static let weakIDCue = WordTraits(rawValue: 1 << 21)
  static let dateCue = WordTraits(rawValue: 1 << 22)
  static let phoneCue = WordTraits(rawValue: 1 << 23)
  /// A code system or publication whose numbers identify no person: ICD, LOINC, PMID.
  static let codeSystem = WordTraits(rawValue: 1 << 24)
  static let unit = WordTraits(rawValue: 1 << 25)
  /// The word of a pseudonym.
  static let kindWord = WordTraits(rawValue: 1 << 26)
  /// Starts an entry of several words.
  static let phraseStart = WordTraits(rawValue: 1 << 27)
  static let placePreposition = WordTraits(rawValue: 1 << 28)
  static let relation = WordTraits(rawValue: 1 << 29)
  /// Stands inside the name of an institution but does not end one: county, children's.
  static let institutionModifier = WordTraits(rawValue: 1 << 30)
  /// Has another spelling in addresses: street, north, suite.
  static let respelled = WordTraits(rawValue: 1 << 31)
  /// A number in words, or a part of one: five, oh, nineteen, third.
  static let numeral = WordTraits(rawValue: 1 << 32)
  /// Announces where in a building somebody is: room, bed, ward.
  static let roomCue = WordTraits(rawValue: 1 << 33)
  /// Starts a rule of its own: a holiday, a very old person, a segment of a message.
  static let keyword = WordTraits(rawValue: 1 << 34)
  /// A frequent word read backwards or in rot13: what stands around it is veiled.
  static let veiled = WordTraits(rawValue: 1 << 35)
  /// The name of a field that identifies, or the last word of one: lastname, dob, number.
  static let field = WordTraits(rawValue: 1 << 36)

  /// Ends the name of a place after a proper word: school, church, plant.
  static let site = WordTraits(rawValue: 1 << 37)
  /// A service or specialty that ends the name of a practice: dental, pulmonary.
  static let specialty = WordTraits(rawValue: 1 << 38)
  /// Ends the name of a building or a part of town: park, heights, tower.
  static let feature = WordTraits(rawValue: 1 << 39)
  /// Stands in names of places: cedar, ridge, sunrise.
  static let landmark = WordTraits(rawValue: 1 << 40)
  /// A shop or firm with branches everywhere, or the first word of its name.
  static let chain = WordTraits(rawValue: 1 << 41)
  /// A unit or crew that a number names: tele, medic.
  static let numberedUnit = WordTraits(rawValue: 1 << 42)
  /// Larger than a state.
  static let country = WordTraits(rawValue: 1 << 43)

  /// The name of a thing: a drug, a device, a sign, an organism, a people, a brand.
  static let thing = WordTraits(rawValue: 1 << 48)
  /// A thing named after somebody, or by its maker: many families share the name.
  static let namesake = WordTraits(rawValue: 1 << 49)
  /// Makes the name before it a thing's: hump, splints, clamp.
  static let thingNoun = WordTraits(rawValue: 1 << 50)
  /// Starts an entry of several words that is a thing or a disease, and is a `phraseStart`.
  static let thingStart = WordTraits(rawValue: 1 << 51)

  /// What a word is in names of things.
  static let ofThings: WordTraits = [.thing, .namesake, .eponym]

  /// What a word is in names of places and things; for rules of names and the tagger such a word is as any other.
  static let ofPlaces: WordTraits = [
    .site, .specialty, .feature, .landmark, .chain, .numberedUnit, .country, .thing, .namesake, .thingNoun,
  ]
  /// What the name of a place may end with.
  static let endsPlace: WordTraits = [.site, .specialty, .feature, .institution, .institutionPart]
  /// Words that call a rule.
  static let startsPlace: WordTraits = [
    .chain, .numberedUnit, .site, .specialty, .feature, .institution, .institutionPart,
  ]

  /// With one of these a word of the short lists is no name, whatever a long list says.
  static let judged: WordTraits = [
    .ordinary, .month, .weekday, .title, .credential, .particle, .eponymNoun, .personCue, .institution,
    .institutionPart,
    .knownInstitution, .state, .stateCode, .street, .direction, .codeSystem, .unit, .kindWord, .relation,
    .institutionModifier,
  ]

  /// With one of these a word in lower case is no name, for want of any sign.
  static let neverLowerCaseName: WordTraits = judged.union([.doubtful, .eponym, .particle])
}

extension RuleName {
  /// What the rule looks for, in one sentence for people. A rule without a sentence of its own gets that of its family.
  public var meaning: String {
    if let sentence = Self.sentences[rawValue] { return sentence }
    let family = String(rawValue.prefix { $0 != "." })
    if let sentence = Self.families[family] { return sentence }
    if let country = Self.countries[family] { return "A number in the form of \(country), which a pack knows." }
    return "A rule called \(rawValue) takes this for identifying."
  }

  private static let families: [String: String] = [
    "name": "Reads like the name of a person.",
    "place": "Reads like the name of a place.",
    "address": "Reads like an address.",
    "institution": "Reads like the name of an institution.",
    "date": "Reads like a date.",
    "phone": "Reads like a telephone number.",
    "number": "A number that may belong to a person.",
    "code": "A code that may belong to a person.",
    "id": "Reads like an identifier.",
    "known": "Belongs to a patient of the hospital's index.",
    "patient": "Belongs to the patient of the session.",
    "pattern": "Matches a pattern of the detection file.",
    "uk": "A number, postcode or telephone in a form of the United Kingdom.",
    "ca": "A number or postal code in a form of Canada.",
    "eu": "A number, telephone or date in a form that countries of Europe share.",
    "es": "Reads like identifying text in Spanish, or a number in a form of Spain.",
  ]

  /// Of the rules of `PackRule` that are named after one country.
  private static let countries: [String: String] = [
    "at": "Austria", "be": "Belgium", "ch": "Switzerland", "cz": "the Czech Republic", "de": "Germany",
    "dk": "Denmark", "fi": "Finland", "fr": "France", "gr": "Greece", "hu": "Hungary", "ie": "Ireland", "it": "Italy",
    "nl": "the Netherlands", "pl": "Poland", "pt": "Portugal", "ro": "Romania", "se": "Sweden",
  ]

  private static let sentences: [String: String] = [
    "patient.typo": "With one typing error it would belong to the patient of the session.",
    "lab.value": "A laboratory or bedside value with what was measured: clinical content.",
    "field": "The value of a field or column whose name says what it holds.",
    "term.denied": "A word or phrase that the detection file denies.",
    "conversation.split": "Identifying when the end of one message and the beginning of a later one are read together.",
    "number.bare": "A number too long for a measurement, with nothing around that says what else it is.",
    "code.mixed": "Letters and digits mixed as in identifiers, and no known code system.",
    "number.hyphenated": "Groups of digits joined by hyphens as in identifiers.",
    "tagger.name": "The names tagger takes it for a person, from its letters and the words around it.",
    "tagger.place": "The names tagger takes it for a place, from its letters and the words around it.",
    "tagger.institution": "The names tagger takes it for an institution, from its letters and the words around it.",
    "place.unknown": "A capitalised word where a place is expected, and no word of any list.",
    "place.city": "The name of a town.",
    "name.again": "The name of somebody who was named in full nearby.",
    "name.given": "A given name alone.",
    "name.shape": "Words with the shape of a name: given name, initials, family name.",
    "zip.state": "Five digits after a state: a ZIP code.",
    "name.context": "A capitalised word where the words around it announce a person.",
    "name.title": "A name after a title such as Dr. or Mrs.",
    "date.month": "A month with its year.",
    "date.relative": "A weekday or month counted from today, or a weekday with its day.",
    "age.over89": "An age over 89.",
    "number.spoken": "Digits in words, as they are dictated.",
    "address.room": "A room, bed or ward.",
    "phone.us": "Ten digits grouped as telephone numbers of North America are.",
    "address.street": "The name of a street.",
    "institution.known": "A hospital or health system that the lists know.",
    "institution.shape": "A proper name before a word such as hospital or clinic.",
    "address.numbered": "A house number with a street.",
    "date.numeric": "A date in numbers.",
    "date.written": "A date with the name of its month.",
    "phone.e164": "A telephone number with the code of its country.",
    "account.luhn": "Digits with the check digit of payment cards.",
    "id.uuid": "A universally unique identifier.",
    "ssn.shape": "Digits grouped as a Social Security number, in a range that is issued.",
    "ssn.label": "A number after a word such as SSN.",
    "dea.check": "A DEA registration number with its check digit.",
    "vin.check": "A vehicle identification number with its check digit.",
    "id.label": "A number or an account's name after a word such as MRN, badge or login.",
    "code.registered": "A code of a registered numbering scheme with its check digit.",
    "number.misread": "A number in which letters stand for digits, as after scanning or typing.",
    "phone.label": "A number after a word such as phone or fax.",
    "device.mac": "A hardware address of a network device.",
    "ip": "An internet address.",
    "url": "A web address.",
    "email": "An e-mail address.",
    "encoded": "Encoded text that holds something identifying once it is decoded.",
    "known.lone": "The name of a known patient who has but this one word.",
    "known.typo": "The name of a known patient with one typing error.",
    "known.name": "The name of a known patient.",
    "known.initial": "A known patient's family name with the initial.",
    "known.address": "The address of a known patient.",
    "known.id": "A number, e-mail address or birth date of a known patient.",
  ]
}

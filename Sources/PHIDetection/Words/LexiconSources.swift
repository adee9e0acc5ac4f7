import DetectionData

/// Every word list with what it says about its words.
///
/// The short lists were written for Chaperone from general knowledge: frequent names of the United States, its large
/// cities and health systems, words of clinical notes. The long ones are public facts: files of `DetectionData`.
enum LexiconSources {
  static let words: [(String, WordTraits)] = [
    (GivenNames.common, .given),
    (GivenNames.doubtful, [.given, .doubtful]),
    (FamilyNames.common, .family),
    (FamilyNames.doubtful, [.family, .doubtful]),
    (FamilyNames.particles, .particle),
    (Eponyms.names, .eponym),
    (Eponyms.nouns, [.eponymNoun, .ordinary]),
    (ClinicalWords.ordinary, .ordinary),
    (ClinicalWords.contractions, .ordinary),
    (Drugs.brands, .ordinary),
    (ClinicalWords.units, .unit),
    (ClinicalWords.codeSystems, [.codeSystem, .ordinary]),
    (Cues.titles + " " + Cues.ranks, .title),
    (Cues.credentials, .credential),
    (Cues.persons, [.personCue, .ordinary]),
    (Cues.relations, [.relation, .ordinary]),
    (Cues.identifiers, [.idCue, .ordinary]),
    (Cues.weakIdentifiers, [.weakIDCue, .ordinary]),
    (Cues.phones, [.phoneCue, .ordinary]),
    (Cues.dates, [.dateCue, .ordinary]),
    (Cues.places, [.placePreposition, .ordinary]),
    (Calendar.months, [.month, .ordinary]),
    (Calendar.weekdays, [.weekday, .ordinary]),
    (Calendar.misspeltMonths.values.joined(separator: " "), [.month, .ordinary]),
    (Numerals.words, [.numeral, .ordinary]),
    (FieldNames.words, .field),
    (VeilWords.all, .veiled),
    (Scanner.statementWords, [.keyword, .ordinary]),
    (Scanner.holidays, .keyword),
    (Scanner.roomWords, [.roomCue, .ordinary]),
    (Scanner.pictures + " dot " + Scanner.boxWords, .keyword),
    (Scanner.accountCues + " " + Scanner.openerWords, .keyword),
    (Cues.capitalIdentifiers, .weakIDCue),
    (Cues.furtherIdentifiers, .weakIDCue),
    (Scanner.handleCues, .keyword),
    (Scanner.oldPeopleWords, [.keyword, .ordinary]),
    (Places.institutionHeads, [.institution, .ordinary]),
    (Places.institutionParts, [.institutionPart, .ordinary]),
    (Places.institutionModifiers, [.institutionModifier, .ordinary]),
    (Places.institutions, .knownInstitution),
    (PlaceWords.sites, .site),
    (PlaceWords.specialties, .specialty),
    (PlaceWords.features, .feature),
    (PlaceWords.landmarks, .landmark),
    (PlaceWords.chains + " " + PlaceWords.chainStarts, .chain),
    (PlaceWords.numberedUnits, .numberedUnit),
    (PlaceWords.countries, .country),
    (Places.cities, .city),
    (Places.states, .state),
    (Places.stateCodes, .stateCode),
    (Places.streets, [.street, .ordinary]),
    (Places.directions, [.direction, .ordinary]),
  ]

  static let phrases: [(String, WordTraits)] = [
    (Places.institutionPhrases, .knownInstitution),
    (Places.cityPhrases, .city),
    (Places.statePhrases, .state),
    (Eponyms.phrases, .eponym),
  ]

  /// Things, asked about what was taken for a name or a place (`Scanner+NamedThings`).
  static let things: [(String, WordTraits)] = [
    (Namesakes.eponymsAToK, [.thing, .namesake]),
    (Namesakes.eponymsLToZ, [.thing, .namesake]),
    (Namesakes.devices, [.thing, .namesake]),
    (Drugs.brands, .thing),
    (DrugBrands.all, .thing),
    (Organisms.all, .thing),
    (EverydayThings.peoples, .thing),
    (EverydayThings.goods, .thing),
    (EverydayThings.software, .thing),
    (EverydayThings.hospital, .thing),
    (EverydayThings.trials, .thing),
    (ThingPhrases.nouns, .thingNoun),
  ]

  /// Asked about capitalised words only.
  static let lists: [(EmbeddedFile, WordTraits)] = [
    (.familyNames, .family),
    (.familyNamesAlsoWords, [.family, .doubtful]),
    (.givenNames, .given),
    (.givenNamesAlsoWords, [.given, .doubtful]),
    (.towns, .city),
    (.medicalWords, .ordinary),
    (.medicalEponyms, .eponym),
  ]
}

/// The rules, in the order in which they win where they overlap: a later one beats an earlier one.
///
/// Raw values are places in that order, not stable; `name` is.
enum Rule: UInt8 {
  case labValue
  case bareNumber, mixedCode, hyphenatedNumber
  case taggedPlace, taggedInstitution, taggedName
  case unknownPlace, city, coreference, loneGivenName, nameShape
  case zipAfterState, nameByContext, titledName
  case monthYear, relativeDate, spokenAge, spokenNumber
  case room, phoneShape, streetName, knownInstitution, institution, streetAddress
  case numericDate, writtenDate
  case internationalPhone, cardNumber, uuid
  case socialSecurity, deaNumber, vehicleNumber
  case labelledID, labelledPhone, labelledSocial, misread, registeredCode, field
  /// Of a country's pack, of the hospital's own formats: `Candidate.detail` says which.
  case pack, pattern
  case hardwareAddress, ipAddress, url, email
  case hidden
  case deniedTerm
  case knownLoneName, knownTypo, knownName, knownInitial, knownAddress, knownIdentifier

  /// Whether its findings are runs without white space, however long: `Scanner.addRun`.
  var isOfRuns: Bool { self == .labelledID || self == .mixedCode || self == .hyphenatedNumber }

  var name: RuleName {
    switch self {
    case .labValue: "lab.value"
    case .bareNumber: "number.bare"
    case .mixedCode: "code.mixed"
    case .hyphenatedNumber: "number.hyphenated"
    case .taggedPlace: "tagger.place"
    case .taggedInstitution: "tagger.institution"
    case .taggedName: "tagger.name"
    case .unknownPlace: "place.unknown"
    case .city: "place.city"
    case .coreference: "name.again"
    case .loneGivenName: "name.given"
    case .nameShape: "name.shape"
    case .zipAfterState: "zip.state"
    case .nameByContext: "name.context"
    case .titledName: "name.title"
    case .monthYear: "date.month"
    case .relativeDate: "date.relative"
    case .spokenAge: "age.over89"
    case .spokenNumber: "number.spoken"
    case .room: "address.room"
    case .phoneShape: "phone.us"
    case .streetName: "address.street"
    case .knownInstitution: "institution.known"
    case .institution: "institution.shape"
    case .streetAddress: "address.numbered"
    case .numericDate: "date.numeric"
    case .writtenDate: "date.written"
    case .internationalPhone: "phone.e164"
    case .cardNumber: "account.luhn"
    case .uuid: "id.uuid"
    case .socialSecurity: "ssn.shape"
    case .deaNumber: "dea.check"
    case .vehicleNumber: "vin.check"
    case .labelledID: "id.label"
    case .labelledSocial: "ssn.label"
    case .field: "field"
    case .registeredCode: "code.registered"
    case .misread: "number.misread"
    case .labelledPhone: "phone.label"
    case .pack: "pack"
    case .pattern: "pattern"
    case .hardwareAddress: "device.mac"
    case .ipAddress: "ip"
    case .url: "url"
    case .email: "email"
    case .hidden: "encoded"
    case .deniedTerm: "term.denied"
    case .knownLoneName: "known.lone"
    case .knownTypo: "known.typo"
    case .knownName: "known.name"
    case .knownInitial: "known.initial"
    case .knownAddress: "known.address"
    case .knownIdentifier: "known.id"
    }
  }
}

extension Rule {
  /// Whether it is an opinion of the tagger alone.
  var isOfTagger: Bool {
    switch self {
    case .taggedName, .taggedPlace, .taggedInstitution: true
    default: false
    }
  }

  /// Whether the tagger may contradict it: rules that guess from the looks of words.
  var mayBeVetoed: Bool {
    switch self {
    case .unknownPlace, .city, .coreference, .loneGivenName, .nameShape, .nameByContext, .institution: true
    default: false
    }
  }
}

/// What a recogniser believes, before overlaps are resolved; bytes of the folded text.
struct Candidate {
  var start: Int32
  var end: Int32
  let kind: PHIKind
  let rule: Rule
  let confidence: Confidence
  /// Place in the index's owner table; `nil` for nobody.
  var owner: OwnerReference?
  /// Which rule of a pack, or which of the hospital's patterns; 0 otherwise.
  var detail: UInt16 = 0
}

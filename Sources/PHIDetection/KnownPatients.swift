/// The hospital's own patients, as a compact index that is probed while tokens stream by.
///
/// It stores hashes, no text but the keys. Exact forms are matched, letter case, white space and punctuation ignored:
/// names in both orders, with or without middle names, with short forms and as initial with family name; MRN, telephone
/// and other numbers; e-mail and postal addresses; birth dates where the text calls them so; a
/// name with one typing error beside its other part. Misses: typing errors in numbers.
public struct KnownPatients: Sendable {
  /// No patients: nothing is attributed.
  public static let none = KnownPatients([])
  /// How many owners of one shared value are kept; further ones are dropped, the value stays ambiguous. High, because a
  /// caller who looks for one patient among the owners must find them: a large hospital has hundreds of John Smiths.
  public static let sharedOwnersMax = 4096

  let index: PatientIndex

  /// Reads the patients once; the work grows with their number and happens here, not while scanning.
  public init(_ patients: some Sequence<KnownPatient>) {
    var builder = PatientIndexBuilder(expecting: patients.underestimatedCount)
    for patient in patients { builder.add(patient) }
    index = builder.build()
  }

  /// How many patients are indexed.
  public var count: Int { index.keys.count }

  func owner(ofEmail bytes: Slice<UnsafeBufferPointer<UInt8>>) -> OwnerReference? {
    index.owner(of: IndexDomain.email.key(WordHash.word(bytes)))
  }

  func owner(ofBirthDate year: Int, _ month: Int, _ day: Int) -> OwnerReference? {
    index.owner(of: IndexDomain.birthDate.key(UInt64(year * 10_000 + month * 100 + day)))
  }

  func subject(_ owner: OwnerReference?) -> Subject {
    guard let owner else { return .unattributed }
    let keys = index.owners(of: owner)
    return keys.count == 1 ? .patient(keys[0]) : .ambiguous(keys)
  }
}

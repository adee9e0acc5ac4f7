/// The hospital's own patients, as a compact index that is probed while tokens stream by.
///
/// It stores hashes, no text but the keys. Exact forms are matched, letter case, white space and punctuation ignored:
/// names in both orders, with or without middle names, with short forms and as initial with family name; MRN, telephone
/// and other numbers; e-mail and postal addresses; birth dates where the text calls them so; a
/// name with one typing error beside its other part.
///
/// A name of one word counts where it stands alone: one that is in no list and no word of English anywhere, another behind
/// a title or where a patient is announced.
///
/// Misses: names of one word that are English words; identifiers of fewer than `PhraseLimits.identifierMin` letters and
/// digits or without a digit; typing errors in numbers and in names of one word.
public struct KnownPatients: Sendable {
  /// No patients: nothing is attributed.
  public static let none = KnownPatients([])
  /// How many owners of one shared value are kept; further ones are dropped, the value stays ambiguous. High, because a
  /// caller who looks for one patient among the owners must find them: a large hospital has hundreds of John Smiths.
  public static let sharedOwnersMax = 4096

  /// Values of patients added since the index was built are kept apart; beyond this many it is time to build anew.
  public static let recentMax = 10_000

  /// Everything, behind one reference.
  private final class Contents: Sendable {
    let key: IndexKey
    let base: PatientIndex
    /// `nil` when nobody was added since.
    let recent: PatientIndex?
    let added: [PatientKey: KnownPatient]
    let isEmpty: Bool
    let hasLoneNames: Bool
    let words: KnownWords

    init(key: IndexKey, base: PatientIndex, recent: PatientIndex?, added: [PatientKey: KnownPatient]) {
      self.key = key
      self.base = base
      self.recent = recent
      self.added = added
      isEmpty = base.directory.keys.count == 0 && recent == nil
      hasLoneNames = base.layout.loneNameCount + (recent?.layout.loneNameCount ?? 0) > 0
      words = KnownWords(base.directory, recent?.directory)
    }
  }

  private let contents: Contents
  @inline(__always) private var key: IndexKey { contents.key }
  @inline(__always) var base: PatientIndex { contents.base }
  @inline(__always) var recent: PatientIndex? { contents.recent }
  private var added: [PatientKey: KnownPatient] { contents.added }
  /// Nobody is known: nothing need be looked up.
  @inline(__always) var isEmpty: Bool { contents.isEmpty }
  /// Whether any patient has a name of one word.
  var hasLoneNames: Bool { contents.hasLoneNames }

  /// Reads the patients once; the work grows with their number and happens here, not while scanning.
  ///
  /// `key`: what the hashes are keyed with; give the same one to write the index to a file.
  public init(_ patients: some Sequence<KnownPatient>, key: IndexKey = .random()) {
    var builder = PatientIndexBuilder(expecting: patients.underestimatedCount, key: key)
    for patient in patients { builder.add(patient) }
    self.init(base: builder.build(), recent: nil, added: [:], key: key)
  }

  init(base: PatientIndex, recent: PatientIndex?, added: [PatientKey: KnownPatient], key: IndexKey) {
    contents = Contents(key: key, base: base, recent: recent, added: added)
  }

  /// These patients too, or these as they are now; the index itself is shared, so this costs little.
  ///
  /// What a patient was called, or how reached, before a change stays that patient's until the index is built anew.
  public func adding(_ patients: some Sequence<KnownPatient>) -> KnownPatients {
    var added = added
    for patient in patients { added[patient.key] = patient }
    guard !added.isEmpty else { return self }
    var builder = PatientIndexBuilder(expecting: added.count, key: key)
    for patient in added.values { builder.add(patient) }
    return KnownPatients(base: base, recent: builder.build(), added: added, key: key)
  }

  /// How many patients are indexed; one who changed since the index was built counts twice.
  public var count: Int { base.directory.keys.count + added.count }

  /// Whether these are the very patients that a detector was given before, nobody entered or changed since.
  public func isSame(as other: KnownPatients) -> Bool { contents === other.contents }

  /// How many of them were added since the index was built.
  public var recentCount: Int { added.count }

  // MARK: What a scan asks

  /// The filters that every word is asked; valid as long as these patients are kept.
  var words: KnownWords { contents.words }

  /// The places whose letter may be left out of a word beside a true one, see `WrittenWord.shortenings`; none when no
  /// patient's name is one typing error away.
  func shortenings(_ word: WrittenWord, beside trueWord: UInt64) -> UInt32 {
    let hash = key.hash(IndexDomain.misspeltPair.key(trueWord))
    let (base, recent) = (base, recent)
    return word.shortenings { base.mayPair(hash, $0) || recent?.mayPair(hash, $0) == true }
  }

  @inline(__always)
  func mayBeOfAddress(_ word: UInt64) -> Bool {
    base.directory.addressWords.mayContain(word) || recent?.directory.addressWords.mayContain(word) == true
  }

  @inline(__always)
  func mayIdentify(_ value: UInt64) -> Bool {
    let hash = key.hash(value)
    return base.mayContain(hash, in: .identifiers) || recent?.mayContain(hash, in: .identifiers) == true
  }

  func owner(_ domain: IndexDomain, _ value: UInt64) -> OwnerReference? {
    let hash = key.hash(domain.key(value))
    let owner = OwnerReference(base: base.place(of: hash), recent: recent?.place(of: hash) ?? OwnerReference.none)
    return owner.base == OwnerReference.none && owner.recent == OwnerReference.none ? nil : owner
  }

  func owner(ofEmail bytes: Slice<UnsafeBufferPointer<UInt8>>) -> OwnerReference? {
    owner(.email, WordHash.word(bytes))
  }

  func owner(ofBirthDate year: Int, _ month: Int, _ day: Int) -> OwnerReference? {
    owner(.birthDate, UInt64(year * 10_000 + month * 100 + day))
  }

  func subject(_ owner: OwnerReference?) -> Subject {
    guard let owner else { return .unattributed }
    var keys = base.owners(at: owner.base)
    for key in recent?.owners(at: owner.recent) ?? [] where !keys.contains(key) { keys.append(key) }
    guard let first = keys.first else { return .unattributed }
    return keys.count == 1 ? .patient(first) : .ambiguous(Array(keys.prefix(Self.sharedOwnersMax)))
  }
}

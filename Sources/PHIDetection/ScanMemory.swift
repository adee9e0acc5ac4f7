/// What a scan takes along from one stretch of a text to the next; everything else is forgotten between them.
struct ScanMemory: Sendable {
  /// Attempts to put a name right cost up to a few hundred small lookups each: this many for each text, and one more for
  /// each quarter of a kilobyte.
  private static let correctionsMin = 64

  /// Words of names that were found, with the stretch they were found in first: "Garcia" after "Maria Garcia".
  private var names = NameWords()
  /// One bit for each remembered word: most words of a text are ruled out by it.
  private var nameBits: UInt64 = 0
  private var newNameBits: UInt64 = 0
  private var stretch: Int32 = 0
  private var byteCount = 0
  /// How many names were tried as misspelt ones.
  var corrections = 0
  /// What a scan collects and forgets, kept for its room.
  var openWords: [Int] = []
  var candidates: [Candidate] = []
  /// Runs of the stretch without white space that are long enough to hide text.
  var longRuns: [Range<Int>] = []
  /// The table whose rows are being read.
  var table: Scanner.Table?
  /// The columns of the SQL statement whose values are being read.
  var statementColumns: [PHIKind?] = []
  /// The identifier that the last stretch's end cut in two.
  var openRun: Candidate?
  /// What may still be decoded of hidden text.
  var decoding = DecodingBudget(StretchSizes.standard.decodedBytesMin)
  /// Allowed terms that may reach into the next stretch.
  var allowedRanges: [AllowedRange] = []

  mutating func begin(_ count: Int) {
    stretch &+= 1
    byteCount += count
    newNameBits = 0
  }

  /// The first bytes of the text were dropped.
  mutating func move(by count: Int32) {
    openRun?.start -= count
    openRun?.end -= count
    for index in allowedRanges.indices {
      allowedRanges[index].start -= count
      allowedRanges[index].end -= count
    }
  }

  var mayCorrect: Bool { corrections < Self.correctionsMin + byteCount / 256 }
  var remembersNames: Bool { nameBits != 0 }
  /// Whether names were found in the present stretch that were not known before.
  var hasNewNames: Bool { newNameBits != 0 }

  mutating func rememberName(_ word: UInt64) {
    guard word != 0, names.stretch(of: word) == nil else { return }
    if names.count == NameWords.countMax { nameBits = 0 }
    names.add(word, stretch)
    nameBits |= Self.bit(word)
    newNameBits |= Self.bit(word)
  }

  @inline(__always)
  func isName(_ word: UInt64) -> Bool { nameBits & Self.bit(word) != 0 && names.stretch(of: word) != nil }

  @inline(__always)
  func isNewName(_ word: UInt64) -> Bool { newNameBits & Self.bit(word) != 0 && names.stretch(of: word) == stretch }

  @inline(__always)
  private static func bit(_ word: UInt64) -> UInt64 { 1 << (word >> 20 & 63) }
}

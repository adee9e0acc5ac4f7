/// What every word of a text is asked first: most are nobody's, and that must cost next to nothing.
struct KnownWords: Sendable {
  private typealias Views = (base: WordFilter.View, recent: WordFilter.View?)

  private let names: Views
  private let properNames: Views
  private let addressStarts: Views

  /// Views of filters that the caller keeps.
  init(_ base: PatientDirectory, _ recent: PatientDirectory?) {
    names = (base.nameWords.view, recent?.nameWords.view)
    properNames = (base.properNameWords.view, recent?.properNameWords.view)
    addressStarts = (base.addressStarts.view, recent?.addressStarts.view)
  }

  @inline(__always)
  func mayBeOfName(_ word: UInt64) -> Bool { Self.mayContain(word, names) }

  /// Whether it may be of a name and is no everyday word.
  @inline(__always)
  func mayBeProperName(_ word: UInt64) -> Bool { Self.mayContain(word, properNames) }

  /// Writes the hints of those words that may be of a name.
  func fill(_ tokens: UnsafeMutableBufferPointer<Token>) {
    Self.fill(tokens, names.base, properNames.base)
    if let names = names.recent, let properNames = properNames.recent { Self.fill(tokens, names, properNames) }
    for place in tokens.indices where tokens[place].hints.contains(.patientName) {
      if mayBeProperName(tokens[place].value) { tokens[place].hints.insert(.properPatientName) }
    }
  }

  /// A word in lower case is asked about as a proper name, another one first as any. Nothing branches on an answer.
  private static func fill(
    _ tokens: UnsafeMutableBufferPointer<Token>, _ names: WordFilter.View, _ properNames: WordFilter.View
  ) {
    for place in tokens.indices {
      let isLower = tokens[place].shape == .lower
      let isOne = (isLower ? properNames : names).mayContain(tokens[place].value)
      let hint: WordHints = isLower ? .properPatientName : .patientName
      tokens[place].hints.formUnion(isOne && tokens[place].isWord ? hint : [])
    }
  }

  @inline(__always)
  func mayStartAddress(_ word: UInt64) -> Bool { Self.mayContain(word, addressStarts) }

  @inline(__always)
  private static func mayContain(_ word: UInt64, _ filter: Views) -> Bool {
    filter.base.mayContain(word) || filter.recent?.mayContain(word) == true
  }
}

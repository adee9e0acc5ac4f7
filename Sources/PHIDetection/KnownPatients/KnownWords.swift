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

  /// As `mayBeProperName` or `mayBeOfName`, without a branch on which.
  @inline(__always)
  func mayBeOfName(_ word: UInt64, isProper: Bool) -> Bool {
    let isOne = (isProper ? properNames.base : names.base).mayContain(word)
    guard let recent = isProper ? properNames.recent : names.recent else { return isOne }
    return isOne || recent.mayContain(word)
  }

  @inline(__always)
  func mayStartAddress(_ word: UInt64) -> Bool { Self.mayContain(word, addressStarts) }

  @inline(__always)
  private static func mayContain(_ word: UInt64, _ filter: Views) -> Bool {
    filter.base.mayContain(word) || filter.recent?.mayContain(word) == true
  }
}

/// A patient's address as it is compared with text: its words and numbers in order.
struct FocusedAddress: Sendable {
  /// Every spelling of each word: street types and directions have several.
  let words: [[[UInt8]]]

  /// `nil` unless a house number and a street's name begin it.
  init?(_ address: String) {
    words = IndexedText.spelledWordsAndNumbers(address).map { AddressSpelling.spellings(of: $0) }
    guard words.count > 1, words[0].first?.first.map(ASCII.isDigit) == true,
      words[1].first?.first.map(ASCII.isDigit) == false
    else { return nil }
  }
}

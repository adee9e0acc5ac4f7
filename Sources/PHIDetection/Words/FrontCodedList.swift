/// A sorted list of words and phrases in lower case, packed: a capital says how many bytes of the entry before are kept
/// (A none, B one), what follows up to the next capital is the rest; a hyphen parts the words of a phrase.
///
/// Packed because a literal of thousands of strings takes the compiler minutes and the program memory.
struct FrontCodedList {
  private let packed: StaticString

  init(_ packed: StaticString) { self.packed = packed }

  /// Hands over the hash of each entry's first word and, for a phrase, that of the whole, in order.
  func forEach(_ body: (_ first: UInt64, _ phrase: UInt64?) -> Void) {
    var entry: [UInt8] = []
    var position = 0
    packed.withUTF8Buffer { packed in
      while position < packed.count {
        let byte = packed[position]
        position += 1
        if byte >= UInt8(ascii: "a") || byte == UInt8(ascii: "-") {
          entry.append(byte)
        } else if byte != 0x0A {
          hand(entry, to: body)
          entry.removeLast(max(0, entry.count - Int(byte - UInt8(ascii: "A"))))
        }
      }
    }
    hand(entry, to: body)
  }

  private func hand(_ entry: [UInt8], to body: (_ first: UInt64, _ phrase: UInt64?) -> Void) {
    guard !entry.isEmpty else { return }
    var first: UInt64?
    var whole: UInt64 = 0
    var hash = WordHash.seed
    var place = 0
    while place <= entry.count {
      if place == entry.count || entry[place] == UInt8(ascii: "-") {
        let word = WordHash.finish(hash)
        whole = first == nil ? word : WordHash.join(whole, word)
        first = first ?? word
        hash = WordHash.seed
      } else {
        hash = WordHash.add(entry[place], to: hash)
      }
      place += 1
    }
    guard let first else { return }
    body(first, first == whole ? nil : whole)
  }
}

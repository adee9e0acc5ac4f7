/// A sorted list of words and phrases in lower case, packed: a capital says how many bytes of the entry before are kept
/// (A none, B one), what follows up to the next capital is the rest; a hyphen parts the words of a phrase.
///
/// Packed because a literal of thousands of strings takes the compiler minutes and the program memory.
struct FrontCodedList {
  private let packed: StaticString

  init(_ packed: StaticString) { self.packed = packed }

  /// Hands over each entry's bytes in order.
  func forEach(_ body: (ArraySlice<UInt8>) -> Void) {
    packed.withUTF8Buffer { packed in
      var entry: [UInt8] = []
      for byte in packed where byte != 0x0A {
        if ASCII.isUpper(byte) {
          if !entry.isEmpty { body(entry[...]) }
          entry.removeSubrange(min(entry.count, Int(byte - UInt8(ascii: "A")))...)
        } else {
          entry.append(byte)
        }
      }
      if !entry.isEmpty { body(entry[...]) }
    }
  }
}

/// One spelling for the ways to write a street type or direction.
enum AddressSpelling {
  static func canonical(_ hash: UInt64) -> UInt64 { spellings[hash] ?? hash }

  static let groups = """
    street st str,avenue ave av,boulevard blvd,road rd,lane ln,drive dr,court ct,circle cir,place pl,terrace ter
    parkway pkwy
    highway hwy,square sq,trail trl,route rte,apartment apt,suite ste,north n,south s,east e,west w,northeast ne
    northwest nw
    southeast se,southwest sw,saint st
    """

  /// All spellings of a word in lower case; of most words it is the only one.
  static func spellings(of word: [UInt8]) -> [[UInt8]] { lists.first { $0.contains(word) } ?? [word] }

  /// Letters of the longest spelling with one too many.
  static let lettersMax = 10

  /// The street types and directions that a word may be with one typing error put right, until `body` takes one: "awy" is
  /// Way or Hwy.
  static func corrections(of letters: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Bool) {
    let present = SpelledWord.present(letters)
    for outline in outlines
    where abs(outline.count - letters.count) <= 1 && (outline.present ^ present).nonzeroBitCount <= 2 {
      let list = correctable[outline.list]
      if TypingDistance.errors(letters, fromAny: list) == 1, let type = list.dropFirst().first ?? list.first,
        body(WordHash.word(type))
      {
        return
      }
    }
  }

  private static let correctable = lists + unabridged

  /// How long each spelling is, which letters it has, and its list: nearly every word is ruled out by these alone.
  private static let outlines: [(count: Int, present: UInt32, list: Int)] = correctable.enumerated().flatMap {
    place, list in
    list.map { word in (word.count, word.withUnsafeBufferPointer { SpelledWord.present($0) }, place) }
  }

  /// Each group in words.
  static let lists: [[[UInt8]]] = groups.utf8.split { $0 == UInt8(ascii: ",") || $0 == 0x0A }
    .map { $0.split(separator: 0x20).map(Array.init) }

  /// Street types with one spelling.
  private static let unabridged: [[[UInt8]]] = ["way", "loop", "alley", "path", "row"].map { [Array($0.utf8)] }

  private static let spellings: [UInt64: UInt64] = {
    var spellings: [UInt64: UInt64] = [:]
    for list in lists {
      guard let short = list.dropFirst().first else { continue }
      for word in list { spellings[WordHash.word(word)] = WordHash.word(short) }
    }
    return spellings
  }()
}

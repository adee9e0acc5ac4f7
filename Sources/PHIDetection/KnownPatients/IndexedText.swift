/// A patient's values in the form in which text is compared with them.
enum IndexedText {
  static func folded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { FoldedText.isNeeded(for: $0) ? FoldedText($0).bytes : bytes }
  }

  /// The hashes of the words and numbers, in order.
  static func words(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    forEachWord(text) { words.append($0) }
    return words
  }

  /// As `words`, street types and directions in one spelling.
  static func addressWords(_ text: String) -> [UInt64] {
    var words: [UInt64] = []
    forEachWord(text) { words.append(AddressSpelling.canonical($0)) }
    return words
  }

  /// The letters of each word in lower case, and of all words together where there are several.
  static func spelledWords(_ text: String) -> [[UInt8]] {
    let words = folded(text).split { !isLetter($0) }.map { $0.map(ASCII.lower) }
    return words.count > 1 ? words + [Array(words.joined())] : words
  }

  /// The words and numbers in order, in lower case.
  static func spelledWordsAndNumbers(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var before: UInt8 = 0x20
    for byte in folded(text).map(ASCII.lower) {
      if isLetter(byte) || ASCII.isDigit(byte) {
        let goesOn = isLetter(byte) ? isLetter(before) : ASCII.isDigit(before)
        if goesOn, let last = words.indices.last { words[last].append(byte) } else { words.append([byte]) }
      }
      before = byte
    }
    return words
  }

  static func letters(_ text: String) -> [UInt8] {
    folded(text).filter { ASCII.isLetter($0) || $0 >= 0x80 }
  }

  static func alphanumerics(_ text: String) -> [UInt8] {
    folded(text).filter(ASCII.isAlphanumeric).map(ASCII.lower)
  }

  static func isSocialSecurity(_ text: String) -> Bool {
    guard text.utf8.count == 11 else { return false }
    return text.utf8.split(separator: UInt8(ascii: "-")).map(\.count) == [3, 2, 4]
  }

  /// The values that the tokeniser gives words and digits.
  private static func forEachWord(_ text: String, _ body: (UInt64) -> Void) {
    let bytes = folded(text)
    var position = 0
    while position < bytes.count {
      var value: UInt64 = 0
      let start = position
      if ASCII.isDigit(bytes[position]) {
        while position < bytes.count, ASCII.isDigit(bytes[position]) {
          if position - start < 19 { value = value &* 10 &+ UInt64(bytes[position] - 48) }
          position += 1
        }
        body(value)
      } else if isLetter(bytes[position]) {
        var hash = WordHash.seed
        while position < bytes.count, isLetter(bytes[position]) {
          hash = WordHash.add(ASCII.lower(bytes[position]), to: hash)
          position += 1
        }
        body(WordHash.finish(hash))
      } else {
        position += 1
      }
    }
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte >= 0x80 }
}

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

  /// The street type or direction that a word is with one typing error put right.
  static func corrected(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let present = SpelledWord.present(letters)
    for outline in outlines
    where abs(outline.count - letters.count) <= 1 && (outline.present ^ present).nonzeroBitCount <= 2 {
      let list = correctable[outline.list]
      if TypingDistance.errors(letters, fromAny: list) == 1 {
        return (list.dropFirst().first ?? list.first).map { WordHash.word($0) }
      }
    }
    return nil
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

/// Given names and what their bearers are called.
enum Nicknames {
  /// Every other name in the group of a name's hash.
  static let others: [UInt64: [UInt64]] = {
    var others: [UInt64: [UInt64]] = [:]
    for group in groups.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == 0x0A }) {
      let names = group.split(separator: 0x20).map { WordHash.word($0) }
      for name in names { others[name, default: []] += names.filter { $0 != name } }
    }
    return others
  }()

  private static let groups = """
    robert bob rob bobby robbie,william bill will billy liam,richard rick dick rich ricky,james jim jimmy jamie
    john jack johnny
    michael mike mick mikey,thomas tom tommy,charles charlie chuck,joseph joe joey,david dave davey,daniel dan danny
    matthew matt,christopher chris topher,anthony tony,steven steve,stephen steve,andrew andy drew
    edward ed eddie ted ned
    kenneth ken kenny,joshua josh,gregory greg,samuel sam sammy,benjamin ben benny,patrick pat paddy
    alexander alex al sasha
    jonathan jon,nathan nate,nathaniel nate nat,nicholas nick nicky,timothy tim timmy,ronald ron ronnie
    donald don donnie
    lawrence larry,gerald jerry,raymond ray,peter pete,frederick fred freddie,theodore ted theo,leonard leo lenny
    zachary zach
    elizabeth liz beth betty eliza lizzie libby,margaret maggie meg peggy marge,katherine kate kathy katie kat
    catherine cathy kate
    jennifer jen jenny,patricia pat patty trish,barbara barb,susan sue susie,deborah deb debbie,jessica jess jessie
    rebecca becky becca,kimberly kim,christine chris chrissy,christina tina chris,samantha sam
    alexandra alex sandra lexi
    victoria vicky tori,abigail abby,amanda mandy,cynthia cindy,dorothy dot dottie,eleanor ellie nora,theresa terry tess
    pamela pam,stephanie steph,judith judy,virginia ginny,isabella bella izzy,josephine jo josie,melissa missy mel
    jacqueline jackie,madeline maddie,allison allie,angela angie,francisco paco pancho,jose pepe,guadalupe lupe
    roberto beto
    """
}

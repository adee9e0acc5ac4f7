/// Small words that several rules ask for, by the hash that a token carries: `token(index).value == Word.of`.
///
/// What one rule alone knows stands beside that rule.
enum Word {
  static let and = hash("and")
  static let `as` = hash("as")
  static let at = hash("at")
  static let be = hash("be")
  static let by = hash("by")
  static let dot = hash("dot")
  static let `for` = hash("for")
  static let from = hash("from")
  static let `in` = hash("in")
  static let no = hash("no")
  static let number = hash("number")
  static let of = hash("of")
  static let old = hash("old")
  static let on = hash("on")
  static let one = hash("one")
  static let or = hash("or")
  static let post = hash("post")
  static let the = hash("the")
  static let to = hash("to")
  static let up = hash("up")
  /// A plant named after a saint: "St. John's wort".
  static let wort = hash("wort")

  static let a = hash("a")
  static let c = hash("c")
  static let d = hash("d")
  static let e = hash("e")
  static let f = hash("f")
  static let i = hash("i")
  static let m = hash("m")
  static let n = hash("n")
  static let o = hash("o")
  static let p = hash("p")
  static let s = hash("s")
  static let t = hash("t")
  static let x = hash("x")
  static let y = hash("y")

  static let articles = WordHash.set("a an")
  static let copulas = WordHash.set("is was")
  /// The winds by one letter: of streets and wings.
  static let compass = WordHash.set("n s e w")
  static let highways = WordHash.set("route rte highway hwy")
  /// "1st", "2nd", "3rd", "4th".
  static let ordinalEndings = WordHash.set("st nd rd th")

  private static func hash(_ word: StaticString) -> UInt64 { word.withUTF8Buffer { WordHash.word($0) } }
}

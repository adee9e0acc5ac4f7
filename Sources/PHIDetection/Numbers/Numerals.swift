/// Numbers in words, as people dictate them.
enum Numerals {
  enum Numeral {
    /// 0…9.
    case unit(Int)
    /// 10…19.
    case teen(Int)
    /// 20, 30 … 90.
    case ten(Int)
    case hundred
    case thousand
    /// 1…20 and 30, "third".
    case ordinal(Int)
    /// "double five", "triple oh".
    case times(Int)
  }

  static let words = list(units) + list(teens) + list(tens) + list(ordinals) + "hundred thousand oh double triple"

  /// By the hash of the word.
  static let byHash: [UInt64: Numeral] = {
    var table: [UInt64: Numeral] = [:]
    for (value, word) in units.enumerated() { table[WordHash.word(word.utf8)] = .unit(value) }
    for (value, word) in teens.enumerated() { table[WordHash.word(word.utf8)] = .teen(value + 10) }
    for (value, word) in tens.enumerated() { table[WordHash.word(word.utf8)] = .ten(value * 10 + 20) }
    for (value, word) in ordinals.enumerated() {
      table[WordHash.word(word.utf8)] = .ordinal(value < 20 ? value + 1 : 30)
    }
    table[WordHash.word("oh".utf8)] = .unit(0)
    table[WordHash.word("hundred".utf8)] = .hundred
    table[WordHash.word("thousand".utf8)] = .thousand
    table[WordHash.word("double".utf8)] = .times(2)
    table[WordHash.word("triple".utf8)] = .times(3)
    return table
  }()

  private static func list(_ words: [String]) -> String { words.joined(separator: " ") + " " }

  private static let units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
  private static let teens = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth",
  ]
}

import StrictYAML

/// Everything that the policy looks at, one value per fact. A fact that nobody supplied is `unknown`.
///
/// 16 bytes without references: copying, hashing and comparing cost nothing worth counting.
public struct Facts: Hashable, Sendable {
  private(set) var situation: ValueSet

  /// Every fact is `unknown`.
  public init() { situation = Self.allUnknown }

  private static let allUnknown = FactSpace.standard.allUnknown

  init(situation: ValueSet) { self.situation = situation }

  /// The value of one fact. Setting a value that belongs to another fact sets `unknown`: a mistake of the caller must
  /// not read as something good.
  public subscript(name: FactName) -> FactValue {
    get {
      let axis = FactSpace.standard.facts[name.index]
      return FactValue(name: name, ordinal: situation.intersection(axis.mask).first - axis.offset)
    }
    set { put(newValue.name == name ? newValue.ordinal : 0, in: name) }
  }

  /// Reads words such as `["vendor.baa": "signed"]`; what is not named stays `unknown`.
  public init(dictionary: [String: String]) throws(PolicyError) {
    self.init()
    // In order of the names, so that of several mistakes the same one is reported every time.
    for (name, word) in dictionary.sorted(by: { $0.key < $1.key }) {
      let fact = try Vocabulary.fact(named: name, at: .nowhere)
      self[fact] = try Vocabulary.value(named: word, of: fact, at: .nowhere)
    }
  }

  /// Every fact with the word for its value, the unknown ones too.
  public var dictionary: [String: String] {
    var words: [String: String] = [:]
    for name in FactName.allCases { words[name.rawValue] = self[name].word }
    return words
  }

  /// The facts that somebody supplied, in the order of the vocabulary.
  public var known: [FactValue] { FactName.allCases.map { self[$0] }.filter { !$0.isUnknown } }

  func value<Values: FactValues>() -> Values {
    Values(named: self[Values.name].word)
  }

  mutating func set<Values: FactValues>(_ value: Values) {
    // A type with a dozen cases at most: a scan is faster than any table.
    var ordinal = 0
    for candidate in Values.allCases {
      if candidate == value { break }
      ordinal += 1
    }
    put(ordinal, in: Values.name)
  }

  private mutating func put(_ ordinal: Int, in name: FactName) {
    let axis = FactSpace.standard.facts[name.index]
    situation = situation.subtracting(axis.mask).union(axis.bit(ordinal))
  }
}

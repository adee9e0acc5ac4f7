/// A word or phrase that the hospital wants found always, or never.
///
/// It is read as the detector reads text: folded (accents, width, look-alikes), whole words only, any white space between
/// them as good as one space. "St. Anne" does not match in "St. Annette".
public struct Term: Sendable, Hashable {
  /// Whether capitals matter.
  public enum LetterCase: String, Sendable, Hashable, CaseIterable { case any, exact }

  /// As it was given; the hospital's own words, which may be PHI.
  public let text: String
  /// Denied: the kind of its findings. Allowed: only findings of this kind are dropped; `nil` is any.
  public let kind: PHIKind?
  public let letterCase: LetterCase

  /// Not checked here: `TermSet` says what is wrong with it.
  public init(_ text: String, kind: PHIKind? = nil, letterCase: LetterCase = .any) {
    self.text = text
    self.kind = kind
    self.letterCase = letterCase
  }
}

/// Why a list of terms cannot be used. It says which term by its place, never by its words: they may name a patient.
public struct TermError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case empty
    case tooLong
    case tooMany
    case inBothLists
  }

  public let reason: Reason
  /// In its list, from 0; `nil` when the lists as a whole are meant.
  public let index: Int?
  /// Which of the two lists is meant.
  public let isDenied: Bool

  public var description: String {
    switch reason {
    case .empty: "the term has no letter and no digit"
    case .tooLong: "the term is longer than \(TermSet.wordsMax) words and marks or \(TermSet.bytesMax) bytes"
    case .tooMany: "there are more than \(TermSet.termsMax) terms"
    case .inBothLists: "the term is allowed and denied at once"
    }
  }
}

/// The terms of a configuration, ready to be looked up.
///
/// A trie over hashes of words: one look-up for most tokens, at most `wordsMax` for any, however many terms there are.
public struct TermSet: Sendable, Hashable {
  /// No terms, which costs a text nothing.
  public static let none = TermSet()

  /// Terms of both lists together.
  public static let termsMax = 100_000
  /// UTF-8 bytes of one term.
  public static let bytesMax = 256
  /// Words and marks of one term.
  public static let wordsMax = 24

  /// Always found.
  public let denied: [Term]
  /// Never found, unless they belong to a known patient.
  public let allowed: [Term]
  private let nodes: [UInt64: Node]
  private let first: FirstTokens

  var isEmpty: Bool { nodes.isEmpty }

  /// What ends at a place of the trie.
  struct Node: Sendable, Hashable {
    var denied: [Ending] = []
    var allowed: [Ending] = []
  }

  struct Ending: Sendable, Hashable {
    /// Folded; the bytes of tokens only, white space left out.
    let bytes: [UInt8]
    let isExact: Bool
    let kind: PHIKind?
  }

  private init() {
    denied = []
    allowed = []
    nodes = [:]
    first = FirstTokens([])
  }

  /// Throws at the first term that is empty or too long, at a term in both lists, and when there are too many.
  public init(denied: [Term], allowed: [Term]) throws(TermError) {
    guard denied.count + allowed.count <= Self.termsMax else {
      throw TermError(reason: .tooMany, index: nil, isDenied: true)
    }
    var nodes: [UInt64: Node] = [:]
    var starts: [UInt64] = []
    for (index, term) in denied.enumerated() {
      try Self.add(term, index, isDenied: true, to: &nodes, &starts)
    }
    for (index, term) in allowed.enumerated() {
      try Self.add(term, index, isDenied: false, to: &nodes, &starts)
    }
    self.denied = denied
    self.allowed = allowed
    self.nodes = nodes
    first = FirstTokens(starts)
  }

  @inline(__always)
  func mayStart(with key: UInt64) -> Bool { first.mayContain(key) }

  func node(_ key: UInt64) -> Node? { nodes[key] }

  private static func add(
    _ term: Term, _ index: Int, isDenied: Bool, to nodes: inout [UInt64: Node], _ starts: inout [UInt64]
  ) throws(TermError) {
    func refusal(_ reason: TermError.Reason) -> TermError {
      TermError(reason: reason, index: index, isDenied: isDenied)
    }
    guard term.text.utf8.count <= bytesMax else { throw refusal(.tooLong) }
    let (tokens, bytes) = tokens(of: term.text)
    guard tokens.contains(where: { $0.kind != .mark }) else { throw refusal(.empty) }
    guard tokens.count <= wordsMax else { throw refusal(.tooLong) }
    var key: UInt64 = 0
    var plain: [UInt8] = []
    for (place, token) in tokens.enumerated() {
      let part = bytes[Int(token.start)..<Int(token.end)]
      key = place == 0 ? Self.key(token, part) : join(key, Self.key(token, part), isJoined: token.gap == .none)
      plain += part
      if place == 0 { starts.append(key) }
      if nodes[key] == nil { nodes[key] = Node() }
    }
    let ending = Ending(bytes: plain, isExact: term.letterCase == .exact, kind: term.kind)
    if isDenied {
      nodes[key, default: Node()].denied.append(ending)
    } else {
      let isDeniedToo = nodes[key]?.denied.contains { $0.bytes.map(ASCII.lower) == plain.map(ASCII.lower) } == true
      guard !isDeniedToo else { throw refusal(.inBothLists) }
      nodes[key, default: Node()].allowed.append(ending)
    }
  }

  static func tokens(of text: String) -> (tokens: [Token], bytes: [UInt8]) {
    let folded = Array(text.utf8).withUnsafeBufferPointer { FoldedText($0, unescaping: false).bytes }
    return (folded.withUnsafeBufferPointer { Tokeniser.tokens(of: $0, lexicon: .shared) }, folded)
  }

  /// Words by their letters in lower case, digits as written (007 is not 7), marks by their byte.
  @inline(__always)
  static func key(_ token: Token, _ bytes: some Collection<UInt8>) -> UInt64 {
    token.kind == .digits ? WordHash.word(bytes) : WordHash.finish(token.value)
  }

  @inline(__always)
  static func join(_ left: UInt64, _ right: UInt64, isJoined: Bool) -> UInt64 {
    WordHash.join(isJoined ? left ^ 1 : left, right)
  }
}

/// Says of most tokens at once that no term starts with them.
struct FirstTokens: Sendable, Hashable {
  private static let bitCount: UInt64 = 1 << 16
  private var bits = [UInt64](repeating: 0, count: Int(bitCount / 64))

  init(_ keys: [UInt64]) {
    for key in keys { bits[Int(key % Self.bitCount / 64)] |= 1 << (key % 64) }
  }

  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool { bits[Int(key % Self.bitCount / 64)] & 1 << (key % 64) != 0 }
}

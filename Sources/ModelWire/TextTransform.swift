/// Rewrites one running text that arrives in pieces.
///
/// The pieces are UTF-8 and unescaped, cut anywhere. What `push` and then `finish` return, joined, is the new text. A
/// transform may hold back a suffix that it cannot decide yet, and should hold back no more than that.
public protocol TextTransform {
  mutating func push(_ text: [UInt8]) -> [UInt8]
  /// What was held back. Called once, after the last `push`.
  mutating func finish() -> [UInt8]
}

/// What a transform will be fed.
public enum ChannelKind: Sendable, Hashable {
  /// Text a person or a model reads.
  case text
  /// A JSON document in pieces (tool-call arguments): what is put in must be escaped for a JSON string once more.
  case json
  /// Text that the provider signed (thinking) and wants back exactly: a transform may look at it, and what it returns is
  /// not used.
  case sealed
}

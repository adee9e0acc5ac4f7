/// One JSON string of a request body that is inspected.
public struct TextSlot: Sendable, Hashable {
  /// Where it stands, such as `messages[0].content[1].text`. Keys that the client invented are `*`.
  public let path: String
  /// Its bytes in the body, quotes included.
  public let range: Range<Int>
  /// The string, escapes resolved.
  public let text: String
  /// Whether it is an object's key.
  public let isKey: Bool
  /// Whether it holds a JSON document, such as the arguments of a tool call. What is put into it must be escaped for a
  /// JSON string.
  public let isJSON: Bool
  /// Whether the provider signed it, so that it must travel as it is: replacing it makes the provider refuse the request.
  public let isSealed: Bool
}

/// One JSON string (or long number) of a request body that is inspected.
public struct TextSlot: Sendable, Hashable {
  /// Where it stands, such as `messages[0].content[1].text`. Keys that the client invented are `*`.
  public let path: String
  /// Its bytes in the body, quotes included.
  public let range: Range<Int>
  /// The string, escapes resolved. Of a JSON document inside the string the escapes are resolved once more where that
  /// leaves it readable (`\n`, `\u00e9`; not quotes), so that words meet the inspection as a person would read them.
  public let text: String
  /// Whether it is an object's key.
  public let isKey: Bool
  /// Whether it holds a JSON document, such as the arguments of a tool call or a tool's result. What is put into it must
  /// be escaped for a JSON string.
  public let isJSON: Bool
  /// Whether it is a number; its replacement becomes a string.
  public let isNumber: Bool
  /// Whether the provider signed it, so that it must travel as it is: replacing it makes the provider refuse the request.
  public let isSealed: Bool
  /// Whether `text` has escapes of the document resolved, which must be written again when it is replaced.
  let isRelaxed: Bool

  /// Whether it is what somebody says in the conversation, in its order: no definition of a tool, no key, no signed text.
  public var isMessage: Bool {
    !isKey && !isNumber && !isSealed && !isJSON && (path.hasPrefix("messages") || path.hasPrefix("input"))
  }
}

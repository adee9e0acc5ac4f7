/// A request for an inference, read far enough to know every text in it. The body itself stays as it came.
public struct InferenceRequest: Sendable {
  public let dialect: Dialect
  public let model: String
  public let isStreaming: Bool
  /// Every string that is not structure, keys and long numbers too, in the order of the body.
  public let texts: [TextSlot]
  /// The paths of what cannot be inspected: images, audio, files elsewhere, encoded bytes, unknown kinds of block.
  public let uninspectable: [String]
  /// Whether the request asks the provider to keep or reuse content: `previous_response_id`, `conversation`, `background`,
  /// `store: true`, a stored prompt, a container, an item by reference.
  public let keepsStateAtProvider: Bool
  /// Whether the provider keeps the answer because the request does not say otherwise (responses without `store`).
  public let storesByDefault: Bool

  /// The body as it came.
  public let bytes: [UInt8]
  private let modelRange: Range<Int>
  private let storeRange: Range<Int>?

  /// Reads a body whole. Errors: not one strict JSON object within the limits, or a field that routing needs is missing or
  /// of the wrong type. What the provider itself checks is left to it.
  public init(dialect: Dialect, body: [UInt8], limits: WireLimits = .default) throws(WireError) {
    var scanner = JSONScanner(limits: limits, loneSurrogates: .refused)
    var index = JSONIndex()
    try scanner.scan(body, in: 0..<body.count, into: &index)
    guard index.tokens[0].kind == .object else { throw .notAnObject }
    let envelope = RequestEnvelope(index: index, bytes: body)
    let (model, modelToken) = try envelope.model()
    isStreaming = try envelope.flag("stream")
    try envelope.requireConversation(of: dialect)
    var walk = BodyWalk(
      index: index, bytes: body, visitor: SlotCollector(index: index, bytes: body, limit: limits.maxTexts))
    try walk.walk(dialect.requestShape)
    texts = walk.visitor.slots
    uninspectable = walk.visitor.uninspectable
    let store = index.member("store", of: 0, in: body)
    keepsStateAtProvider = envelope.keepsState
    storesByDefault = dialect == .openAIResponses && store.map { index.isNull($0, in: body) } ?? true
    storeRange = store.map { index.tokens[$0].range }
    self.dialect = dialect
    self.model = model
    modelRange = index.tokens[modelToken].range
    bytes = body
  }

  /// The same bytes with the strings of the given slots (by their place in `texts`) replaced, everything else byte for
  /// byte.
  ///
  /// - Parameters:
  ///   - model: The model to ask for instead, where it is not `nil`.
  ///   - forbiddingStorage: Whether `store` is set to false, whatever the client said or left out.
  public func body(
    replacing replacements: [Int: String], model newModel: String? = nil, forbiddingStorage: Bool = false
  ) -> [UInt8] {
    var edits = JSONEdits()
    for (slot, text) in replacements where texts.indices.contains(slot) {
      let range = texts[slot].range
      if newModel != nil, range == modelRange { continue }
      if forbiddingStorage, let storeRange, storeRange.overlaps(range) { continue }
      let bytes = Array(text.utf8)
      edits.replace(range, with: texts[slot].isRelaxed ? EmbeddedJSON.strict(bytes) : bytes)
    }
    if let newModel { edits.replace(modelRange, with: newModel) }
    if forbiddingStorage {
      if let storeRange {
        edits.replaceRaw(storeRange, with: Array("false".utf8))
      } else if storesByDefault, let brace = bytes.firstIndex(of: UInt8(ascii: "{")) {
        edits.replaceRaw(brace..<brace + 1, with: Array(#"{"store":false,"#.utf8))
      }
    }
    return edits.applied(to: bytes, in: 0..<bytes.count)
  }
}

extension Dialect {
  var requestShape: Shape {
    switch self {
    case .openAIChat: ChatShapes.request
    case .openAIResponses: ResponsesShapes.request
    case .anthropicMessages, .anthropicCountTokens: AnthropicShapes.request
    }
  }
}

/// The few fields of a request that decide where it goes.
private struct RequestEnvelope {
  let index: JSONIndex
  let bytes: [UInt8]

  func model() throws(WireError) -> (String, Int) {
    guard let token = index.member("model", of: 0, in: bytes) else { throw .missingField("model") }
    guard let model = index.string(token, in: bytes), !model.isEmpty else {
      throw .wrongType(field: "model", expected: "a string that is not empty")
    }
    return (model, token)
  }

  /// False where the field is absent or null.
  func flag(_ name: StaticString) throws(WireError) -> Bool {
    guard let token = index.member(name, of: 0, in: bytes), !index.isNull(token, in: bytes) else { return false }
    guard index.tokens[token].kind == .literal else { throw .wrongType(field: "\(name)", expected: "true or false") }
    return index.isTrue(token, in: bytes)
  }

  func requireConversation(of dialect: Dialect) throws(WireError) {
    switch dialect {
    case .openAIChat, .anthropicMessages, .anthropicCountTokens:
      guard let messages = index.member("messages", of: 0, in: bytes) else { throw .missingField("messages") }
      guard index.tokens[messages].kind == .array else {
        throw .wrongType(field: "messages", expected: "an array of messages")
      }
      for message in index.elements(of: messages) where index.tokens[message].kind != .object {
        throw .wrongType(field: "messages[]", expected: "an object")
      }
    case .openAIResponses:
      // Absent input is legal beside a stored prompt; the provider says so where it is not.
      guard let input = index.member("input", of: 0, in: bytes), !index.isNull(input, in: bytes) else { return }
      guard index.tokens[input].kind == .array || index.tokens[input].kind == .string else {
        throw .wrongType(field: "input", expected: "a string or an array of items")
      }
    }
  }

  /// Whether one of the fields that make the provider keep or fetch content is set.
  var keepsState: Bool {
    let references: [StaticString] = ["previous_response_id", "conversation", "prompt", "container", "thread"]
    for name in references {
      if let token = index.member(name, of: 0, in: bytes), !index.isNull(token, in: bytes) { return true }
    }
    // Anything but false or null: what a lenient provider makes of it is not for us to guess.
    let switches: [StaticString] = ["background", "store"]
    for name in switches {
      if let token = index.member(name, of: 0, in: bytes), !index.isNull(token, in: bytes), !isFalse(token) {
        return true
      }
    }
    guard let input = index.member("input", of: 0, in: bytes) else { return false }
    return index.elements(of: input).contains { item in
      guard let type = index.member("type", of: item, in: bytes), index.tokens[type].kind == .string else {
        return false
      }
      return index.isKey(type, "item_reference", in: bytes)
    }
  }

  private func isFalse(_ token: Int) -> Bool {
    index.tokens[token].kind == .literal && bytes[Int(index.tokens[token].start)] == UInt8(ascii: "f")
  }
}

/// Gathers slots and unreadable places.
private struct SlotCollector: BodyVisitor {
  /// From here on, text of nothing but base64 is taken for encoded bytes as well as inspected.
  static let encodedBytesMin = 512

  let index: JSONIndex
  let bytes: [UInt8]
  let limit: Int
  var slots: [TextSlot] = []
  var uninspectable: [String] = []

  init(index: JSONIndex, bytes: [UInt8], limit: Int) {
    self.index = index
    self.bytes = bytes
    self.limit = limit
  }

  mutating func visit(_ token: Int, as use: StringUse, at path: borrowing WirePath) throws(WireError) {
    guard slots.count < limit else { throw .tooLarge(what: "strings", limit: limit) }
    var text = index.readableText(token, in: bytes)
    let place = path.text
    if StructureLook.isEncodedPayload(text.span, atLeast: Self.encodedBytesMin) { uninspectable.append(place) }
    let relaxed = use == .text || use == .json ? EmbeddedJSON.relaxed(text) : nil
    if let relaxed { text = relaxed }
    slots.append(
      TextSlot(
        path: place, range: index.tokens[token].range, text: String(decoding: text, as: UTF8.self),
        isKey: use == .key, isJSON: use == .json || relaxed != nil, isNumber: use == .number,
        isSealed: use == .sealed, isRelaxed: relaxed != nil))
  }

  mutating func meetUnreadable(at path: borrowing WirePath) { uninspectable.append(path.text) }
}

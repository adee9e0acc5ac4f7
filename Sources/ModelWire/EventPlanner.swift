/// Indexes one event's data and says what it means. Holds no text; not generic, so that it is compiled once.
struct EventPlanner {
  /// Pieces and ends of channels that one event may carry.
  private static let maxDeltas = 1024

  let dialect: Dialect
  private(set) var index = JSONIndex()
  private(set) var plan = EventPlan()
  private var scanner: JSONScanner

  init(dialect: Dialect, limits: WireLimits) {
    self.dialect = dialect
    scanner = JSONScanner(limits: limits, loneSurrogates: .kept)
  }

  /// Reads the JSON in `bytes[range]`; `index` and `plan` then speak about it.
  mutating func read(_ bytes: [UInt8], in range: Range<Int>) throws(WireError) {
    plan.clear()
    try scanner.scan(bytes, in: range, into: &index)
    switch dialect {
    case .openAIChat: ChatEvents.plan(index, bytes, into: &plan)
    case .openAIResponses: ResponsesEvents.plan(index, bytes, into: &plan)
    case .anthropicMessages, .anthropicCountTokens: AnthropicEvents.plan(index, bytes, into: &plan)
    }
    guard plan.deltas.count <= Self.maxDeltas, plan.ends.count <= Self.maxDeltas else {
      throw .tooLarge(what: "texts in one event", limit: Self.maxDeltas)
    }
    // Both lists are in the order of the body, so that one pass tells them apart.
    let deltas = plan.deltas.count < 2 ? plan.deltas.map(\.token) : plan.deltas.map(\.token).sorted()
    var next = 0
    for whole in try AnswerTexts.wholes(of: index, bytes, shape: dialect.eventShape) {
      while next < deltas.count, deltas[next] < whole.token { next += 1 }
      if next == deltas.count || deltas[next] != whole.token { plan.wholes.append(whole) }
    }
  }

  /// The data of one more event that carries only `text` in the channel, made after the channel's last one.
  mutating func lastDelta(
    _ text: [UInt8], of key: ChannelKey, after template: [UInt8], sequence: Int?
  ) throws(WireError) -> (name: String?, data: [UInt8]) {
    try scanner.scan(template, in: 0..<template.count, into: &index)
    return switch dialect {
    case .openAIChat: (nil, ChatEvents.lastDelta(text, of: key, index, template))
    case .openAIResponses: ResponsesEvents.lastDelta(text, of: key, index, template, sequence: sequence)
    case .anthropicMessages, .anthropicCountTokens: AnthropicEvents.lastDelta(text, of: key, index, template)
    }
  }
}

extension Dialect {
  var answerShape: Shape {
    switch self {
    case .openAIChat: ChatShapes.answer
    case .openAIResponses: ResponsesShapes.answer
    // A count has no text, an error has: both are read as events are.
    case .anthropicMessages: AnthropicShapes.answer
    case .anthropicCountTokens: AnthropicShapes.event
    }
  }

  var eventShape: Shape {
    switch self {
    case .openAIChat: ChatShapes.answer
    case .openAIResponses: ResponsesShapes.event
    case .anthropicMessages, .anthropicCountTokens: AnthropicShapes.event
    }
  }
}

/// Finds the strings of an answer that are transformed: all but structure and what a provider signs.
struct AnswerTexts: BodyVisitor {
  private var found: [EventPlan.Whole] = []

  static func wholes(of index: JSONIndex, _ bytes: [UInt8], shape: Shape) throws(WireError) -> [EventPlan.Whole] {
    var walk = BodyWalk(index: index, bytes: bytes, visitor: AnswerTexts())
    try walk.walk(shape)
    return walk.visitor.found
  }

  mutating func visit(_ token: Int, as use: StringUse, at path: borrowing WirePath) {
    switch use {
    case .text, .key: found.append(EventPlan.Whole(token: token, kind: .text))
    case .json: found.append(EventPlan.Whole(token: token, kind: .json))
    // What a server thinks without signing it passes as it came, too, and is looked at.
    case .sealed, .unsealed: found.append(EventPlan.Whole(token: token, kind: .sealed))
    // Pseudonyms are no numbers.
    case .number: break
    }
  }

  mutating func meetUnreadable(at path: borrowing WirePath) {}
}

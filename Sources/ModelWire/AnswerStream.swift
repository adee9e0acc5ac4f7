/// Rewrites a streamed answer as it passes.
///
/// Every channel (choice, content block, tool call) has a transform of its own; what it holds back is sent, as one more
/// delta event, before the event that ends the channel. Each further copy of a text ("done" events, whole items, the whole
/// response) is transformed by a fresh one, so that all copies agree. Unknown events and fields are transformed too.
/// Events in which nothing changes pass byte for byte.
///
/// What it leaves as it came: structure, and what the provider signs (Anthropic's thinking), which must go back exactly
/// and is only shown to a transform (`ChannelKind.sealed`).
public struct AnswerStream<Transform: TextTransform> {
  /// Open texts of one stream; an answer with more is refused.
  private static var maxChannels: Int { 1024 }

  private let makeTransform: @Sendable (ChannelKind) -> Transform
  private var reader: EventStreamReader
  private var planner: EventPlanner
  private var channels: [Channel<Transform>] = []
  /// What the channels' templates hold together; bounded like one event, since an upstream decides how many there are.
  private var templateBytes = 0
  private let maxTemplateBytes: Int
  /// How many events were put in between, which later sequence numbers make room for.
  private var insertedEvents = 0
  private var lastSequence: Int?
  /// Good events of a chunk in which a bad one followed.
  private var undelivered: [UInt8] = []
  private var ending = EventPlan.Ending.goesOn

  public init(
    dialect: Dialect, limits: WireLimits = .default, makeTransform: @escaping @Sendable (ChannelKind) -> Transform
  ) {
    self.makeTransform = makeTransform
    maxTemplateBytes = limits.maxEventBytes
    reader = EventStreamReader(maxEventBytes: limits.maxEventBytes)
    planner = EventPlanner(dialect: dialect, limits: limits)
  }

  /// Whether the answer's end was seen: `[DONE]`, `message_stop`, `response.completed`, `failed` or `incomplete`, or an
  /// error event of the provider.
  public var isComplete: Bool {
    switch ending {
    case .goesOn: false
    case .complete, .failed: true
    }
  }

  /// Whether the answer ended with an error event of the provider.
  public var endedInError: Bool {
    switch ending {
    case .failed: true
    case .goesOn, .complete: false
    }
  }

  /// The number that an event after all that was sent so far carries; `nil` in a stream without numbers.
  public var nextSequenceNumber: Int? { lastSequence.map { $0 + 1 + insertedEvents } }

  /// What the client gets for these bytes of the upstream, which may be cut anywhere. After an error the stream is of no
  /// use but for `drain`.
  public mutating func push(_ bytes: some Sequence<UInt8>) throws(WireError) -> [UInt8] {
    reader.append(bytes)
    var output: [UInt8] = []
    do throws(WireError) {
      while let event = try reader.next() { try pass(event, to: &output) }
    } catch {
      undelivered += output
      throw error
    }
    reader.compact()
    return output
  }

  /// The rest, once the upstream has closed.
  ///
  /// Throws `.endedEarly` when the stream stopped inside an event or before its end marker; `drain` then has the text that
  /// was held back, and the caller ends the stream with `ProviderError.event(for:)`.
  public mutating func finish() throws(WireError) -> [UInt8] {
    let wasComplete = isComplete
    // Some servers close without the blank line that ends the last event.
    let last = reader.hasOpenEvent ? try? push("\n\n".utf8) : []
    guard isComplete, last != nil || wasComplete else { throw .endedEarly }
    return (last ?? []) + drain()
  }

  /// What was not returned yet: good events before a bad one, and what the channels still hold back, as delta events. The
  /// channels are closed by it.
  public mutating func drain() -> [UInt8] {
    var output = undelivered
    undelivered = []
    // A template was indexed once before, so that this cannot fail.
    try? end(.all, before: lastSequence.map { $0 + 1 }, to: &output)
    return output
  }

  private mutating func pass(_ event: Range<Int>, to output: inout [UInt8]) throws(WireError) {
    let lines = reader.dataLines
    guard let first = lines.first else {
      output += reader.buffer[event]
      return
    }
    var bytes = reader.buffer
    var range = first.value
    if lines.count > 1 {
      bytes = Array(lines.map { reader.buffer[$0.value] }.joined(separator: [UInt8(ascii: "\n")]))
      range = 0..<bytes.count
    }
    guard let data = try rewritten(bytes, range, to: &output) else {
      output += reader.buffer[event]
      return
    }
    var at = event.lowerBound
    for (number, line) in lines.enumerated() {
      output += reader.buffer[at..<line.line.lowerBound]
      if number == 0 {
        let lineEnd = Array(reader.buffer[line.value.upperBound..<line.line.upperBound])
        EventWriter.appendData(data, lineEnd: lineEnd, to: &output)
      }
      at = line.line.upperBound
    }
    output += reader.buffer[at..<event.upperBound]
  }

  /// The event's new data, or `nil` where nothing changes. Events that must stand before it are written to `output`.
  private mutating func rewritten(
    _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) throws(WireError) -> [UInt8]? {
    guard AnswerData.isJSON(bytes, range) else {
      if AnswerData.isDoneMarker(bytes, range) {
        try end(.all, before: nil, to: &output)
        if planner.dialect == .openAIChat, !isComplete { ending = .complete }
        return nil
      }
      let text = Array(bytes[range])
      let new = whole(text, .text)
      return new == text ? nil : new
    }
    try planner.read(bytes, in: range)
    let (index, plan) = (planner.index, planner.plan)
    var edits = JSONEdits()
    for delta in plan.deltas { try edit(delta, index, bytes, range, plan.ends, &edits) }
    for ended in plan.ends { try end(ended, before: plan.sequence, to: &output) }
    for text in plan.wholes {
      let old = index.text(text.token, in: bytes)
      let new = whole(old, text.kind)
      if new != old { edits.replace(index.tokens[text.token].range, with: new) }
    }
    if let sequence = plan.sequence {
      lastSequence = sequence
      if insertedEvents > 0, let token = plan.sequenceToken {
        edits.replaceRaw(index.tokens[token].range, with: Array(String(sequence + insertedEvents).utf8))
      }
    }
    switch plan.ending {
    case .goesOn: break
    case .complete, .failed: ending = plan.ending
    }
    return edits.isEmpty ? nil : edits.applied(to: bytes, in: range)
  }

  private func whole(_ text: [UInt8], _ kind: ChannelKind) -> [UInt8] {
    var transform = makeTransform(kind)
    let start = transform.push(text)
    let new = start + transform.finish()
    return kind == .sealed ? text : new
  }

  /// Takes one piece through its channel. Where the same event ends the channel, its rest goes along.
  private mutating func edit(
    _ delta: EventPlan.Delta, _ index: JSONIndex, _ bytes: [UInt8], _ range: Range<Int>, _ ends: [ChannelEnd],
    _ edits: inout JSONEdits
  ) throws(WireError) {
    let place: Int
    // By place: a closure that gets the channels would copy each of them.
    if let known = channels.indices.first(where: { channels[$0].key == delta.channel }) {
      place = known
    } else {
      guard channels.count < Self.maxChannels else { throw .tooLarge(what: "open texts", limit: Self.maxChannels) }
      place = channels.count
      channels.append(Channel(key: delta.channel, kind: delta.kind, transform: makeTransform(delta.kind)))
    }
    let old = index.text(delta.token, in: bytes)
    var new = channels[place].push(old)
    if ends.contains(where: { $0.covers(delta.channel) }) {
      new += channels[place].finish()
      templateBytes -= channels.remove(at: place).template.count
    } else {
      templateBytes += range.count - channels[place].template.count
      guard templateBytes <= maxTemplateBytes else {
        throw .tooLarge(what: "bytes of open texts", limit: maxTemplateBytes)
      }
      channels[place].template.removeAll(keepingCapacity: true)
      channels[place].template += bytes[range]
    }
    if new != old { edits.replace(index.tokens[delta.token].range, with: new) }
  }

  /// Closes channels and writes what they held. `sequence` is the number of the event that ends them.
  private mutating func end(
    _ ends: ChannelEnd, before sequence: Int?, to output: inout [UInt8]
  ) throws(WireError) {
    var place = 0
    while place < channels.count {
      guard ends.covers(channels[place].key) else {
        place += 1
        continue
      }
      var channel = channels.remove(at: place)
      templateBytes -= channel.template.count
      let rest = channel.finish()
      if rest.isEmpty { continue }
      let number = (sequence ?? lastSequence.map { $0 + 1 }).map { $0 + insertedEvents }
      let event = try planner.lastDelta(rest, of: channel.key, after: channel.template, sequence: number)
      output += EventWriter.event(name: event.name, data: event.data)
      insertedEvents += 1
    }
  }
}

extension AnswerStream: Sendable where Transform: Sendable {}

/// What an event's data is, before it is read.
private enum AnswerData {
  /// Whether the data begins like an object or array. Anything else is text, and passes as such.
  static func isJSON(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !isDoneMarker(bytes, range), let first = bytes[range].first(where: { $0 > 0x20 }) else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  static func isDoneMarker(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 6, range.count < 16 else { return false }
    let trimmed = bytes[range].drop { $0 == 0x20 }
    return trimmed.starts(with: "[DONE]".utf8) && trimmed.dropFirst(6).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

import PHIDetection
import Synchronization

/// Looks at every text of an answer before its client gets it, and keeps the texts for the record.
///
/// Channels give it what they release; `passes` then looks at all of that, once for everything that one read of the
/// upstream brought, and nothing may be written before it said yes. Another patient's identifiers are looked for in a
/// window that ends with the newest bytes. What can be missed: the beginning of such an identifier may have been sent
/// before its end made it recognisable, and one longer than the window is not seen.
final class AnswerWatch: Sendable {
  private static let windowBytes = 256

  /// One channel's text as the upstream sent it and as the agent got it.
  struct Channel: Hashable, Sendable {
    fileprivate(set) var back: [UInt8] = []
    fileprivate(set) var got: [UInt8] = []
  }

  private struct Watched {
    var texts = Channel()
    /// Released since the last look.
    var fresh: [UInt8] = []
    /// The last bytes that were looked at, at most `windowBytes`.
    var tail: [UInt8] = []
    var looks = 0
    /// What the only look so far found: the findings of the whole text.
    var findings: [Finding] = []
  }

  private struct State {
    var channels: [Watched] = []
    /// The channels that released something since the last look.
    var unseen: [Int] = []
    var isWithheld = false
  }

  private let detector: Detector
  private let session: PatientKey
  /// Knows which names of one word, that another patient has as well, are the session's own patient's.
  private let focus: PatientFocus?
  /// How much of a channel is kept for the glass wall and the commitments; the rest only passes through.
  private let keptBytes: Int
  private let state = Mutex(State())
  /// Hears every signed text when it is whole.
  let onSealed: @Sendable ([UInt8]) -> Void

  init(
    detector: Detector, session: PatientKey, focus: PatientFocus? = nil, keptBytes: Int,
    onSealed: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) {
    self.focus = focus
    self.onSealed = onSealed
    self.detector = detector
    self.session = session
    self.keptBytes = keptBytes
  }

  // MARK: From the channels

  func openChannel() -> Int {
    state.withLock { state in
      state.channels.append(Watched())
      return state.channels.count - 1
    }
  }

  /// Takes a piece as it came from the upstream, and what its channel would hand on because of it.
  func take(back: [UInt8], released: [UInt8], channel: Int) {
    state.withLock { state in
      state.channels[channel].texts.back.append(back, upTo: keptBytes)
      guard !released.isEmpty else { return }
      if state.channels[channel].fresh.isEmpty { state.unseen.append(channel) }
      state.channels[channel].fresh += released
    }
  }

  // MARK: The look

  /// Looks at everything that was released since the last look. `false` when another patient was named: then nothing of
  /// it may be handed on, and nothing that comes later.
  func passes() -> Bool {
    state.withLock { state in
      for channel in state.unseen where !state.isWithheld {
        state.isWithheld = namesAnotherPatient(&state.channels[channel])
      }
      for channel in state.unseen {
        if !state.isWithheld {
          state.channels[channel].texts.got.append(state.channels[channel].fresh, upTo: keptBytes)
        }
        state.channels[channel].fresh.removeAll(keepingCapacity: true)
      }
      state.unseen.removeAll(keepingCapacity: true)
      return !state.isWithheld
    }
  }

  private func namesAnotherPatient(_ watched: inout Watched) -> Bool {
    let firstNew = watched.tail.count
    let window = watched.tail.isEmpty ? watched.fresh : watched.tail + watched.fresh
    let findings = detector.findings(in: window)
    watched.looks += 1
    watched.findings = watched.looks == 1 ? findings : []
    watched.tail = Array(window.suffix(Self.windowBytes))
    func namesAnother(_ findings: [Finding]) -> Bool {
      findings.contains { finding in
        finding.range.upperBound > firstNew && Inspector.attribution(of: finding, to: session) == .anotherPatient
      }
    }
    guard namesAnother(findings), let focus else { return namesAnother(findings) }
    return namesAnother(focus.findings(in: window, besides: findings))
  }

  // MARK: For the record

  /// The channels, in the order they began. Events that repeat a channel's whole text are the same channel.
  var channels: [Channel] { distinct.map(\.texts) }

  private var distinct: [Watched] {
    let channels = state.withLock(\.channels).filter { !$0.texts.back.isEmpty }
    guard channels.count > 1 else { return channels }
    var seen: Set<Channel> = []
    return channels.filter { seen.insert($0.texts).inserted }
  }

  /// Identifying text in the answer that was not in the request: the model made it up, or knew it from elsewhere.
  ///
  /// - Parameter values: what the request's findings said.
  func inventedCounts(sent values: @autoclosure () -> SentValues) -> [String: Int] {
    var counts: [String: Int] = [:]
    var known: SentValues?
    for watched in distinct {
      let got = watched.texts.got
      // A text that came at once was looked at as a whole before it was handed on.
      let findings = watched.looks == 1 ? watched.findings : detector.findings(in: got)
      for finding in findings
      where finding.subject == .unattributed && finding.kind.nature == .identifier
        && finding.range.upperBound <= got.count
      {
        let sent = known ?? values()
        known = sent
        if !sent.holds(Array(got[finding.range]), finding.kind) { counts[finding.kind.rawValue, default: 0] += 1 }
      }
    }
    return counts
  }
}

extension [UInt8] {
  /// Adds as many of the bytes as fit below a size.
  fileprivate mutating func append(_ bytes: [UInt8], upTo size: Int) {
    if count < size { append(contentsOf: bytes.prefix(size - count)) }
  }
}

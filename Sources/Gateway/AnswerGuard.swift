import ModelWire
import PHIDetection
import Synchronization

/// Turns pseudonyms back in one channel of an answer (a choice, a content block, a tool call) and watches what comes.
///
/// It holds back only what could still become a pseudonym. Another patient's identifiers are looked for in a window
/// that ends with the newest bytes: when one is complete, those bytes are withheld and the answer ends. What can be
/// missed: the beginning of such an identifier may have been sent before its end made it recognisable, and one longer
/// than the window is not seen.
struct AnswerGuard: TextTransform {
  private static let windowBytes = 256
  /// A longer thought is not recognised when it returns.
  private static let sealedBytesMax = 4 << 20

  private let watch: AnswerWatch
  private let channel: Int
  private var restorer: PseudonymRestorer?
  /// The last released bytes, at most `windowBytes` of them.
  private var tail: [UInt8] = []
  /// The whole of a signed text, to be known when it returns; `nil` in other channels.
  private var sealed: [UInt8]?

  /// - Parameter restorer: `nil` when the agent may not see real values, or nothing was replaced.
  init(watch: AnswerWatch, kind: ChannelKind, restorer: PseudonymRestorer?) {
    self.watch = watch
    self.restorer = kind == .sealed ? nil : restorer
    sealed = kind == .sealed ? [] : nil
    channel = watch.openChannel()
  }

  mutating func push(_ text: [UInt8]) -> [UInt8] {
    watch.keep(back: text, channel: channel)
    if let known = sealed?.count { sealed?.append(contentsOf: text.prefix(Self.sealedBytesMax - known)) }
    return release(restorer?.push(text) ?? text)
  }

  mutating func finish() -> [UInt8] {
    if let sealed { watch.onSealed(sealed) }
    return release(restorer?.finish() ?? [])
  }

  private mutating func release(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    let window = tail + bytes
    if watch.namesAnotherPatient(window, newBytes: bytes.count) { return [] }
    tail = Array(window.suffix(Self.windowBytes))
    watch.keep(got: bytes, channel: channel)
    return bytes
  }
}

/// What all channels of one answer have in common: whether something must be withheld, and the texts for the record.
final class AnswerWatch: Sendable {
  struct Channel: Hashable, Sendable {
    fileprivate(set) var back: [UInt8] = []
    fileprivate(set) var got: [UInt8] = []
  }

  private struct State {
    var channels: [Channel] = []
    var isWithheld = false
  }

  private let detector: Detector
  private let session: PatientKey
  /// How much of a channel is kept for the glass wall and the commitments; the rest only passes through.
  private let keptBytes: Int
  private let state = Mutex(State())
  /// Hears every signed text when it is whole.
  let onSealed: @Sendable ([UInt8]) -> Void

  init(
    detector: Detector, session: PatientKey, keptBytes: Int, onSealed: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) {
    self.onSealed = onSealed
    self.detector = detector
    self.session = session
    self.keptBytes = keptBytes
  }

  /// Another patient was named: nothing more may be released.
  var isWithheld: Bool { state.withLock { $0.isWithheld } }

  /// The channels, in the order they began. Events that repeat a channel's whole text are the same channel.
  var channels: [Channel] {
    var seen: Set<Channel> = []
    return state.withLock(\.channels).filter { !$0.back.isEmpty && seen.insert($0).inserted }
  }

  func openChannel() -> Int {
    state.withLock { state in
      state.channels.append(Channel())
      return state.channels.count - 1
    }
  }

  func keep(back bytes: [UInt8], channel: Int) {
    state.withLock { state in
      let room = max(0, keptBytes - state.channels[channel].back.count)
      state.channels[channel].back.append(contentsOf: bytes.prefix(room))
    }
  }

  func keep(got bytes: [UInt8], channel: Int) {
    state.withLock { state in
      let room = max(0, keptBytes - state.channels[channel].got.count)
      state.channels[channel].got.append(contentsOf: bytes.prefix(room))
    }
  }

  func namesAnotherPatient(_ window: [UInt8], newBytes: Int) -> Bool {
    let firstNew = window.count - newBytes
    let names = detector.findings(in: window).contains { finding in
      finding.range.upperBound > firstNew
        && Inspector.attribution(of: finding, in: session) == .anotherPatient
    }
    return state.withLock { state in
      state.isWithheld = state.isWithheld || names
      return state.isWithheld
    }
  }

  /// Identifying text in the answer that was not in the request: the model made it up, or knew it from elsewhere.
  ///
  /// - Parameter values: what the request's findings said, in lower case.
  func inventedCounts(sent values: Set<String>) -> [String: Int] {
    var counts: [String: Int] = [:]
    for channel in channels {
      for finding in detector.findings(in: channel.got)
      where finding.subject == .unattributed && finding.kind.nature == .identifier {
        let value = String(decoding: channel.got[finding.range], as: UTF8.self).lowercased()
        if !values.contains(value) { counts[finding.kind.rawValue, default: 0] += 1 }
      }
    }
    return counts
  }
}

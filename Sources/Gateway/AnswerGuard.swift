import ModelWire
import PHIDetection

/// Turns pseudonyms back in one channel of an answer (a choice, a content block, a tool call) and shows the watch what
/// comes of it. It holds back only what could still become a pseudonym, and judges nothing: `AnswerWatch.passes` does.
struct AnswerGuard: TextTransform {
  /// A longer thought is not recognised when it returns.
  private static let sealedBytesMax = 4 << 20

  private let watch: AnswerWatch
  private let channel: Int
  private var restorer: PseudonymRestorer?
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
    if let known = sealed?.count { sealed?.append(contentsOf: text.prefix(Self.sealedBytesMax - known)) }
    let released = restorer?.push(text) ?? text
    watch.take(back: text, released: released, channel: channel)
    return released
  }

  mutating func finish() -> [UInt8] {
    if let sealed { watch.onSealed(sealed) }
    guard let rest = restorer?.finish(), !rest.isEmpty else { return [] }
    watch.take(back: [], released: rest, channel: channel)
    return rest
  }
}

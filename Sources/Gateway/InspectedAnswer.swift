import ModelWire
import NIOCore

/// An answer's event stream whose bytes come out inspected, or not at all.
struct InspectedStream {
  private var stream: AnswerStream<AnswerGuard>
  private let watch: AnswerWatch

  init(dialect: Dialect, watch: AnswerWatch, makeGuard: @escaping @Sendable (ChannelKind) -> AnswerGuard) {
    stream = AnswerStream(dialect: dialect, makeTransform: makeGuard)
    self.watch = watch
  }

  /// The number that the next event carries; `nil` in a stream without numbers.
  var nextSequenceNumber: Int? { stream.nextSequenceNumber }

  /// What may be written because of these bytes of the upstream.
  mutating func push(_ chunk: ByteBuffer) throws(Refusal) -> [UInt8] {
    let bytes: [UInt8]
    do throws(WireError) {
      bytes = try stream.push(chunk.readableBytesView)
    } catch {
      throw .upstreamFailed(.malformed)
    }
    guard watch.passes() else { throw .answerNamesOtherPatient }
    return bytes
  }

  /// The rest, once the upstream has closed.
  mutating func finish() throws(Refusal) -> [UInt8] {
    let bytes: [UInt8]
    do throws(WireError) {
      bytes = try stream.finish()
    } catch {
      throw .upstreamFailed(.endedEarly)
    }
    guard watch.passes() else { throw .answerNamesOtherPatient }
    return bytes
  }

  /// What was held back, for a stream that cannot go on; empty where it may not be seen.
  mutating func drain() -> [UInt8] {
    let bytes = stream.drain()
    return watch.passes() ? bytes : []
  }
}

/// A whole answer whose bytes come out inspected, or not at all.
enum InspectedAnswer {
  static func bytes(
    of body: ByteBuffer, _ dialect: Dialect, watch: AnswerWatch, makeGuard: (ChannelKind) -> AnswerGuard
  ) throws(Refusal) -> [UInt8] {
    let bytes: [UInt8]
    do throws(WireError) {
      bytes = try Answer.transform(dialect: dialect, body: Array(body.readableBytesView), makeTransform: makeGuard)
    } catch {
      throw .answerUnreadable
    }
    guard watch.passes() else { throw .answerNamesOtherPatient }
    return bytes
  }
}

import NIOCore
import SeededNumbers
import Synchronization
import Testing

@testable import Upstreams

@Suite struct BodyFlowTests {
  private final class Source: BodySource {
    let authority = "h:1"
    let reads = Atomic(0)
    let abandons = Atomic(0)
    func readMore() { reads.add(1, ordering: .relaxed) }
    func abandon(_ flow: BodyFlow) { abandons.add(1, ordering: .relaxed) }
  }

  @Test func piecesThatWaitAreHandedOverAsOne() async throws {
    let flow = BodyFlow(bufferedBytesMax: 100, source: nil)
    for piece in ["a", "", "b", "c"] { flow.push(ByteBuffer(string: piece)) }
    flow.finish(nil)
    #expect(try await flow.next(isolation: nil) == ByteBuffer(string: "abc"))
    #expect(try await flow.next(isolation: nil) == nil)
    #expect(try await flow.next(isolation: nil) == nil)
  }

  @Test func readingPausesWhenEnoughWaitsAndResumesWhenItIsTaken() async throws {
    let source = Source()
    let flow = BodyFlow(bufferedBytesMax: 4, source: source)
    flow.push(ByteBuffer(string: "abc"))
    #expect(flow.wake())
    flow.push(ByteBuffer(string: "de"))
    #expect(!flow.wake())
    #expect(source.reads.load(ordering: .relaxed) == 0)
    #expect(try await flow.next(isolation: nil) == ByteBuffer(string: "abcde"))
    #expect(source.reads.load(ordering: .relaxed) == 1)
  }

  @Test func bytesBeforeAFailureAreNotLost() async throws {
    let flow = BodyFlow(bufferedBytesMax: 4, source: nil)
    flow.push(ByteBuffer(string: "abc"))
    flow.finish(.endedEarly(authority: "h:1"))
    flow.finish(nil)
    #expect(try await flow.next(isolation: nil) == ByteBuffer(string: "abc"))
    await #expect(throws: UpstreamError.endedEarly(authority: "h:1")) { try await flow.next(isolation: nil) }
  }

  @Test func cancellingTheConsumerEndsTheFlowOnce() async throws {
    let source = Source()
    let flow = BodyFlow(bufferedBytesMax: 4, source: source)
    let consumer = Task { try await flow.next(isolation: nil) }
    consumer.cancel()
    await #expect(throws: UpstreamError.cancelled) { try await consumer.value }
    flow.abandon()
    #expect(source.abandons.load(ordering: .relaxed) == 1)
  }

  @Test func droppingTheBodyTellsTheConnectionUnlessItIsOver() {
    let source = Source()
    for isOver in [false, true] {
      let flow = BodyFlow(bufferedBytesMax: 4, source: source)
      let body = UpstreamBody(flow)
      if isOver { flow.finish(nil) }
      withExtendedLifetime(body) {}
    }
    #expect(source.abandons.load(ordering: .relaxed) == 1)
  }

  /// A producer and a consumer on different threads: every byte arrives, in order, however they interleave.
  @Test func noByteIsLostBetweenThreads() async throws {
    for seed in UInt64(1)...20 {
      let flow = BodyFlow(bufferedBytesMax: 64, source: nil)
      async let produced: Void = {
        var random = SeededGenerator(seed: seed)
        var next: UInt8 = 0
        for _ in 0..<500 {
          var piece = ByteBuffer()
          for _ in 0...(random.next() % 9) {
            piece.writeInteger(next)
            next &+= 1
          }
          flow.push(piece)
          if random.next() % 2 == 0 { _ = flow.wake() }
        }
        flow.finish(nil)
      }()
      var expected: UInt8 = 0
      while let bytes = try await flow.next(isolation: nil) {
        for byte in bytes.readableBytesView {
          guard byte == expected else { return #expect(Bool(false), "seed \(seed)") }
          expected &+= 1
        }
      }
      await produced
    }
  }
}

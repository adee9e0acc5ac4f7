public import ServiceLifecycle
import Logging
import Storage

/// Records the end of inferences that nobody else could end: the connection closed before the answer was written, so
/// the code that records the end never ran.
final class AbandonedInferences: Sendable {
  struct Abandoned: Sendable {
    let trail: Trail
    let didSend: Bool
  }

  /// More than can run at once (`limits.concurrent_inferences` is at most 100,000), so nothing is dropped.
  private static let capacity = 100_000

  private let stream: AsyncStream<Abandoned>
  private let continuation: AsyncStream<Abandoned>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
  }

  /// Synchronous, because it is called where the last reference ends.
  func hand(over trail: Trail, didSend: Bool) {
    continuation.yield(Abandoned(trail: trail, didSend: didSend))
  }

  fileprivate func recordAll(in rooms: GatewayRooms) async {
    for await abandoned in stream {
      let record = abandoned.trail.outcomeRecord(
        .abandoned, AnswerSummary(), didSend: abandoned.didSend, at: rooms.now())
      do {
        _ = try await rooms.keeper.record(record)
      } catch {
        rooms.logger.critical(
          "the end of an abandoned inference could not be recorded",
          metadata: ["inference": "\(abandoned.trail.inference)"])
      }
    }
  }

  fileprivate func close() { continuation.finish() }
}

/// Runs as long as the gateway and writes the records of abandoned inferences.
public struct AbandonmentRecording: Service {
  private let rooms: GatewayRooms

  public init(rooms: GatewayRooms) { self.rooms = rooms }

  public func run() async throws {
    await withGracefulShutdownHandler {
      await rooms.abandoned.recordAll(in: rooms)
    } onGracefulShutdown: {
      rooms.abandoned.close()
    }
  }
}

import Hummingbird
import NIOCore

/// Reads a request's body whole, bounded in bytes and in time.
struct BodyCollection: Sendable {
  /// The body did not come in time. Only the timer makes it.
  private struct TooSlow: Error {}

  let limits: GatewayLimits

  /// One timer on the connection's loop instead of a task that sleeps: most bodies are here when they are asked for.
  func collect(_ arrival: Arrival) async throws(Refusal) -> [UInt8] {
    let timer = arrival.eventLoop.scheduleTask(in: .seconds(limits.requestBodySeconds)) {
      arrival.breakOffBody(TooSlow())
    }
    defer { timer.cancel() }
    let bytes = try await read(arrival.body)
    // A body that its connection's end cut short may look whole.
    guard !Task.isCancelled else { throw .connectionLost }
    return bytes
  }

  private func read(_ body: RequestBody) async throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var isTooLarge = false
    do {
      for try await buffer in body {
        guard bytes.count + buffer.readableBytes <= limits.requestBodyBytes else {
          isTooLarge = true
          break
        }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
    } catch is TooSlow {
      throw .bodyTooSlow(limitSeconds: limits.requestBodySeconds)
    } catch {
      throw .connectionLost
    }
    if isTooLarge { throw .bodyTooLarge(limitBytes: limits.requestBodyBytes) }
    return bytes
  }
}

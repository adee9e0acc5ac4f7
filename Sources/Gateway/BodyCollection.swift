import Hummingbird
import NIOCore

/// Reads a request's body whole, bounded in bytes and in time.
struct BodyCollection: Sendable {
  let limits: GatewayLimits

  func collect(_ body: RequestBody) async throws(Refusal) -> [UInt8] {
    let limits = limits
    let result = await withTaskGroup(of: Result<[UInt8], Refusal>.self) { group in
      group.addTask { await Self.read(body, limit: limits.requestBodyBytes) }
      group.addTask {
        do {
          try await Task.sleep(for: .seconds(limits.requestBodySeconds))
          return .failure(.bodyTooSlow(limitSeconds: limits.requestBodySeconds))
        } catch {
          // The body came first, and this is not looked at; or the whole task was cancelled with its connection.
          return .failure(.connectionLost)
        }
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.internalFault)
    }
    return try result.get()
  }

  private static func read(_ body: RequestBody, limit: Int) async -> Result<[UInt8], Refusal> {
    var bytes: [UInt8] = []
    do {
      for try await buffer in body {
        guard bytes.count + buffer.readableBytes <= limit else { return .failure(.bodyTooLarge(limitBytes: limit)) }
        bytes.append(contentsOf: buffer.readableBytesView)
      }
      return .success(bytes)
    } catch {
      return .failure(.connectionLost)
    }
  }
}

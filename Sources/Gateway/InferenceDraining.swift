import ClinicalModel
public import ServiceLifecycle
import Sessions

/// At shutdown: refuses new inferences, lets running ones end for a while, and then stops and records the rest.
public struct InferenceDraining: Service {
  /// How long running inferences may go on.
  public static let graceSeconds = 10

  private let rooms: GatewayRooms

  public init(rooms: GatewayRooms) { self.rooms = rooms }

  public func run() async throws {
    try await gracefulShutdown()
    rooms.places.close()
    if await !isQuiet(within: .seconds(Self.graceSeconds)) {
      rooms.revocations.revokeEverything(reason: .shutdown)
      _ = await isQuiet(within: .seconds(2))
    }
  }

  /// Waits until nothing runs; `false` when something still does at the end.
  private func isQuiet(within time: Duration) async -> Bool {
    let deadline = ContinuousClock.now.advanced(by: time)
    while rooms.places.takenCount > 0 {
      guard ContinuousClock.now < deadline else { return false }
      do { try await Task.sleep(for: .milliseconds(50)) } catch { return false }
    }
    return true
  }
}

import Foundation
import Gateway
import Logging
import PolicyEngine
import ServiceLifecycle
import Storage

/// Follows the policy file while the program runs: a new version that proves its promises is put in force at once, any
/// other is refused, recorded and explained in the log.
///
/// The file is looked at every two seconds; replace it by renaming, so that no half of it is ever read.
struct PolicyWatch: Service {
  private static let interval = Duration.seconds(2)

  let path: String
  let rooms: GatewayRooms
  let archive: PolicyArchive
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // Compared with what is in force, not with what the file says now: it may have changed while the program started.
      var last: String? = rooms.policy.current.yaml
      while !Task.isCancelled {
        do { try await Task.sleep(for: Self.interval) } catch { return }
        let text = contents()
        guard text != last else { continue }
        // What could not be written down is tried again.
        if await take(text) { last = text }
      }
    }
  }

  private func contents() -> String? { try? FileInput.text(of: path, limit: 1 << 20) }

  /// Whether the change is dealt with: in force, or refused and recorded.
  private func take(_ text: String?) async -> Bool {
    do {
      do {
        guard let text else { throw ConfigurationError(file: path, line: nil, problem: "cannot be read") }
        let newer = try PolicyFile.prove(text, file: path)
        // First its text, then its decisions: no record may name a policy that nobody can read any more.
        try await archive.keep(PolicyVersion(newer.policy, firstLoaded: rooms.now()))
        try await rooms.adopt(newer)
        logger.notice("a new policy is in force", metadata: ["policy": "\(rooms.policy.current.hash)"])
      } catch let refusal as PolicyRefusal {
        logger.error("the changed policy is refused; the one in force stays\n\(refusal)")
        try await rooms.recordRefusedPolicy(hash: refusal.hash, code: "policy_breaks_invariant")
      } catch let error as PolicyError {
        logger.error("the changed policy is refused; the one in force stays\n\(error)")
        try await rooms.recordRefusedPolicy(hash: nil, code: "policy_not_loadable")
      } catch let error as ConfigurationError {
        logger.error("the changed policy is refused; the one in force stays\n\(error)")
        try await rooms.recordRefusedPolicy(hash: nil, code: "policy_not_loadable")
      }
      return true
    } catch {
      logger.critical("a change of the policy could not be recorded", metadata: ["error": "\(type(of: error))"])
      return false
    }
  }
}

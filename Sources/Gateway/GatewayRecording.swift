import AuditRecords
import ClinicalModel
import Governance
import Logging
import Upstreams
import Sessions
import Storage

extension GatewayRooms {
  /// Notes that the agent wants a session; a second wish while the first waits is the same one.
  func requestSession(for caller: Caller, model: CatalogModel) async throws(Refusal) -> SessionRequest {
    let wish = NewSessionRequest(
      key: caller.key.id, agent: caller.agent.id, agentVersion: caller.agent.version, device: caller.device.id,
      clinician: caller.clinician.id, model: model.name, route: model.upstream.route)
    do {
      return try await desk.requestSession(wish)
    } catch SessionError.tooManyPending {
      throw .tooManyPendingRequests
    } catch {
      logger.error("a session request could not be stored", metadata: ["error": "\(type(of: error))"])
      throw .ledgerUnavailable
    }
  }

  /// A refusal is recorded like everything else. When even that fails nothing was sent, and the log says so.
  func recordRefusal(_ refusal: Refusal, _ trail: Trail) async {
    var record = trail.refusalRecord(refusal, at: now())
    if case .unidentified = refusal {
      switch unidentified.arrived(at: record.time) {
      case .count: return
      case .record(let unrecorded): if unrecorded > 0 { record.detail["unrecorded-before"] = String(unrecorded) }
      }
    }
    do {
      _ = try await keeper.record(record)
    } catch {
      logger.critical(
        "a refusal could not be recorded",
        metadata: ["inference": "\(trail.inference)", "code": "\(refusal.code)", "error": "\(type(of: error))"])
    }
    guard let session = trail.session, let sent = trail.sent else { return }
    let panes = GlassWallPanes(sent: sent, outgoing: nil, channels: [], limit: limits.paneBytes)
    await endings.keep(KeptEnding(record: nil, payload: panes.payload(of: trail, in: session)))
  }
}

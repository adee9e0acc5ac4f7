package import ClinicalModel
internal import FoundationEssentials

/// An S3-compatible bucket with Object Lock.
package struct S3Target: ArchiveTarget {
  private let requests: S3Requests
  private let http: OutboundHTTP
  private let now: @Sendable () -> Timestamp
  private let mode: LockMode

  /// The caller shuts `http` down. `mode` is only for what `worth` says.
  package init(
    requests: S3Requests, http: OutboundHTTP, mode: LockMode, now: @escaping @Sendable () -> Timestamp
  ) {
    (self.requests, self.http, self.mode, self.now) = (requests, http, mode, now)
  }

  package var name: String { requests.location.name }

  package func worth() async -> String {
    switch mode {
    case .compliance:
      "Object Lock in compliance mode: until its date nobody can change or remove a version, the account's owner "
        + "included. Whoever may write can hide one behind a delete marker or a newer version; the locked one stays."
    case .governance:
      "Object Lock in governance mode: who has s3:BypassGovernanceRetention can remove what is locked."
    }
  }

  package func check() async throws(ArchiveError) {
    let answer = try await send(requests.objectLockConfiguration(at: now()), "asking for Object Lock")
    guard answer.status == 200 else { throw error(answer, "asking for Object Lock") }
    guard XMLText.first("ObjectLockEnabled", in: answer.body) == "Enabled" else { throw S3Answers.noObjectLock(name) }
  }

  package func look(_ key: String) async throws(ArchiveError) -> StoredObject? {
    let answer = try await send(requests.head(key, at: now()), "looking for \(key)")
    switch answer.status {
    case 200: return S3Answers.storedObject(answer)
    case 404: return nil
    default:
      // An answer to HEAD has no body that says why; the same refusal of a GET has.
      if answer.status == 403 || answer.status == 400 { try await check() }
      throw error(answer, "looking for \(key)")
    }
  }

  package func store(_ object: ArchiveObject, lock: ObjectLock, held: Bool) async throws(ArchiveError) -> Bool {
    let answer = try await send(
      requests.put(object, lock: lock, held: held, at: now()), "storing \(object.key)")
    switch answer.status {
    case 200: return true
    case 412: return false
    default: throw error(answer, "storing \(object.key)")
    }
  }

  package func lengthen(_ key: String, to lock: ObjectLock) async throws(ArchiveError) {
    try await expectSuccess(requests.putRetention(key, lock, at: now()), "locking \(key)")
  }

  package func setHold(_ key: String, _ isHeld: Bool) async throws(ArchiveError) {
    try await expectSuccess(requests.putLegalHold(key, isHeld, at: now()), "the legal hold of \(key)")
  }

  package func fetch(_ key: String) async throws(ArchiveError) -> [UInt8]? {
    let answer = try await send(requests.get(key, at: now()), "reading \(key)")
    switch answer.status {
    case 200: return answer.body
    // Without a body that says so, it is the bucket that is missing, or something between here and the store.
    case 404 where XMLText.first("Code", in: answer.body) == "NoSuchKey": return nil
    default: throw error(answer, "reading \(key)")
    }
  }

  package func list(prefix: String, after key: String?) async throws(ArchiveError) -> [String] {
    let answer = try await send(requests.list(prefix: prefix, after: key, at: now()), "listing \(prefix)")
    guard answer.status == 200 else { throw error(answer, "listing \(prefix)") }
    let own = requests.location.prefix
    return XMLText.all("Key", in: answer.body).filter { $0.hasPrefix(own) }.map { String($0.dropFirst(own.count)) }
  }

  private func expectSuccess(_ request: OutboundRequest, _ what: String) async throws(ArchiveError) {
    let answer = try await send(request, what)
    guard (200...204).contains(answer.status) else { throw error(answer, what) }
  }

  private func send(_ request: OutboundRequest, _ what: String) async throws(ArchiveError) -> OutboundAnswer {
    do { return try await http.exchange(request) } catch {
      switch error {
      case .notReached(let reason):
        throw ArchiveError(.unreachable, "\(name) cannot be reached (\(what)): \(reason)")
      case .answerTooLarge(let bytes):
        throw ArchiveError(.unexpectedAnswer, "\(name) answered with more than \(bytes) bytes (\(what)).")
      }
    }
  }

  private func error(_ answer: OutboundAnswer, _ what: String) -> ArchiveError {
    S3Answers.error(answer, what, place: name, now: now())
  }
}

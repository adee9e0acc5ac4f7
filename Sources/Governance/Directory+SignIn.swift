import AuditRecords
public import ClinicalModel
import Dispatch
import Storage
import Synchronization

/// Signing in and out.
extension Directory {
  /// A sign-in for the right password, `nil` for a wrong one or an unknown user (both take the same time and are
  /// recorded); throws `tooManyAttempts` when there were too many before.
  public func signIn(user id: UserID, password: String) async throws(DirectoryError) -> SignInToken? {
    let at = now()
    let (user, known) = book.withLock { ($0.users[id], $0.passwords[id]) }
    switch throttle.withLock({ $0.attempt(id, isKnown: user != nil, at: at) }) {
    case .check: break
    case .wait(let seconds): throw .tooManyAttempts(retryAfterSeconds: seconds)
    case .refuseUnseen: return nil
    }
    guard try await matches(password, known), let user else {
      let record = DirectoryRecords.signIn(.signInFailed, user?.id, reason: "wrong_credentials", at: at)
      do { _ = try await keeper.record(record) } catch { throw .of(error) }
      return nil
    }
    throttle.withLock { $0.succeeded(id) }
    let secret = Secret.random(prefix: "chu_")
    let signIn = StoredSignIn(tokenHash: secret.hash, user: id, signedInAt: at, usedAt: at)
    let crowdedOut = book.withLock { book -> String? in self.crowdedOut(by: id, in: book) }
    try await change { transaction in
      if let crowdedOut { _ = try UserStore.deleteSignIn(tokenHash: crowdedOut, in: transaction) }
      try UserStore.insert(signIn, in: transaction)
      try transaction.record(DirectoryRecords.signIn(.signedIn, id, at: at))
    } apply: { book in
      if let crowdedOut { book.signIns[crowdedOut] = nil }
      // The password or the roles changed while this was being written: the change ended all sign-ins, this one too.
      guard book.passwords[id] == known, book.users[id]?.roles == user.roles else { return }
      book.signIns[signIn.tokenHash] = DirectoryBook.SignIn(stored: signIn, savedUsedAt: at)
    }
    return SignInToken(token: secret.text, user: user)
  }

  /// Who signed in with this token; `nil` when nobody did, or it idled too long. Being asked counts as use.
  public func signedInUser(token: String) -> User? {
    let hash = Secret.hash(of: token)
    let at = now()
    return book.withLock { book in
      guard var signIn = book.signIns[hash], !isIdle(signIn, at) else { return nil }
      signIn.stored.usedAt = max(signIn.stored.usedAt, at)
      book.signIns[hash] = signIn
      return book.users[signIn.stored.user]
    }
  }

  /// Ends a sign-in, at once; nothing happens when there is none.
  public func signOut(_ token: String) async throws(DirectoryError) {
    let hash = Secret.hash(of: token)
    guard let signIn = book.withLock({ $0.signIns.removeValue(forKey: hash) }) else { return }
    let record = DirectoryRecords.signIn(.signedOut, signIn.stored.user, at: now())
    try await change { transaction in
      guard try UserStore.deleteSignIn(tokenHash: hash, in: transaction) else { return }
      try transaction.record(record)
    } apply: { _ in
    }
  }

  /// What `run` does each second.
  func sweep(now: Timestamp) async throws(DirectoryError) {
    try await saveRevocations(by: nil)
    let (idle, used) = book.withLock { book in
      let idle = book.signIns.filter { isIdle($0.value, now) }
      for hash in idle.keys { book.signIns[hash] = nil }
      // Five minutes of use that a crash forgets shorten a sign-in by no more than that.
      let used = book.signIns.values.filter { $0.stored.usedAt >= $0.savedUsedAt.advanced(bySeconds: 300) }
      return (Array(idle.keys), used.map(\.stored))
    }
    guard !idle.isEmpty || !used.isEmpty else { return }
    try await change { transaction in
      for hash in idle { _ = try UserStore.deleteSignIn(tokenHash: hash, in: transaction) }
      for signIn in used { try UserStore.touch(signIn, in: transaction) }
    } apply: { book in
      for signIn in used { book.signIns[signIn.tokenHash]?.savedUsedAt = signIn.usedAt }
    }
  }

  func hashed(_ password: String) async throws(DirectoryError) -> PasswordHash {
    try await hashing.pass(orThrow: .busy) { () async throws(DirectoryError) in
      let cost = settings.passwordCost
      return try await offPool { () throws(StorageError) in try PasswordHash(password: password, cost: cost) }
    }
  }

  private func matches(_ password: String, _ known: PasswordHash?) async throws(DirectoryError) -> Bool {
    guard let known else {
      // An unknown user costs the same time as a known one, so that names cannot be told by it.
      guard password.utf8.count <= PasswordHash.passwordBytesMax else { return false }
      _ = try await hashed(password)
      return false
    }
    return try await hashing.pass(orThrow: .busy) { () async throws(DirectoryError) in
      try await offPool { () throws(StorageError) in try known.matches(password) }
    }
  }

  /// The sign-in that ends when this user signs in once more: one of the user's own before anyone else's.
  private func crowdedOut(by user: UserID, in book: DirectoryBook) -> String? {
    let own = book.signIns.filter { $0.value.stored.user == user }
    let crowd = own.count >= settings.signInsPerUserMax ? own : book.signIns
    guard own.count >= settings.signInsPerUserMax || crowd.count >= settings.signInsMax else { return nil }
    return crowd.min { $0.value.stored.usedAt < $1.value.stored.usedAt }?.key
  }

  /// Hashing takes a good part of a second: Swift's few threads must not wait for it, streams run on them.
  private func offPool<Value: Sendable>(
    _ work: @escaping @Sendable () throws(StorageError) -> Value
  ) async throws(DirectoryError) -> Value {
    let outcome: Result<Value, StorageError> = await withCheckedContinuation { continuation in
      hashingQueue.async { continuation.resume(returning: Result(catching: work)) }
    }
    do { return try outcome.get() } catch { throw .storage(error) }
  }

  private func isIdle(_ signIn: DirectoryBook.SignIn, _ now: Timestamp) -> Bool {
    now >= signIn.stored.usedAt.advanced(bySeconds: Int64(settings.signInIdleMinutes) * 60)
  }
}

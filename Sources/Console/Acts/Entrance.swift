import ClinicalModel
import Governance
import Hummingbird

/// Signing in and out, and who sent a request.
struct Entrance: Sendable {
  let services: ConsoleServices

  /// The credential of a new sign-in. A wrong user name and a wrong password get the same answer.
  func signIn(user name: String, password: String) async throws(ConsoleError) -> String {
    // A name that is no identifier belongs to nobody; the directory need not be asked.
    guard let user = UserID(name) else { throw .wrongCredentials }
    let token: SignInToken?
    do { token = try await services.directory.signIn(user: user, password: password) } catch { throw .of(error) }
    guard let token else { throw .wrongCredentials }
    return token.token
  }

  func signOut(_ visitor: Visitor) async throws(ConsoleError) {
    do { try await services.directory.signOut(visitor.token) } catch { throw .of(error) }
  }

  /// `nil` for a stranger and for a token that has ended.
  func visitor(of request: Request) -> Visitor? {
    guard let (token, fromCookie) = PresentedToken.find(in: request),
      let user = services.directory.signedInUser(token: token)
    else { return nil }
    return Visitor(user: user, token: token, cameWithCookie: fromCookie)
  }
}

extension ConsoleError {
  /// What a refusal of the directory means to the caller.
  static func of(_ error: DirectoryError) -> ConsoleError {
    switch error {
    case .noSuchUser: .notFound("user")
    case .noSuchAgent: .notFound("agent")
    case .noSuchDevice: .notFound("device")
    case .noSuchVendor: .notFound("vendor")
    case .notAClinician: .conflict(code: error.code, error.description)
    case .tooManyAttempts(let seconds): .tooManyAttempts(retryAfterSeconds: seconds)
    case .passwordTooLong: .wrongCredentials
    case .busy: .unavailable(error.description)
    case .invalidPasswordHash, .storage, .notRecorded: .notDurable(error.description)
    }
  }
}

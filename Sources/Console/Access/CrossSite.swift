import HTTPTypes
import Hummingbird

/// Whether a browser sent a request from another site's page (cross-site request forgery).
///
/// Browsers say where a request comes from in `Sec-Fetch-Site` (on HTTPS and localhost) and in `Origin` (every request
/// that changes something); a page cannot forge either. A request with neither was not sent by a browser's page and
/// carries no cookie that its sender did not put there. `Origin: null` says nothing (our own referrer policy causes it
/// where `Sec-Fetch-Site` is missing), so then the form's own token decides.
enum CrossSite {
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

  enum Verdict: Equatable {
    case own
    case foreign
    /// Only a form token can tell.
    case unknown
  }

  static func judge(_ request: Request, ownOrigin: String) -> Verdict {
    if let name = fetchSite, let site = request.headers[name] {
      return site == "same-origin" || site == "none" ? .own : .foreign
    }
    guard let origin = request.headers[.origin] else { return .own }
    if origin == "null" { return .unknown }
    if origin == ownOrigin { return .own }
    guard let authority = request.head.authority, let separator = origin.firstRange(of: "://") else { return .foreign }
    return origin[separator.upperBound...] == authority ? .own : .foreign
  }

  /// Throws unless the request may change something in the visitor's name.
  static func check(
    _ request: Request, visitor: Visitor, formToken: String?, ownOrigin: String
  ) throws(ConsoleError) {
    guard visitor.cameWithCookie else { return }
    switch judge(request, ownOrigin: ownOrigin) {
    case .own: return
    case .foreign: throw .crossSite
    case .unknown:
      guard ForgeryToken.isValid(formToken, signIn: visitor.token) else { throw .crossSite }
    }
  }
}

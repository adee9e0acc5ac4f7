import ClinicalModel
import Crypto
import HTTPTypes
import Hummingbird

/// Someone who signed in, and how this request says so.
struct Visitor: Sendable {
  let user: User
  /// The credential; never shown, never logged.
  let token: String
  /// A browser attaches its cookie by itself, so requests that change something need proof that Chaperone's own page
  /// sent them. A bearer token is attached on purpose.
  let cameWithCookie: Bool

  var forgeryToken: String { ForgeryToken.of(signIn: token) }
}

/// Where a request carries the sign-in token.
enum PresentedToken {
  /// `Lax` would send it along a link from elsewhere; `Strict` does not.
  static let cookieName = "chaperone_sign_in"

  static func find(in request: Request) -> (token: String, fromCookie: Bool)? {
    if let header = request.headers[.authorization] {
      // A wrong bearer token must not fall back on the cookie: the caller meant this one.
      let scheme = "bearer "
      guard header.utf8.count > scheme.utf8.count, header.prefix(scheme.count).lowercased() == scheme else {
        return nil
      }
      return (String(header.dropFirst(scheme.count)), false)
    }
    return request.cookies[cookieName].map { ($0.value, true) }
  }

  /// - Parameter secure: whether browsers must keep it to HTTPS.
  static func cookie(_ token: String, secure: Bool) -> Cookie? {
    try? Cookie.validated(
      name: cookieName, value: token, maxAge: ConsoleLimits.cookieSeconds, path: "/", secure: secure, httpOnly: true,
      sameSite: .strict)
  }

  static func expiredCookie(secure: Bool) -> Cookie? {
    try? Cookie.validated(
      name: cookieName, value: "", maxAge: 0, path: "/", secure: secure, httpOnly: true, sameSite: .strict)
  }
}

/// A value that only pages made for this sign-in hold: the SHA-256 of the sign-in token under a label, in hex.
enum ForgeryToken {
  static let fieldName = "form_token"

  static func of(signIn token: String) -> String {
    let digest = SHA256.hash(data: Array("chaperone form token\n\(token)".utf8))
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  static func isValid(_ presented: String?, signIn token: String) -> Bool {
    guard let presented else { return false }
    let expected = Array(of(signIn: token).utf8)
    let given = Array(presented.utf8)
    guard given.count == expected.count else { return false }
    var difference: UInt8 = 0
    for position in expected.indices { difference |= expected[position] ^ given[position] }
    return difference == 0
  }
}

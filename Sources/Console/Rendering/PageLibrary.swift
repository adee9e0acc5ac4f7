import Hummingbird
import Mustache

/// The pages' templates, embedded in the program and parsed once at start.
struct PageLibrary: Sendable {
  private let library: MustacheLibrary

  /// Throws when a template cannot be parsed: the program then does not start, rather than fail on a page.
  init() throws {
    MustacheContentTypes.register(ScalarEscapedHTML(), named: ScalarEscapedHTML.name)
    var library = MustacheLibrary()
    for (name, bytes) in Self.sources {
      // Partials start with the library's own escaping, so every template names ours.
      try library.register(
        "{{% CONTENT_TYPE:\(ScalarEscapedHTML.name)}}\n" + String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  func response(_ page: some Page, status: HTTPResponse.Status = .ok) throws(ConsoleError) -> Response {
    .bytes(Array(try html(page).utf8), type: "text/html; charset=utf-8", status: status)
  }

  func html(_ page: some Page) throws(ConsoleError) -> String {
    guard let html = library.render(page, withTemplate: page.template.rawValue) else { throw .failed }
    return html
  }

  private static let sources: [(String, [UInt8])] = [
    ("layout", PackageResources.layout_mustache),
    ("pending-list", PackageResources.pending_list_mustache),
    ("session-table", PackageResources.session_table_mustache),
    (PageTemplate.signIn.rawValue, PackageResources.sign_in_mustache),
    (PageTemplate.message.rawValue, PackageResources.message_mustache),
    (PageTemplate.home.rawValue, PackageResources.home_mustache),
    (PageTemplate.requests.rawValue, PackageResources.requests_mustache),
    (PageTemplate.approval.rawValue, PackageResources.approval_mustache),
    (PageTemplate.sessionOpened.rawValue, PackageResources.session_opened_mustache),
    (PageTemplate.sessions.rawValue, PackageResources.sessions_mustache),
    (PageTemplate.patients.rawValue, PackageResources.patients_mustache),
    (PageTemplate.patient.rawValue, PackageResources.patient_mustache),
    (PageTemplate.ledger.rawValue, PackageResources.ledger_mustache),
    (PageTemplate.record.rawValue, PackageResources.record_mustache),
    (PageTemplate.proof.rawValue, PackageResources.proof_mustache),
    (PageTemplate.inference.rawValue, PackageResources.inference_mustache),
    (PageTemplate.policy.rawValue, PackageResources.policy_mustache),
    (PageTemplate.policyWhatIf.rawValue, PackageResources.policy_what_if_mustache),
    (PageTemplate.policyCompare.rawValue, PackageResources.policy_compare_mustache),
    (PageTemplate.fleet.rawValue, PackageResources.fleet_mustache),
    (PageTemplate.keys.rawValue, PackageResources.keys_mustache),
  ]
}

enum PageTemplate: String, Sendable {
  case signIn = "sign-in"
  case message, home, requests, approval
  case sessionOpened = "session-opened"
  case sessions, patients, patient, ledger, record, proof, inference, policy
  case policyWhatIf = "policy-what-if"
  case policyCompare = "policy-compare"
  case fleet, keys
}

/// What a template shows. Templates see stored properties only, and a name that is `nil` in an inner value is looked
/// for in the outer ones: so inner values do not share names with outer ones unless both mean the same.
protocol Page: Sendable {
  var template: PageTemplate { get }
  var chrome: Chrome { get }
}

/// HTML escaping by scalar. The library's own goes by `Character`, so a quote followed by a combining mark is one
/// character to it and would stay as it is, and end an attribute.
struct ScalarEscapedHTML: MustacheContentType {
  static let name = "CHAPERONE_HTML"

  func escapeText(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case UInt8(ascii: "'"): output += "&#39;".utf8
      case 0: output += "\u{FFFD}".utf8
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

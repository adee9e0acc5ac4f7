import ClinicalModel
import HTTPTypes
import Testing

@testable import Console

struct PageTests {
  @Test func everyTemplateIsEmbeddedAndParses() throws { _ = try PageLibrary() }

  @Test func whatSomeoneTypedIsEscapedOnThePage() async throws {
    let library = try PageLibrary()
    let page = SignInPages.Form(
      chrome: Chrome("Sign in", visitor: nil), next: "/console", userName: "\"\u{301}><script>x</script>",
      problem: nil)
    let html = try library.html(page)
    #expect(html.unicodeScalars.starts(with: "<!DOCTYPE html>".unicodeScalars))
    #expect(!html.utf8.contains("<script>x".utf8))
    #expect(html.utf8.contains("&quot;\u{301}&gt;&lt;script&gt;x".utf8))
  }

  @Test func placesFollowTheRoles() throws {
    func labels(_ role: Role, patient: String? = nil) throws -> [String] {
      let user = User(
        id: try #require(UserID("u")), displayName: "U", roles: [role], patient: patient.flatMap { PatientID($0) })
      return Place.visible(to: user, current: nil).map(\.label)
    }
    #expect(try labels(.clinician) == ["Requests", "Sessions", "Patients", "Ledger", "Policy"])
    #expect(try labels(.securityOfficer) == ["Sessions", "Ledger", "Policy", "Agents"])
    #expect(try labels(.patient, patient: "p1") == ["Sessions", "My data", "Ledger"])
  }

  @Test func everyErrorHasItsOwnCodeAndASentence() {
    let errors: [ConsoleError] = [
      .notSignedIn, .wrongCredentials, .tooManyAttempts(retryAfterSeconds: 1), .forbidden(needs: "x"), .crossSite,
      .notFound("x"), .noSuchPath, .methodNotAllowed(allowed: ["GET"]), .malformed("A."),
      .invalid(field: "f", expected: "x"),
      .unknownField("f", known: []), .tooLarge(limit: 1), .wrongContentType(expected: "x"), .unavailable("A."),
      .notDurable("A."), .failed,
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
    for error in errors {
      #expect(error.message.hasSuffix("."))
      #expect((400..<600).contains(error.status.code))
    }
  }

  @Test func everySchemaThatIsNamedIsDescribed() {
    let document = APISchemaName.allCases.map { String(decoding: $0.schema.json.bytes, as: UTF8.self) }.joined()
    let names = Set(APISchemaName.allCases.map(\.rawValue))
    for reference in document.split(separator: "#/components/schemas/").dropFirst() {
      #expect(names.contains(String(reference.prefix { $0 != "\"" })))
    }
  }
}

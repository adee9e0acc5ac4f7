import ClinicalModel
import HTTPTypes
import Hummingbird
import Testing

@testable import Console

struct AccessTests {
  private func request(_ headers: [(String, String)]) throws -> Request {
    var fields = HTTPFields()
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    return Request(
      head: HTTPRequest(
        method: .post, scheme: "http", authority: "console.example:7070", path: "/console", headerFields: fields),
      body: .init(buffer: .init()))
  }

  private func user(_ roles: Role..., patient: String? = nil) throws -> User {
    User(
      id: try #require(UserID("u1")), displayName: "U", roles: Set(roles), patient: patient.flatMap { PatientID($0) })
  }

  @Test func theBrowserSaysWhereARequestComesFrom() throws {
    let own = "https://chaperone.example"
    let table: [([(String, String)], CrossSite.Verdict)] = [
      ([], .own),
      ([("Sec-Fetch-Site", "same-origin")], .own),
      ([("Sec-Fetch-Site", "same-site")], .foreign),
      ([("Sec-Fetch-Site", "cross-site"), ("Origin", own)], .foreign),
      ([("Origin", own)], .own),
      ([("Origin", "http://console.example:7070")], .own),
      ([("Origin", "https://evil.example")], .foreign),
      ([("Origin", "console.example:7070")], .foreign),
      ([("Origin", "null")], .unknown),
    ]
    for (headers, verdict) in table {
      #expect(CrossSite.judge(try request(headers), ownOrigin: own) == verdict, "\(headers)")
    }
  }

  @Test func onlyTheFormsOwnTokenDecidesWhereTheBrowserSaysNothing() throws {
    let visitor = Visitor(user: try user(.clinician), token: "chu_x", cameWithCookie: true)
    let request = try request([("Origin", "null")])
    for wrong in [nil, "", "x", ForgeryToken.of(signIn: "chu_y")] {
      #expect(throws: ConsoleError.crossSite) {
        try CrossSite.check(request, visitor: visitor, formToken: wrong, ownOrigin: "")
      }
    }
    try CrossSite.check(request, visitor: visitor, formToken: visitor.forgeryToken, ownOrigin: "")
    let bearer = Visitor(user: visitor.user, token: "chu_x", cameWithCookie: false)
    try CrossSite.check(request, visitor: bearer, formToken: nil, ownOrigin: "")
  }

  @Test func aWrongBearerTokenDoesNotFallBackOnTheCookie() throws {
    let cookie = ("Cookie", "\(PresentedToken.cookieName)=good")
    #expect(PresentedToken.find(in: try request([cookie]))?.token == "good")
    #expect(PresentedToken.find(in: try request([cookie, ("Authorization", "Basic x")])) == nil)
    #expect(PresentedToken.find(in: try request([cookie, ("Authorization", "bearer other")]))?.token == "other")
  }

  @Test func aPatientReachesOnlyTheirOwnChart() throws {
    let own = try #require(PatientID("p1"))
    let other = try #require(PatientID("p2"))
    let reach = Reach.charts(try user(.patient, patient: "p1"))
    #expect(reach.includes(chart: own))
    #expect(!reach.includes(chart: other))
    #expect(!Reach.charts(try user(.patient)).includes(chart: own))
    #expect(!Reach.charts(try user(.securityOfficer)).includes(chart: own))
  }

  @Test func aClinicianReachesOnlyTheirOwnSessionsAndPayloads() throws {
    let clinician = try user(.clinician)
    let stranger = UserID("u2")
    let patient = PatientID("p1")
    for reach in [Reach.sessions(clinician), Reach.payloads(clinician)] {
      #expect(reach.includes(clinician: clinician.id, patient: patient))
      #expect(!reach.includes(clinician: stranger, patient: patient))
      #expect(!reach.includes(clinician: nil, patient: patient))
    }
    #expect(Reach.payloads(try user(.auditor)) == .everyone)
  }

  @Test func nobodyWithoutARoleMayDoAnything() throws {
    for permission in Permission.allCases { #expect(!permission.isGranted(to: try user())) }
    for role in [Role.securityOfficer, .administrator] {
      #expect(!Permission.seePayloads.isGranted(to: try user(role)))
      #expect(!Permission.decideRequests.isGranted(to: try user(role)))
    }
  }
}

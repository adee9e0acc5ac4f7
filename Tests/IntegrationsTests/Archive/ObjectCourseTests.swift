import ClinicalModel
import Testing

@testable import Integrations

@Suite struct ObjectCourseTests {
  static let object = ArchiveObject(key: "tile/0/000", bytes: Array("twelve bytes".utf8))
  static let until = Timestamp(milliseconds: 2_000_000_000_000)
  static let wanted = ObjectLock(mode: .compliance, until: until)
  static let good = stored(wanted)

  static func stored(_ lock: ObjectLock?) -> StoredObject {
    StoredObject(byteCount: object.bytes.count, sha256: object.sha256, lock: lock)
  }

  /// One event of every kind.
  static let events: [ObjectCourse.Event] = [
    .absent, .found(good), .found(stored(nil)), .found(StoredObject(byteCount: 1)),
    .found(StoredObject(byteCount: object.bytes.count)), .stored, .taken, .lengthened, .fetched(object.bytes),
    .fetched([1]),
  ]

  /// A way to every stage.
  static let ways: [(String, [ObjectCourse.Event])] = [
    ("looking", []), ("storing", [.absent]), ("reading back", [.absent, .stored]),
    ("lengthening", [.found(stored(nil))]), ("confirming", [.found(stored(nil)), .lengthened]),
    ("fetching", [.found(StoredObject(byteCount: object.bytes.count))]), ("finished", [.found(good)]),
    ("failed", [.found(StoredObject(byteCount: 1))]),
  ]

  /// What each pair leads to: `look`, `store`, `fetch`, `lengthen`, `finish`, or the code of the failure.
  static let table: [String: [String]] = [
    "looking": [
      "store", "finish", "lengthen", "archive_conflict", "fetch", "x", "x", "x", "x", "x",
    ],
    "storing": ["x", "x", "x", "x", "x", "look", "look", "x", "x", "x"],
    "reading back": [
      "archive_not_stored", "finish", "lengthen", "archive_conflict", "fetch", "x", "x", "x", "x", "x",
    ],
    "lengthening": ["x", "x", "x", "x", "x", "x", "x", "look", "x", "x"],
    "confirming": [
      "archive_not_stored", "finish", "archive_not_locked", "archive_not_locked", "archive_not_locked", "x", "x", "x",
      "x", "x",
    ],
    "fetching": ["x", "x", "x", "x", "x", "x", "x", "x", "lengthen", "archive_conflict"],
    "finished": Array(repeating: "finish", count: 10), "failed": Array(repeating: "archive_conflict", count: 10),
  ]

  @Test(arguments: ways.indices, events.indices)
  func everyStageMeetsEveryEvent(way: Int, event: Int) throws {
    let (stage, events) = Self.ways[way]
    var course = ObjectCourse(object: Self.object, wanted: Self.wanted)
    for event in events { _ = course.handle(event) }
    let expected = try #require(Self.table[stage]?[event])
    let code = expected == "x" ? "archive_unexpected_answer" : expected
    #expect(Self.word(course.handle(Self.events[event])) == code, "\(stage) + \(Self.events[event])")
  }

  private static func word(_ action: ObjectCourse.Action) -> String {
    switch action {
    case .look: "look"
    case .store: "store"
    case .fetch: "fetch"
    case .lengthen: "lengthen"
    case .finish: "finish"
    case .fail(let error): error.code.rawValue
    }
  }

  @Test func aLockIsNeverShortenedOrWeakened() {
    let later = ObjectLock(mode: .governance, until: Self.until.advanced(bySeconds: 10))
    var course = ObjectCourse(object: Self.object, wanted: Self.wanted)
    #expect(course.handle(.found(Self.stored(later))) == .lengthen(ObjectLock(mode: .compliance, until: later.until)))
    let strict = ObjectLock(mode: .compliance, until: Self.until.advanced(bySeconds: -10))
    course = ObjectCourse(object: Self.object, wanted: ObjectLock(mode: .governance, until: Self.until))
    #expect(course.handle(.found(Self.stored(strict))) == .lengthen(Self.wanted))
  }

  @Test func anETagProvesSamenessAndNeverDifference() {
    let md5 = StoredObject(byteCount: 12, etag: Self.object.md5Hex.uppercased(), lock: Self.wanted)
    #expect(md5.compared(with: Self.object) == .same)
    #expect(StoredObject(byteCount: 12, etag: "0123-2").compared(with: Self.object) == .unknown)
    #expect(StoredObject(byteCount: 11, etag: Self.object.md5Hex).compared(with: Self.object) == .other)
    #expect(StoredObject(sha256: "AAAA", etag: Self.object.md5Hex).compared(with: Self.object) == .other)
  }
}

@Suite struct RetentionDateTests {
  @Test(arguments: [
    ("2026-11-21T10:00:00Z", 6, "2032-11-22T00:00:00.000Z"),
    // Six years are 2,191 or 2,192 days, never 2,190.
    ("2023-03-01T00:00:00Z", 6, "2029-03-02T00:00:00.000Z"), ("2096-12-31T23:59:59Z", 6, "2103-01-01T00:00:00.000Z"),
    // A leap day without a counterpart: the period is over when 1 March is.
    ("2028-02-29T12:00:00Z", 6, "2034-03-02T00:00:00.000Z"), ("2028-02-29T12:00:00Z", 4, "2032-03-01T00:00:00.000Z"),
    ("2096-02-29T12:00:00Z", 4, "2100-03-02T00:00:00.000Z"),
  ])
  func locksLastWholeCalendarYears(from: String, years: Int, until: String) throws {
    let now = try #require(Timestamp(rfc3339: from))
    #expect(ObjectLock.lasting(years: years, from: now, mode: .compliance).until.description == until)
  }
}

@Suite struct S3AnswerTests {
  @Test(arguments: [
    (404, "NoSuchBucket", ArchiveError.Code.noSuchBucket), (404, "ObjectLockConfigurationNotFoundError", .noObjectLock),
    (403, "RequestTimeTooSkewed", .clockSkew), (403, "SignatureDoesNotMatch", .accessDenied),
    (403, "InvalidAccessKeyId", .accessDenied), (403, "", .accessDenied), (503, "SlowDown", .unavailable),
    (500, "", .unavailable), (418, "", .unexpectedAnswer),
  ])
  func refusalsHaveACode(status: Int, code: String, expected: ArchiveError.Code) {
    let body = code.isEmpty ? [] : Array("<Error><Code>\(code)</Code></Error>".utf8)
    let answer = OutboundAnswer(status: status, headers: [], body: body)
    let error = S3Answers.error(answer, "looking", place: "here", now: Timestamp(milliseconds: 0))
    #expect(error.code == expected)
    #expect(!error.isAlarm, "what a store says heals with time")
  }

  @Test func textsOfAnXMLAreFoundAndUnescaped() {
    let body = Array("<R><Key>a&amp;b</Key><Size>1</Size><Key>&lt;&amp;lt;</Key><Key>cut".utf8)
    #expect(XMLText.all("Key", in: body) == ["a&b", "<&lt;"])
    #expect(XMLText.all("Key", in: body, limit: 1) == ["a&b"])
    #expect(XMLText.first("None", in: body) == nil)
    for length in 0..<body.count { _ = XMLText.all("Key", in: Array(body.prefix(length))) }
  }

  @Test func anObjectUnderAKeyServicesKeyHasNoMD5() {
    let fields = [
      ("ETag", "\"abc\""), ("Content-Length", "5"), ("x-amz-object-lock-mode", "GOVERNANCE"),
      ("x-amz-object-lock-retain-until-date", "2032-11-22T00:00:00Z"), ("x-amz-object-lock-legal-hold", "ON"),
    ].map { (name: $0.0, value: $0.1) }
    let plain = S3Answers.storedObject(OutboundAnswer(status: 200, headers: fields, body: []))
    #expect(plain.etag == "abc" && plain.byteCount == 5 && plain.isHeld)
    #expect(plain.lock == ObjectLock(mode: .governance, until: Timestamp(milliseconds: 1_984_694_400_000)))
    let encrypted = fields + [(name: "x-amz-server-side-encryption", value: "aws:kms")]
    #expect(S3Answers.storedObject(OutboundAnswer(status: 200, headers: encrypted, body: [])).etag == nil)
  }
}

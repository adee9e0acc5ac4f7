import AuditRecords
import ClinicalModel
import HTTPTypes
import Storage

extension APIEndpoints {
  var patients: [APIEndpoint] {
    let charts = ChartReading(services: services)
    let consents = ConsentActs(services: services)
    let write = APIRepresentations(services: services)
    return [
      APIEndpoint(
        method: .get, path: "/patients", operation: "listPatients",
        summary: "Patients with masked names; a patient sees only themself.", access: .roles(.seePatients),
        answer: .named(.patients),
        act: { call in
          let visitor = try call.visitor()
          let patients = try charts.patients(for: visitor)
          try await charts.noteView(of: nil, by: visitor, view: "patient-list")
          return APIAnswer(APIRepresentations.items(patients.map(write.patient)))
        }),
      APIEndpoint(
        method: .get, path: "/patients/{id}/consents", operation: "listConsents",
        summary: "A patient's choice for every purpose, and how it came to be.", access: .roles(.seePatients),
        answer: .named(.consents), failures: [.notFound],
        act: { call in
          let visitor = try call.visitor()
          let patient: PatientID = try call.id("id", of: "patient")
          let current = try consents.consents(of: patient, for: visitor)
          let history = try await consents.history(of: patient, for: visitor)
          return APIAnswer(
            .object([
              ("items", .array(current.map(write.consent))), ("history", .array(history.map(write.consent))),
            ]))
        }),
      APIEndpoint(
        method: .get, path: "/patients/{id}/consents/{purpose}", operation: "getConsent",
        summary: "A patient's choice for one purpose.", access: .roles(.seePatients), answer: .named(.consent),
        failures: [.notFound],
        act: { call in
          let consent = try consents.consent(
            of: call.id("id", of: "patient"), for: call.word("purpose", of: "purpose"), visitor: call.visitor())
          return APIAnswer(write.consent(consent))
        }),
      APIEndpoint(
        method: .put, path: "/patients/{id}/consents/{purpose}", operation: "putConsent",
        summary: "Record a choice. A withdrawal ends sessions and running answers at once.",
        access: .roles(.changeConsent),
        body: [APIMember("status", .choice(ConsentStatus.allCases.map(\.rawValue), "The choice."))],
        answer: .named(.consent), failures: [.notFound, .unprocessableContent],
        act: { call in
          let consent = try await consents.set(
            call.fields.choice("status"), patient: call.id("id", of: "patient"),
            purpose: call.word("purpose", of: "purpose"), by: call.visitor())
          return APIAnswer(write.consent(consent))
        }),
    ]
  }

  var keys: [APIEndpoint] {
    let acts = KeyActs(services: services)
    let write = APIRepresentations(services: services)
    return [
      APIEndpoint(
        method: .post, path: "/devices/{id}/keys/rotate", operation: "rotateDeviceKeys",
        summary: "Replace every key of a device; the old ones stop working at once.", access: .roles(.rotateKeys),
        body: [], answer: .named(.issuedKeys), failures: [.notFound],
        act: { call in
          let issued = try await acts.rotate(call.id("id", of: "device"), by: call.visitor())
          return APIAnswer(APIRepresentations.items(issued.map(write.issued)))
        })
    ]
  }

  var records: [APIEndpoint] {
    let reading = RecordReading(services: services)
    let exporting = RecordExporting(services: services)
    let payloads = PayloadReading(services: services)
    let write = APIRepresentations(services: services)
    return [
      APIEndpoint(
        method: .get, path: "/records", operation: "listRecords",
        summary: "Records in the ledger's order: from an index on or, without one, the newest.",
        access: .roles(.seeRecords), query: Self.recordQuery, answer: .named(.records),
        failures: [.unprocessableContent],
        act: { call in
          let page = try await reading.page(
            RecordQuestion.filter(call.query), Self.cursor(call),
            limit: call.queryInteger("limit", in: 1...ConsoleLimits.pageSizeMost) ?? ConsoleLimits.pageSize,
            for: call.visitor())
          return APIAnswer(
            .object([
              ("items", .array(page.records.map(write.record))), ("next", .integer(Int64(page.newer ?? page.size))),
              ("previous", page.older.map { .integer(Int64($0)) } ?? .null), ("size", .integer(Int64(page.size))),
            ]))
        }),
      APIEndpoint(
        method: .get, path: "/records/export", operation: "exportRecords",
        summary: "All matching records as a file. The export is itself recorded before it begins.",
        access: .roles(.exportRecords), query: Self.filterQuery + [Self.formatParameter],
        answer: .file(RecordExportFormat.allCases.map(\.mediaType), "One record a line, oldest first."),
        failures: [.unprocessableContent, .serviceUnavailable],
        act: { call in
          APIAnswer(
            try await exporting.download(
              RecordQuestion.filter(call.query), as: call.queryChoice("format") ?? .jsonl, for: call.visitor()))
        }),
      APIEndpoint(
        method: .get, path: "/records/{index}", operation: "getRecord", summary: "One record.",
        access: .roles(.seeRecords), answer: .named(.record), failures: [.notFound],
        act: { call in APIAnswer(write.record(try await reading.record(at: call.index(), for: call.visitor()))) }),
      APIEndpoint(
        method: .get, path: "/records/{index}/proof", operation: "getRecordProof",
        summary: "The proof that the record is in the ledger, with a signed checkpoint.",
        access: .roles(.seeRecords), answer: .named(.proof), failures: [.notFound, .serviceUnavailable],
        act: { call in
          let found = try await reading.record(at: call.index(), for: call.visitor())
          let evidence = try await reading.proof(of: found.index, for: call.visitor())
          return APIAnswer(write.proof(evidence, entry: found.entry))
        }),
      APIEndpoint(
        method: .get, path: "/inferences/{id}", operation: "getInference",
        summary: "The glass wall: the four sides of an inference. Looking is itself recorded.",
        access: .roles(.seePayloads), answer: .named(.inference), failures: [.notFound, .serviceUnavailable],
        act: { call in
          APIAnswer(write.inference(try await payloads.open(call.id("id", of: "inference"), for: call.visitor())))
        }),
    ]
  }

  private static let filterQuery = [
    APIParameter(name: "patient", schema: .text("A patient's pseudonym.")),
    APIParameter(name: "session", schema: .text("A session's id.")),
    APIParameter(name: "kind", schema: .choice(RecordKind.allCases.map(\.rawValue), "What happened.")),
    APIParameter(name: "user", schema: .text("Who acted.")),
    APIParameter(name: "agent", schema: .text("An agent's id.")),
    APIParameter(name: "inference", schema: .text("An inference's id.")),
    APIParameter(
      name: "decision", schema: .choice(RecordedDecision.Outcome.allCases.map(\.rawValue), "The policy's answer.")),
    APIParameter(name: "since", schema: .text("Of this time or later: RFC 3339, or a date for its beginning in UTC.")),
    APIParameter(name: "until", schema: .text("Before this time: RFC 3339, or a date for its beginning in UTC.")),
  ]

  private static let recordQuery =
    filterQuery + [
      APIParameter(name: "from", schema: .integer("The first matches from this index on.")),
      APIParameter(
        name: "before", schema: .integer("The last matches before this index. Without both, the newest.")),
      APIParameter(name: "limit", schema: .integer("At most this many, up to \(ConsoleLimits.pageSizeMost).")),
    ]

  private static let formatParameter = APIParameter(
    name: "format", schema: .choice(RecordExportFormat.allCases.map(\.rawValue), "How; jsonl when absent."))

  private static func cursor(_ call: APICall) throws(ConsoleError) -> RecordCursor {
    let from = try call.queryInteger("from", in: 0...Int.max).map(UInt64.init)
    let before = try call.queryInteger("before", in: 0...Int.max).map(UInt64.init)
    guard let from else { return .before(before) }
    guard before == nil else { throw .invalid(field: "before", expected: "nothing beside from") }
    return .from(from)
  }
}

import AuditRecords
import ClinicalModel
import Storage

/// A name and a value in a list of facts, with a place to go.
struct FactRow: Sendable {
  let name: String
  let value: String
  let isCode: Bool
  let path: String?

  init(_ name: String, _ value: String, isCode: Bool = false, path: String? = nil) {
    self.name = name
    self.value = value
    self.isCode = isCode
    self.path = path
  }
}

/// One record.
struct RecordDetailPage: Page {
  let template = PageTemplate.record
  let chrome: Chrome
  let index: UInt64
  let what: String
  let at: Moment
  let fields: [FactRow]
  let raw: String
}

struct RecordPageBuilder: Sendable {
  let services: ConsoleServices
  let visitor: Visitor

  func page(_ found: FoundRecord) async -> RecordDetailPage {
    let isOpenable = await PayloadReading(services: services).isOpenable(found.record, for: visitor)
    return RecordDetailPage(
      chrome: Chrome("Record \(found.index)", visitor: visitor, at: .ledger, width: "broad"), index: found.index,
      what: found.record.kind.inWords, at: Moment(found.record.time),
      fields: RecordFacts(services: services, linksInference: isOpenable).rows(found.record),
      raw: String(decoding: found.entry, as: UTF8.self))
  }
}

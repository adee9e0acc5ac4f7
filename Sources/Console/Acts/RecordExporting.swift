import AuditLedger
import AuditRecords
import ClinicalModel
import Hummingbird
import NIOCore
import Storage

/// A file on its way to a visitor.
struct Download: Sendable {
  let mediaType: String
  let fileName: String
  let body: ResponseBody

  /// The answer, which a browser saves.
  var response: Response {
    var response = Response.bytes([], type: mediaType)
    response.headers[.contentLength] = nil
    response.headers[.contentDisposition] = "attachment; filename=\"\(fileName)\""
    response.body = body
    return response
  }
}

/// Taking records out of Chaperone, within what a visitor may know. That they were taken is a record before the first of
/// them leaves.
struct RecordExporting: Sendable {
  let services: ConsoleServices

  /// Records read and sent at once; more wait until the reader has taken these.
  private static let pageRecords = 500

  func download(
    _ filter: RecordFilter, as format: RecordExportFormat, for visitor: Visitor
  ) async throws(ConsoleError) -> Download {
    try Permission.exportRecords.require(of: visitor.user)
    await services.settle()
    let narrowed = try RecordReading(services: services).scope(of: visitor).narrowing(filter)
    let size = try await record(narrowed ?? filter, isEmpty: narrowed == nil, format, by: visitor)
    let (search, origin) = (services.search, services.ledger.checkpoint.origin)
    let exporter = RecordExporter(format: format)
    let body = ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: exporter.head))
      var next: UInt64? = narrowed == nil ? nil : 0
      while let from = next, let narrowed {
        let page = try await search.page(narrowed, .from(from), limit: Self.pageRecords, upTo: size)
        var buffer = ByteBuffer()
        for found in page.records {
          buffer.writeBytes(
            exporter.lines(
              ExportedRecord(
                origin: origin, index: found.index, record: found.record, entry: found.entry,
                leafHash: MerkleHash.leaf(found.entry).description)))
        }
        try await writer.write(buffer)
        next = page.newer
      }
      try await writer.finish(nil)
    }
    return Download(
      mediaType: format.mediaType, fileName: "records-\(format.rawValue).\(format.fileExtension)", body: body)
  }

  /// Writes down who takes what; returns the size of the ledger up to which the export goes.
  private func record(
    _ filter: RecordFilter, isEmpty: Bool, _ format: RecordExportFormat, by visitor: Visitor
  ) async throws(ConsoleError) -> UInt64 {
    do {
      let (matches, size) = try await services.search.count(filter)
      var record = AuditRecord.exported(
        filter, format: format.rawValue, matches: isEmpty ? 0 : matches, size: size, at: services.now())
      record.user = visitor.user.id
      _ = try await services.keeper.record(record)
      return size
    } catch let error as RecordIndexError {
      throw .unavailable(error.code == "index_behind" ? error.description : "The ledger cannot be searched now.")
    } catch {
      throw .unavailable("The export could not be recorded, so there is none.")
    }
  }
}

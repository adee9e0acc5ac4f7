import Testing

@testable import ModelWire

@Suite struct EventStreamReaderTests {
  private static let stream =
    "\u{FEFF}: hello\n\nevent: a\ndata: one\n\ndata:two\r\ndata: three\r\nid: 7\r\n\r\ndata\rdata:  x\r\rretry: 5\n\n\n"
    + "data: {\"é\":\"😀\"}\n\ndatafield: no\ndata : no\n\n"
  private static let data: [String?] = [nil, "one", "two\nthree", "\n x", nil, nil, "{\"é\":\"😀\"}", nil]

  /// The joined data of each event, and all bytes.
  private func read(_ chunks: [[UInt8]]) throws -> ([String?], [UInt8]) {
    var reader = EventStreamReader(maxEventBytes: 1000)
    var found: [String?] = []
    var bytes: [UInt8] = []
    for chunk in chunks {
      reader.append(chunk)
      while let event = try reader.next() {
        bytes += reader.buffer[event]
        // The second half of a line end that was cut is no event of its own to a reader of data.
        if reader.buffer[event] == [0x0A], !found.isEmpty, chunk.first == 0x0A { continue }
        let lines = reader.dataLines.map { String(decoding: reader.buffer[$0.value], as: UTF8.self) }
        found.append(lines.isEmpty ? nil : lines.joined(separator: "\n"))
      }
      reader.compact()
    }
    #expect(!reader.hasOpenEvent)
    return (found, bytes)
  }

  @Test func allLineEndsFieldsAndCommentsAreRead() throws {
    let (found, bytes) = try read([Array(Self.stream.utf8)])
    #expect(found == Self.data)
    #expect(bytes == Array(Self.stream.utf8))
  }

  @Test func anyCutGivesTheSameEventsAndTheSameBytes() throws {
    let all = Array(Self.stream.utf8)
    for cut in 0...all.count {
      let (found, bytes) = try read([Array(all[..<cut]), Array(all[cut...])])
      #expect(found.compactMap(\.self) == Self.data.compactMap(\.self), "cut \(cut)")
      #expect(bytes == all, "cut \(cut)")
    }
    let (found, bytes) = try read(all.map { [$0] })
    #expect(found.compactMap(\.self) == Self.data.compactMap(\.self))
    #expect(bytes == all)
  }

  @Test func anEventOverTheLimitIsRefused() {
    var reader = EventStreamReader(maxEventBytes: 100)
    reader.append(Array(repeating: UInt8(ascii: "x"), count: 101))
    #expect(throws: WireError.tooLarge(what: "bytes in one event", limit: 100)) { try reader.next() }
  }

  @Test func writtenDataIsReadBackAlsoOverSeveralLines() throws {
    let (found, _) = try read([EventWriter.event(name: "x", data: Array("{\n}\n".utf8))])
    #expect(found == ["{\n}\n"])
  }
}

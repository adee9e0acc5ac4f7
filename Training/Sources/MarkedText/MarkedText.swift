import Foundation

/// A text and the spans in it that identify somebody: one line of JSON.
package struct MarkedText: Decodable, Sendable {
  package struct Span: Decodable, Sendable {
    /// UTF-8 bytes of the text.
    package let start: Int
    package let end: Int
    package let kind: String
  }

  package struct BadLine: Error, CustomStringConvertible {
    let file: String
    let line: Int
    package var description: String { "\(file):\(line): no text with spans; expected {\"id\",\"text\",\"spans\"}" }
  }

  package let id: String
  package let text: String
  /// `nil`: nobody marked this text.
  package let spans: [Span]?

  package static func read(_ path: String) throws -> [MarkedText] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
      do { return try decoder.decode(MarkedText.self, from: line) } catch {
        throw BadLine(file: path, line: number + 1)
      }
    }
  }
}

import Foundation

/// A value as one line of JSON. Members are sorted: equal values are equal lines.
enum JSONLine {
  static func text(of value: some Encodable) throws(InputFault) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw InputFault(path: "standard output", problem: "cannot be written as JSON: \(error)", endsRun: true)
    }
  }
}

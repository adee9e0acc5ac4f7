import Foundation
import Glibc
import PHIDetection

/// Writes misses as marked lines that reproduce them: the text around each, on its own line of the note.
struct MissCases {
  private static let reachBytes = 200
  private static let disguisesMax = 20

  private let handle: FileHandle
  private let path: String
  private let isDisguised: Bool
  private var count = 0

  /// Makes the file, for its owner only; what it replaces is lost.
  init(path: String, isDisguised: Bool) throws(InputFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw InputFault(path: path, problem: "cannot be written: \(String(cString: strerror(errno)))")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    self.path = path
    self.isDisguised = isDisguised
  }

  mutating func write(
    _ miss: DetectionEvaluation.Miss, of gold: GoldText, findings: [Finding], _ detector: Detector
  ) throws(InputFault) {
    let window = TextWindow(around: miss.span, in: gold.text, reach: Self.reachBytes).range
    var spans = gold.spans.filter { window.overlaps($0.range) }
    let moved = { (range: Range<Int>) -> Range<Int> in
      let cut = range.clamped(to: window)
      return cut.lowerBound - window.lowerBound..<cut.upperBound - window.lowerBound
    }
    var text = Array(gold.text[window])
    spans = spans.map { MarkedSpan(range: moved($0.range), label: $0.label, kinds: $0.kinds) }
    if isDisguised {
      let hidden = spans.map(\.range) + findings.filter { window.overlaps($0.range) }.map { moved($0.range) }
      text = disguised(text, hidden, moved(miss.span), detector)
    }
    count += 1
    try write(
      Case(
        id: "miss-\(count)", text: String(decoding: text, as: UTF8.self),
        spans: spans.map { .init(start: $0.range.lowerBound, end: $0.range.upperBound, kind: $0.label) },
        reproduced: !Self.isWhole(moved(miss.span), detector.findings(in: text))))
  }

  /// Random letters and digits of the same class; tried again until the detector misses the span as it did before.
  private func disguised(_ text: [UInt8], _ ranges: [Range<Int>], _ miss: Range<Int>, _ detector: Detector) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    var changed = text
    for _ in 0..<Self.disguisesMax {
      for range in ranges {
        for place in range { changed[place] = Self.sameClass(as: text[place], using: &random) }
      }
      if !Self.isWhole(miss, detector.findings(in: changed)) { break }
    }
    return changed
  }

  private static func sameClass(as byte: UInt8, using random: inout SystemRandomNumberGenerator) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .random(in: UInt8(ascii: "0")...UInt8(ascii: "9"), using: &random)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &random)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .random(in: UInt8(ascii: "A")...UInt8(ascii: "Z"), using: &random)
    default: byte
    }
  }

  private static func isWhole(_ span: Range<Int>, _ findings: [Finding]) -> Bool {
    span.allSatisfy { byte in findings.contains { $0.range.contains(byte) } }
  }

  private func write(_ line: Case) throws(InputFault) {
    let text = try JSONLine.text(of: line)
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw InputFault(path: path, problem: "cannot be written whole. Is the disk full?")
    }
  }

  private struct Case: Encodable {
    struct Span: Encodable {
      let start: Int
      let end: Int
      let kind: String
    }
    let id: String
    let text: String
    let spans: [Span]
    /// Whether the detector misses it in this shorter text too.
    let reproduced: Bool
  }
}

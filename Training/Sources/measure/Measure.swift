import Foundation
import MarkedText
import PHIDetection

/// `measure [--misses] [--extra] [--speed] FILE...`: how well the detector covers marked texts, by kind of mark.
@main
struct Measure {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let options = Set(arguments.filter { $0.hasPrefix("--") })
    for path in arguments where !path.hasPrefix("--") { try measure(path, options) }
  }

  private static func measure(_ path: String, _ options: Set<String>) throws {
    let texts = try MarkedText.read(path)
    let detector = Detector()
    var all = DetectionEvaluation()
    var byKind: [String: (whole: Int, any: Int, count: Int)] = [:]
    var negatives: [String] = []
    for text in texts {
      let bytes = Array(text.text.utf8)
      let findings = detector.findings(in: bytes)
      all.add(bytes, marked: (text.spans ?? []).map { $0.start..<$0.end }, findings: findings)
      if text.spans?.isEmpty ?? true, !findings.isEmpty { negatives.append(text.id) }
      for span in text.spans ?? [] {
        var one = DetectionEvaluation()
        one.add(bytes, marked: [span.start..<span.end], findings: findings)
        var counts = byKind[span.kind] ?? (0, 0, 0)
        counts.whole += one.wholeSpanCount
        counts.any += one.touchedSpanCount
        counts.count += 1
        byKind[span.kind] = counts
        if one.wholeSpanCount == 0, options.contains("--misses") {
          show("\(one.touchedSpanCount > 0 ? "PART" : "MISS") \(span.kind) \(text.id)", bytes, span.start..<span.end)
        }
      }
      if options.contains("--extra") {
        for finding in findings
        where !(text.spans ?? []).contains(where: {
          $0.start < finding.range.upperBound && finding.range.lowerBound < $0.end
        }) {
          show("EXTRA \(finding.rule) \(text.id)", bytes, finding.range)
        }
      }
    }
    report(path, all)
    for (kind, counts) in byKind.sorted(by: { $0.key < $1.key }) {
      let whole = share(counts.whole, counts.count)
      write("  \(kind): whole \(whole) any \(share(counts.any, counts.count)) of \(counts.count)")
    }
    if options.contains("--speed") { speed(texts, detector) }
  }

  private static func report(_ path: String, _ all: DetectionEvaluation) {
    write(
      "\(path): whole \(rounded(all.wholeSpanRecall)) any \(rounded(all.overlapRecall))"
        + " precision \(rounded(all.tokenPrecision)) negatives \(all.redactedHardNegativeCount) of"
        + " \(all.hardNegativeCount), tokens redacted \(rounded(all.redactedTokens * 100)) %")
  }

  /// All texts joined, scanned twenty times on this thread; its processor time counts, whatever else the machine does.
  private static func speed(_ texts: [MarkedText], _ detector: Detector) {
    let bytes = Array(texts.map(\.text).joined(separator: "\n\n").utf8)
    _ = detector.findings(in: bytes)
    var best = Double.infinity
    for _ in 0..<20 {
      let start = processorSeconds()
      _ = detector.findings(in: bytes)
      best = min(best, processorSeconds() - start)
    }
    write("  speed: \(rounded(Double(bytes.count) / best / 1e6)) MB/s of \(bytes.count) bytes")
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func show(_ label: String, _ bytes: [UInt8], _ range: Range<Int>) {
    let before = String(decoding: bytes[max(0, range.lowerBound - 50)..<range.lowerBound], as: UTF8.self)
    let inside = String(decoding: bytes[range], as: UTF8.self)
    let after = String(decoding: bytes[range.upperBound..<min(bytes.count, range.upperBound + 40)], as: UTF8.self)
    write("\(label): \(before)»\(inside)«\(after)".replacing("\n", with: "⏎"))
  }

  private static func share(_ part: Int, _ whole: Int) -> String { rounded(Double(part) / Double(max(1, whole))) }
  private static func rounded(_ value: Double) -> String { String(format: "%.3f", value) }
  private static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

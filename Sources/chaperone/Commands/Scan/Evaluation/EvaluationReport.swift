import Foundation
import PHIDetection

/// The figures of one evaluation, as a table and as JSON.
struct EvaluationReport {
  private let evaluation: DetectionEvaluation

  init(_ evaluation: DetectionEvaluation) { self.evaluation = evaluation }

  var table: String {
    let rows = evaluation.byLabel.map { ($0.label, $0.tally) } + [("all", evaluation.overall)]
    let width = max(5, rows.map(\.0.count).max() ?? 0)
    let head = [
      "label".padding(toLength: width, withPad: " ", startingAt: 0), " spans", "whole", "  any", "recall",
      "precision", "   F1",
    ].joined(separator: "  ")
    let lines = rows.map { label, tally in
      let name = label.padding(toLength: width, withPad: " ", startingAt: 0)
      let shares = [tally.wholeSpanRecall, tally.overlapRecall].map(Self.share)
      return [
        name, Self.right("\(tally.spanCount)", 6), shares[0], shares[1], Self.right(Self.share(tally.tokenRecall), 6),
        Self.right(Self.share(tally.tokenPrecision), 9), Self.share(tally.f1),
      ].joined(separator: "  ")
    }
    return ([head] + lines + [""] + totals).joined(separator: "\n") + "\n"
  }

  private var totals: [String] {
    [
      "texts without marks in which something was redacted: \(evaluation.redactedHardNegativeCount) of "
        + "\(evaluation.hardNegativeCount)",
      "tokens redacted: \(evaluation.redactedTokenCount) of \(evaluation.tokenCount) "
        + "(\(String(format: "%.2f", evaluation.redactedTokens * 100)) %)",
    ]
  }

  func json(listing: [EvaluationRun.Item]?) throws -> String {
    let document = Document(
      texts: evaluation.textCount, all: Figures(evaluation.overall),
      labels: Dictionary(uniqueKeysWithValues: evaluation.byLabel.map { ($0.label, Figures($0.tally)) }),
      unmarkedTexts: evaluation.hardNegativeCount, unmarkedTextsRedacted: evaluation.redactedHardNegativeCount,
      tokens: evaluation.tokenCount, tokensRedacted: evaluation.redactedTokenCount, misses: listing)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  private struct Document: Encodable {
    let texts: Int
    let all: Figures
    let labels: [String: Figures]
    let unmarkedTexts: Int
    let unmarkedTextsRedacted: Int
    let tokens: Int
    let tokensRedacted: Int
    let misses: [EvaluationRun.Item]?
  }

  private struct Figures: Encodable {
    let spans: Int
    let whole: Double
    let any: Double
    let recall: Double
    let precision: Double
    let f1: Double

    init(_ tally: DetectionTally) {
      spans = tally.spanCount
      whole = tally.wholeSpanRecall
      any = tally.overlapRecall
      recall = tally.tokenRecall
      precision = tally.tokenPrecision
      f1 = tally.f1
    }
  }

  private static func share(_ share: Double) -> String { String(format: "%.3f", share) }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

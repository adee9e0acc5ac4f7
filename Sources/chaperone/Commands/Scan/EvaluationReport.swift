import ArgumentParser
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

/// `--floor whole=0.95` or `--ceiling negatives=0.1`: a bound that CI holds a figure to.
struct FigureBound: Sendable {
  enum Figure: String, CaseIterable { case whole, any, recall, precision, f1, negatives, redacted }

  private let figure: Figure
  /// `nil` for everything together.
  private let label: String?
  private let share: Double

  /// `whole=0.95,precision:NAME=0.9`.
  static func list(from argument: String) throws -> [FigureBound] {
    let bounds = try argument.split(separator: ",").map { try FigureBound(String($0)) }
    guard !bounds.isEmpty else { throw ValidationError("a bound is missing, such as whole=0.95.") }
    return bounds
  }

  private init(_ argument: String) throws {
    let parts = argument.split(separator: "=")
    let name = parts.first?.split(separator: ":", maxSplits: 1) ?? []
    guard parts.count == 2, let figure = name.first.flatMap({ Figure(rawValue: String($0)) }),
      let share = Double(parts[1]), (0...1).contains(share)
    else {
      let known = Figure.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(argument)' is no bound such as whole=0.95 or whole:NAME=0.95. Figures: \(known)")
    }
    self.figure = figure
    self.share = share
    label = name.count == 2 ? String(name[1]) : nil
    if label != nil, figure == .negatives || figure == .redacted {
      throw ValidationError("'\(figure.rawValue)' is a figure of all texts, not of one label.")
    }
  }

  /// What is wrong, as a sentence; `nil` when the figure is within its bound.
  func breach(in evaluation: DetectionEvaluation, isFloor: Bool) -> String? {
    guard let value = value(in: evaluation) else { return "\(name): no span has this label." }
    guard isFloor ? value < share : value > share else { return nil }
    return "\(name) is \(String(format: "%.4f", value)), \(isFloor ? "below" : "above") \(share)."
  }

  private var name: String { label.map { "\(figure.rawValue):\($0)" } ?? figure.rawValue }

  private func value(in evaluation: DetectionEvaluation) -> Double? {
    let tally = label.map { label in evaluation.byLabel.first { $0.label == label }?.tally } ?? evaluation.overall
    return switch figure {
    case .whole: tally?.wholeSpanRecall
    case .any: tally?.overlapRecall
    case .recall: tally?.tokenRecall
    case .precision: tally?.tokenPrecision
    case .f1: tally?.f1
    case .negatives: evaluation.redactedHardNegatives
    case .redacted: evaluation.redactedTokens
    }
  }
}

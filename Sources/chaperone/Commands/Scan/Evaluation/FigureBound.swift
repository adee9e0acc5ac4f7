import ArgumentParser
import Foundation
import PHIDetection

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

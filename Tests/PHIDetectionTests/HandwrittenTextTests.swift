import PHIDetection
import Testing

#if canImport(Foundation)
  import Foundation

  /// Texts that people invented and marked by hand (`Tests/Handwritten`, `⟦KIND:the words⟧`). The floors are a little below
  /// what is measured now that what was missed has been read; `docs/phi-detection.md` says how it was before.
  @Suite struct HandwrittenTextTests {
    private struct Note {
      var text: [UInt8] = []
      var marked: [Range<Int>] = []

      init(_ source: Substring) {
        for (place, part) in source.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
          guard place > 0, let end = part.firstIndex(of: "⟧"), let colon = part.firstIndex(of: ":") else {
            text += part.utf8
            continue
          }
          let start = text.count
          text += part[part.index(after: colon)..<end].utf8
          marked.append(start..<text.count)
          text += part[part.index(after: end)...].utf8
        }
      }
    }

    /// A file of texts and what must be found in it.
    struct Floor: CustomTestStringConvertible, Sendable {
      let file: String
      let texts: Int
      let whole: Double
      let touched: Double
      let precision: Double
      let redactedNegatives: Int
      var testDescription: String { file }
    }

    private static let floors = [
      Floor(file: "mixed.txt", texts: 240, whole: 0.94, touched: 0.955, precision: 0.965, redactedNegatives: 3),
      Floor(file: "documents.txt", texts: 26, whole: 0.94, touched: 0.96, precision: 0.96, redactedNegatives: 1),
      Floor(file: "second-mixed.txt", texts: 130, whole: 0.925, touched: 0.945, precision: 0.955, redactedNegatives: 2),
      Floor(
        file: "second-documents.txt", texts: 22, whole: 0.95, touched: 0.965, precision: 0.955, redactedNegatives: 0),
      Floor(file: "third-mixed.txt", texts: 130, whole: 0.93, touched: 0.945, precision: 0.945, redactedNegatives: 3),
      Floor(
        file: "third-documents.txt", texts: 40, whole: 0.94, touched: 0.965, precision: 0.945, redactedNegatives: 2),
      Floor(file: "fourth-mixed.txt", texts: 130, whole: 0.90, touched: 0.925, precision: 0.935, redactedNegatives: 8),
      Floor(
        file: "fourth-documents.txt", texts: 24, whole: 0.91, touched: 0.94, precision: 0.945, redactedNegatives: 2),
    ]

    @Test(arguments: floors)
    func identifiersInHandwrittenTextsAreCovered(floor: Floor) throws {
      let evaluation = try Self.evaluation(of: floor.file)
      #expect(evaluation.textCount == floor.texts)
      #expect(evaluation.wholeSpanRecall >= floor.whole)
      #expect(evaluation.overlapRecall >= floor.touched)
      #expect(evaluation.tokenPrecision >= floor.precision)
      #expect(evaluation.redactedHardNegativeCount <= floor.redactedNegatives)
    }

    private static func evaluation(of name: String) throws -> DetectionEvaluation {
      let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Handwritten")
      let file = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let detector = Detector()
      var evaluation = DetectionEvaluation()
      for note in ("\n" + file).split(separator: "\n=== ") {
        // The rest of the heading's line is no part of the note.
        let note = Note(note.drop { $0 != "\n" }.dropFirst())
        evaluation.add(note.text, marked: note.marked, findings: detector.findings(in: note.text))
      }
      return evaluation
    }
  }
#endif

import PHIDetection
import Testing

#if canImport(Foundation)
  import Foundation

  /// Figures on the development data beside the repository; skipped where it is absent.
  @Suite struct RecordedTextTests {
    private struct Row: Decodable {
      struct Span: Decodable {
        let start: Int
        let end: Int
      }
      let text: String
      let spans: [Span]?
    }

    private static func rows(_ name: String) -> [Row] {
      let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      guard let text = try? String(contentsOf: root.appending(path: "shared/data/phi/\(name)"), encoding: .utf8) else {
        return []
      }
      return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    static let texts = (rows("asq-phi-dev.jsonl") + rows("clinical-notes-aci.jsonl")).map { Array($0.text.utf8) }

    @Test func clinicianPromptsAreCoveredAndHardNegativesLeftAlone() {
      var evaluation = DetectionEvaluation()
      let detector = Detector()
      for row in Self.rows("asq-phi-dev.jsonl") {
        let bytes = Array(row.text.utf8)
        evaluation.add(
          bytes, marked: (row.spans ?? []).map { $0.start..<$0.end }, findings: detector.findings(in: bytes))
      }
      guard evaluation.textCount > 0 else { return }
      #expect(evaluation.overlapRecall >= 0.993)
      #expect(evaluation.wholeSpanRecall >= 0.96)
      #expect(evaluation.tokenPrecision >= 0.985)
      #expect(evaluation.redactedHardNegatives <= 0.05)
    }

    @Test func clinicalNotesStayReadable() {
      var evaluation = DetectionEvaluation()
      let detector = Detector()
      for row in Self.rows("clinical-notes-aci.jsonl") {
        let bytes = Array(row.text.utf8)
        evaluation.add(bytes, marked: [], findings: detector.findings(in: bytes))
      }
      guard evaluation.textCount > 0 else { return }
      // Nearly all of these are names and dates of the notes, which nobody marked.
      #expect(evaluation.redactedTokens <= 0.009)
    }
  }
#endif

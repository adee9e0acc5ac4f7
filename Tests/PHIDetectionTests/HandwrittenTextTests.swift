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

    @Test func identifiersInPromptsAndNotesOfABusyHospitalAreCovered() throws {
      let evaluation = try Self.evaluation(of: "mixed.txt")
      #expect(evaluation.textCount == 240)
      #expect(evaluation.wholeSpanRecall >= 0.91)
      #expect(evaluation.overlapRecall >= 0.935)
      #expect(evaluation.tokenPrecision >= 0.96)
      #expect(evaluation.redactedHardNegativeCount <= 6)
    }

    @Test func identifiersInWholeDocumentsAreCovered() throws {
      let evaluation = try Self.evaluation(of: "documents.txt")
      #expect(evaluation.textCount == 26)
      #expect(evaluation.wholeSpanRecall >= 0.905)
      #expect(evaluation.overlapRecall >= 0.935)
      #expect(evaluation.tokenPrecision >= 0.952)
    }
  }
#endif

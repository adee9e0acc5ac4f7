import Foundation
import MarkedText
import PHIDetection

/// What an index and a session's patient make found in texts about nobody known.
struct FalseFindings {
  private let path: String
  private let texts: [[UInt8]]
  private let focused: [KnownPatient]

  init(_ path: String, focused: [KnownPatient]) throws {
    self.path = path
    texts = try MarkedText.read(path).map { Array($0.text.utf8) }
    self.focused = focused
  }

  /// Written as they are and in lower case.
  func report(_ detector: Detector, write: (String) -> Void) {
    let plain = Detector()
    for style in ["as written", "in lower case"] {
      var words = 0
      var byIndex = 0
      var owned = 0
      var bySession = 0
      for (number, text) in texts.enumerated() {
        let text = style == "as written" ? text : Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
        words += text.split { $0 <= 32 }.count
        let without = plain.findings(in: text)
        let with = detector.findings(in: text)
        byIndex += Self.added(with, to: without)
        owned += with.count { $0.subject != .unattributed }
        let patient = focused[number % focused.count]
        bySession += Self.added(PatientFocus(patient).findings(in: text, besides: without), to: without)
      }
      write(
        "\(path) \(style), \(words) words; added per 1000: index \(rate(byIndex, words)), \(byIndex) findings,"
          + " \(owned) said to be a patient's; one session's patient \(rate(bySession, words)), \(bySession) findings")
    }
  }

  /// Findings that reach over a byte which nothing else covers.
  private static func added(_ findings: [Finding], to others: [Finding]) -> Int {
    findings.count { finding in
      finding.range.contains { place in !others.contains { $0.range.contains(place) } }
    }
  }

  private func rate(_ count: Int, _ words: Int) -> String {
    String(format: "%.3f", Double(count) * 1000 / Double(max(1, words)))
  }
}

import PHIDetection

enum LetterCase: CaseIterable {
  case usual, capitals, lower
}

/// One value in one sentence.
struct Case {
  let text: [UInt8]
  /// The pieces to be covered, in bytes.
  let ranges: [Range<Int>]

  /// `isMixed`: in capitals the sentence stays as it is.
  init(sentence: String, pieces: [WrittenForm.Piece], style: LetterCase, isMixed: Bool) {
    func cased(_ text: some StringProtocol, isSentence: Bool = false) -> [UInt8] {
      switch style {
      case .usual: Array(text.utf8)
      case .capitals: isSentence && isMixed ? Array(text.utf8) : Array(text.uppercased().utf8)
      case .lower: Array(text.lowercased().utf8)
      }
    }
    let place = sentence.firstIndex(of: "%") ?? sentence.endIndex
    var text = cased(sentence[..<place], isSentence: true)
    var ranges: [Range<Int>] = []
    for piece in pieces {
      switch piece {
      case .label(let label): text += cased(label, isSentence: true)
      case .right(let value), .erring(let value):
        let bytes = cased(value)
        ranges.append(text.count..<text.count + bytes.count)
        text += bytes
      }
    }
    self.text = text + cased(sentence[place...].dropFirst(), isSentence: true)
    self.ranges = ranges
  }

  func isCovered(by findings: [Finding]) -> Bool {
    ranges.joined().allSatisfy { place in
      !Self.isSubstance(text[place]) || findings.contains { $0.range.contains(place) }
    }
  }

  /// Whether a finding in the value is said to be of other patients alone.
  func isAttributed(by findings: [Finding], toOthersThan key: PatientKey) -> Bool {
    findings.contains { finding in
      guard ranges.contains(where: finding.range.overlaps) else { return false }
      return switch finding.subject {
      case .unattributed: false
      case .patient(let other): other != key
      case .ambiguous(let others): !others.contains(key)
      }
    }
  }

  var described: String { String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎") }

  private static func isSubstance(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 48 && byte <= 57 || byte | 32 >= 97 && byte | 32 <= 122
  }
}

struct Outcome {
  let isCovered: Bool
  let isCoveredInSession: Bool
  let isWrong: Bool
}

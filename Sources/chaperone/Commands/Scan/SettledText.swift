import PHIDetection

/// A part of a text with all of its findings.
struct SettledStretch {
  let bytes: [UInt8]
  /// Of its first byte in the text.
  let offset: Int
  /// In order; ranges are of `bytes`.
  let findings: [Finding]

  /// Findings of `others` where there are none of these, and these.
  func findings(with others: [Finding]) -> [Finding] {
    var added: [Finding] = []
    var place = 0
    for other in others {
      while place < findings.count, findings[place].range.upperBound <= other.range.lowerBound { place += 1 }
      if place == findings.count || findings[place].range.lowerBound >= other.range.upperBound { added.append(other) }
    }
    return (findings + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// Cuts a text of any length into stretches as its findings settle, so that memory stays small.
struct SettledText {
  /// A stretch is handed on when it has so many bytes, or the text ends.
  private static let stretchBytesMin = 128 << 10

  private var stream: DetectionStream
  private var buffer: [UInt8] = []
  private var offset = 0
  private var findings: [Finding] = []

  init(_ detector: Detector) { stream = DetectionStream(detector) }

  mutating func push(_ piece: [UInt8]) -> SettledStretch? {
    buffer += piece
    findings += stream.push(piece)
    let end = min(stream.settledEnd - offset, buffer.count)
    return end >= Self.stretchBytesMin ? cut(at: end) : nil
  }

  /// What is left; afterwards it is as new.
  mutating func finish() -> SettledStretch {
    findings += stream.finish()
    let stretch = cut(at: buffer.count)
    offset = 0
    return stretch
  }

  private mutating func cut(at end: Int) -> SettledStretch {
    let count = findings.prefix { $0.range.upperBound - offset <= end }.count
    // A finding that is known but reaches further waits for the next stretch, and so does what lies before it.
    let next = findings.dropFirst(count).first.map { $0.range.lowerBound - offset } ?? end
    let end = min(end, next)
    let stretch = SettledStretch(
      bytes: Array(buffer[..<end]), offset: offset, findings: findings[..<count].map { $0.moved(by: -offset) })
    findings.removeFirst(count)
    buffer.removeFirst(end)
    offset += end
    return stretch
  }
}

extension Finding {
  func moved(by distance: Int) -> Finding {
    Finding(
      kind: kind, range: range.lowerBound + distance..<range.upperBound + distance, confidence: confidence, rule: rule,
      subject: subject)
  }
}

import PHIDetection

/// Tells the findings of many files. A file that cannot be read is told on standard error, and the others go on.
struct ReportingScan {
  private let detector: Detector
  private var report: any FindingReport
  private(set) var hasFound = false
  /// Finds what a context must not show, whatever kinds are reported; `nil` where no context is shown.
  private let concealer: Detector?
  private let unpackedBytesMax: Int
  private var progress = ScanProgress()

  init(detector: Detector, report: any FindingReport, detail: ReportDetail, unpackedBytesMax: Int) {
    var everything = detector.configuration
    everything.kinds.formUnion(PHIKind.identifiers)
    everything.confidenceMin = 0
    let concealer = Detector(configuration: everything, knownPatients: detector.knownPatients)
    self.concealer = detail.explains && !detail.showsText ? concealer : nil
    self.unpackedBytesMax = unpackedBytesMax
    self.detector = detector
    self.report = report
  }

  /// Whether every file was read to its end.
  mutating func run(_ files: [InputFile], isWalkComplete: Bool) throws(InputFault) -> Bool {
    var isComplete = true
    try report.start()
    for file in files {
      do throws(InputFault) {
        try scan(file)
      } catch {
        progress.end()
        if error.endsRun { throw error }
        Terminal.writeError("Error: \(error)")
        isComplete = false
      }
    }
    progress.end()
    try report.finish(isComplete: isComplete && isWalkComplete)
    return isComplete
  }

  private mutating func scan(_ file: InputFile) throws(InputFault) {
    var input = try InputBytes(path: file.path, unpackedBytesMax: unpackedBytesMax)
    var text = SettledText(detector)
    var place = TextPlace()
    var piece = try input.next()
    if file.isFound, let piece, TextSniffing.isBinary(piece) {
      return Terminal.writeError("\(file.path): not text, passed over")
    }
    try report.begin(file)
    while let bytes = piece {
      if let stretch = text.push(bytes) { try tell(stretch, file.path, &place) }
      progress.show(done: input.bytesRead, of: input.byteCount, file.path)
      piece = try input.next()
    }
    try tell(text.finish(), file.path, &place)
    try report.end()
  }

  private mutating func tell(_ stretch: SettledStretch, _ file: String, _ place: inout TextPlace) throws(InputFault) {
    var cursor = 0
    let hidden =
      stretch.findings.isEmpty ? [] : stretch.findings(with: concealer?.findings(in: stretch.bytes) ?? [])
    for finding in stretch.findings {
      hasFound = true
      place.advance(over: stretch.bytes[cursor..<finding.range.lowerBound])
      let start = place
      place.advance(over: stretch.bytes[finding.range])
      cursor = finding.range.upperBound
      try report.add(
        PlacedFinding(
          file: file, finding: finding, offset: stretch.offset, start: start, end: place, stretch: stretch,
          hidden: hidden))
    }
    place.advance(over: stretch.bytes[cursor...])
  }
}

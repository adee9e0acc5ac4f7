import PHIDetection

/// Writes many files with their findings replaced. One replacer serves all of them: a person stays one.
struct RedactingScan {
  /// JSON that is no line of its own is read whole.
  private static let documentBytesMax = 256 << 20

  private let detector: Detector
  private var run: RedactionRun
  private let directory: String?
  private let unpackedBytesMax: Int
  private var progress = ScanProgress()

  /// `into` is a directory, which is made; `nil` prints.
  init(detector: Detector, _ run: RedactionRun, into directory: String?, unpackedBytesMax: Int) {
    self.unpackedBytesMax = unpackedBytesMax
    self.detector = detector
    self.run = run
    self.directory = directory
  }

  /// Whether every file was read and written to its end.
  mutating func run(_ files: [InputFile], _ form: ScanFiles.InputForm) throws -> Bool {
    // Before any text goes out that only the map can undo: one that cannot be kept ends the run here.
    try run.save()
    var isComplete = true
    for file in files {
      do throws(InputFault) {
        try redact(file, Self.form(of: file, form))
      } catch {
        progress.end()
        Terminal.writeError("Error: \(error)")
        isComplete = false
        if error.endsRun { break }
      }
    }
    progress.end()
    try run.save()
    return isComplete
  }

  private mutating func redact(_ file: InputFile, _ form: ScanFiles.InputForm) throws(InputFault) {
    var input = try InputBytes(path: file.path, unpackedBytesMax: unpackedBytesMax)
    guard let first = try input.next() else { return try RedactedOutput(file, directory).write([]) }
    if file.isFound, TextSniffing.isBinary(first) {
      return Terminal.writeError("\(file.path): not text, passed over")
    }
    let output = try RedactedOutput(file, directory)
    do throws(InputFault) {
      switch form {
      case .ndjson: try redactLines(InputLines(input, startingWith: first), output)
      case .json: try redactDocument(&input, startingWith: first, output)
      case .auto, .text: try redactText(&input, startingWith: first, output)
      }
    } catch {
      output.discard()
      throw error
    }
  }

  private mutating func redactText(
    _ input: inout InputBytes, startingWith first: [UInt8], _ output: RedactedOutput
  ) throws(InputFault) {
    var text = SettledText(detector)
    var piece: [UInt8]? = first
    while let bytes = piece {
      if let stretch = text.push(bytes) { try output.write(replaced(stretch)) }
      progress.show(done: input.bytesRead, of: input.byteCount, input.path)
      piece = try input.next()
    }
    try output.write(replaced(text.finish()))
  }

  private mutating func replaced(_ stretch: SettledStretch) -> [UInt8] {
    run.replacer.redact(stretch.bytes, findings: stretch.findings).bytes
  }

  private mutating func redactLines(_ lines: consuming InputLines, _ output: RedactedOutput) throws(InputFault) {
    while let line = try lines.next() {
      var written = try replaced(json: Array(line), lines.path, lines.lineNumber)
      if lines.endsWithNewline { written.append(UInt8(ascii: "\n")) }
      try output.write(written)
      progress.show(done: lines.bytesRead, of: lines.byteCount, lines.path)
    }
  }

  private mutating func redactDocument(
    _ input: inout InputBytes, startingWith first: [UInt8], _ output: RedactedOutput
  ) throws(InputFault) {
    var bytes = first
    while let piece = try input.next() {
      guard bytes.count + piece.count <= Self.documentBytesMax else {
        throw InputFault(
          path: input.path, problem: "is over \(Self.documentBytesMax >> 20) MiB of one JSON value. Use --input text.")
      }
      bytes += piece
    }
    if bytes.starts(with: InputLines.byteOrderMark) { bytes.removeFirst(InputLines.byteOrderMark.count) }
    try output.write(try replaced(json: bytes, input.path, nil))
  }

  private mutating func replaced(json bytes: [UInt8], _ path: String, _ line: Int?) throws(InputFault) -> [UInt8] {
    guard bytes.contains(where: { $0 > 0x20 }) else { return bytes }
    guard let strings = JSONStrings(bytes) else {
      throw InputFault(path: path, line: line, problem: "is not JSON. --input text takes it as text.")
    }
    return strings.redacted(detector.findings(in: bytes), with: &run.replacer)
  }

  private static func form(of file: InputFile, _ form: ScanFiles.InputForm) -> ScanFiles.InputForm {
    guard form == .auto else { return form }
    let name = file.path.lowercased()
    let stem = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if stem.hasSuffix(".ndjson") || stem.hasSuffix(".jsonl") { return .ndjson }
    return stem.hasSuffix(".json") ? .json : .text
  }
}

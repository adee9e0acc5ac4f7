import Glibc
import PHIDetection

/// Measures the detector on files of texts, each ended by a zero byte. Writes JSON for bench_phi.py.
@main enum PHIBench {
  static let rounds = 5

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let patientCount = Int(arguments[3]) else {
      throw Problem(words: "usage: PHIBench NOTES PATHOLOGICAL PATIENTS")
    }
    let notes = try texts(arguments[1])
    let hard = try texts(arguments[2])
    var fields = speeds(of: notes, Detector(), named: "notes")
    fields += hard.enumerated().map { ("pathological_\($0)", megabytesPerSecond([$1], Detector())) }

    fields += allocations(notes)
    fields += withPatients(patientCount, notes)
    print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }

  private static func speeds(of notes: [[UInt8]], _ detector: Detector, named name: String) -> [(String, Double)] {
    let whole = Array(notes.joined(separator: [0x0A]))
    return [
      ("\(name)_mb_s", megabytesPerSecond([whole], detector)),
      ("\(name)_one_call_each_mb_s", megabytesPerSecond(notes, detector)),
      ("\(name)_streamed_64_mb_s", streamed(whole, detector, piece: 64)),
      ("\(name)_streamed_1_mb_s", streamed(whole, detector, piece: 1)),
    ]
  }

  private static func megabytesPerSecond(_ texts: [[UInt8]], _ detector: Detector) -> Double {
    var count = 0
    let seconds = best { for text in texts { count += detector.findings(in: text).count } }
    return Double(texts.reduce(0) { $0 + $1.count }) / seconds / 1e6
  }

  private static func streamed(_ text: [UInt8], _ detector: Detector, piece: Int) -> Double {
    var stream = DetectionStream(detector)
    var count = 0
    let seconds = best {
      push(text, by: piece, to: &stream) { _ in count += 1 }
      stream.finish { _ in count += 1 }
    }
    return Double(text.count) / seconds / 1e6
  }

  private static func push(
    _ text: [UInt8], by piece: Int, to stream: inout DetectionStream, _ report: (Finding) -> Void
  ) {
    let span = text.span
    for start in stride(from: 0, to: text.count, by: piece) {
      stream.push(span.extracting(start..<min(text.count, start + piece)), report)
    }
  }

  /// Calls of malloc while a warm stream takes text: in prose without findings, and for each finding of the notes.
  private static func allocations(_ notes: [[UInt8]]) -> [(String, Double)] {
    let prose = Array(
      String(
        repeating: "the patient came in with a cough and some pain in the left knee, worse at night.\n", count: 4_000
      )
      .utf8)
    var stream = DetectionStream(Detector())
    push(prose, by: 64, to: &stream) { _ in }
    let quiet = Allocations.during { push(prose, by: 64, to: &stream) { _ in } }
    let whole = Array(notes.joined(separator: [0x0A]))
    var count = 0
    push(whole, by: 64, to: &stream) { _ in }
    let busy = Allocations.during { push(whole, by: 64, to: &stream) { _ in count += 1 } }
    return [
      ("allocations_per_piece_of_prose", Double(quiet) * 64 / Double(prose.count)),
      ("allocations_per_kilobyte_of_notes", Double(busy) * 1_000 / Double(whole.count)),
      ("findings_per_kilobyte_of_notes", Double(count) * 1_000 / Double(whole.count)),
    ]
  }

  private static func withPatients(_ count: Int, _ notes: [[UInt8]]) -> [(String, Double)] {
    guard count > 0 else { return [] }
    let start = now()
    let known = KnownPatients((0..<count).lazy.map(Invented.patient))
    let seconds = now() - start
    return [("patients", Double(count)), ("patients_index_seconds", seconds)] + MappedIndex.figures(of: known)
      + speeds(of: notes, Detector(knownPatients: known), named: "notes_patients")
  }

  private static func texts(_ path: String) throws -> [[UInt8]] {
    guard let file = fopen(path, "rb") else { throw Problem(words: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return bytes.split(separator: 0).map(Array.init)
  }

  private static func best(_ work: () -> Void) -> Double {
    (0..<rounds).map { _ in
      let start = now()
      work()
      return now() - start
    }.min() ?? 0
  }

  /// Processor time of this thread, so that other programs on the machine matter little.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  struct Problem: Error { let words: String }
}

enum Allocations {
  /// Calls of malloc and its kin; -1 where the counting library is not preloaded.
  static func during(_ work: () -> Void) -> Int {
    typealias Counter = @convention(c) () -> Int
    guard let symbol = dlsym(nil, "chaperone_allocations") else {
      work()
      return -1
    }
    let counter = unsafeBitCast(symbol, to: Counter.self)
    let before = counter()
    work()
    return counter() - before
  }
}

/// Patients of syllables: nobody's, and as many as one likes.
enum Invented {
  private static let syllables = [
    "ma", "ri", "ken", "to", "bel", "so", "wick", "ham", "el", "ra", "no", "vin", "da", "lu",
  ]

  static func patient(_ number: Int) -> KnownPatient {
    KnownPatient(
      key: PatientKey("p\(number)"),
      names: [.init(given: [word(number &* 2_654_435_761 >> 8)], family: word(number &* 40_503 >> 2))],
      birthDate: .init(year: 1930 + number % 80, month: 1 + number % 12, day: 1 + number % 28),
      mrn: "\(10_000_000 + number)", phones: ["(212) \(200 + number % 700)-\(1_000 + number / 700 % 9_000)"],
      emails: ["p\(number)@example.org"], addresses: ["\(number % 9_000) \(word(number)) Street, Boston, MA"])
  }

  private static func word(_ number: Int) -> String {
    (0..<3).map { syllables[abs(number >> (4 * $0)) % syllables.count] }.joined()
  }
}

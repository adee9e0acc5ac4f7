import Foundation
import MarkedText
import PHIDetection

/// `measure-patients [--known N] [--sample N] [--seed N] [--form TEXT] [--misses N] [--text FILE.jsonl]...`: how much of known
/// patients' identifiers is covered when they are written with one typing error.
///
/// FOLDER holds the census lists. For each form: the share covered of the values as they are; of those with one error, in
/// usual letter case, in CAPITALS and in lower case; of those whose error leaves three letters or more and makes no word of English; and of these when the
/// patient's own session is open. A value counts when its every letter and digit is covered. "wrong" is the share said to be
/// another patient's. The last rows tell the errors apart; doubled, neighbouring and misread signs and a space too many are
/// in these alone. Each `--text` is a file of texts about nobody known: what the index and a session add there.
@main
struct MeasurePatients {
  private var folder = ""
  private var known = 1_000
  private var sample = 1_000
  private var seed: UInt64 = 1
  private var form = ""
  private var misses = 0
  private var texts: [String] = []

  static func main() throws {
    var measure = MeasurePatients()
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--known": measure.known = Int(arguments.popFirst() ?? "") ?? measure.known
      case "--sample": measure.sample = Int(arguments.popFirst() ?? "") ?? measure.sample
      case "--seed": measure.seed = UInt64(arguments.popFirst() ?? "") ?? measure.seed
      case "--form": measure.form = arguments.popFirst() ?? ""
      case "--misses": measure.misses = Int(arguments.popFirst() ?? "") ?? 0
      case "--text": arguments.popFirst().map { measure.texts.append($0) }
      default: measure.folder = argument
      }
    }
    try measure.run()
  }

  private func run() throws {
    let people = try InventedPatients(folder: folder)
    let sampled = (0..<min(sample, known)).map { people.patient($0, seed: seed) }
    let index = KnownPatients((0..<known).lazy.map { people.patient($0, seed: seed) })
    let detector = Detector(knownPatients: index)
    write("\(known) patients known, \(sampled.count) of them written\n")
    write(Row.head)
    var all: [WrittenForm.Company: Row] = [:]
    var byError: [TypingError: Row] = [:]
    for form in WrittenForm.all where self.form.isEmpty || form.name.contains(self.form) {
      var row = Row()
      for style in LetterCase.allCases {
        measure(form, style, TypingError.single, sampled, detector, &row, &byError)
        var apart = Row()
        measure(form, style, TypingError.further, sampled, detector, &apart, &byError)
      }
      write(row.line(form.name))
      all[form.company, default: Row()].add(row)
    }
    if let own = all[.own] { write(own.line("all of these that need no session")) }
    for error in TypingError.allCases { if let row = byError[error] { write(row.line("these by error: \(error)")) } }
    for path in texts {
      try FalseFindings(path, focused: Array(sampled.prefix(20))).report(detector, write: write)
    }
  }

  private func measure(
    _ form: WrittenForm, _ style: LetterCase, _ errors: [TypingError], _ patients: [KnownPatient],
    _ detector: Detector, _ row: inout Row, _ byError: inout [TypingError: Row]
  ) {
    var dice = Dice(seed: seed &+ UInt64(form.name.utf8.count))
    var shown = 0
    for (number, patient) in patients.enumerated() {
      let focus = PatientFocus(patient)
      for error in [.none] + errors {
        let sentence = form.sentences[(number + error.hashPlace) % form.sentences.count]
        let right = form.pieces(patient)
        guard let wrong = error.applied(to: right, &dice) else { continue }
        let makesWord = error != .none && Self.makesWord(right, wrong)
        let written = Case(sentence: sentence, pieces: wrong, style: style, isMixed: number.isMultiple(of: 2))
        let found = detector.findings(in: written.text)
        let inSession = focus.findings(in: written.text, besides: found)
        let outcome = Outcome(
          isCovered: written.isCovered(by: found), isCoveredInSession: written.isCovered(by: inSession),
          isWrong: written.isAttributed(by: inSession, toOthersThan: patient.key))
        row.count(outcome, error, style, makesWord: makesWord)
        if form.company == .own { byError[error, default: Row()].count(outcome, error, style, makesWord: makesWord) }
        let isMissed = form.company == .own ? !outcome.isCovered : !outcome.isCoveredInSession
        if isMissed, shown < misses {
          shown += 1
          write("  \(style) \(error)\(makesWord ? " (word)" : ""): \(written.described) \(outcome)")
        }
      }
    }
  }

  /// Whether the piece that took the error has a word of English in it that was none before, or one of two letters, which
  /// is as good as any abbreviation.
  private static func makesWord(_ right: [WrittenForm.Piece], _ written: [WrittenForm.Piece]) -> Bool {
    func words(_ pieces: [WrittenForm.Piece]) -> Set<Substring> {
      pieces.reduce(into: []) { words, piece in
        if case .erring(let text) = piece { words.formUnion(text.split { !$0.isLetter }) }
      }
    }
    return words(written).subtracting(words(right)).contains { $0.count < 3 || EnglishWords.mayContain(String($0)) }
  }

  private func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

extension TypingError {
  /// So that a patient's errors stand in different sentences.
  fileprivate var hashPlace: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

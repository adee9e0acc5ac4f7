import ClinicalModel
import Crypto
import PHIDetection
import Synchronization

/// What was found in texts that a session sent lately. An agent sends the whole conversation again with every turn; so
/// its past is read once.
///
/// It holds no text: one counts as the same when its SHA-256 is. Each session has its own memory, so that the time an
/// answer takes says nothing about what others sent. When a patient is entered or changed everything is read anew.
final class RememberedFindings: Sendable {
  /// Who read the text.
  enum Reader {
    case detector
    /// The search for the session's own patient.
    case focus
  }

  /// A shorter text is read in less time than it is recognised.
  static let textMin = 48
  private struct Key: Hashable {
    let session: SessionID
    let reader: Reader
    let digest: SHA256Digest
  }

  private struct Memory {
    var patients = KnownPatients.none
    /// What was asked for since the two were last exchanged, and before that: what nobody asks for is forgotten.
    var young: [Key: [Finding]] = [:]
    var old: [Key: [Finding]] = [:]
    var weight = 0
    let weightMax: Int

    mutating func keep(_ findings: [Finding], for key: Key) {
      weight += findings.reduce(1) { $0 + $1.weight }
      if weight > weightMax {
        (old, young) = (young, [:])
        weight = 0
      }
      young[key] = findings
    }

    mutating func findings(for key: Key) -> [Finding]? {
      if let known = young[key] { return known }
      guard let known = old.removeValue(forKey: key) else { return nil }
      keep(known, for: key)
      return known
    }
  }

  private let memory: Mutex<Memory>
  private let weightMax: Int

  /// - Parameter weightMax: how many findings, owners of shared ones and texts are kept, at most twice over; about
  ///   100 MiB at worst.
  init(weightMax: Int = 1 << 18) {
    self.weightMax = weightMax
    memory = Mutex(Memory(weightMax: weightMax))
  }

  /// What `read` finds in a text, or found before.
  ///
  /// - Parameter patients: whom the reader knows.
  func findings(
    in text: [UInt8], by reader: Reader, for session: SessionID, knowing patients: KnownPatients,
    _ read: ([UInt8]) -> [Finding]
  ) -> [Finding] {
    guard text.count >= Self.textMin else { return read(text) }
    let key = Key(session: session, reader: reader, digest: SHA256.hash(data: text))
    let known = memory.withLock { memory -> [Finding]? in
      if !memory.patients.isSame(as: patients) { memory = Memory(patients: patients, weightMax: weightMax) }
      return memory.findings(for: key)
    }
    if let known { return known }
    let found = read(text)
    memory.withLock { memory in
      // Somebody was entered while this text was read: what was found may be too little by now.
      if memory.patients.isSame(as: patients) { memory.keep(found, for: key) }
    }
    return found
  }
}

extension Finding {
  /// What it costs to keep, in findings.
  fileprivate var weight: Int {
    guard case .ambiguous(let owners) = subject else { return 1 }
    return 1 + owners.count
  }
}

import AuditLedger
import DurableFiles
import Foundation

/// What is known of the witnesses of one log, in a file beside the ledger: written whole or not at all.
package struct WitnessStateFile: Sendable {
  /// The largest state that is read, in bytes.
  private static let bytesMax = 8 << 20

  /// What the file holds.
  package struct Contents: Codable, Hashable, Sendable {
    /// The newest checkpoint that had the policy's quorum, a signed note. A ledger that is older was restored.
    package var checkpoint: String?
    /// When it was shown, in seconds since 1970; `nil` before the first.
    package var quorumAt: UInt64?
    /// Since when the newest head lacks the quorum; `nil` while it has it.
    package var quorumMissedSince: UInt64?
    /// One for each witness of the policy, in its order.
    package var standings: [WitnessStanding] = []

    package init() {}

    /// The standing with the witness of that key; a new one when it was never asked.
    func standing(with witness: LedgerPolicy.Witness) -> WitnessStanding {
      standings.first { $0.verifierKey == witness.key.description }.map { known in
        var standing = WitnessStanding(name: witness.name, verifierKey: known.verifierKey)
        (standing.size, standing.cosignedAt, standing.refusal) = (known.size, known.cosignedAt, known.refusal)
        (standing.failures, standing.failure) = (known.failures, known.failure)
        return standing
      } ?? WitnessStanding(name: witness.name, verifierKey: witness.key.description)
    }
  }

  package let path: String

  package init(path: String) { self.path = path }

  /// - Returns: `nil` when there is no such file.
  /// - Throws: `WitnessStateError` when it is not what was written.
  package func load() throws(WitnessStateError) -> Contents? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.bytesMax,
      let contents = try? JSONDecoder().decode(Contents.self, from: data)
    else { throw .unreadable(path: path) }
    return contents
  }

  package func save(_ contents: Contents) throws(WitnessStateError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(contents) else {
      throw .unwritable(path: path, reason: "it cannot be encoded")
    }
    do {
      try DurableFile.replace(path, with: data)
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }
}

/// Why the state of the witnesses is not known or not kept.
package enum WitnessStateError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(path: String)
  case unwritable(path: String, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let path):
      "'\(path)' is not the state of witnesses that Chaperone wrote. Restore it, or remove it: the witnesses know what "
        + "they saw, and only the check at the start that the ledger is not older is lost."
    case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)."
    }
  }
}

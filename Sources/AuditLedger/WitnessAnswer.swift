/// What a witness answered to `add-checkpoint`, read by the log that asked (C2SP tlog-witness).
public enum WitnessAnswer: Sendable, Hashable {
  /// The checkpoint with the witness's cosignature, which was checked with its key (200).
  case cosigned(Checkpoint, Cosignature)
  /// The witness saw a checkpoint of this size last; the request started from another, or two roots were signed for
  /// this one (409).
  case stale(size: UInt64)
  /// The proof does not show that the checkpoint continues what the witness saw (422).
  case badProof
  /// The witness does not serve this log (404).
  case unknownLog
  /// The witness has another key for this log (403).
  case badSignature
  /// The witness could not read the request, or the old size was above the new one (400).
  case impossible
  /// Something that no witness answers; the text says what.
  case unreadable(String)

  /// The longest answer that is read, in bytes.
  public static let bytesMax = 1 << 16

  /// - Parameters:
  ///   - checkpoint: What the witness was asked about.
  ///   - witness: Whose cosignature counts; lines by other keys are left out.
  public init(status: Int, body: [UInt8], to checkpoint: Checkpoint, from witness: VerifierKey) {
    switch status {
    case 200: self = Self.cosigned(body, checkpoint: checkpoint, witness: witness)
    case 409: self = Self.size(body).map(Self.stale) ?? .unreadable("status 409 without a size")
    case 422: self = .badProof
    case 404: self = .unknownLog
    case 403: self = .badSignature
    case 400: self = .impossible
    default: self = .unreadable("status \(status)")
    }
  }

  private static func cosigned(_ body: [UInt8], checkpoint: Checkpoint, witness: VerifierKey) -> Self {
    guard body.count <= bytesMax else { return .unreadable("more than \(bytesMax) bytes") }
    do throws(LedgerError) {
      // The lines are what a note ends with, so that the note's own reader judges them.
      let note = try SignedNote(parsing: Array("x\n\n".utf8) + body)
      guard note.text == "x\n" else { return .unreadable("status 200 with other lines than signatures") }
      guard let line = note.signatures.first(where: witness.claims) else {
        return .unreadable("status 200 without a cosignature by the witness's key")
      }
      let cosignature = try Cosignature(line, by: witness, of: checkpoint.body)
      return .cosigned(checkpoint.adding([line]), cosignature)
    } catch {
      return .unreadable("status 200 with a wrong cosignature: \(error.message)")
    }
  }

  /// `<size>` and a line feed, in the one spelling that a size has.
  private static func size(_ body: [UInt8]) -> UInt64? {
    guard body.count <= 21, let text = String(validating: body, as: UTF8.self), text.hasSuffix("\n"),
      let size = UInt64(text.dropLast()), text == "\(size)\n"
    else { return nil }
    return size
  }
}

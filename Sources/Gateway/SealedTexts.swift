import ClinicalModel
import Crypto
import Foundation
import Synchronization

/// The signed thoughts that a provider sent within each session, so that its own words may go back to it unchanged.
///
/// A provider signs its thinking and wants it back byte for byte; what identifies in it cannot be replaced. What came
/// from this upstream in this session may return there; a thought that nobody here has seen is judged like any text, so
/// a forged one smuggles nothing. The memory is of this process: after a restart old thoughts are unknown.
final class SealedTexts: Sendable {
  /// Thoughts remembered per session and upstream.
  private static let thoughtsMax = 4096
  /// Sessions remembered; beyond it the memory starts over.
  private static let sessionsMax = 10_000

  private struct Place: Hashable {
    let session: SessionID
    let upstream: String
  }

  private let known = Mutex<[Place: Set<SHA256Digest>]>([:])

  func remember(_ text: [UInt8], session: SessionID, upstream: String) {
    let digest = SHA256.hash(data: text)
    known.withLock { known in
      if known.count >= Self.sessionsMax { known.removeAll(keepingCapacity: true) }
      var thoughts = known[Place(session: session, upstream: upstream)] ?? []
      if thoughts.count < Self.thoughtsMax { thoughts.insert(digest) }
      known[Place(session: session, upstream: upstream)] = thoughts
    }
  }

  func contains(_ text: [UInt8], session: SessionID, upstream: String) -> Bool {
    let place = Place(session: session, upstream: upstream)
    return known.withLock { $0[place]?.contains(SHA256.hash(data: text)) ?? false }
  }
}

package import ClinicalModel
internal import Crypto
internal import FoundationEssentials

/// How firmly an object store keeps an object (S3 Object Lock).
package enum LockMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nobody can shorten it, the account's owner included.
  case compliance
  /// Who has a special permission can.
  case governance

  /// Whether an object in this mode is kept at least as firmly as `wanted` asks.
  func satisfies(_ wanted: LockMode) -> Bool { self == wanted || self == .compliance }
}

/// What keeps an object from being changed or removed, and until when.
package struct ObjectLock: Sendable, Hashable {
  package var mode: LockMode
  package var until: Timestamp

  package init(mode: LockMode, until: Timestamp) {
    self.mode = mode
    self.until = until
  }

  /// Counted by the calendar: to the end of the day that many years from now, which is never a day short.
  package static func lasting(years: Int, from now: Timestamp, mode: LockMode) -> Self {
    Self(mode: mode, until: now.advanced(byYears: years).endOfDay)
  }

  func covers(_ wanted: ObjectLock) -> Bool { mode.satisfies(wanted.mode) && until >= wanted.until }
}

/// What is to be stored under a name, for good.
package struct ArchiveObject: Sendable, Hashable {
  /// Relative to the archive's prefix.
  package let key: String
  package let bytes: [UInt8]

  package init(key: String, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }

  /// In base64, as S3's checksum fields have it.
  package var sha256: String { Data(SHA256.hash(data: bytes)).base64EncodedString() }
  /// In base64, as `Content-MD5` has it (RFC 1864).
  var md5: String { Data(Insecure.MD5.hash(data: bytes)).base64EncodedString() }
  /// In hex, as the ETag of an object has it that was stored in one piece and not encrypted by a key service.
  var md5Hex: String {
    Insecure.MD5.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

/// What a store says that it holds under a name.
package struct StoredObject: Sendable, Hashable {
  package var byteCount: Int?
  /// In base64; `nil` when the store kept none.
  package var sha256: String?
  /// Without quotation marks.
  package var etag: String?
  /// `nil` when nothing keeps the object.
  package var lock: ObjectLock?
  package var isHeld = false

  package init(byteCount: Int? = nil, sha256: String? = nil, etag: String? = nil, lock: ObjectLock? = nil) {
    self.byteCount = byteCount
    self.sha256 = sha256
    self.etag = etag
    self.lock = lock
  }

  /// How the content compares, without reading it.
  enum Content: Sendable, Hashable {
    case same, other
    /// Only the bytes themselves can tell.
    case unknown
  }

  func compared(with object: ArchiveObject) -> Content {
    if let byteCount, byteCount != object.bytes.count { return .other }
    if let sha256 { return sha256 == object.sha256 ? .same : .other }
    // An ETag need not be an MD5 (multipart, key services): one that differs proves nothing.
    return etag?.lowercased() == object.md5Hex ? .same : .unknown
  }
}

internal import ClinicalModel

/// What a store's answers mean. Values in, values out.
enum S3Answers {
  static func storedObject(_ answer: OutboundAnswer) -> StoredObject {
    var stored = StoredObject()
    stored.byteCount = answer.header("Content-Length").flatMap { Int($0) }
    stored.sha256 = answer.header("x-amz-checksum-sha256")
    // An ETag is no MD5 where a key service encrypts.
    if answer.header("x-amz-server-side-encryption")?.hasPrefix("aws:kms") != true {
      stored.etag = answer.header("ETag").map { $0.filter { $0 != "\"" } }
    }
    let mode = answer.header("x-amz-object-lock-mode").flatMap { LockMode(rawValue: $0.lowercased()) }
    let until = answer.header("x-amz-object-lock-retain-until-date").flatMap { Timestamp(rfc3339: $0) }
    if let mode, let until { stored.lock = ObjectLock(mode: mode, until: until) }
    stored.isHeld = answer.header("x-amz-object-lock-legal-hold")?.uppercased() == "ON"
    return stored
  }

  /// What went wrong, in words that say what to do.
  /// - Parameter what: What was asked for, such as `storing tile/0/000`.
  static func error(_ answer: OutboundAnswer, _ what: String, place: String, now: Timestamp) -> ArchiveError {
    let code = XMLText.first("Code", in: answer.body) ?? ""
    let told = code.isEmpty ? "status \(answer.status)" : "status \(answer.status), \(code)"
    switch code {
    case "NoSuchBucket":
      return ArchiveError(.noSuchBucket, "\(place): there is no such bucket. Create it with Object Lock enabled.")
    case "ObjectLockConfigurationNotFoundError", "InvalidBucketState":
      return noObjectLock(place)
    // Some stores say only that the request is invalid when a bucket without Object Lock is asked to lock.
    case "InvalidRequest" where (XMLText.first("Message", in: answer.body) ?? "").contains("Lock"):
      return noObjectLock(place)
    case "RequestTimeTooSkewed":
      let theirs = answer.header("Date").map { ", the store's clock says \($0)" } ?? ""
      return ArchiveError(
        .clockSkew, "\(place): the clocks differ too much (\(what)): this machine's says \(now)\(theirs). Set it right."
      )
    case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired":
      return ArchiveError(
        .accessDenied,
        "\(place): the store does not accept the credentials (\(what): \(told)). Check the access key, the "
          + "secret key and the region.")
    case "AccessDenied": return denied(what, told, place)
    default: break
    }
    switch answer.status {
    case 401, 403: return denied(what, told, place)
    case 408, 409, 425, 429, 500...599:
      return ArchiveError(.unavailable, "\(place): the store cannot do it now (\(what): \(told)).")
    default:
      return ArchiveError(
        .unexpectedAnswer, "\(place): the store gave an answer that makes no sense here (\(what): \(told)).")
    }
  }

  static func noObjectLock(_ place: String) -> ArchiveError {
    ArchiveError(
      .noObjectLock,
      "\(place): the bucket has no Object Lock, so nothing in it could be kept from being removed. Create a bucket with "
        + "Object Lock enabled (aws s3api create-bucket --object-lock-enabled-for-bucket) and name that one.")
  }

  private static func denied(_ what: String, _ told: String, _ place: String) -> ArchiveError {
    ArchiveError(
      .accessDenied,
      "\(place): the credentials are not allowed to do this, or the store refuses them (\(what): \(told)). "
        + "docs/archive.md lists the permissions.")
  }
}

/// The few elements that are read of a store's XML: texts without children. Not a parser of XML at large: no
/// namespaces, comments or CDATA, which S3 does not use in these answers.
enum XMLText {
  static func first(_ name: String, in body: [UInt8]) -> String? { all(name, in: body, limit: 1).first }

  /// The texts of every `<name>…</name>`, in order.
  static func all(_ name: String, in body: [UInt8], limit: Int = 10_000) -> [String] {
    let (opening, closing) = (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
    var found: [String] = []
    var rest = body[...]
    while found.count < limit, let start = range(of: opening, in: rest) {
      rest = rest[start.upperBound...]
      guard let end = range(of: closing, in: rest) else { return found }
      found.append(unescaped(String(decoding: rest[..<end.lowerBound], as: UTF8.self)))
      rest = rest[end.upperBound...]
    }
    return found
  }

  private static func range(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var place = bytes.startIndex
    while place + needle.count <= bytes.endIndex {
      guard let next = bytes[place...].firstIndex(of: first), next + needle.count <= bytes.endIndex else { return nil }
      if bytes[next..<(next + needle.count)].elementsEqual(needle) { return next..<(next + needle.count) }
      place = next + 1
    }
    return nil
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return text
  }
}

package import ClinicalModel
internal import Crypto
internal import FoundationEssentials

/// The requests that an archive makes of an S3-compatible store, signed. Values in, values out: no sockets.
///
/// Source: Amazon S3 API reference (PutObject, HeadObject, GetObject, PutObjectRetention, PutObjectLegalHold,
/// GetObjectLockConfiguration, ListObjectsV2).
package struct S3Requests: Sendable {
  package let location: S3Location
  private let signature: SignatureV4

  package init(location: S3Location, credentials: StoreCredentials) {
    self.location = location
    signature = SignatureV4(credentials: credentials, region: location.region)
  }

  package func objectLockConfiguration(at time: Timestamp) -> OutboundRequest {
    signed("GET", location.path(), query: [("object-lock", "")], at: time)
  }

  package func head(_ key: String, at time: Timestamp) -> OutboundRequest {
    signed("HEAD", location.path(key), headers: [("x-amz-checksum-mode", "ENABLED")], at: time)
  }

  package func get(_ key: String, at time: Timestamp) -> OutboundRequest {
    signed("GET", location.path(key), at: time)
  }

  /// Stores where nothing stands, under a lock, with two checksums that the store compares.
  package func put(_ object: ArchiveObject, lock: ObjectLock, held: Bool, at time: Timestamp) -> OutboundRequest {
    var headers = [
      ("Content-MD5", object.md5), ("Content-Type", "application/octet-stream"), ("If-None-Match", "*"),
      ("x-amz-checksum-sha256", object.sha256), ("x-amz-object-lock-mode", lock.mode.rawValue.uppercased()),
      ("x-amz-object-lock-retain-until-date", Self.date(lock.until)),
    ]
    if held { headers.append(("x-amz-object-lock-legal-hold", "ON")) }
    return signed("PUT", location.path(object.key), headers: headers, body: object.bytes, at: time)
  }

  package func putRetention(_ key: String, _ lock: ObjectLock, at time: Timestamp) -> OutboundRequest {
    document(
      key, "retention",
      """
      <Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Mode>\(lock.mode.rawValue.uppercased())</Mode>\
      <RetainUntilDate>\(Self.date(lock.until))</RetainUntilDate></Retention>
      """, at: time)
  }

  package func putLegalHold(_ key: String, _ isHeld: Bool, at time: Timestamp) -> OutboundRequest {
    document(
      key, "legal-hold",
      """
      <LegalHold xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>\(isHeld ? "ON" : "OFF")</Status></LegalHold>
      """, at: time)
  }

  package func list(prefix: String, after key: String?, at time: Timestamp) -> OutboundRequest {
    var query = [
      ("list-type", "2"), ("max-keys", "\(ArchiveLimits.listedMax)"), ("prefix", location.prefix + prefix),
    ]
    if let key { query.append(("start-after", location.prefix + key)) }
    return signed("GET", location.path(), query: query, at: time)
  }

  private func document(_ key: String, _ what: String, _ xml: String, at time: Timestamp) -> OutboundRequest {
    let body = Array(xml.utf8)
    let headers = [
      ("Content-MD5", ArchiveObject(key: key, bytes: body).md5), ("Content-Type", "application/xml"),
    ]
    return signed("PUT", location.path(key), query: [(what, "")], headers: headers, body: body, at: time)
  }

  private func signed(
    _ method: String, _ path: String, query: [(String, String)] = [], headers: [(String, String)] = [],
    body: [UInt8] = [], at time: Timestamp
  ) -> OutboundRequest {
    let request = SignatureV4.Request(
      method: method, host: location.host, path: path, query: query.map { (name: $0.0, value: $0.1) },
      headers: headers.map { (name: $0.0, value: $0.1) }, payload: body)
    return OutboundRequest(
      method: method, url: "\(location.scheme)://\(location.host)\(request.target)",
      headers: signature.headers(of: request, at: time), body: body)
  }

  /// Whole seconds, as the API reference writes them.
  private static func date(_ time: Timestamp) -> String { String(time.description.prefix(19)) + "Z" }
}

/// E-mail addresses and addresses on the web, by their bytes. What only names a public vocabulary, such as
/// `http://loinc.org`, identifies nobody.
extension Scanner {
  /// RFC 5321 §4.5.3.1: longest local part and domain, in bytes.
  private static let localMax = 64
  private static let domainMax = 255
  private static let urlMax = 2048

  func emailAddress(at index: Int) -> Bool {
    let at = Int(token(index).start)
    var start = at
    while start > 0, at - start < Self.localMax, Self.isLocal(bytes[start - 1]) { start -= 1 }
    while start < at, bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "'") { start += 1 }
    var end = at + 1
    var lastDot = 0
    while end < bytes.count, end - at <= Self.domainMax, Self.isHost(bytes[end]) {
      if bytes[end] == UInt8(ascii: ".") { lastDot = end }
      end += 1
    }
    while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") {
      end -= 1
      if lastDot == end { lastDot = bytes[at + 1..<end].lastIndex(of: UInt8(ascii: ".")) ?? 0 }
    }
    guard start < at, end > at + 2 else { return false }
    let hasDomain = lastDot > at + 1 && end - lastDot > 2 && bytes[lastDot + 1..<end].allSatisfy { !ASCII.isDigit($0) }
    guard hasDomain else { return false }
    let owner = !patients.isEmpty ? patients.owner(ofEmail: bytes[start..<end]) : nil
    addBytes(.email, start, end, .email, .certain, owner: owner)
    return true
  }

  /// "https://…", "www.…", or a host with a known top-level domain and a path; a colon or a point follows the
  /// word, or a hyphen in a host's name.
  func webAddress(at index: Int) {
    let token = token(index)
    let start = Int(token.start)
    guard token.start >= urlEnd else { return }
    let isScheme =
      self.token(index + 1).isMark(":") && self.token(index + 2).isMark("/") && Self.schemes.contains(token.value)
    let isHost = self.token(index + 1).isMark(".") && isJoined(index + 2) && Self.www.contains(token.value)
    let hasTopLevel = !isContinuation(index) && hostWithPath(at: index)
    guard isScheme || isHost || hasTopLevel else { return }
    var end = start
    while end < bytes.count, end - start < Self.urlMax, Self.isURL(bytes[end]) { end += 1 }
    while end > start, Self.isSentenceEnd(bytes[end - 1]) { end -= 1 }
    guard end - start > 4, !isPublic(start..<end) else { return }
    urlEnd = Int32(truncatingIfNeeded: end)
    addBytes(.url, start, end, .url, .proven)
  }

  /// "portal.example.org/…" or "portal.example.org": at least two dots or a path, ending in a known domain.
  private func hostWithPath(at index: Int) -> Bool {
    var probe = hostLabelEnd(index)
    var dots = 0
    while dots < 6, token(probe + 1).isMark("."), isJoined(probe + 1), token(probe + 2).isWord, isJoined(probe + 2) {
      dots += 1
      let label = probe + 2
      probe = hostLabelEnd(label)
      guard probe == label else { continue }
      let hasPath = token(probe + 1).isMark("/") && isJoined(probe + 1) && isJoined(probe + 2)
      if hasPath, Self.wordTopLevels.contains(token(probe).value) { return true }
      guard Self.topLevels.contains(token(probe).value) else { continue }
      if token(probe + 1).isMark("@") { return false }
      if dots > 1 && !token(probe + 1).isMark(".") { return true }
      if hasPath { return true }
    }
    return false
  }

  /// The last token of a part of a host's name: letters, digits and hyphens.
  func hostLabelEnd(_ index: Int) -> Int {
    var last = index
    while last - index < 8, isJoined(last + 1) {
      if token(last + 1).isWord || token(last + 1).isDigits {
        last += 1
      } else if token(last + 1).isMark("-"), isJoined(last + 2), token(last + 2).isWord || token(last + 2).isDigits {
        last += 2
      } else {
        break
      }
    }
    return last
  }

  /// Whether the host is one of terminologies and standards, and the address has no query.
  private func isPublic(_ range: Range<Int>) -> Bool {
    let address = bytes[range]
    guard !address.contains(UInt8(ascii: "?")) else { return false }
    let slash = UInt8(ascii: "/")
    let isAfterScheme =
      address.firstIndex(of: slash).map { $0 + 1 < range.upperBound && address[$0 + 1] == slash } ?? false
    let host = (isAfterScheme ? address.drop { $0 != slash }.dropFirst(2) : address).prefix { Self.isHost($0) }
    return Self.publicHosts.contains { name in
      host.count >= name.count && zip(host.suffix(name.count), name).allSatisfy { ASCII.lower($0) == $1 }
        && (host.count == name.count || host[host.endIndex - name.count - 1] == UInt8(ascii: "."))
    }
  }

  private static let publicHosts = [
    "hl7.org", "loinc.org", "snomed.info", "unitsofmeasure.org", "ama-assn.org", "nlm.nih.gov", "w3.org", "schema.org",
    "json-schema.org", "doi.org", "nejm.org", "ihe.net", "dicom.nema.org", "who.int", "cdc.gov", "rfc-editor.org",
  ].map { Array($0.utf8) }

  private static let localMarks = ByteSet("._%+-'")
  private static let urlEnds = ByteSet("\"<>`{}|\\^")
  private static let sentenceEnds = ByteSet(".,;:!?)]'")

  private static func isLocal(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte >= 0x80 || localMarks.contains(byte)
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func isURL(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !urlEnds.contains(byte)
  }

  private static func isSentenceEnd(_ byte: UInt8) -> Bool { sentenceEnds.contains(byte) }

  private static let schemes = WordHash.set("http https hxxp hxxps ftp ftps sftp ssh ws wss file mailto smb s3 fhir")
  private static let www = WordHash.set("www")
  private static let topLevels = WordHash.set(
    "com org net edu gov io health care med clinic hospital info biz us uk ca de fr es it eu app dev cloud local example"
  )
  /// Also words that end sentences: only before a path.
  private static let wordTopLevels = WordHash.set("me live link online site page tv co test invalid ly gl one world")
}

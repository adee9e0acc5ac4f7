/// Addresses on networks as people write or hide them: "jane (at) example (dot) org", "jane@example,com",
/// "192[.]168[.]1[.]23", and names of accounts: "@jane_doe77".
extension Scanner {
  private static let partsMax = 4

  /// An address in words whose "dot" stands here, the first of it.
  func spokenEmail(at dot: Int) {
    guard let host = wordBefore(dot), let end = wordAfter(dot) else { return }
    var last = end
    var dots = 1
    while dots < Self.partsMax, let next = nextDot(after: last), let part = wordAfter(next) {
      last = part
      dots += 1
    }
    guard Self.topDomains.contains(token(last).value) else { return }
    guard let at = markerBefore(host), let local = wordBefore(at) else { return }
    var first = local
    while isJoined(first),
      token(first - 1).isMark(".") || token(first - 1).isMark("_") || token(first - 1).isMark("-")
        || token(first - 1).isDigits || token(first - 1).isWord, local - first < 8
    {
      first -= 1
    }
    // "jane dot doe at".
    while dots < Self.partsMax, isWord(first - 1, Word.dot), let name = wordBefore(first - 1) {
      first = name
      dots += 1
    }
    add(.email, first, last, .email, .labelled)
  }

  /// The word of letters and digits before a marker, which brackets may enclose.
  private func wordBefore(_ marker: Int) -> Int? {
    var place = marker - 1
    if Self.isBracket(token(place)) { place -= 1 }
    return token(place).isWord || token(place).isDigits && token(marker).gap != .line ? place : nil
  }

  private func wordAfter(_ marker: Int) -> Int? {
    var place = marker + 1
    if Self.isBracket(token(place)) { place += 1 }
    return token(place).isWord && token(place).gap != .line ? place : nil
  }

  private func nextDot(after place: Int) -> Int? {
    let next = Self.isBracket(token(place + 1)) ? place + 2 : place + 1
    return isWord(next, Word.dot) ? next : nil
  }

  /// "at" or "@" before the host that ends here.
  private func markerBefore(_ host: Int) -> Int? {
    var place = host - 1
    if Self.isBracket(token(place)) { place -= 1 }
    return isWord(place, Word.at) ? place : nil
  }

  private func isWord(_ index: Int, _ word: UInt64) -> Bool { token(index).isWord && token(index).value == word }

  private static func isBracket(_ token: Token) -> Bool {
    token.isMark("(") || token.isMark(")") || token.isMark("[") || token.isMark("]") || token.isMark("{")
      || token.isMark("}")
  }

  /// "jane@ example.org", "jane@example,com": addresses with a typing error about the sign.
  func mistypedEmail(at index: Int) {
    guard isJoined(index), token(index - 1).isWord || token(index - 1).isDigits, token(index + 1).isWord,
      token(index + 1).gap != .line
    else { return }
    let hasSpace = token(index + 1).gap == .space
    let joint = token(index + 2)
    guard hasSpace ? joint.isMark(".") : joint.isMark(","), isJoined(index + 2), isJoined(index + 3),
      Self.topDomains.contains(token(index + 3).value), token(index + 3).isWord
    else { return }
    var first = index - 1
    while index - first < 8, isJoined(first),
      token(first - 1).isWord || token(first - 1).isDigits || token(first - 1).isMark(".")
        || token(first - 1).isMark("_")
    {
      first -= 1
    }
    add(.email, first, index + 3, .email, .fair)
  }

  /// "@jane_doe77" on a network of people: an account's name identifies (45 CFR 164.514(b)(2)(i)(R)).
  func accountName(at index: Int) {
    guard !isJoined(index) || token(index - 1).kind == .mark, isJoined(index + 1), token(index + 1).isWord else {
      return
    }
    var last = index + 1
    var hasDigit = false
    while last - index < 10, isJoined(last + 1) {
      let next = token(last + 1)
      if next.isMark("_") || next.isMark("."), isJoined(last + 2), token(last + 2).kind != .mark {
        last += 2
      } else if next.isWord || next.isDigits {
        last += 1
      } else {
        break
      }
      hasDigit = hasDigit || token(last).isDigits || token(last - 1).isMark("_")
    }
    let isPackage = token(last + 1).isMark("/") || token(last + 1).isMark("(")
    let isNamed =
      (1...6).contains { Self.networks.contains(token(index - $0).value) }
      || (1...3).contains { Self.networks.contains(token(last + $0).value) }
    guard !isPackage, isNamed || hasDigit && token(last).end - token(index).start > 5 else { return }
    add(.otherID, index, last, .email, isNamed ? .strong : .weak)
  }

  /// "192[.]168[.]1[.]23".
  func bracketedInternetAddress(at index: Int) -> Bool {
    var place = index
    for group in 0..<4 {
      guard token(place).isDigits, token(place).value < 256 else { return false }
      if group == 3 { break }
      guard token(place + 1).isMark("["), token(place + 2).isMark("."), token(place + 3).isMark("]"),
        isJoined(place + 4)
      else {
        return false
      }
      place += 4
    }
    add(.ip, index, place, .ipAddress, .labelled)
    return true
  }

  /// "IMG_1234.jpg", "face_photo_20240304.png": pictures as cameras and people name them, whose extension stands here (45
  /// CFR 164.514(b)(2)(i)(Q)).
  func picture(at index: Int) {
    guard token(index - 1).isMark("."), isJoined(index), isJoined(index - 1) else { return }
    var first = index - 2
    while index - first < 12, isJoined(first),
      token(first - 1).isWord || token(first - 1).isDigits || token(first - 1).isMark("_")
        || token(first - 1).isMark("-")
    {
      first -= 1
    }
    let isNamed = (first..<index).contains { Self.cameras.contains(token($0).value) }
    guard first >= 0, isNamed || (1...4).contains(where: { Self.photographs.contains(token(first - $0).value) }) else {
      return
    }
    add(.photo, first, index, .registeredCode, .fair)
  }

  private static let topDomains = WordHash.set("com org net edu gov io health me info us uk ca co biz")
  private static let networks = WordHash.set(
    "instagram twitter facebook tiktok snapchat handle username follow follows insta threads mastodon telegram dm dms")
  static let pictures = "jpg jpeg png heic tif tiff bmp gif webp dcm"
  private static let cameras = WordHash.set(
    "img dsc dscn pxl photo face headshot selfie portrait image mugshot passport facial")
  private static let photographs = WordHash.set("photo photograph picture image headshot selfie portrait mugshot")
}

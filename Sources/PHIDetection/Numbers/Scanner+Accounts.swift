/// Names of accounts (45 CFR 164.514(b)(2)(i)(R)): after "login" or "user", before what somebody wrote in a chat, in the
/// path of a profile.
///
/// Misses: an account's name that is an everyday word or a plain name, and one in a chat without times.
extension Scanner {
  private static let accountTokensMax = 10
  private static let accountsMax = 8

  /// "user hwinslow2", "login rquispe", "AD login will be nanozie", "participants: mrahmani2, k.delacroix".
  func accountAfterWord(at index: Int) {
    let label = token(index)
    let isAccount = label.value == Self.account && Self.networks.contains(token(index - 1).value)
    guard isAccount || Self.accountWords.contains(label.value), isRunEnd(index)
    else {
      return
    }
    var isSure = isAccount || Self.sureWords.contains(label.value)
    var next = index + 1
    while next - index <= 4 {
      let word = token(next)
      if word.isMark(":") || word.isMark("=") {
        isSure = isSure || !Self.crowds.contains(label.value)
      } else if word.isWord, Self.idWords.contains(word.value) {
        isSure = true
      } else if !(word.isMark("\"") || word.isMark("'") || word.isMark("(")
        || word.isWord && !isJoined(next + 1) && Self.connectors.contains(word.value))
      {
        break
      }
      next += 1
    }
    for _ in 0..<Self.accountsMax {
      guard let last = handleEnd(from: next), token(next).gap != .line,
        isAccountLike(next, last) || isSure && (isUnknownWord(next, last) || token(last).isDigits)
          || !token(last + 1).isWord && isUnknownWord(next, last)
      else { return }
      add(.otherID, next, last, .labelledID, .good)
      next = last + 1
      guard token(next).isMark(",") || token(next).value == Word.and else { return }
      next += 1
    }
  }

  /// "[11:02] kpatel92:", "13:02 k.delacroix: hr 140", the name before the colon that stands here.
  func accountBeforeColon(at colon: Int) {
    let last = colon - 1
    guard token(last).isDigits || token(last - 1).isMark("_") || token(last - 1).isMark("."), isJoined(last),
      isJoined(colon), !isJoined(colon + 1)
    else { return }
    var first = last
    while last - first < Self.accountTokensMax, isJoined(first), isAccountPart(first - 1) { first -= 1 }
    guard token(first).isWord, token(first).count > 1 || token(first + 1).kind == .mark, isAfterTime(first),
      isAccountLike(first, last), !Self.measured.contains(token(first).value)
    else { return }
    add(.otherID, first, last, .labelledID, .good)
  }

  /// "-- MadMeg_503", "by jd_blue7": who signs with a handle, whose underscore stands here.
  func signedAccount(at underscore: Int) {
    let first = underscore - 1
    guard token(first).isWord, isJoined(underscore), token(first).shape == .mixed || token(first).shape == .capital,
      token(first).count > 2, token(first).gap == .space, token(first - 1).isMark("-") || token(first - 1).isMark("~"),
      let last = handleEnd(from: first), last == underscore + 1, token(last).isDigits, token(last).count > 1,
      !token(first).traits.contains(.ordinary)
    else { return }
    add(.otherID, first, last, .labelledID, .weak)
  }

  /// A time, in brackets or not, stands before, at the head of its line.
  private func isAfterTime(_ index: Int) -> Bool {
    var place = index - 1
    if token(place).isMark("<") { place -= 1 }
    while index - place < 3, token(place).isMark("]") || token(place).isMark(")") || token(place).isMark("-") {
      place -= 1
    }
    if Self.halves.contains(token(place).value) { place -= 1 }
    return token(place).isDigits && token(place).count == 2 && token(place - 1).isMark(":") && token(place - 2).isDigits
  }

  /// "C:\Users\jdoe\Desktop", "/home/rquispe/notes": the profile's name.
  func profileInPath(at index: Int) {
    let slash = token(index - 1)
    guard Self.profileFolders.contains(token(index).value), slash.isMark("\\") || slash.isMark("/"), isJoined(index),
      isJoined(index + 1), isJoined(index + 2)
    else {
      return
    }
    var next = index + 1
    while next - index < 3, token(next).kind == .mark, token(next).value == slash.value { next += 1 }
    guard next > index + 1, isJoined(next), let last = handleEnd(from: next),
      !Self.sharedProfiles.contains(token(next).value) || last > next
    else { return }
    // "/api/users/list" is no path of a disk.
    guard slash.isMark("\\") || token(index).value != Self.users || isAccountLike(next, last) else { return }
    add(.otherID, next, last, .labelledID, .fair)
  }

  /// The last token of letters, digits and joints that starts here with a letter.
  func handleEnd(from first: Int) -> Int? {
    guard token(first).isWord else { return nil }
    var last = first
    while last - first < Self.accountTokensMax, isJoined(last + 1), isAccountPart(last + 1) {
      if token(last + 1).kind == .mark {
        guard isJoined(last + 2), token(last + 2).kind != .mark, isAccountPart(last + 2) else { break }
        last += 1
      }
      last += 1
    }
    let size = Int(token(last).end - token(first).start)
    return (3...40).contains(size) ? last : nil
  }

  private func isAccountPart(_ index: Int) -> Bool {
    let part = token(index)
    return part.isWord || part.isDigits || part.isMark("_") || part.isMark(".") || part.isMark("-")
  }

  /// Letters with a digit or an underscore, or two words joined by a full stop.
  private func isAccountLike(_ first: Int, _ last: Int) -> Bool {
    guard last > first, token(first).isWord else { return false }
    let hasJoint = (first...last).contains { token($0).isMark("_") || token($0).isMark(".") }
    let letters = (first...last).reduce(0) { $0 + (token($1).isWord ? token($1).count : 0) }
    return letters >= 3
      && (hasJoint || token(last).isDigits && letters >= 4 || token(last).isDigits && token(last).count > 1
        || letters >= 6 && token(first).shape == .lower && token(first + 1).isDigits)
  }

  /// One word that is no English and no name of a thing: "rquispe".
  private func isUnknownWord(_ first: Int, _ last: Int) -> Bool {
    let word = token(first)
    return first == last && word.count >= 4 && word.shape == .lower && word.traits.isEmpty
      && !english.mayContain(word.value)
  }

  static let accountCues =
    """
    user username userid login logon handle screenname participants usernames users logins home account samaccountname
    submitter pyxis omnicell uid
    """
  private static let accountWords = WordHash.set(
    """
    user username userid login logon handle screenname participants usernames users logins samaccountname submitter pyxis
    omnicell uid
    """)
  private static let sureWords = WordHash.set(
    "username userid login logon handle screenname samaccountname submitter pyxis omnicell uid")
  private static let crowds = WordHash.set("participants users usernames logins")
  private static let account = WordHash.word("account".utf8)
  private static let networks = WordHash.set("ad windows network epic user domain citrix vpn computer")
  private static let idWords = WordHash.set("id name account")
  private static let connectors = WordHash.set("is was will be as for named called the add remove")
  private static let users = WordHash.word("users".utf8)
  private static let halves = WordHash.set("am pm")
  private static let measured = WordHash.set("etco fio spo pao paco svo scvo hco temp")
  private static let profileFolders = WordHash.set("users home")
  private static let sharedProfiles = WordHash.set("public default shared admin administrator guest all user")
}

/// Who speaks in a chat without times: "Bri: who has pod C", "jen r: me", "de la Cruz: thanks", each at the head of its line.
///
/// A heading looks the same but is not repeated: one of the speakers nearby must speak twice. Misses: a chat of one line
/// each, and speakers whose names are everyday words.
extension Scanner {
  /// Tokens looked through to each side for other speakers.
  private static let sendersReach = 64
  /// "van der Laan".
  private static let senderWordsMax = 3
  /// And bytes: half of what a recogniser may see.
  private static let sendersBytes = Int32(Scanner.reach / 2)

  /// The speaker before the colon that stands here.
  func sender(at colon: Int) {
    guard let first = senderStart(colon), let word = senderName(first, colon - 1), isAmongSpeakers(colon, word) else {
      return
    }
    addName(first, colon - 1, .nameByContext, .weak)
  }

  /// One word at the head of a line, perhaps with particles before or an initial behind it, its colon, a space.
  private func senderStart(_ colon: Int) -> Int? {
    guard token(colon).isMark(":"), isJoined(colon), token(colon + 1).gap == .space, token(colon - 1).isWord else {
      return nil
    }
    var first = colon - 1
    while colon - first <= Self.senderWordsMax, token(first).gap == .space, token(first - 1).isWord { first -= 1 }
    return token(first).gap == .line && token(first).count > 1 ? first : nil
  }

  /// The hash of its telling word if it may be somebody's name.
  private func senderName(_ first: Int, _ last: Int) -> UInt64? {
    let isParticle = (first..<last).allSatisfy { traits($0).contains(.particle) }
    guard first == last || isParticle || first + 1 == last && token(last).count == 1 else { return nil }
    let index = isParticle ? last : first
    let word = token(index)
    let sorts = fullTraits(index)
    guard sorts.isDisjoint(with: WordTraits.judged.union(.eponym)), word.shape != .upper || word.count > 3 else {
      return nil
    }
    return !sorts.isDisjoint(with: [.given, .family]) || isStranger(index) ? word.value : nil
  }

  private func isAmongSpeakers(_ colon: Int, _ word: UInt64) -> Bool {
    var speakers = [word]
    let bytesLimit = tokens[colon].start - Self.sendersBytes..<tokens[colon].start + Self.sendersBytes
    for other in max(1, colon - Self.sendersReach)..<min(tokens.count, colon + Self.sendersReach)
    where other != colon && bytesLimit.contains(tokens[other].start) && token(other).isMark(":") {
      guard let first = senderStart(other), let name = senderName(first, other - 1) else { continue }
      if speakers.contains(name) { return true }
      speakers.append(name)
    }
    return false
  }
}

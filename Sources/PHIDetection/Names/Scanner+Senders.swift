/// Who speaks in a chat without times: "Bri: who has pod C", "Olumide: me", each at the head of its line.
///
/// A heading looks the same but is not repeated: one of the speakers nearby must speak twice. Misses: a chat of one line
/// each, and speakers whose names are everyday words.
extension Scanner {
  /// Tokens looked through to each side for other speakers.
  private static let sendersReach = 64
  /// And bytes: half of what a recogniser may see.
  private static let sendersBytes = Int32(Scanner.reach / 2)

  /// The speaker before the colon that stands here.
  func sender(at colon: Int) {
    guard isSender(colon), let word = senderName(colon - 1), isAmongSpeakers(colon, word) else { return }
    addName(colon - 1, colon - 1, .nameByContext, 0.6)
  }

  /// One word at the head of a line, its colon, a space.
  private func isSender(_ colon: Int) -> Bool {
    token(colon).isMark(":") && isJoined(colon) && token(colon + 1).gap == .space && token(colon - 1).isWord
      && token(colon - 1).gap == .line && token(colon - 1).count > 1
  }

  /// The word's hash if it may be somebody's name.
  private func senderName(_ index: Int) -> UInt64? {
    let word = token(index)
    let traits = fullTraits(index)
    guard traits.isDisjoint(with: WordTraits.judged.union(.eponym)), word.shape != .upper || word.count > 3 else {
      return nil
    }
    return !traits.isDisjoint(with: [.given, .family]) || isStranger(index) ? word.value : nil
  }

  private func isAmongSpeakers(_ colon: Int, _ word: UInt64) -> Bool {
    var speakers = [word]
    let bytesLimit = tokens[colon].start - Self.sendersBytes..<tokens[colon].start + Self.sendersBytes
    for other in max(1, colon - Self.sendersReach)..<min(tokens.count, colon + Self.sendersReach)
    where other != colon && bytesLimit.contains(tokens[other].start) && isSender(other) {
      guard let name = senderName(other - 1) else { continue }
      if speakers.contains(name) { return true }
      speakers.append(name)
    }
    return false
  }
}

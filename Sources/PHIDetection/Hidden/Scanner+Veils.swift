/// Where text may be veiled. Cheap evidence decides: single letters in a row, a frequent word backwards or in rot13, a word
/// whose only capital is its last letter, groups of two hexadecimal digits that are letters.
///
/// Misses: names backwards or in rot13 in lower case without such a word within half a kilobyte, shorter rows than four,
/// other ciphers. Numbers are the same in rot13, and backwards keep a form that is found.
extension Scanner {
  /// How much is unveiled around a piece of evidence.
  private static let veilBytes = 512
  private static let contextBytes = 40
  private static let lettersMin = 4
  /// Longer words with a capital at their end are substances: "onabotulinumtoxinA".
  private static let veiledNameMax = 14

  /// Whether there is budget left to scan one more veil of this stretch: what nobody would read is not unveiled.
  private var mayUnveil: Bool { memory.decoding.bytesLeft >= veiled.text.count + 2 * Self.veilBytes }

  // MARK: Spaced out

  /// "J o h n   S m i t h", "5 5 5 - 1 2 3 4", "J-o-h-n", "S.m.i.t.h".
  func spacedOut(at index: Int) {
    guard tokens[index].start >= veilEnd, token(index + 1).count == 1, token(index + 2).count == 1,
      token(index + 3).count == 1
    else { return }
    let isMarked = token(index + 1).kind == .mark && isJoined(index + 1) && isJoined(index + 2)
    // "4a 6f" is no row of letters.
    guard isMarked || !isJoined(index + 1) else { return }
    // Most rows are too short: that is known before anything is unveiled.
    let row = walkRow(from: index, isMarked: isMarked) { _, _ in }
    veilEnd = tokens[row.end - 1].end
    guard row.letters + row.digits >= Self.lettersMin, !row.isCount, mayUnveil else { return }
    let start = Int(tokens[index].start)
    veiled.appendContext(bytes[max(0, start - Self.contextBytes)..<start])
    _ = walkRow(from: index, isMarked: isMarked) { veiled.append($0, at: $1) }
    veiled.endLine()
  }

  private struct Row {
    /// Behind its last token.
    var end: Int
    var letters = 0
    var digits = 0
    /// "1 2 3 4 5": a scale, no number.
    var isCount = true
  }

  /// Hands out the letters and digits of a row, and a space before each word, with their places.
  @inline(__always)
  private func walkRow(from index: Int, isMarked: Bool, _ unveil: (UInt8, Int) -> Void) -> Row {
    var isMarked = isMarked
    var row = Row(end: index)
    var lastValue: UInt64?
    let start = Int(tokens[index].start)
    let joint = token(index + 1).value
    while row.end < tokens.count, tokens[row.end].count == 1, row.end == index || tokens[row.end].gap != .line,
      Int(tokens[row.end].start) - start < Self.veilBytes
    {
      let token = tokens[row.end]
      if row.end > index {
        let before = tokens[row.end - 1]
        let gap = Int(token.start - before.end)
        if isMarked, token.kind == .mark, token.value == joint, isJoined(row.end), isJoined(row.end + 1) {
          row.end += 1
          continue
        }
        if !isMarked, gap == 0 && token.kind != .mark { break }
        let isNewWord =
          isMarked ? gap > 0 : gap > 1 || token.shape == .upper && before.shape == .lower && before.isWord
        if isNewWord { unveil(0x20, Int(token.start)) }
        if isMarked, gap == 0, !(before.kind == .mark) { isMarked = false }
      }
      row.letters += token.isWord ? 1 : 0
      row.digits += token.isDigits ? 1 : 0
      row.isCount = row.isCount && token.isDigits && (lastValue ?? token.value &- 1) &+ 1 == token.value
      lastValue = token.value
      unveil(bytes[Int(token.start)], Int(token.start))
      row.end += 1
    }
    return row
  }

  // MARK: Backwards and rot13

  /// A word that is frequent backwards or in rot13.
  func veiledWord(at index: Int) {
    unveil(at: index, isBackwards: VeilWords.backwards.contains(tokens[index].value))
  }

  /// "htimS": the only capital of a word is its last letter.
  func capitalLast(at index: Int) {
    let word = tokens[index]
    guard (4...Self.veiledNameMax).contains(word.count), ASCII.isUpper(bytes[Int(word.end) - 1]),
      !bytes[Int(word.start)..<Int(word.end) - 1].contains(where: ASCII.isUpper), !isGene(word)
    else { return }
    unveil(at: index, isBackwards: true)
  }

  /// "mecA", "rpoB", "5946delT": genes of bacteria and changes of DNA are written so; backwards they are nobody's name.
  private func isGene(_ word: Token) -> Bool {
    guard word.count == 4 else { return false }
    let backwards = WordHash.word(bytes[Int(word.start)..<Int(word.end)].reversed())
    return lexicon.capitalisedTraits(of: backwards).isDisjoint(with: [.given, .family, .city])
  }

  private func unveil(at index: Int, isBackwards: Bool) {
    let place = Int(tokens[index].start)
    guard place >= (isBackwards ? backwardsEnd : rotatedEnd), mayUnveil else { return }
    let start = max(place - Self.veilBytes, Int(isBackwards ? backwardsEnd : rotatedEnd), 0)
    let end = min(place + Self.veilBytes, bytes.count)
    if isBackwards { backwardsEnd = Int32(end) } else { rotatedEnd = Int32(end) }
    guard isBackwards else {
      veiled.append(bytes, start..<end, changed: Self.rotated)
      return veiled.endLine()
    }
    guard bytes[start..<end].contains(where: { $0 >= 0x80 }) else {
      veiled.appendBackwards(bytes, start..<end)
      return veiled.endLine()
    }
    var position = end
    while position > start {
      var first = position - 1
      // Characters of several bytes keep their order.
      while first > start, bytes[first] >= 0x80, bytes[first - 1] >= 0x80 { first -= 1 }
      for place in first..<position { veiled.append(bytes[place], at: place) }
      position = first
    }
    veiled.endLine()
  }

  @inline(__always)
  private static func rotated(_ byte: UInt8) -> UInt8 {
    guard ASCII.isLetter(byte) else { return byte }
    return (byte | 32) < UInt8(ascii: "n") ? byte &+ 13 : byte &- 13
  }

  // MARK: Bytes in figures

  /// "4a 6f 68 6e", "4A:6F:68:6E", "0x4a, 0x6f": six bytes at least, all of them printable.
  func hexPairs(at index: Int) {
    let start = Int(tokens[index].start)
    guard Int32(start) >= veilEnd, mayUnveil, let first = pair(at: start), pair(at: first.next)?.next != nil else {
      return
    }
    let count = veiled.text.count
    var position = start
    var pairs = 0
    while position - start < Self.veilBytes, let pair = pair(at: position) {
      veiled.append(pair.byte, at: position, width: pair.end - position)
      position = pair.next
      pairs += 1
      if pair.next == pair.end { break }
    }
    veilEnd = Int32(position)
    guard pairs >= 6 else { return veiled.drop(from: count) }
    veiled.endLine()
  }

  private func pair(at position: Int) -> (byte: UInt8, end: Int, next: Int)? {
    var place = position
    if place + 3 < bytes.count, bytes[place] == UInt8(ascii: "0"), bytes[place + 1] | 32 == UInt8(ascii: "x") {
      place += 2
    }
    guard place + 1 < bytes.count, ASCII.isHex(bytes[place]), ASCII.isHex(bytes[place + 1]) else { return nil }
    let byte = HiddenText.hexValue(bytes[place]) << 4 | HiddenText.hexValue(bytes[place + 1])
    guard (0x20..<0x7F).contains(byte) else { return nil }
    let end = place + 2
    guard end < bytes.count, !ASCII.isAlphanumeric(bytes[end]) else {
      return end == bytes.count ? (byte, end, end) : nil
    }
    var next = end
    while next < bytes.count, next - end < 2, " ,:-;".utf8.contains(bytes[next]) { next += 1 }
    return (byte, end, next)
  }

  /// "01001010 01101111": groups of eight bits.
  func binaryGroups(at index: Int) {
    guard tokens[index].start >= veilEnd, mayUnveil else { return }
    let count = veiled.text.count
    var place = index
    while place < tokens.count, place - index < 64, let byte = octet(place) {
      veiled.append(byte, at: Int(tokens[place].start), width: 8)
      place += 1
    }
    veilEnd = tokens[max(index, place - 1)].end
    guard place - index >= 6 else { return veiled.drop(from: count) }
    veiled.endLine()
  }

  private func octet(_ index: Int) -> UInt8? {
    guard tokens[index].isDigits, tokens[index].count == 8, tokens[index].value <= 11_111_111 else { return nil }
    var byte: UInt8 = 0
    for digit in bytes[Int(tokens[index].start)..<Int(tokens[index].end)] {
      guard digit == 48 || digit == 49 else { return nil }
      byte = byte << 1 | (digit - 48)
    }
    return (0x20..<0x7F).contains(byte) ? byte : nil
  }

  // MARK: Quoted-printable

  /// "Garc=C3=ADa", "M=3DN": RFC 2045 §6.7, on the evidence of an escaped equals sign, of UTF-8, or of a soft line end.
  func quotedPrintable(at mark: Int) {
    let place = Int(tokens[mark].start)
    guard Int32(place) >= quotedEnd, place + 2 < bytes.count, isQuoted(at: place), mayUnveil else { return }
    let start = max(place - Self.contextBytes * 2, Int(quotedEnd))
    var position = start
    var raw: [UInt8] = []
    var origins: [(place: Int, width: Int)] = []
    while position < bytes.count, position - place < Self.veilBytes {
      if let next = softLineEnd(at: position) {
        position = next
        continue
      }
      let octet = quotedOctet(at: position)
      raw.append(octet ?? bytes[position])
      origins.append((position, octet == nil ? 1 : 3))
      position += octet == nil ? 1 : 3
    }
    quotedEnd = Int32(position)
    guard raw.contains(where: { $0 >= 0x80 }) else {
      for (byte, origin) in zip(raw, origins) { veiled.append(byte, at: origin.place, width: origin.width) }
      return veiled.endLine()
    }
    appendFolded(raw, origins)
  }

  private func isQuoted(at place: Int) -> Bool {
    if softLineEnd(at: place) != nil { return place > 0 && ASCII.isAlphanumeric(bytes[place - 1]) }
    guard let octet = quotedOctet(at: place) else { return false }
    let isLead = bytes[place + 1] == UInt8(ascii: "C") || bytes[place + 1] == UInt8(ascii: "E")
    return octet == UInt8(ascii: "=")
      || isLead && place + 3 < bytes.count && bytes[place + 3] == UInt8(ascii: "=")
  }

  /// The byte that "=C3" stands for.
  private func quotedOctet(at place: Int) -> UInt8? {
    guard bytes[place] == UInt8(ascii: "="), place + 2 < bytes.count, ASCII.isHex(bytes[place + 1]),
      ASCII.isHex(bytes[place + 2])
    else { return nil }
    return HiddenText.hexValue(bytes[place + 1]) << 4 | HiddenText.hexValue(bytes[place + 2])
  }

  /// Where the line goes on behind an equals sign that ends it, with a line end of one byte or of two as in mail.
  private func softLineEnd(at place: Int) -> Int? {
    guard bytes[place] == UInt8(ascii: "="), place + 1 < bytes.count else { return nil }
    if bytes[place + 1] == 0x0A { return place + 2 }
    let isMail = bytes[place + 1] == 0x0D && place + 2 < bytes.count && bytes[place + 2] == 0x0A
    return isMail ? place + 3 : nil
  }

  /// Octets that may be letters with diacritics, folded.
  private func appendFolded(_ raw: [UInt8], _ origins: [(place: Int, width: Int)]) {
    let folded = raw.withUnsafeBufferPointer { FoldedText($0) }
    let ranges = folded.originalRanges(folded.bytes.indices.map { $0..<$0 + 1 })
    for (byte, range) in zip(folded.bytes, ranges) {
      guard let first = range.first, let last = range.last, last < origins.count else { continue }
      let end = origins[last].place + origins[last].width
      veiled.append(byte, at: origins[first].place, width: min(255, end - origins[first].place))
    }
    veiled.endLine()
  }
}

/// Frequent words of notes backwards and in rot13; none of them is a word of English or of medicine.
enum VeilWords {
  static let all = reversedWords + " " + rotatedWords
  static let backwards = WordHash.set(reversedWords)

  /// the, with, patient, birth, phone, number, address, born, security, social, medical, record, lives, called,
  /// street, doctor, hospital, admitted, daughter.
  private static let reversedWords =
    "eht htiw tneitap htrib enohp rebmun sserdda nrob ytiruces laicos lacidem drocer sevil dellac teerts rotcod latipsoh dettimda rethguad"
  /// the, and, patient, name, born, phone, number, address, birth, date, social, security, record, lives, called, street,
  /// doctor, hospital, mrn, ssn, dob, with.
  private static let rotatedWords =
    "gur naq cngvrag anzr obea cubar ahzore nqqerff ovegu qngr fbpvny frphevgl erpbeq yvirf pnyyrq fgerrg qbpgbe ubfcvgny zea ffa qbo jvgu"
}

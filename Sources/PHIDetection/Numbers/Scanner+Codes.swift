/// Codes of letters and digits without spaces: UUID, VIN, DEA, MAC and IP addresses, and a hospital's own
/// `CHLA-556677`.
extension Scanner {
  /// A run of words, digits and joints without a space.
  struct Run {
    var last: Int
    var digitCount = 0
    var letterCount = 0
    var hyphenCount = 0
    var hasLower = false
    var hasSlash = false
    /// Letters beyond F, so that it is no hexadecimal number.
    var hasBeyondHex = false
  }

  /// Enough to judge what a run is; `addRun` covers the rest of it.
  static let runTokensMax = 16

  /// The run that starts here, or its first tokens: alphanumerics joined by nothing or one of `- _ . /`, ending in an
  /// alphanumeric.
  func run(at index: Int) -> Run {
    if latestRun.first == index { return latestRun.run }
    let run = walkRun(at: index)
    // Several recognisers ask for the same one.
    latestRun = (index, run)
    return run
  }

  private func walkRun(at index: Int) -> Run {
    var run = Run(last: index)
    var probe = index
    let end = min(tokens.count, index + Self.runTokensMax)
    while probe < end, probe == index || tokens[probe].gap == .none {
      switch tokens[probe].kind {
      case .digits:
        run.digitCount += tokens[probe].count
        run.last = probe
      case .word:
        run.letterCount += tokens[probe].count
        run.hasLower = run.hasLower || tokens[probe].shape != .upper
        run.hasBeyondHex = run.hasBeyondHex || hasBeyondHex(tokens[probe])
        run.last = probe
      case .mark:
        let mark = UInt8(truncatingIfNeeded: tokens[probe].value)
        guard Self.runJoints.contains(mark), probe + 1 < tokens.count, tokens[probe + 1].gap == .none,
          tokens[probe + 1].kind != .mark
        else { return run }
        if mark == UInt8(ascii: "-") { run.hyphenCount += 1 }
        if mark == UInt8(ascii: "/") { run.hasSlash = true }
      case .pseudonym: return run
      }
      probe += 1
    }
    return run
  }

  private static let runJoints = ByteSet("-_./")

  @inline(__always)
  private func hasBeyondHex(_ word: Token) -> Bool {
    for place in Int(word.start)..<min(Int(word.end), Int(word.start) + Self.hexLetters)
    where !ASCII.isHex(bytes[place]) {
      return true
    }
    return false
  }

  /// What numbers of genes, articles and trials begin with.
  private static let registers = WordHash.set("rs chr gse gsm srr pmid pmc nct isbn issn doi")
  private static let oid = WordHash.word("oid".utf8)
  private static let sequenceKinds = WordHash.set("c g m n p r")
  private static let chromosomeArms = WordHash.set("p q")
  /// Accession prefixes of RefSeq (NCBI).
  private static let sequences = WordHash.set("nm np nc ng nr xm xp rs")

  /// Longer words than this are no part of a hexadecimal number.
  private static let hexLetters = 64

  /// A candidate over a run, to its very end however long it is: the rest of an identifier identifies, too.
  func addRun(_ kind: PHIKind, _ first: Int, _ last: Int, _ rule: Rule, _ confidence: Confidence) {
    let end = runEnd(from: last)
    guard end > last, end != coveredRunEnd else { return add(kind, first, last, rule, confidence) }
    coveredRunEnd = end
    if rule == .mixedCode, confidence >= .fair { coveredCodeEnd = end - Self.tailTokens }
    add(kind, first, end, rule, confidence)
  }

  /// How many tokens at the end of a long code may be another one: each letter and digit of a vehicle's number.
  private static let tailTokens = 17

  /// The last token of the run that `last` is inside. Where a run ends does not depend on where the search begins.
  private func runEnd(from last: Int) -> Int {
    if knownRun.contains(last) { return knownRun.upperBound - 1 }
    var end = last
    while isJoined(end + 1) {
      let next = token(end + 1)
      if next.isWord || next.isDigits {
        end += 1
        continue
      }
      let isJoint = next.isMark("-") || next.isMark("_") || next.isMark(".") || next.isMark("/")
      guard isJoint, isJoined(end + 2), token(end + 2).isWord || token(end + 2).isDigits else { break }
      end += 2
    }
    knownRun = last..<end + 1
    return end
  }

  func code(at index: Int) {
    let start = Int(token(index).start)
    if registeredCode(at: index) { return }
    if let joint = hexJoint(at: start, 8), joint == UInt8(ascii: "-"),
      hexGroups(at: start, Self.uuidGroups, separator: joint)
    {
      return addBytes(.otherID, start, start + 36, .uuid, .labelled)
    }
    if let joint = hexJoint(at: start, 2), joint == UInt8(ascii: ":") || joint == UInt8(ascii: "-"),
      hexGroups(at: start, Self.hardwareGroups, separator: joint)
    {
      return addBytes(.device, start, start + 17, .hardwareAddress, .unmistakable)
    }
    if donationNumber(at: index) || shortExtension(at: index) || lastFourWithInitial(at: index) { return }
    if index < coveredCodeEnd { return }
    let run = run(at: index)
    guard run.digitCount > 0, run.letterCount > 0 else { return }
    let end = Int(token(run.last).end)
    if end - start == 17, Checksums.vin(UnsafeBufferPointer(rebasing: bytes[start..<end])) {
      return add(.vehicle, index, run.last, .vehicleNumber, .proven)
    }
    if end - start == 9, token(index).count == 2, token(index).isWord, token(index + 1).count == 7,
      Checksums.dea(digits(index + 1, index + 1))
    {
      return add(.dea, index, run.last, .deaNumber, .labelled)
    }
    if misreadNumber(at: index, run) { return }
    mixedCode(index, run)
  }

  /// Capitals and at least five digits: nothing clinical looks so but registered code systems.
  private func mixedCode(_ index: Int, _ run: Run) {
    let first = token(index)
    guard !run.hasLower || isLongNumber(index, run), run.letterCount <= 8, first.isDigits || first.count <= 6 else {
      return
    }
    guard run.digitCount >= 5 || run.digitCount >= 3 && (isShortCode(index, run) || isSerial(index, run)) else {
      return
    }
    let isNumbered = first.isInitial && run.hyphenCount > 0 && run.digitCount < 5
    guard !first.traits.contains(.codeSystem) || isNumbered, !hasCodeSystem(before: index),
      !isArticle(run.last, label: index - 1)
    else { return }
    // The label, not its number: "MRN1234567".
    if first.traits.contains(.idCue), token(index + 1).isDigits, first.count > 2 { return }
    if isOfGene(index) { return }
    // "NM_000492.4" is a reference sequence of genes.
    if Self.sequences.contains(first.value), token(index + 1).isMark("_") { return }
    // "G2P1001" counts pregnancies.
    if run.digitCount < 7, first.count == 1, token(index + 1).count == 1, token(index + 2).count == 1,
      token(index + 2).isWord
    {
      return
    }
    if first.isDigits, token(index + 1).traits.contains(.unit), index + 1 == run.last, first.count < 7 { return }
    if isDiagnosisCode(index, run) || isServiceWithModifier(index, run) || isBloodProduct(index, run) { return }
    addRun(.otherID, index, run.last, .mixedCode, run.hasLower ? .faint : .fair)
  }

  /// "c.8755-1G>A" (HGVS), "22Q11.2" (ISCN): a change of a gene, a band of a chromosome.
  private func isOfGene(_ index: Int) -> Bool {
    guard token(index).isDigits else { return false }
    if isJoined(index), token(index - 1).isMark("."), isJoined(index - 1),
      Self.sequenceKinds.contains(token(index - 2).value)
    {
      return true
    }
    return token(index).count <= 2 && token(index).value <= 22 && Self.chromosomeArms.contains(token(index + 1).value)
      && token(index + 2).isDigits && token(index + 2).count == 2
      && (!isJoined(index + 3) || token(index + 3).kind == .mark)
  }

  /// "ac2024524": some letters in any case and a number of at least six digits, nothing else.
  private func isLongNumber(_ index: Int, _ run: Run) -> Bool {
    token(index).isWord && token(index).count <= 4 && run.last == index + 1 && (6...12).contains(run.digitCount)
      && !Self.registers.contains(token(index).value)
  }

  /// Fewer digits, where their form is that of a number somebody gave out: "T-0419", "ED-WOW-0311" with a zero in front,
  /// "7XKM219" on a car of California, "N447LF" on an aircraft (14 CFR 47.15).
  private func isShortCode(_ index: Int, _ run: Run) -> Bool {
    let first = token(index)
    if run.hyphenCount > 0 {
      let last = token(run.last)
      return run.digitCount > 3 && last.isDigits && last.count > 2 && token(run.last - 1).isMark("-") && first.isWord
        && bytes[Int(last.start)] == UInt8(ascii: "0") && first.traits.isDisjoint(with: .month)
    }
    guard run.last == index + 2 else { return false }
    let (second, third) = (token(index + 1), token(index + 2))
    if first.isDigits {
      return first.count == 1 && first.value > 0 && second.count == 3 && third.isDigits && third.count == 3
        && second.traits.isDisjoint(with: [.unit, .ordinary])
    }
    return first.value == Word.n && second.count == 3 && third.isWord && third.count == 2
  }

  /// "DMPXK2Q7JF88": twelve capitals and digits in turns, which no name of a gene or drug has.
  private func isSerial(_ index: Int, _ run: Run) -> Bool {
    run.hyphenCount == 0 && !run.hasSlash && run.hasBeyondHex && run.digitCount + run.letterCount >= 12
      && run.last >= index + 4
      && (index...run.last).allSatisfy { token($0).kind != .mark }
  }

  /// "20610-RT", "73630-RT": a code of a service with the side or part that was done (CPT, appendix A; HCPCS II).
  private func isServiceWithModifier(_ index: Int, _ run: Run) -> Bool {
    token(index).isDigits && token(index).count == 5 && token(index + 1).isMark("-") && run.last == index + 2
      && Self.modifiers.contains(token(index + 2).value)
  }

  /// "E0336V00": a component of blood (ISBT 128, product description code).
  private func isBloodProduct(_ index: Int, _ run: Run) -> Bool {
    token(index).value == Word.e && token(index + 1).count == 4 && token(index + 2).count == 1
      && token(index + 3).count == 2 && run.last == index + 3
  }

  private static let modifiers = WordHash.set(
    "rt lt tc gc ge gt gw gv gy gz ga qw xe xp xs xu fa ta lc ld rc jw jz kx cq co gp gn go ap pn po")

  /// "M75.101", "K50.814", "S72.001A": the form of ICD-10-CM from four digits on, where no label says otherwise.
  private func isDiagnosisCode(_ index: Int, _ run: Run) -> Bool {
    token(index).isInitial && token(index + 1).isDigits && token(index + 1).count == 2 && token(index + 2).isMark(".")
      && (3...4).contains(token(index + 3).count + (run.last > index + 3 ? token(run.last).count : 0))
      && run.last <= index + 4
  }

  /// IPv4 here, or the first group of an uncompressed IPv6 address.
  func internetAddress(at index: Int) {
    if token(index + 1).isMark("["), bracketedInternetAddress(at: index) { return }
    var last = index
    for group in 0..<4 {
      guard token(last).isDigits, token(last).count <= 3, token(last).value < 256 else {
        return colonAddress(at: index)
      }
      if group == 3 { break }
      guard token(last + 1).isMark("."), isJoined(last + 1), isJoined(last + 2) else { return colonAddress(at: index) }
      last += 2
    }
    if token(last + 1).isMark("."), isJoined(last + 1), token(last + 2).isDigits, isJoined(last + 2) { return }
    // "section 1.2.3.4"; the numbers of machines are rarely so small.
    let isSmall = (0..<4).allSatisfy { token(index + 2 * $0).value < 10 }
    if isSmall && !hasCue(.idCue, before: index, within: 4) || hasCodeSystem(before: index)
      || token(index - 2).value == Self.oid
    {
      return
    }
    add(.ip, index, last, .ipAddress, .labelled)
  }

  /// An IPv6 address whose double colon stands here.
  func compressedInternetAddress(at index: Int) {
    guard token(index + 1).isMark(":"), isJoined(index + 1), !token(index - 1).isMark(":") || !isJoined(index) else {
      return
    }
    var start = Int(token(index).start)
    while start > 0, Int(token(index).start) - start < 34, ASCII.isHex(bytes[start - 1]) || bytes[start - 1] == 0x3A {
      start -= 1
    }
    addColonAddress(from: start)
  }

  func colonAddress(at index: Int) {
    guard let end = hexColonEnd(from: Int(token(index).start)) else { return }
    let start = Int(token(index).start)
    guard bytes[start..<end].count(where: { $0 == 0x3A }) == 7 else { return }
    addColonAddress(from: start)
  }

  private func addColonAddress(from start: Int) {
    guard let end = hexColonEnd(from: start), start == 0 || !ASCII.isAlphanumeric(bytes[start - 1]) else { return }
    let text = bytes[start..<end]
    let colons = text.count(where: { $0 == 0x3A })
    let digits = text.count - colons
    guard (2...7).contains(colons), digits >= 3, text.contains(where: ASCII.isDigit) else { return }
    addBytes(.ip, start, end, .ipAddress, .labelled)
  }

  /// The end of groups of at most four hexadecimal digits between colons; `nil` where something else goes on.
  private func hexColonEnd(from start: Int) -> Int? {
    var end = start
    var group = 0
    var colons = 0
    while end < bytes.count, end - start <= 39 {
      if ASCII.isHex(bytes[end]) {
        group += 1
        guard group <= 4 else { return nil }
      } else if bytes[end] == 0x3A {
        group = 0
        colons += 1
        // Seven, and one behind the address.
        guard colons <= 8 else { return nil }
      } else {
        break
      }
      end += 1
    }
    guard end - start >= 3, end == bytes.count || !ASCII.isAlphanumeric(bytes[end]) else { return nil }
    return bytes[end - 1] == 0x3A && end - start > 2 && bytes[end - 2] != 0x3A ? end - 1 : end
  }

  private static let uuidGroups = [8, 4, 4, 4, 12]
  private static let hardwareGroups = [2, 2, 2, 2, 2, 2]

  /// The byte after `count` hexadecimal digits that start here.
  private func hexJoint(at start: Int, _ count: Int) -> UInt8? {
    guard start + count < bytes.count else { return nil }
    for offset in 0..<count where !ASCII.isHex(bytes[start + offset]) { return nil }
    return bytes[start + count]
  }

  private func hexGroups(at start: Int, _ sizes: [Int], separator: UInt8) -> Bool {
    var position = start
    for (number, size) in sizes.enumerated() {
      if number > 0 {
        guard position < bytes.count, bytes[position] == separator else { return false }
        position += 1
      }
      guard position + size <= bytes.count else { return false }
      for offset in 0..<size where !ASCII.isHex(bytes[position + offset]) { return false }
      position += size
    }
    return position == bytes.count || !ASCII.isAlphanumeric(bytes[position])
  }

  func addBytes(
    _ kind: PHIKind, _ start: Int, _ end: Int, _ rule: Rule, _ confidence: Confidence, owner: OwnerReference? = nil
  ) {
    candidates.append(
      Candidate(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), kind: kind, rule: rule,
        confidence: confidence, owner: owner))
  }
}

/// Values whose field says what they are, for names and numbers that have no form of their own: JSON and its FHIR
/// resources, XML, `key=value`, forms.
///
/// Every look is bounded: a name of `wordsMax` words, a value of `valueTokensMax` tokens. Misses: fields in other
/// languages, and names of fields that are no word of `FieldNames`.
extension Scanner {
  private static let wordsMax = 4
  private static let valueTokensMax = 24
  private static let arrayMax = 8

  /// The value of a field whose `:`, `=` or `>` stands here.
  func field(at mark: Int) {
    let isQuoted = token(mark - 1).isMark("\"") || token(mark - 1).isMark("'")
    let key = isQuoted ? mark - 2 : mark - 1
    guard token(key).isWord || token(key).isDigits, isQuoted || isJoined(mark) || token(mark).isMark("=") else {
      return
    }
    if token(mark).isMark(">"), token(key - 1).isMark("<"), let kind = nameField(key) {
      return elementValue(kind, after: mark)
    }
    guard let kind = fieldKind(endingAt: key, isPhrase: !isQuoted && token(mark).isMark(":")) else {
      if token(key).value == Self.valueWord { resourceValue(at: mark, key) }
      if isQuoted, token(key).value == Self.referenceWord { resourceReference(after: mark) }
      return
    }
    if token(mark).isMark(">") { return elementValue(kind, after: mark) }
    var next = mark + 1
    if token(next).isMark("[") { next += 1 }
    if token(next).isMark("=") || token(next).isMark(">") { next += 1 }
    if token(next).isMark("\"") || token(next).isMark("'") {
      return quotedValues(kind, from: next, isArray: token(next - 1).isMark("["))
    }
    plainValue(kind, from: next, after: mark)
  }

  /// What the words before say together: the longest name that is known.
  func fieldKind(endingAt last: Int, isPhrase: Bool) -> PHIKind? {
    let ending = token(last).isDigits && isJoined(last) ? last - 1 : last
    guard traits(ending).contains(.field) else { return nil }
    var first = ending
    var words = 1
    var firsts = [ending]
    while words < Self.wordsMax {
      let joint = token(first - 1)
      if joint.isMark("_") || joint.isMark("-") || joint.isMark("."), isJoined(first), isJoined(first - 1),
        token(first - 2).isWord
      {
        first -= 2
      } else if isPhrase, token(first).gap == .space, joint.isWord {
        first -= 1
      } else if joint.isMark("'"), token(first).value == Word.s, token(first - 2).isWord {
        first -= 2
      } else {
        break
      }
      words += 1
      firsts.append(first)
    }
    for first in firsts.reversed() {
      if let kind = FieldNames.kind(lettersHash(first, ending)) { return kind }
    }
    return nil
  }

  private func lettersHash(_ first: Int, _ last: Int) -> UInt64 {
    var hash = WordHash.seed
    for byte in bytes[Int(token(first).start)..<Int(token(last).end)] where ASCII.isLetterOrBeyond(byte) {
      hash = WordHash.add(ASCII.lower(byte), to: hash)
    }
    return WordHash.finish(hash)
  }

  /// `"Quispe"`, `["Ana", "Luz"]`.
  private func quotedValues(_ kind: PHIKind, from open: Int, isArray: Bool) {
    var open = open
    for _ in 0..<Self.arrayMax {
      guard let close = closing(open) else { return }
      if close > open + 1 { addField(kind, open + 1, close - 1) }
      guard isArray, token(close + 1).isMark(","), token(close + 2).isMark("\"") else { return }
      open = close + 2
    }
  }

  private func closing(_ open: Int) -> Int? {
    let quote = token(open).value
    var close = open + 1
    while close - open <= Self.valueTokensMax, close < tokens.count {
      if token(close).kind == .mark, token(close).value == quote {
        let isApostrophe = isJoined(close) && isJoined(close + 1) && token(close + 1).isWord && token(open).isMark("'")
        if !isApostrophe { return close }
      }
      close += 1
    }
    return nil
  }

  /// `<lastName>Quispe</lastName>`.
  private func elementValue(_ kind: PHIKind, after mark: Int) {
    var last = mark
    while last - mark <= Self.valueTokensMax, last + 1 < tokens.count, !token(last + 1).isMark("<") { last += 1 }
    guard last > mark, token(last + 1).isMark("<"), token(last + 2).isMark("/") else { return }
    addField(kind, mark + 1, last)
  }

  /// `last_name=Quispe`, `Last name: Quispe`.
  private func plainValue(_ kind: PHIKind, from first: Int, after mark: Int) {
    guard token(first).gap != .line,
      token(first).isWord || token(first).isDigits || token(first).isMark("+") || token(first).isMark("(")
    else {
      return
    }
    let isForm = token(mark).isMark(":")
    guard mayBeValue(kind, first, isForm: isForm) else { return }
    var last = min(first + Self.valueTokensMax, valueRunEnd(from: first))
    while last > first, token(last).kind == .mark { last -= 1 }
    switch kind {
    case .name:
      // More words of the name, as long as nothing else explains them.
      last = max(last, nameEnd(from: first))
      var words = 1
      while words < 3, token(last + 1).gap == .space, token(last + 1).isCapitalised, isNameWord(last + 1),
        !token(last + 2).isMark(":"), !token(last + 2).isMark("=")
      {
        last += 1
        words += 1
      }
    case .address, .date, .photo, .zip, .phone, .fax, .email, .ip: break
    case .otherID where !isForm: break
    case .otherID:
      guard
        token(last + 1).gap == .line || last + 1 == tokens.count || token(last + 1).kind == .mark
          || (first...last).contains(where: { token($0).isDigits })
      else { return }
    default:
      guard (first...last).contains(where: { token($0).isDigits }) else { return }
    }
    addField(kind, first, last)
  }

  /// The last token that is joined to the first one without a delimiter. A long row of fields is walked once.
  private func valueRunEnd(from first: Int) -> Int {
    if valueRun.contains(first) { return valueRun.upperBound - 1 }
    var last = first
    while isJoined(last + 1), !isDelimiter(last + 1) { last += 1 }
    valueRun = first..<last + 1
    return last
  }

  /// What the first token of a value says, before the others are looked at.
  private func mayBeValue(_ kind: PHIKind, _ first: Int, isForm: Bool) -> Bool {
    let token = token(first)
    switch kind {
    case .name:
      guard isForm, !token.isCapitalised else { return isValue(first) && !(isForm && token.traits.contains(.ordinary)) }
      return token.isWord && isValue(first) && isPartOfName(before: first) && endsValue(first)
    case .address, .date, .photo, .zip, .phone, .fax, .email, .ip:
      // These have forms of their own; only what stands joined to its name is taken as it is.
      return !isForm && (kind != .date || token.isDigits)
    case .otherID:
      return isForm ? token.isWord && !token.traits.contains(.ordinary) : isValue(first) && token.count > 2
    default: return true
    }
  }

  /// "last name:", "surname:", and not "name:", which things have as well.
  private func isPartOfName(before value: Int) -> Bool {
    let label = token(value - 2)
    return Self.partLabels.contains(label.value)
      || label.value == Self.nameWord && Self.parts.contains(token(value - 3).value)
  }

  /// One word, and then a mark, the line's end or the next field's name.
  private func endsValue(_ index: Int) -> Bool {
    let next = token(index + 1)
    return index + 1 >= tokens.count || next.gap == .line || next.kind == .mark && !next.isMark(".")
  }

  private func isDelimiter(_ index: Int) -> Bool {
    let token = token(index)
    return token.kind == .mark && Self.delimiters.contains(token.value)
  }

  /// `"system": "phone", "value": "…"` (FHIR ContactPoint), `"system": "http://hospital.example/mrn", "value": "…"`
  /// (Identifier), `<family value="Quispe"/>` (FHIR XML).
  private func resourceValue(at mark: Int, _ key: Int) {
    if token(mark).isMark("="), token(key - 2).isMark("<"),
      let kind = fieldKind(endingAt: key - 1, isPhrase: false) ?? nameField(key - 1)
    {
      return quotedValues(kind, from: mark + 1, isArray: false)
    }
    guard token(mark).isMark(":"), token(mark + 1).isMark("\""), let close = closing(mark + 1), close > mark + 2 else {
      return
    }
    var place = key - 2
    while key - place < 40, place >= 0, !token(place).isMark("{"), !token(place).isMark("}") {
      if token(place).value == Self.systemWord, token(place).isWord, token(place + 1).isMark("\""),
        token(place + 2).isMark(":")
      {
        let system = token(place + 4)
        let kind: PHIKind = Self.contactSystems[system.value] ?? .otherID
        return addField(labelKinds(of: place - 4) ?? kind, mark + 2, close - 1)
      }
      place -= 1
    }
  }

  /// `"reference": "Practitioner/prac-3310"` (FHIR Reference): the resource's own id.
  private func resourceReference(after mark: Int) {
    let type = mark + 2
    guard token(mark + 1).isMark("\""), token(type).isWord, token(type).isCapitalised, token(type + 1).isMark("/"),
      isJoined(type + 1), let close = closing(mark + 1), close > type + 2
    else { return }
    addField(.otherID, type + 2, close - 1)
  }

  /// "Quispe_Maria.pdf", "/charts/Smith-John/": two words of a file's name, both of them names.
  func nameInPath(at index: Int) {
    let joint = token(index + 1)
    guard joint.isMark("_") || joint.isMark("-") || joint.isMark("."), isJoined(index + 2), index > nameEndToken else {
      return
    }
    let names: WordTraits = [.given, .family]
    let sure = [index, index + 2].allSatisfy {
      !traits($0).isDisjoint(with: names) && traits($0).isDisjoint(with: [.ordinary, .doubtful, .eponym])
    }
    let isNamed =
      sure && !traits(index).union(traits(index + 2)).isDisjoint(with: .given)
      && !traits(index).union(traits(index + 2)).isDisjoint(with: .family)
    let isInPath =
      joint.isMark("_") || token(index - 1).isMark("/") || token(index - 1).isMark("\\")
      || token(index + 3).isMark(".") && isJoined(index + 4) && token(index + 4).isWord
    guard isNamed, isInPath, token(index + 1).end - token(index + 1).start == 1 else { return }
    add(.name, index, index + 2, .nameShape, .contested)
    nameEndToken = index + 2
  }

  /// Somebody in the name of a document: two words, or a family name alone.
  func nameInFile(at index: Int) {
    guard index > nameEndToken else { return }
    if !pairInFile(at: index) { familyInFile(at: index) }
  }

  /// "abubakar_yusuf_echo.pdf", "hakobyan-liana_dexa.csv": one listed name beside another, or beside a word that is no
  /// English.
  private func pairInFile(at index: Int) -> Bool {
    let names: WordTraits = [.given, .family]
    guard isJoined(index + 2), token(index + 2).isWord, token(index + 2).count > 2,
      token(index).count > 2, !token(index - 1).isWord || !isJoined(index)
    else { return false }
    let parts = [index, index + 2].map { place in
      (traits: fullTraits(place), isStrange: !english.mayContain(token(place).value))
    }
    guard parts.allSatisfy({ $0.traits.isDisjoint(with: [.ordinary, .doubtful, .eponym]) }),
      parts.contains(where: { !$0.traits.isDisjoint(with: names) }),
      parts.allSatisfy({ !$0.traits.isDisjoint(with: names) || $0.isStrange }),
      parts.contains(where: { $0.isStrange }), isDocument(from: index + 3)
    else { return false }
    addName(index, index + 2, .nameShape, .weak)
    return true
  }

  /// "vandermeer_dexa.pdf", "Okonjo-M882019-chest.dcm", "sebring_w_labs.pdf": a family name of the lists that means nothing
  /// else, and the initial behind it.
  private func familyInFile(at index: Int) {
    guard token(index).count >= Self.familyInFileMin, fullTraits(index).contains(.family),
      fullTraits(index).isDisjoint(with: WordTraits.judged.union([.doubtful, .eponym, .city, .namesake])),
      !english.mayContain(token(index).value), isDocument(from: index + 1)
    else { return }
    let initial = index + 2
    let hasInitial = token(initial).isWord && token(initial).count == 1 && isJoined(initial) && isRunBorder(initial + 1)
    addName(index, hasInitial ? initial : index, .nameShape, .weak)
  }

  private func isRunBorder(_ index: Int) -> Bool {
    token(index).isMark("_") || token(index).isMark("-") || token(index).isMark(".")
  }

  private static let familyInFileMin = 5

  /// Whether the run without white space ends as the name of a document does.
  private func isDocument(from index: Int) -> Bool {
    var place = index
    while place - index < Self.valueTokensMax, place + 1 < tokens.count, isJoined(place) {
      if token(place).isMark("."), isJoined(place + 1), Self.documents.contains(token(place + 1).value) { return true }
      place += 1
    }
    return false
  }

  private func nameField(_ index: Int) -> PHIKind? {
    Self.elementNames.contains(token(index).value)
      ? .name : Self.elementPlaces.contains(token(index).value) ? .address : nil
  }

  /// A value that its field or column names, unless it says that there is none.
  func addField(_ kind: PHIKind, _ first: Int, _ last: Int) {
    guard first <= last, last < tokens.count, token(last).end - token(first).start <= 160 else { return }
    if first == last {
      guard isValue(first) else { return }
      // A bare year is no date.
      if kind == .date, token(first).count <= 4 { return }
    }
    if (first...last).allSatisfy({ token($0).kind == .mark }) { return }
    switch kind {
    case .email: guard (first...last).contains(where: { token($0).isMark("@") }) else { return }
    case .phone, .fax, .ip, .zip, .ssn: guard (first...last).contains(where: { token($0).isDigits }) else { return }
    default: break
    }
    if kind == .date, !(first...last).contains(where: { token($0).isDigits }) { return }
    if kind == .name { nameEndToken = max(nameEndToken, last) }
    add(kind, first, last, .field, .labelled)
  }

  private func isValue(_ index: Int) -> Bool { !Self.absent.contains(token(index).value) }

  private static let nameWord = WordHash.word("name".utf8)
  private static let parts = WordHash.set("last first family given middle maiden")
  private static let partLabels = WordHash.set("surname forename lastname firstname")
  private static let valueWord = WordHash.word("value".utf8)
  private static let referenceWord = WordHash.word("reference".utf8)
  private static let systemWord = WordHash.word("system".utf8)
  private static let documents = WordHash.set(
    "pdf doc docx jpg jpeg png tif tiff dcm csv xls xlsx rtf txt mp3 mp4 wav heic")
  private static let elementNames = WordHash.set("family given")
  private static let elementPlaces = WordHash.set("line district")
  private static let contactSystems: [UInt64: PHIKind] = [
    WordHash.word("phone".utf8): .phone, WordHash.word("fax".utf8): .fax, WordHash.word("email".utf8): .email,
    WordHash.word("pager".utf8): .phone, WordHash.word("sms".utf8): .phone, WordHash.word("url".utf8): .url,
  ]
  private static let absent = WordHash.set(
    "null none unknown na n undefined nil true false yes no redacted string int integer varchar text number required optional"
  )
  private static let delimiters: [UInt64] = "\"',;&|<>)]}{[(=".utf8.map { UInt64($0) }
}

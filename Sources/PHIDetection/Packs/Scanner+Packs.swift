/// Numbers, telephones and dates of the packs that are on.
///
/// Misses: numbers written in words, numbers broken over lines, and schemes without a check digit when nothing labels them.
extension Scanner {
  /// Tokens before a number among which a label is looked for.
  private static let packLabelReach = 6

  func packed(at index: Int, _ schemes: SchemeTable) {
    let token = tokens[index]
    guard token.isDigits || token.isWord && startsNumber(index), !isContinuation(index) else {
      if token.isMark("("), self.token(index + 1).isDigits { nationalPhone(at: index) }
      return
    }
    let text = numberText(at: index)
    if scheme(at: index, text, schemes) { return }
    guard token.isDigits else { return }
    europeanDate(at: index)
    nationalPhone(at: index)
  }

  /// Only a few letters with digits after them begin a number: "AB 12", "A12", "RSSMRA85".
  private func startsNumber(_ index: Int) -> Bool {
    let (word, next) = (tokens[index], token(index + 1))
    guard word.count <= 6 else { return false }
    if next.isDigits { return isJoined(index + 1) || word.shape == .upper && next.gap == .space }
    return word.shape == .upper
      && (next.isMark("-") && token(index + 2).isDigits
        || next.gap == .space && next.isWord && token(index + 2).isDigits)
  }

  /// The longest beginning of the text that is a number of a scheme.
  private func scheme(at index: Int, _ text: NumberText, _ schemes: SchemeTable) -> Bool {
    for groups in stride(from: text.groupCount, to: 0, by: -1) where !text.hasMark(after: groups - 1) {
      let number = text.prefix(groups: groups)
      guard !number.isAllZeros, let (scheme, isLabelled) = best(of: schemes, number, before: index) else { continue }
      let confidence: Confidence = isLabelled ? .certain : scheme.evidence == .form ? .proven : .good
      add(scheme.rule, index, number.lastToken(groups - 1), confidence)
      return true
    }
    return false
  }

  /// Of the schemes that a number is valid in, one that a label names, otherwise the first.
  private func best(
    of schemes: SchemeTable, _ number: NumberText, before index: Int
  ) -> (scheme: NumberScheme, isLabelled: Bool)? {
    var first: NumberScheme?
    for scheme in schemes.schemes(ofLength: number.count) where number.fits(scheme.template) {
      let isGrouped = scheme.groupings.contains { number.hasGroups($0) }
      guard number.groupCount == 1 || isGrouped, scheme.isValid(number) else { continue }
      if hasLabel(of: scheme, before: index) { return (scheme, true) }
      switch scheme.evidence {
      case .form: first = first ?? scheme
      case .grouping: if isGrouped { first = first ?? scheme }
      case .label: break
      }
    }
    return first.map { ($0, false) }
  }

  private func hasLabel(of scheme: NumberScheme, before index: Int) -> Bool {
    for distance in 1...Self.packLabelReach {
      let before = token(index - distance)
      if before.isWord, scheme.labels.contains(before.value) { return true }
    }
    return false
  }

  func add(
    _ rule: PackRule, _ first: Int, _ last: Int, _ confidence: Confidence, kind: PHIKind? = nil,
    owner: OwnerReference? = nil
  ) {
    candidates.append(
      Candidate(
        start: tokens[first].start, end: tokens[last].end, kind: kind ?? rule.kind, rule: .pack,
        confidence: confidence, owner: owner, detail: rule.rawValue))
  }
}

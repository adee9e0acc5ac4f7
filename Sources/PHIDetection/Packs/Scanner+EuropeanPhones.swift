/// Telephones as they are written inside a country, with the leading 0 of their area, or nine digits in Spain.
///
/// Misses: seven digits and fewer without an area, and numbers whose groups are parted by points in another way than
/// in France. Numbers with + are found without a pack.
extension Scanner {
  /// Digits of a number inside a country (ITU-T E.164 has 15 with the country's code).
  private static let nationalDigits = 9...12

  func nationalPhone(at index: Int) {
    let first = token(index).isMark("(") ? index + 1 : index
    var text = numberText(at: first)
    if first > index {
      // "(0161) 496 0000": the bracket ends the first group.
      guard token(first + 1).isMark(")"), token(first + 2).isDigits, token(first + 2).gap != .line else { return }
      let rest = numberText(at: first + 2)
      let total = text.count + rest.count
      guard text.isAllDigits, rest.isAllDigits, text.digit(0) == 0, Self.nationalDigits.contains(total) else { return }
      return add(packOfPhone, index, rest.lastToken(rest.groupCount - 1), .labelled)
    }
    for groups in stride(from: text.groupCount, to: 0, by: -1) where !text.hasMark(after: groups - 1) {
      text = text.prefix(groups: groups)
      guard text.isAllDigits, isPhone(text, at: index) else { continue }
      return add(
        packOfPhone, index, text.lastToken(groups - 1), hasCue(.phoneCue, before: index, within: 4) ? .proven : .fair)
    }
  }

  private var packOfPhone: PackRule {
    options.packs.contains(.uk) ? .ukPhone : options.packs.contains(.eu) ? .euPhone : .esPhone
  }

  private func isPhone(_ text: NumberText, at index: Int) -> Bool {
    guard !isQuantity(after: text.lastToken(text.groupCount - 1)), !isDate(text) else { return false }
    let isLabelled = hasCue(.phoneCue, before: index, within: 4)
    if text.digit(0) != 0 { return isNineDigits(text, isLabelled) }
    // "0044 20 7946 0958".
    if text.digit(1) == 0 { return (11...15).contains(text.count) && text.groupCount > 1 && text.size(0) >= 4 }
    guard Self.nationalDigits.contains(text.count), !options.packs.isDisjoint(with: [.uk, .eu]) else { return false }
    if text.groupCount == 1 {
      return isLabelled || options.packs.contains(.uk) && text.count == 11 && text.digit(1) == 7
    }
    if text.hasPoint { return text.hasGroups([2, 2, 2, 2, 2]) }
    return text.size(0) >= 2 && (1..<text.groupCount).allSatisfy { text.size($0) >= 2 }
  }

  /// Spain, Portugal, Poland, Czechia: nine digits without a leading 0, in their own groups.
  private func isNineDigits(_ text: NumberText, _ isLabelled: Bool) -> Bool {
    guard text.count == 9, !text.hasPoint, !options.packs.isDisjoint(with: [.eu, .es]) else { return false }
    let isSpanish = (6...9).contains(text.digit(0))
    if text.groupCount == 1 { return isLabelled && (2...9).contains(text.digit(0)) }
    if text.hasGroups([3, 2, 2, 2]) || text.hasGroups([2, 3, 2, 2]) { return isSpanish }
    // "250 000 000" is an amount.
    guard text.hasGroups([3, 3, 3]), text.number(3..<9) % 1000 != 0 else { return false }
    return isSpanish || isLabelled || options.packs.contains(.eu) && text.digit(0) > 3
  }

  /// "03.05.2019 12 …", "2019-05-03 …" begin with a date.
  private func isDate(_ text: NumberText) -> Bool {
    guard text.groupCount >= 3, text.hasMark(after: 0), text.hasMark(after: 1) else { return false }
    return text.size(0) <= 2 && text.size(1) <= 2 && text.size(2) == 4 || text.size(0) == 4 && text.size(1) <= 2
  }
}

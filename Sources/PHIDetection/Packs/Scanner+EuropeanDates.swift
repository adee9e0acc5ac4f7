/// Days before months: "25/12" after a word that announces a date, "03.05.19", "3. Mai 2019", "3 de mayo de 2019".
///
/// Numbers with a year are found without a pack, in either order. What a pack adds to them is a known patient's birth date
/// when only day before month is right.
extension Scanner {
  func europeanDate(at index: Int) {
    let (first, joint, second) = (token(index), token(index + 1), token(index + 2))
    guard first.count <= 2, (1...31).contains(first.value) else { return }
    if isJoined(index + 1), isJoined(index + 2), second.isDigits, second.count <= 2, joint.kind == .mark {
      return numericDayFirst(at: index)
    }
    europeanWrittenDate(at: index)
  }

  private func numericDayFirst(at index: Int) {
    let (day, joint, month) = (token(index), token(index + 1), token(index + 2))
    guard joint.isMark("/") || joint.isMark(".") || joint.isMark("-"),
      NumberText.isDay(Int(day.value), Int(month.value))
    else { return }
    let year = token(index + 4)
    let hasYear =
      token(index + 3).kind == .mark && token(index + 3).value == joint.value && isJoined(index + 3) && year.isDigits
      && isJoined(index + 4)
    guard hasYear else {
      // A point after the month, as in "am 25.12.", ends no sentence only.
      guard !joint.isMark("-"), announcesDay(index - 1), !token(index + 3).isMark("%"),
        !traits(index + 3).contains(.unit), !isJoined(index + 3) || token(index + 3).kind == .mark,
        !token(index + 3).isMark("/")
      else { return }
      if joint.isMark("."), !token(index + 3).isMark(".") || isJoined(index + 4) && token(index + 4).isDigits { return }
      return add(.euDate, index, index + 2, .good)
    }
    guard year.count == 4 || year.count == 2, !isJoined(index + 5) || token(index + 5).kind == .mark else { return }
    if joint.isMark("."), year.count == 2, day.count == 2, month.count == 2, !isJoined(index + 5) {
      return add(.euDate, index, index + 4, .good)
    }
    guard year.count == 4, patients.count > 0 else { return }
    let owner = patients.owner(ofBirthDate: Int(year.value), Int(month.value), Int(day.value))
    if let owner { add(.euDate, index, index + 4, .unmistakable, owner: owner) }
  }

  private func announcesDay(_ index: Int) -> Bool { token(index).isWord && Self.dayWords.contains(token(index).value) }

  /// "3. Mai 2019", "le 3 mai", "12 maggio 2019", "3 de mayo del 2019".
  private func europeanWrittenDate(at index: Int) {
    var next = index + 1
    if token(next).isMark("."), isJoined(next) { next += 1 }
    if Self.ofWords.contains(token(next).value) { next += 1 }
    guard token(next).isWord, token(next).gap != .line, Self.months.contains(token(next).value) else { return }
    var last = next
    if token(last + 1).isMark("."), isJoined(last + 1), token(last + 2).isDigits { last += 1 }
    if Self.ofWords.contains(token(last + 1).value) || token(last + 1).isMark(",") { last += 1 }
    let year = token(last + 1)
    let hasYear = year.isDigits && year.count == 4 && year.gap != .line && (1800...2199).contains(year.value)
    // Without a year, "3 mai" alone is a date only where the month is no other word.
    guard hasYear || Self.sureMonths.contains(token(next).value) || announcesDay(index - 1) else { return }
    add(.euWrittenDate, index, hasYear ? last + 1 : next, hasYear ? .unmistakable : .good)
  }

  /// Months of German, French, Italian, Spanish, Portuguese, Dutch and Polish, folded as the detector folds.
  private static let monthLists = """
    januar februar marz maerz april mai juni juli august september oktober november dezember janner feber
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
    januari februari maart april mei juni juli augustus september oktober november december
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
    """
  private static let months = Set(WordHash.list(monthLists))
  /// Those that are words of no other kind in these languages or in English.
  private static let sureMonths = months.subtracting(WordHash.list("mars mai mei marca maja april august juli"))
  private static let ofWords = WordHash.set("de del di d of")
  private static let dayWords = WordHash.set(
    """
    on since dated date born seen admitted discharged until am vom seit bis zum le du au depuis el dia desde hasta del fecha
    il dal al op sinds tot dnia od do em desde
    """)
}

/// Units of a hospital and crews with a number: "Tele 2", "Tower 6", "Medic 7", "Pod C", "Birchmere 5, room 5022".
///
/// A sort of unit alone (ICU, ED) is left alone.
extension Scanner {
  /// Whether a numbered unit begins here; adds it.
  func numberedUnit(at index: Int) -> Bool {
    let cue = token(index)
    // "POD 2" is a day after an operation.
    guard cue.isCapitalised, cue.count > 3 || cue.shape == .capital, token(index + 1).gap == .space,
      !isContinuation(index)
    else { return false }
    let number = token(index + 1)
    let isNumber = number.isDigits && number.count <= 3 && number.value > 0 && !isQuantity(after: index + 1)
    guard
      isNumber && !token(index + 2).isMark("/")
        || number.isInitial && (!isJoined(index + 2) || token(index + 2).isMark("-"))
    else { return false }
    if isNumber, traits(index + 2).contains(.unit), token(index + 2).gap != .line { return false }
    var last = index + 1
    if token(last + 1).isMark("-"), isJoined(last + 1), token(last + 2).isDigits, isJoined(last + 2) { last += 2 }
    var first = index
    if cue.traits.contains(.feature), cue.gap == .space, part(at: index - 1).isNamed { first -= 1 }
    add(.address, first, last, .room, 0.6)
    return true
  }
}

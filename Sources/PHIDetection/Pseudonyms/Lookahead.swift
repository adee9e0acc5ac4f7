/// Characters from a place of a text on, as far as it is known, with a note of whether more was asked for.
///
/// What is decided without having asked for more stays decided, whatever comes: this is what makes the output of a
/// restorer the same for every way of cutting its input.
struct Lookahead {
  private let units: [HeldText.Unit]
  private let first: Int
  private let isEnd: Bool
  private(set) var ranOut = false

  init(_ units: [HeldText.Unit], from first: Int, isEnd: Bool) {
    self.units = units
    self.first = first
    self.isEnd = isEnd
  }

  /// `nil` at the end of the text, or of what is known of it.
  mutating func scalar(_ offset: Int) -> UInt32? {
    let place = first + offset
    if place < units.count { return units[place].scalar }
    if !isEnd { ranOut = true }
    return nil
  }
}

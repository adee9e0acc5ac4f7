import SeededNumbers

/// Single slips of a hand, at random.
enum TypingErrors {
  /// The word with a letter too many, missing, wrong or swapped; never the word itself.
  static func mistyped(_ word: String, _ random: inout SeededGenerator) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
    while true {
      var letters = Array(word)
      let place = Int.random(in: 0..<letters.count, using: &random)
      let letter = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: letters.remove(at: place)
      case 1: letters.insert(letter, at: place)
      case 2: letters[place] = letter
      default: letters.swapAt(place, max(0, place - 1))
      }
      if String(letters) != word { return String(letters) }
    }
  }
}

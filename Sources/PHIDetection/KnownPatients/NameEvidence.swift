/// What is known of words beside a patient's name: which may be the other half of it with a typing error.
enum NameEvidence {
  /// Letters of the shortest two names that are looked for in one word.
  static let joinedLettersMin = 5

  /// A word of English that is nobody's first name, or a single letter: of a million patients some are called like any two
  /// of these.
  static func isPlainWord(_ word: UInt64) -> Bool {
    let lexicon = Lexicon.shared
    if isCompanion(word) || isSingleLetter(word) { return true }
    return lexicon.traits(of: word).isDisjoint(with: [.given, .particle]) && EnglishWords.shared.mayContain(word)
      && !lexicon.capitalisedTraits(of: word).contains(.given)
  }

  /// Words that stand beside a name in prose. They are never somebody's name with a letter wrong, however close: "Maria
  /// has" is not "Maria Haas".
  static func isCompanion(_ word: UInt64) -> Bool { companions.contains(word) }

  static func isSingleLetter(_ word: UInt64) -> Bool { singleLetters.contains(word) }

  private static let singleLetters = Set((UInt8(ascii: "a")...UInt8(ascii: "z")).map { WordHash.word([$0]) })

  private static let companions = WordHash.set(
    """
    a about after again ago all also always am an and any are as ask asked asks at ate back be because been before began
    being both brought but by call called calls came can cannot chart come could dad day days dear did do does done down
    due each even ever every fell felt few for from full gave get gets give given gives go goes got had has have he help
    her here hers him his hold home how i if ill in into is it its just keep kept last left let like lost made male may me
    meet met might mom more most mother much must my nor not note now of off often on once one only or other our out over
    own pain per please put ran rest room said same sat saw say says see seen send sent she should show since sister slept
    so some son soon spoke still such sure take taken tell than that the their them then there these they this those
    thought through to today told too took tried two under until up upon us use used uses very visit wait walk want was
    we well went were what when where which while who whom whose why wife will with woke would yes yet you your father
    brother daughter husband aunt uncle cousin child baby girl boy woman man lady nurse doctor patient ward bed case care
    age aged born dob mrn name test tests lab labs plan exam
    """)

  /// "takes", "walked", "feeling", "slowly": a word that was inflected is no name.
  static func isInflected(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    guard letters.count > 3 else { return false }
    let last = ASCII.lower(letters[letters.count - 1])
    let beforeLast = ASCII.lower(letters[letters.count - 2])
    return switch last {
    case UInt8(ascii: "s"): beforeLast != UInt8(ascii: "s")
    case UInt8(ascii: "d"): beforeLast == UInt8(ascii: "e")
    case UInt8(ascii: "y"): beforeLast == UInt8(ascii: "l")
    case UInt8(ascii: "g"):
      beforeLast == UInt8(ascii: "n") && ASCII.lower(letters[letters.count - 3]) == UInt8(ascii: "i")
    default: false
    }
  }
}

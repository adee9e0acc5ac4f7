import MarkedText
import PHIDetection

/// Every word that the tagger would be asked about in the training texts, with the right answer.
struct Lessons {
  private(set) var buckets: [UInt32] = []
  /// Where the features of each word start in `buckets`, and one more.
  private(set) var starts: [Int] = [0]
  private(set) var answers: [UInt8] = []

  var count: Int { answers.count }

  var countsByClass: String {
    TaggedClass.allCases.map { answer in
      "\(answer) \(answers.count { Int($0) == answer.rawValue })"
    }.joined(separator: ", ")
  }

  init(_ texts: [MarkedText]) {
    for text in texts {
      for word in TaggerLesson(Array(text.text.utf8)).words {
        let span = text.spans?.first { $0.start < word.range.upperBound && word.range.lowerBound < $0.end }
        guard let answer = Self.answer(span?.kind) else { continue }
        buckets += word.buckets
        starts.append(buckets.count)
        answers.append(UInt8(answer.rawValue))
      }
    }
  }

  /// `nil`: left out, since rules of their own find it.
  private static func answer(_ kind: String?) -> TaggedClass? {
    switch kind {
    case nil: TaggedClass.none
    case "NAME": .person
    case "TOWN", "STREET": .place
    case "INSTITUTION": .institution
    default: nil
    }
  }
}

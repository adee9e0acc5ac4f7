import PHIDetection
import SeededNumbers

/// An averaged perceptron with a margin: whoever wins too narrowly is corrected, and the weights of all moments of the
/// training are averaged.
///
/// At each look a part of the features is hidden, the word itself more often than its surroundings, so that no answer
/// rests on having seen a name before.
struct Learner {
  /// Scores closer than this are corrected even when the right class wins.
  private static let margin: Int32 = 48
  /// Of 256 looks, how many hide a feature.
  private static let hiddenOf256: UInt64 = 80
  private static let wordHiddenOf256: UInt64 = 140
  /// The features that name the word itself (see `TaggerFeatures`).
  private static let wordFeatures: Set<Int> = [2, 3]

  private static let classes = TaggedClass.allCases.count
  private var weights = [Int32](repeating: 0, count: TaggerLesson.bucketCount * classes)
  private var sums = [Int64](repeating: 0, count: TaggerLesson.bucketCount * classes)
  private var step: Int64 = 1
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Goes once through all words in a new order; the number of corrections.
  mutating func learn(_ lessons: Lessons) -> Int {
    var order = Array(0..<lessons.count)
    for place in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(place, Int(truncatingIfNeeded: random.next() % UInt64(place + 1)))
    }
    var corrections = 0
    var seen: [Int] = []
    seen.reserveCapacity(64)
    for lesson in order {
      seen.removeAll(keepingCapacity: true)
      let start = lessons.starts[lesson]
      var draw: UInt64 = 0
      for place in start..<lessons.starts[lesson + 1] {
        if (place - start) & 7 == 0 { draw = random.next() }
        let limit = Self.wordFeatures.contains(place - start) ? Self.wordHiddenOf256 : Self.hiddenOf256
        if draw & 0xFF >= limit { seen.append(Int(lessons.buckets[place]) * Self.classes) }
        draw >>= 8
      }
      corrections += correct(seen, Int(lessons.answers[lesson])) ? 1 : 0
      step += 1
    }
    return corrections
  }

  private mutating func correct(_ seen: [Int], _ answer: Int) -> Bool {
    var scores: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    for base in seen {
      scores.0 &+= weights[base]
      scores.1 &+= weights[base + 1]
      scores.2 &+= weights[base + 2]
      scores.3 &+= weights[base + 3]
    }
    let all = [scores.0, scores.1, scores.2, scores.3]
    var rival = answer == 0 ? 1 : 0
    for other in 0..<Self.classes where other != answer && all[other] > all[rival] { rival = other }
    guard all[answer] - all[rival] < Self.margin else { return false }
    for base in seen {
      weights[base + answer] += 1
      sums[base + answer] += step
      weights[base + rival] -= 1
      sums[base + rival] -= step
    }
    return true
  }

  /// The average over all steps, times the number of steps.
  func averaged(_ bucket: Int, _ answer: TaggedClass) -> Int64 {
    let place = bucket * Self.classes + answer.rawValue
    return Int64(weights[place]) * step - sums[place]
  }
}

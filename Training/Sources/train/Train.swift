import Foundation
import MarkedText
import PHIDetection

/// `train TEXTS.jsonl WEIGHTS`: learns from marked texts and writes the tagger's weights.
///
/// Whole numbers only and one seed: the same texts give the same file, bit for bit, on every machine.
@main
struct Train {
  static let seed: UInt64 = 20_240_611
  static let epochs = 6

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw Usage() }
    let texts = try MarkedText.read(arguments[1])
    let lessons = Lessons(texts)
    write("\(texts.count) texts, \(lessons.count) words to learn from: \(lessons.countsByClass)")
    var learner = Learner(seed: seed)
    for epoch in 1...epochs {
      let mistakes = learner.learn(lessons)
      write("epoch \(epoch): \(mistakes) corrections")
    }
    let weights = QuantisedWeights(learner)
    try Data(weights.bytes).write(to: URL(filePath: arguments[2]))
    write("\(arguments[2]): \(weights.usedBuckets) of \(TaggerLesson.bucketCount) buckets used")
  }

  private static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

struct Usage: Error, CustomStringConvertible {
  var description: String { "usage: train TEXTS.jsonl WEIGHTS" }
}

import PHIDetection

/// Weights in eight bits: what a class has more than `none`, scaled so that all but the largest thousandth fit.
struct QuantisedWeights {
  /// As `Sources/DetectionData/Data/tagger.weights` holds them: three for each bucket.
  private(set) var bytes: [UInt8] = []
  private(set) var usedBuckets = 0

  init(_ learner: Learner) {
    let named: [TaggedClass] = [.person, .place, .institution]
    var leads: [Int64] = []
    for bucket in 0..<TaggerLesson.bucketCount {
      let none = learner.averaged(bucket, .none)
      for answer in named { leads.append(learner.averaged(bucket, answer) - none) }
    }
    let sizes = leads.map { abs($0) }.filter { $0 > 0 }.sorted()
    let scale = sizes.isEmpty ? 1 : max(1, sizes[sizes.count - 1 - sizes.count / 1000] / 127)
    for start in stride(from: 0, to: leads.count, by: named.count) {
      let small = leads[start..<start + named.count].map { Self.rounded($0, scale) }
      if small.contains(where: { $0 != 0 }) { usedBuckets += 1 }
      bytes += small.map { UInt8(TaggerLesson.bias + Int($0)) }
    }
  }

  private static func rounded(_ value: Int64, _ scale: Int64) -> Int64 {
    let half = value < 0 ? -scale / 2 : scale / 2
    return min(127, max(-127, (value + half) / scale))
  }
}

/// A linear classifier over hashed features: each feature names one of 524,288 buckets, a bucket holds one weight of eight
/// bits for each class, the class with the largest sum wins.
///
/// The weights are made by `make train`; Training/MODEL_CARD.md says from what and how well they do.
struct TaggerModel: Sendable {
  static let shared = TaggerModel()

  static let bucketBits = 19
  static let bucketCount = 1 << bucketBits
  /// Weights are stored plus this, so that sums of several fit one word without signs.
  static let bias = 128

  /// Four biased weights in each, the class `none` in the low byte.
  private let weights: [UInt32]

  private init() {
    weights = Self.unpacked(TaggerWeights.packed)
  }

  /// The opinion of the weights that the buckets name. A sum never overflows 16 bits: there are fewer than 256
  /// features.
  @inline(__always)
  func opinion(_ buckets: UnsafeBufferPointer<UInt32>) -> TaggerOpinion {
    // Two sums of sixteen bits in each: `none` and place, person and institution.
    var even: UInt32 = 0
    var odd: UInt32 = 0
    weights.withUnsafeBufferPointer { weights in
      for bucket in buckets {
        let four = weights[Int(bucket)]
        even &+= four & 0x00FF_00FF
        odd &+= four >> 8 & 0x00FF_00FF
      }
    }
    let none = Int(even & 0xFFFF)
    let person = Int(odd & 0xFFFF)
    let place = Int(even >> 16)
    let institution = Int(odd >> 16)
    let best = max(person, place, institution)
    let winner: TaggedClass = best == person ? .person : best == place ? .place : .institution
    return TaggerOpinion(best: winner, lead: best - none)
  }

  /// The three classes that name something, in turn for each bucket; `none` weighs nothing.
  private static func unpacked(_ packed: StaticString) -> [UInt32] {
    let bytes = EnglishWords.decoded(packed)
    let neutral = UInt32(bias) * 0x0101_0101
    return (0..<bucketCount).map { bucket in
      guard bucket * 3 + 2 < bytes.count else { return neutral }
      let person = UInt32(bytes[bucket * 3])
      let place = UInt32(bytes[bucket * 3 + 1])
      let institution = UInt32(bytes[bucket * 3 + 2])
      return UInt32(bias) | person << 8 | place << 16 | institution << 24
    }
  }
}

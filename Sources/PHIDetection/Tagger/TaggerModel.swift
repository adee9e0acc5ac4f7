import DetectionData

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
    weights = Self.unpacked(.taggerWeights)
  }

  /// The weights by their address, valid inside of `withWeights`.
  struct Weights {
    fileprivate let weights: UnsafeBufferPointer<UInt32>

    /// There are `bucketCount` weights, and callers name buckets by `bucketBits` bits.
    @inline(__always)
    subscript(bucket: UInt32) -> UInt32 { weights[Int(bucket)] }
  }

  func withWeights<Result>(_ body: (Weights) -> Result) -> Result {
    weights.withUnsafeBufferPointer { body(Weights(weights: $0)) }
  }

  /// The three classes that name something, in turn for each bucket; `none` weighs nothing.
  private static func unpacked(_ file: EmbeddedFile) -> [UInt32] {
    precondition(file.count == bucketCount * 3, "tagger.weights is not of this tagger")
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    return (0..<bucketCount).map { bucket in
      let person = UInt32(bytes[bucket * 3])
      let place = UInt32(bytes[bucket * 3 + 1])
      let institution = UInt32(bytes[bucket * 3 + 2])
      return UInt32(bias) | person << 8 | place << 16 | institution << 24
    }
  }
}

/// What the weights of several features add up to: those of `none` and place in two sums of sixteen bits, and all four as
/// one number, from which the other two follow. None overflows: there are fewer than 256 features of eight bits.
struct TaggerSums {
  private var even: UInt64 = 0
  private var all: UInt64 = 0

  @inline(__always)
  mutating func add(_ four: UInt32) {
    all &+= UInt64(four)
    even &+= UInt64(four & 0x00FF_00FF)
  }

  var opinion: TaggerOpinion {
    let odd = (all - even) >> 8
    let none = Int(even & 0xFFFF)
    let person = Int(odd & 0xFFFF)
    let place = Int(even >> 16)
    let institution = Int(odd >> 16)
    let best = max(person, place, institution)
    let winner: TaggedClass = best == person ? .person : best == place ? .place : .institution
    return TaggerOpinion(best: winner, lead: best - none)
  }
}

/// What the tagger's questions about one word were answered: each answer hashed into a bucket of the model, and what the
/// weights of the buckets add up to.
///
/// They are added as soon as a bucket is known: the model does not fit a core's nearer caches, and while one weight is
/// fetched the next questions are asked.
struct TaggerAnswers {
  /// In the order of the questions; the caller's.
  private let buckets: UnsafeMutableBufferPointer<UInt32>
  private let weights: TaggerModel.Weights
  private var count = 0
  private var sums = TaggerSums()
  let glances: Glances
  /// The first token that may be looked at: what a scan of a stream has dropped must not count.
  let leftmost: Int

  @inline(__always)
  init(
    buckets: UnsafeMutableBufferPointer<UInt32>, weights: TaggerModel.Weights, glances: Glances, leftmost: Int
  ) {
    self.buckets = buckets
    self.weights = weights
    self.glances = glances
    self.leftmost = leftmost
  }

  /// The buckets, valid until the next word is asked about.
  var added: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(rebasing: buckets[..<count]) }

  /// The model's opinion of the word.
  var opinion: TaggerOpinion { sums.opinion }

  /// Adds the feature that the next question has this answer.
  @inline(__always)
  mutating func add(_ answer: UInt64) {
    let question = UInt64(truncatingIfNeeded: count) &+ 1
    let mixed = (answer ^ question &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let spread = (mixed ^ mixed >> 32) &* 0xBF58_476D_1CE4_E5B9
    let bucket = UInt32(truncatingIfNeeded: spread >> UInt64(64 - TaggerModel.bucketBits))
    buckets[count] = bucket
    count &+= 1
    sums.add(weights[bucket])
  }

  @inline(__always)
  mutating func add(_ left: UInt64, _ right: UInt64) { add(left &* 0xFF51_AFD7_ED55_8CCD ^ right) }

  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    add((first &* 0xFF51_AFD7_ED55_8CCD ^ second) &* 0xC4CE_B9FE_1A85_EC53 ^ third)
  }

  /// Where the glances at words are kept.
  struct Glances {
    let buffer: UnsafeMutableBufferPointer<TokenGlance>

    @inline(__always)
    subscript(index: Int) -> TokenGlance {
      get { buffer[index & (TaggerFeatures.keptCount - 1)] }
      nonmutating set { buffer[index & (TaggerFeatures.keptCount - 1)] = newValue }
    }
  }
}

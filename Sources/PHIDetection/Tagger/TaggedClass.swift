/// What the tagger takes a word for. Raw values are the lanes of a weight.
package enum TaggedClass: Int, CaseIterable, Sendable {
  case none, person, place, institution
}

/// What the tagger thinks of one word.
struct TaggerOpinion {
  let best: TaggedClass
  /// How far the best class that names somebody or something is ahead of `none`; negative when it is behind. In units of
  /// the quantised weights, no probability.
  let lead: Int
}

/// An opinion with the place of its word.
struct KeptOpinion {
  static let nowhere = KeptOpinion(index: .min, opinion: TaggerOpinion(best: .none, lead: 0))

  let index: Int
  let opinion: TaggerOpinion
}

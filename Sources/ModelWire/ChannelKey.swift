/// Names one running text of a streamed answer.
struct ChannelKey: Hashable {
  /// The choice, content block or output item it belongs to.
  let group: Int
  /// The content part, summary part or tool call inside the group; −1 where there is none.
  let part: Int
  /// The field that carries it, or the stem of its events' type.
  let field: String
}

/// Which channels an event ends.
enum ChannelEnd {
  case all
  case group(Int)
  case part(group: Int, part: Int)
  /// The channel named by this stem, and those of its fields (`stem/field`).
  case stem(group: Int, part: Int, String)

  func covers(_ key: ChannelKey) -> Bool {
    switch self {
    case .all: true
    case .group(let group): key.group == group
    case .part(let group, let part): key.group == group && key.part == part
    case .stem(let group, let part, let stem):
      key.group == group && key.part == part && (key.field == stem || key.field.hasPrefix(stem + "/"))
    }
  }
}

/// What one event means for the channels.
struct EventPlan {
  struct Delta {
    let token: Int
    let channel: ChannelKey
    let kind: ChannelKind
  }

  struct Whole {
    let token: Int
    let kind: ChannelKind
  }

  enum Ending {
    case goesOn
    case complete
    /// The provider reported an error, after which nothing follows.
    case failed
  }

  var deltas: [Delta] = []
  /// Strings that are texts of their own.
  var wholes: [Whole] = []
  var ends: [ChannelEnd] = []
  var ending = Ending.goesOn
  /// The `sequence_number`, where there is one.
  var sequence: Int?
  var sequenceToken: Int?

  mutating func clear() {
    deltas.removeAll(keepingCapacity: true)
    wholes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (ending, sequence, sequenceToken) = (.goesOn, nil, nil)
  }
}

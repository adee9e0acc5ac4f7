import StrictYAML

/// Reads `when`: facts with their values, `any`, `all`, `not`, and named groups.
///
/// A map means that all of its entries hold. `group` names one group or several that all hold. A group may use the
/// groups above it, so that no group can contain itself.
struct ConditionReader {
  private var groups: [String: Condition] = [:]
  private static let words = ["any", "all", "not", "group"]

  /// Reads the `groups` of a file; `nil` is none.
  mutating func readGroups(_ tree: YAMLTree?) throws(PolicyError) {
    guard let tree else { return }
    guard case .map(let entries, let place) = tree else {
      throw PolicyError(
        .wrongShape, at: tree.place, "\"groups\" must be a map", expected: "a map of names to conditions")
    }
    guard entries.count <= PolicyLimits.groups else {
      throw PolicyError(
        .tooComplex, at: place, "the policy has \(entries.count) groups", expected: "at most \(PolicyLimits.groups)")
    }
    for entry in entries {
      groups[try YAMLFields.name(entry.key, at: entry.place)] = try condition(entry.value)
    }
  }

  /// Reads one condition. `always` is the one that everything meets; it must be said, so that a forgotten condition is
  /// a mistake and not a rule for everyone.
  func condition(_ tree: YAMLTree) throws(PolicyError) -> Condition {
    switch tree {
    case .text("always", _): return .always
    case .text(_, let place), .list(_, let place):
      throw PolicyError(
        .wrongShape, at: place, "a condition must be a map",
        expected: "facts with their values, any, all, not, group, or the word always")
    case .map(let entries, let place):
      guard !entries.isEmpty else {
        throw PolicyError(.wrongShape, at: place, "a condition is empty", expected: "at least one fact, or always")
      }
      var parts: [Condition] = []
      for entry in entries { parts.append(try part(entry)) }
      return parts.count == 1 ? parts[0] : .all(parts)
    }
  }

  private func part(_ entry: YAMLTree.Entry) throws(PolicyError) -> Condition {
    switch entry.key {
    case "any": return .any(try list(entry))
    case "all": return .all(try list(entry))
    case "not": return try condition(entry.value).negated(in: .standard)
    case "group":
      var parts: [Condition] = []
      for (word, place) in try entry.value.words(called: "\"group\"") { parts.append(try group(word, at: place)) }
      return parts.count == 1 ? parts[0] : .all(parts)
    default:
      return try fact(entry)
    }
  }

  private func list(_ entry: YAMLTree.Entry) throws(PolicyError) -> [Condition] {
    guard case .list(let items, _) = entry.value, !items.isEmpty else {
      throw PolicyError(
        .wrongShape, at: entry.value.place, "\"\(entry.key)\" must be a list of conditions",
        expected: "at least one condition, each after a dash")
    }
    var parts: [Condition] = []
    for item in items { parts.append(try condition(item)) }
    return parts
  }

  private func group(_ word: String, at place: Place) throws(PolicyError) -> Condition {
    if let group = groups[word] { return group }
    throw PolicyError(
      .unknownGroup, at: place, "there is no group \(Wording.quoted(word)) above",
      expected: groups.isEmpty ? "a group defined under \"groups\"" : Wording.oneOf(groups.keys.sorted()),
      suggestion: Wording.nearest(to: word, in: groups.keys.sorted()))
  }

  private func fact(_ entry: YAMLTree.Entry) throws(PolicyError) -> Condition {
    guard let name = FactName(rawValue: entry.key) else {
      throw PolicyError(
        .unknownFact, at: entry.place, "\(Wording.quoted(entry.key)) is not a fact",
        expected: "a fact such as \"vendor.baa\", or any, all, not, group",
        suggestion: Wording.nearest(to: entry.key, in: FactName.allCases.map(\.rawValue) + Self.words))
    }
    var allowed = ValueSet.empty
    for (word, place) in try entry.value.words(called: "\"\(entry.key)\"") {
      let value = try Vocabulary.value(named: word, of: name, at: place)
      let bit = FactSpace.standard.facts[name.index].bit(value.ordinal)
      guard !bit.isSubset(of: allowed) else {
        throw PolicyError(.duplicateKey, at: place, "the value \"\(word)\" stands here twice")
      }
      allowed = allowed.union(bit)
    }
    return .member(axis: name.index, allowed: allowed)
  }
}

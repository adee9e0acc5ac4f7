import Yams

/// A YAML document as text, lists and maps with their places: all that policies need of YAML. This file alone knows the
/// YAML library.
enum YAMLTree: Sendable {
  case text(String, Place)
  case list([YAMLTree], Place)
  case map([Entry], Place)

  struct Entry: Sendable {
    let key: String
    let place: Place
    let value: YAMLTree
  }

  var place: Place {
    switch self {
    case .text(_, let place), .list(_, let place), .map(_, let place): place
    }
  }

  /// Reads one document. Anchors, aliases and tags are refused, and so are duplicate keys.
  init(parsing yaml: String) throws(PolicyError) {
    let text = try YAMLScreen.admitted(yaml)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Self.translated(error)
    }
    guard let root else {
      throw PolicyError(.wrongShape, at: Place(line: 1, column: 1), "the file is empty", expected: "a YAML mapping")
    }
    self = try Self.converted(root, depth: 0)
  }

  private static func converted(_ node: Node, depth: Int) throws(PolicyError) -> YAMLTree {
    let place = Place(node.mark)
    guard depth <= PolicyLimits.depth else {
      throw PolicyError(
        .forbiddenYAML, at: place, "the text is nested too deeply", expected: "at most \(PolicyLimits.depth) levels")
    }
    switch node {
    case .scalar(let scalar):
      return .text(scalar.string, place)
    case .sequence(let sequence):
      var items: [YAMLTree] = []
      for item in sequence { items.append(try converted(item, depth: depth + 1)) }
      return .list(items, place)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw PolicyError(.wrongShape, at: Place(key.mark), "a list or a map cannot be a key", expected: "a word")
        }
        entries.append(
          Entry(key: scalar.string, place: Place(scalar.mark), value: try converted(value, depth: depth + 1)))
      }
      return .map(entries, place)
    case .alias:
      throw PolicyError(.forbiddenYAML, at: place, "aliases are not allowed", expected: "the value written out")
    }
  }

  private static func translated(_ error: any Error) -> PolicyError {
    guard let error = error as? YamlError else {
      return PolicyError(.notYAML, at: .nowhere, "the file cannot be read as YAML")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return PolicyError(.notYAML, at: Place(mark), "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      return PolicyError(
        .duplicateKey, at: Place(context.mark), "the key \(Vocabulary.quoted(key)) stands here more than once",
        expected: "each key once")
    case .reader(let problem, _, _, _):
      return PolicyError(.notYAML, at: .nowhere, "this is not YAML: \(problem)")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return PolicyError(.notYAML, at: .nowhere, "the file cannot be read as YAML")
    }
  }
}

extension Place {
  /// libYAML counts both from 1.
  fileprivate init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 0, column: mark?.column ?? 0)
  }
}

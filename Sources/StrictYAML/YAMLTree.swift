import Yams

/// A YAML document as text, lists and maps with their places: all that configuration needs of YAML. This file alone
/// knows the YAML library.
///
/// `Failure` is the error of whoever reads, so that a room throws one type only.
package enum YAMLTree<Failure: YAMLFailure>: Sendable {
  case text(String, Place)
  case list([YAMLTree], Place)
  case map([Entry], Place)

  package struct Entry: Sendable {
    package let key: String
    package let place: Place
    package let value: YAMLTree
  }

  package var place: Place {
    switch self {
    case .text(_, let place), .list(_, let place), .map(_, let place): place
    }
  }

  /// Reads one document. Anchors, aliases and tags are refused, and so are duplicate keys.
  ///
  /// `file` is only named in errors. Without `quotesKeys` no key is quoted there either.
  package init(parsing yaml: String, file: String? = nil, quotesKeys: Bool = true) throws(Failure) {
    do {
      let text = try YAMLScreen(bytes: Array(yaml.utf8), file: file).admitted()
      let reading = Reading(file: file, quotesKeys: quotesKeys)
      self = try reading.tree(of: text)
    } catch {
      throw Failure(error)
    }
  }

  /// One reading of one file.
  private struct Reading {
    let file: String?
    let quotesKeys: Bool

    func tree(of text: String) throws(YAMLFault) -> YAMLTree {
      let root: Node?
      do {
        root = try Yams.compose(yaml: text)
      } catch {
        throw translated(error)
      }
      guard let root else {
        throw YAMLFault(
          .wrongShape, at: Place(line: 1, column: 1, file: file), "the file is empty", expected: "a YAML mapping")
      }
      return try converted(root, depth: 0)
    }

    private func converted(_ node: Node, depth: Int) throws(YAMLFault) -> YAMLTree {
      let place = place(node.mark)
      guard depth <= YAMLLimits.depth else {
        throw YAMLFault(
          .forbiddenYAML, at: place, "the text is nested too deeply", expected: "at most \(YAMLLimits.depth) levels")
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
            throw YAMLFault(
              .wrongShape, at: self.place(key.mark), "a list or a map cannot be a key", expected: "a word")
          }
          entries.append(
            Entry(key: scalar.string, place: self.place(scalar.mark), value: try converted(value, depth: depth + 1)))
        }
        return .map(entries, place)
      case .alias:
        throw YAMLFault(.forbiddenYAML, at: place, "aliases are not allowed", expected: "the value written out")
      }
    }

    private func translated(_ error: any Error) -> YAMLFault {
      let nowhere = Place(line: 0, column: 0, file: file)
      guard let error = error as? YamlError else {
        return YAMLFault(.notYAML, at: nowhere, "the file cannot be read as YAML")
      }
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        return YAMLFault(.notYAML, at: place(mark), "this is not YAML: \(problem)")
      case .duplicatedKeysInMapping(let duplicates, let context):
        let key = quotesKeys ? "the key \(Wording.quoted(duplicates.first ?? ""))" : "a key"
        return YAMLFault(
          .duplicateKey, at: place(context.mark), "\(key) stands here more than once", expected: "each key once")
      case .reader(let problem, _, _, _):
        return YAMLFault(.notYAML, at: nowhere, "this is not YAML: \(problem)")
      case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
        return YAMLFault(.notYAML, at: nowhere, "the file cannot be read as YAML")
      }
    }

    /// libYAML counts both from 1.
    private func place(_ mark: Mark?) -> Place {
      Place(line: mark?.line ?? 0, column: mark?.column ?? 0, file: file)
    }
  }
}

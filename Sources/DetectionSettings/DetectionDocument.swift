package import PHIDetection
package import StrictYAML

/// A detection file: what a hospital adds to the detector and what it takes away, read strictly from YAML.
///
/// docs/detection-configuration.md describes every key. Terms name people: no error repeats one.
package struct DetectionDocument: Sendable {
  package let configuration: DetectorConfiguration
  /// Whether denied terms stand in the file itself, so that nobody else may read it.
  package let holdsDeniedTerms: Bool

  /// The most bytes of a file of terms.
  package static let termFileBytesMax = 16 << 20

  /// Hands over the text of a file of terms, or says at the place that names it why it cannot be had. `isSecret`: the file
  /// names people, so nobody else may read it.
  package typealias TermFileReader = (_ path: String, _ isSecret: Bool, _ place: Place) throws(YAMLFault) -> String

  /// `file` is only named in errors.
  package init(yaml: String, file: String, readTerms: @escaping TermFileReader) throws(YAMLFault) {
    let tree = try Tree(parsing: yaml, file: file, quotesKeys: false)
    let fields = try YAMLFields(
      tree, what: "a detection file", keys: ["packs", "confidence", "kinds", "patterns", "terms"])
    var configuration = DetectorConfiguration()
    if let packs = fields.tree("packs") { configuration.packs = try Self.packs(packs) }
    if let confidence = fields.tree("confidence") { configuration.confidenceMin = try Self.share(confidence) }
    if let kinds = fields.tree("kinds") { try Self.readKinds(kinds, into: &configuration) }
    if let patterns = fields.tree("patterns") { configuration.patterns = try PatternReader.patterns(patterns) }
    var terms = TermReader(kinds: configuration.kinds, read: readTerms)
    if let tree = fields.tree("terms") { configuration.terms = try terms.terms(tree) }
    self.configuration = configuration
    holdsDeniedTerms = terms.hasInlineDenied
  }

  typealias Tree = YAMLTree<YAMLFault>

  private static func packs(_ tree: Tree) throws(YAMLFault) -> Set<DetectorPack> {
    var packs: Set<DetectorPack> = []
    for item in try tree.list(called: "\"packs\"") { packs.insert(try item.choice(DetectorPack.self)) }
    return packs
  }

  static func share(_ tree: Tree) throws(YAMLFault) -> Double {
    guard let share = Double(try tree.text()), (0...1).contains(share) else {
      throw tree.error("this must be a share", expected: "a number from 0 to 1, such as 0.6")
    }
    return share
  }

  /// `{url: off, lab-value: on, name: 0.6}`.
  private static func readKinds(
    _ tree: Tree, into configuration: inout DetectorConfiguration
  ) throws(YAMLFault) {
    guard case .map(let entries, _) = tree else {
      throw tree.error("\"kinds\" must be a map", expected: "kinds with on, off or a confidence, such as url: off")
    }
    for entry in entries {
      let kind = try Tree.text(entry.key, entry.place).choice(PHIKind.self)
      switch try entry.value.text() {
      case "on": configuration.kinds.insert(kind)
      case "off": configuration.kinds.remove(kind)
      default:
        guard let share = try? share(entry.value) else {
          throw entry.value.error(
            "\"\(kind.rawValue)\" is neither switched nor given a confidence",
            expected: "on, off, or a number from 0 to 1")
        }
        configuration.kinds.insert(kind)
        configuration.confidenceMinByKind[kind] = share
      }
    }
  }
}

/// The bounds on what a YAML file may ask of the machine. A file beyond one of them is refused, never cut short.
package enum YAMLLimits {
  /// The most bytes of a file.
  package static let fileBytes = 1 << 20
  /// How deep a document may nest.
  package static let depth = 24
  /// The most bytes of one text.
  package static let textBytes = 4_096
  /// The most bytes of a name, and of a word for which a nearest one is looked for.
  package static let nameBytes = 64
}

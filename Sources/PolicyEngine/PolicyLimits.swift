import StrictYAML

/// The bounds on what a policy may ask of the machine. A policy beyond one of them is refused, never cut short.
public enum PolicyLimits {
  /// The most bytes of a policy file, of a file of invariants or of a table of cases.
  public static let fileBytes = YAMLLimits.fileBytes
  /// The most rules of a policy.
  public static let rules = 1_000
  /// The most named groups of a policy.
  public static let groups = 1_000
  /// The most clauses (ways to match) that the condition of one rule may come to when it is written out.
  public static let clausesPerRule = 1_024
  /// The most clauses of a whole policy: what one decision may have to look at.
  public static let clauses = 8_192
  /// How deep a YAML document may nest.
  public static let depth = YAMLLimits.depth
  /// The most bytes of an id, a group's name or a policy's name.
  public static let nameBytes = YAMLLimits.nameBytes
  /// The most bytes of a sentence, a note or a source.
  public static let sentenceBytes = YAMLLimits.textBytes
  /// The most cases of a table, and the most columns of a CSV one.
  public static let cases = 10_000
}

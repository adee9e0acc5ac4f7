/// The kind in brackets: `[NAME]`, `[DATE]`, ….
public struct Placeholders: FindingReplacer {
  public init() {}

  public func replacement(for value: [UInt8], of finding: Finding) -> [UInt8] {
    [UInt8(ascii: "[")] + finding.kind.wordBytes + [UInt8(ascii: "]")]
  }
}

import ArgumentParser
import AuditRecords
import PolicyEngine

/// `chaperone policy explain`: the deciding rule, why the ones above it did not, and what would be permitted.
struct PolicyExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a policy decides in a situation, and why.",
    discussion: """
      The situation comes from --set, from a file of "fact: value" lines, or from a record of a ledger:
        chaperone policy explain --set route.kind=vendor --set vendor.baa=none
        chaperone policy explain --record 12 --ledger demo-data/ledger
      """)

  @OptionGroup var policy: PolicyOption

  @Option(help: "fact=value; may be given often. `chaperone policy facts` lists them.")
  var set: [String] = []

  @Option(help: "A file with one \"fact: value\" a line.")
  var facts: String?

  @Option(help: "The index of a record in the ledger.")
  var record: UInt64?

  @Option(help: "The ledger's directory, for --record; else CHAPERONE_LEDGER, else demo-data/ledger.")
  var ledger = LedgerRecords.defaultDirectory

  func run() throws {
    let policy = try policy.load()
    var situation = try facts.map(Self.read) ?? Facts()
    if let record {
      situation = try Self.situation(ofRecord: record, in: ledger, policy)
    }
    var words = situation.dictionary
    for pair in set {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--set expects fact=value, not '\(pair)'.") }
      words[parts[0]] = parts[1]
    }
    Terminal.write(Rendering.text(policy.explain(try Facts(dictionary: words))))
  }

  private static func read(_ path: String) throws -> Facts {
    var words: [String: String] = [:]
    let lines = try FileInput.text(of: path).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let text = line.prefix { $0 != "#" }
      guard text.contains(where: { !$0.isWhitespace }) else { continue }
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
      guard parts.count == 2 else { throw ValidationError("\(path):\(number + 1): expected \"fact: value\".") }
      words[parts[0]] = parts[1]
    }
    return try Facts(dictionary: words)
  }

  private static func situation(
    ofRecord index: UInt64, in ledger: String, _ policy: CompiledPolicy
  ) throws -> Facts {
    let record = try LedgerRecords(directory: ledger).record(at: index)
    guard let facts = record.facts else {
      throw ValidationError(
        "Record \(index) (\(record.kind.rawValue)) holds no facts. Intents and policy refusals do; try one of those.")
    }
    if let decision = record.decision {
      Terminal.writeLine(
        "Record \(index), \(record.time): \(decision.outcome.rawValue) by rule '\(decision.rule)' "
          + "of policy \(decision.policyHash.prefix(12))…")
      if decision.policyHash != policy.hash {
        Terminal.writeLine("Note: the policy asked now is another version (\(policy.hash.prefix(12))…).")
      }
    }
    return try Facts(dictionary: facts)
  }
}

import AuditLedger
import StrictYAML

extension ServerConfiguration {
  /// Which witnesses cosign the ledger's checkpoints, and how often they are asked.
  struct Witnessing {
    let policy: LedgerPolicy
    /// Where the policy was read, for messages.
    let policyFile: String
    let intervalSeconds: Int
    let timeoutSeconds: Int
  }

  /// `ledger.witnesses`: a C2SP tlog-policy file, read now so that a mistake in it stops the start.
  static func witnessing(_ value: YAMLValue, in directory: String) throws(ConfigurationError) -> Witnessing {
    let values = try value.mapping(["policy", "interval_seconds", "timeout_seconds"])
    guard let file = values["policy"] else {
      throw value.error("'policy' is missing: a C2SP tlog-policy file with the witnesses' keys and URLs")
    }
    let path = path(try file.text(), in: directory)
    return Witnessing(
      policy: try witnessPolicy(path, at: file), policyFile: path,
      intervalSeconds: try values["interval_seconds"]?.integer(in: 1...3600) ?? 5,
      timeoutSeconds: try values["timeout_seconds"]?.integer(in: 1...60) ?? 5)
  }

  private static func witnessPolicy(_ path: String, at value: YAMLValue) throws(ConfigurationError) -> LedgerPolicy {
    let policy: LedgerPolicy
    do {
      policy = try LedgerPolicy(parsing: try FileInput.bytes(of: path, limit: LedgerPolicy.bytesMax))
    } catch {
      throw value.error("'\(path)': \(error)")
    }
    guard !policy.witnesses.isEmpty else { throw value.error("'\(path)' names no witness") }
    for witness in policy.witnesses {
      guard let url = witness.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
        throw value.error(
          "'\(path)': the witness \(witness.name) needs a URL at the end of its line, to ask it at: https://…")
      }
    }
    guard policy.isMet(by: policy.witnesses.map(\.key)) else {
      throw value.error("'\(path)': not even all of its witnesses together meet the quorum")
    }
    return policy
  }
}

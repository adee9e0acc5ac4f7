/// Writes a published policy as Markdown (CommonMark with tables).
enum MarkdownWriter {
  static func text(of policy: PublishedPolicy) -> String {
    var blocks = ["# \(escaped(policy.title))", facts(about: policy)]
    if let summary = policy.summary { blocks.append(escaped(summary)) }
    blocks += acceptableUse(policy) + matrix(policy) + promises(policy) + glossary(policy)
    blocks += ["## Signatures", table(["Name", "Role", "Date", "Signature"], [["", "", "", ""], ["", "", "", ""]])]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func facts(about policy: PublishedPolicy) -> String {
    var rows = [["Policy", "`\(policy.name)`"]]
    if let version = policy.version { rows.append(["Version", escaped(version)]) }
    if let owner = policy.owner { rows.append(["Owner", escaped(owner)]) }
    rows.append(["SHA-256", "`\(policy.hash)`"])
    return table(["", ""], rows)
  }

  private static func acceptableUse(_ policy: PublishedPolicy) -> [String] {
    var blocks = ["## What you may do"]
    let parts = [
      ("Permitted", policy.mayBeDone), ("Permitted with safeguards", policy.mayBeDoneWithSafeguards),
      ("Refused, and what to do then", policy.mayNotBeDone),
    ]
    for (title, entries) in parts where !entries.isEmpty {
      blocks += [
        "### \(title)", entries.map { "* \(escaped($0.sentence)) (`\($0.rule)`)" }.joined(separator: "\n"),
      ]
    }
    return blocks + ["Otherwise: \(escaped(policy.fallback.sentence))"]
  }

  private static func matrix(_ policy: PublishedPolicy) -> [String] {
    let rows = policy.matrix.map { row in
      [
        "\(row.number)", "`\(row.rule)`", "**\(escaped(row.decision))**", escaped(row.condition),
        [row.source, row.note].compactMap { $0.map(escaped) }.joined(separator: ". "),
      ]
    }
    return [
      "## The rules", PublishedPolicy.reading, table(["", "Rule", "Decision", "When", "Source and note"], rows),
    ]
  }

  private static func promises(_ policy: PublishedPolicy) -> [String] {
    let rows = policy.promises.map { [escaped($0.sentence), $0.source.map(escaped) ?? "", $0.state] }
    return ["## What always holds", PublishedPolicy.proving, table(["Promise", "Source", "State"], rows)]
  }

  private static func glossary(_ policy: PublishedPolicy) -> [String] {
    var blocks = ["## Words"]
    if !policy.facts.isEmpty {
      blocks.append(
        table(
          ["Fact", "Meaning", "Values"],
          policy.facts.map {
            ["`\($0.name)`", escaped($0.meaning), $0.values.map(escaped).joined(separator: ", ")]
          }))
    }
    if !policy.obligations.isEmpty {
      blocks.append(table(["Obligation", "Meaning"], policy.obligations.map { ["`\($0.rawValue)`", $0.meaning] }))
    }
    return blocks.count == 1 ? [] : blocks
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |" }
    return ([line(header), line(header.map { _ in "---" })] + rows.map(line)).joined(separator: "\n")
  }

  /// Text of the policy must not turn into markup: what Markdown reads as such is escaped, line breaks become spaces.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "!", "&": result += "\\\(scalar)"
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Writes a published policy as one HTML page: no scripts, nothing loaded, readable when printed.
enum HTMLWriter {
  static func text(of policy: PublishedPolicy) -> String {
    var parts = [
      "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escaped(policy.title))</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
      "<h1>\(escaped(policy.title))</h1>", facts(about: policy),
    ]
    if let summary = policy.summary { parts.append("<p class=\"summary\">\(escaped(summary))</p>") }
    parts += acceptableUse(policy) + matrix(policy) + promises(policy) + glossary(policy)
    parts += [
      "<h2>Signatures</h2>",
      table("Signatures", ["Name", "Role", "Date", "Signature"], [["&nbsp;", "", "", ""], ["&nbsp;", "", "", ""]]),
      "</main>", "</body>", "</html>",
    ]
    return parts.joined(separator: "\n") + "\n"
  }

  private static func facts(about policy: PublishedPolicy) -> String {
    var entries = [("Policy", policy.name)]
    if let version = policy.version { entries.append(("Version", version)) }
    if let owner = policy.owner { entries.append(("Owner", owner)) }
    entries.append(("SHA-256", policy.hash))
    return "<dl>" + entries.map { "<dt>\($0)</dt><dd>\(escaped($1))</dd>" }.joined() + "</dl>"
  }

  private static func acceptableUse(_ policy: PublishedPolicy) -> [String] {
    var parts = ["<h2>What you may do</h2>"]
    let lists = [
      ("Permitted", "permit", policy.mayBeDone),
      ("Permitted with safeguards", "condition", policy.mayBeDoneWithSafeguards),
      ("Refused, and what to do then", "block", policy.mayNotBeDone),
    ]
    for (title, outcome, entries) in lists where !entries.isEmpty {
      parts += ["<h3 class=\"\(outcome)\">\(title)</h3>", "<ul>"]
      parts += entries.map { "<li>\(escaped($0.sentence)) <code>\(escaped($0.rule))</code></li>" }
      parts.append("</ul>")
    }
    return parts + ["<p>Otherwise: \(escaped(policy.fallback.sentence))</p>"]
  }

  private static func matrix(_ policy: PublishedPolicy) -> [String] {
    let rows = policy.matrix.map { row in
      [
        "\(row.number)", "<code>\(escaped(row.rule))</code>",
        "<strong class=\"\(row.decision.prefix { $0 != " " })\">\(escaped(row.decision))</strong>",
        escaped(row.condition), [row.source, row.note].compactMap { $0.map(escaped) }.joined(separator: ". "),
      ]
    }
    return [
      "<h2>The rules</h2>", "<p>\(escaped(PublishedPolicy.reading))</p>",
      table("The rules, in order", ["No.", "Rule", "Decision", "When", "Source and note"], rows),
    ]
  }

  private static func promises(_ policy: PublishedPolicy) -> [String] {
    let rows = policy.promises.map { [escaped($0.sentence), $0.source.map(escaped) ?? "", $0.state] }
    return [
      "<h2>What always holds</h2>", "<p>\(escaped(PublishedPolicy.proving))</p>",
      table("Promises", ["Promise", "Source", "State"], rows),
    ]
  }

  private static func glossary(_ policy: PublishedPolicy) -> [String] {
    var parts: [String] = []
    if !policy.facts.isEmpty {
      let rows = policy.facts.map {
        ["<code>\(escaped($0.name))</code>", escaped($0.meaning), $0.values.map(escaped).joined(separator: ", ")]
      }
      parts.append(table("Facts", ["Fact", "Meaning", "Values"], rows))
    }
    if !policy.obligations.isEmpty {
      let rows = policy.obligations.map { ["<code>\(escaped($0.rawValue))</code>", escaped($0.meaning)] }
      parts.append(table("Obligations", ["Obligation", "Meaning"], rows))
    }
    return parts.isEmpty ? [] : ["<h2>Words</h2>"] + parts
  }

  /// The cells are HTML already.
  private static func table(_ caption: String, _ header: [String], _ rows: [[String]]) -> String {
    var lines = ["<table>", "<caption>\(caption)</caption>", "<thead><tr>"]
    lines.append(header.map { "<th scope=\"col\">\($0)</th>" }.joined())
    lines.append("</tr></thead><tbody>")
    lines += rows.map { row in "<tr>\(row.map { "<td>\($0)</td>" }.joined())</tr>" }
    return (lines + ["</tbody></table>"]).joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Colours keep a contrast of 7:1 on white (WCAG 2.2 AAA); decisions are told by words, never by colour alone.
  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}
    main{max-width:64rem;margin:0 auto;padding:2rem 1rem}
    h1{line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid #767676}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;word-break:break-all}
    table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}
    th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}
    th{background:#f0f0f0}code{font-size:.9em}
    .permit{color:#0b4f1f}.condition{color:#5c3d00}.block{color:#7a0b0b}
    @media print{main{max-width:none;padding:0}tr{break-inside:avoid}}
    """
}

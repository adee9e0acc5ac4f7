/// The policy in other forms: for people to sign, and for other engines to run.
///
/// All four come from the same compiled rules that decide, so the text and the rules that run are one source.
public enum PolicyExport {
  /// A document to sign: what may be done and what may not, the matrix, the promises and the glossary.
  public static func markdown(_ policy: CompiledPolicy) -> String {
    MarkdownWriter.text(of: PublishedPolicy(policy))
  }

  /// The same document as one HTML page without scripts and without anything loaded from elsewhere.
  public static func html(_ policy: CompiledPolicy) -> String {
    HTMLWriter.text(of: PublishedPolicy(policy))
  }

  /// A module for Open Policy Agent: `data.chaperone.policy.decision` for an input of facts and words. A fact that is
  /// missing, or that has a word of no known value, is `unknown` there too.
  public static func rego(_ policy: CompiledPolicy) -> String { RegoWriter.text(of: policy) }

  /// Policies for Cedar: the facts are attributes of the context. `Allow` is permit or condition; the id of the one
  /// determining policy is the rule's, and its annotations carry decision and obligations. A missing fact, or a word of
  /// no known value, counts as `unknown` there too.
  public static func cedar(_ policy: CompiledPolicy) -> String { CedarWriter.text(of: policy) }
}

extension String {
  /// The text as a string literal of JSON, which Rego and Cedar read as well.
  var quotedLiteral: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

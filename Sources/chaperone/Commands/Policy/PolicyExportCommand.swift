import ArgumentParser
import PolicyEngine

/// `chaperone policy export`: the rules that run, as the document that people sign or as another engine's policy.
struct PolicyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a policy as Markdown, HTML, Rego or Cedar.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, html, rego, cedar }

  @Argument(help: "The policy file.")
  var policy: String

  @Option(help: "markdown, html, rego or cedar.")
  var format: Format = .markdown

  func run() throws {
    let policy = try PolicyFile.load(policy)
    let text =
      switch format {
      case .markdown: PolicyExport.markdown(policy)
      case .html: PolicyExport.html(policy)
      case .rego: PolicyExport.rego(policy)
      case .cedar: PolicyExport.cedar(policy)
      }
    Terminal.write(text)
  }
}

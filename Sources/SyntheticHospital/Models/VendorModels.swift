/// Answers with the text of the last user message, word by word.
struct EchoModel: AnsweringModel {
  let name: String
  /// Between two words.
  let pause: Duration

  func answer(_ prompt: Prompt) -> ModelAnswer { .text(prompt.lastUserText, pause: pause) }
}

/// Calls the first tool that it is offered, with the text of the last user message in the arguments. With no tool to
/// call it answers as the echo does; after a tool has answered it says what the tool said, so that a conversation ends.
struct ToolCallingModel: AnsweringModel {
  let name: String

  func answer(_ prompt: Prompt) -> ModelAnswer {
    if prompt.endsWithToolResult {
      return .text("The tool answered: " + prompt.toolResults.joined(separator: "\n"))
    }
    guard let tool = prompt.callableTools.first else { return .text(prompt.lastUserText) }
    let arguments = tool.arguments(holding: prompt.lastUserText).bytes
    return ModelAnswer(.toolCall(name: tool.name, arguments: String(decoding: arguments, as: UTF8.self)))
  }
}

/// A way in which an upstream misbehaves, chosen by the name of the model.
enum SimulatedFault: String, CaseIterable, Sendable {
  /// Takes the request and never answers; ends when the client goes away.
  case hang = "vendor-fault-hang"
  /// Sends half an answer and resets the TCP connection.
  case reset = "vendor-fault-reset"
  /// Resets the TCP connection before the first byte of an answer.
  case resetEarly = "vendor-fault-reset-early"
  /// Says 200 and sends bytes that are neither JSON nor events.
  case garbage = "vendor-fault-garbage"
  /// Ends the body, correctly framed, in the middle of an event or of the JSON document.
  case midEvent = "vendor-fault-midevent"
  /// Answers 500 in the provider's own shape.
  case failure = "vendor-fault-500"
}

/// The models that the hospital's servers have.
public enum SimulatedModels {
  /// What the simulated vendor offers to agents.
  public static let vendorNames = ["vendor-echo-1", "vendor-slow-1", "vendor-tools-1"]
  /// What the hospital runs itself.
  public static let onPremisesNames = ["local-extractive-1"]
  /// Upstreams that misbehave, for tests: see each name.
  public static let faultNames = SimulatedFault.allCases.map(\.rawValue)

  static let vendor: [any AnsweringModel] = [
    EchoModel(name: "vendor-echo-1", pause: .zero),
    EchoModel(name: "vendor-slow-1", pause: .milliseconds(100)),
    ToolCallingModel(name: "vendor-tools-1"),
  ]
  static let onPremises: [any AnsweringModel] = [ExtractiveModel(name: "local-extractive-1")]
}

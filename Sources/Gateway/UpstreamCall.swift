import ModelWire
import NIOCore
import Upstreams

/// An inference as the upstream's HTTP request: the dialect's own path, the gateway's credential, and no header of the
/// agent's but the two that a provider's API versions itself by.
struct UpstreamCall {
  let arrival: Arrival
  let outgoing: OutgoingRequest

  func request() -> UpstreamRequest {
    var headers: [(name: String, value: String)] = [
      ("content-type", "application/json"),
      // Inspection reads the answer as it is: a compressed one would have to be decoded first.
      ("accept-encoding", "identity"),
      ("user-agent", "chaperone"),
    ]
    headers += arrival.forwardedHeaders
    if let credential = outgoing.model.upstream.credential.header(for: arrival.dialect) { headers.append(credential) }
    return UpstreamRequest(
      method: "POST", path: arrival.dialect.path + (arrival.hasBetaQuery ? "?beta=true" : ""), headers: headers,
      body: ByteBuffer(bytes: outgoing.body))
  }
}

extension Dialect {
  /// The path after the base URL, the same at the gateway and at the providers.
  var path: String {
    switch self {
    case .openAIChat: "/v1/chat/completions"
    case .openAIResponses: "/v1/responses"
    case .anthropicMessages: "/v1/messages"
    case .anthropicCountTokens: "/v1/messages/count_tokens"
    }
  }
}

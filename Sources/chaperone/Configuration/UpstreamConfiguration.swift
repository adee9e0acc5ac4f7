import ClinicalModel
import Gateway
import ModelWire
import NIOCore
import StrictYAML
import Upstreams

extension ServerConfiguration {
  static func upstreams(
    _ value: YAMLValue, in directory: String
  ) throws(ConfigurationError) -> [UpstreamEntry] {
    var entries: [UpstreamEntry] = []
    var names: Set<String> = []
    var models: Set<String> = []
    for item in try value.list() {
      let entry = try upstream(item, in: directory)
      guard names.insert(entry.name).inserted else { throw item.error("the name '\(entry.name)' is used twice") }
      for model in entry.models where !models.insert(model.name).inserted {
        throw item.error("the model '\(model.name)' is offered twice; give one of them another name")
      }
      entries.append(entry)
    }
    guard !entries.isEmpty else { throw value.error("expected at least one upstream") }
    return entries
  }

  private static func upstream(_ value: YAMLValue, in directory: String) throws(ConfigurationError) -> UpstreamEntry {
    let values = try value.mapping([
      "name", "route", "vendor", "url", "formats", "api_key_file", "pinned_spki_sha256", "ca_file", "models",
    ])
    guard let name = values["name"], let route = values["route"], let url = values["url"],
      let formats = values["formats"], let models = values["models"]
    else { throw value.error("needs name, route, url, formats and models") }
    let routeKind = try route.choice(RouteKind.self)
    let vendor = try values["vendor"].map { value throws(ConfigurationError) -> VendorID in
      guard let id = VendorID(try value.text()) else { throw value.error("expected a vendor id") }
      return id
    }
    guard routeKind == .onPremises || vendor != nil else {
      throw value.error("a \(routeKind.rawValue) upstream needs 'vendor': whose agreements the policy looks at")
    }
    return UpstreamEntry(
      name: try name.text(), route: routeKind, vendor: vendor,
      endpoint: try endpoint(
        url, pins: try values["pinned_spki_sha256"]?.list() ?? [],
        caFile: try values["ca_file"].map(readPath(in: directory))),
      dialects: try dialects(formats), apiKeyFile: try values["api_key_file"].map(readPath(in: directory)),
      models: try modelEntries(models))
  }

  private static func readPath(in directory: String) -> (YAMLValue) throws(ConfigurationError) -> String {
    { value throws(ConfigurationError) in path(try value.text(), in: directory) }
  }

  private static func dialects(_ value: YAMLValue) throws(ConfigurationError) -> Set<Dialect> {
    var dialects: Set<Dialect> = []
    for item in try value.list() {
      switch try item.choice(UpstreamFormat.self) {
      case .openAIChat: dialects.insert(.openAIChat)
      case .openAIResponses: dialects.insert(.openAIResponses)
      case .anthropicMessages: dialects.formUnion([.anthropicMessages, .anthropicCountTokens])
      }
    }
    return dialects
  }

  /// The formats an operator can name; counting tokens comes with Anthropic's messages.
  private enum UpstreamFormat: String, CaseIterable {
    case openAIChat = "openai-chat"
    case openAIResponses = "openai-responses"
    case anthropicMessages = "anthropic-messages"
  }

  private static func modelEntries(_ value: YAMLValue) throws(ConfigurationError) -> [ModelEntry] {
    var entries: [ModelEntry] = []
    for item in try value.list() {
      let values = try item.mapping(["name", "upstream_name", "version"])
      guard let name = values["name"] else { throw item.error("'name' is missing") }
      entries.append(
        ModelEntry(
          name: try name.text(), upstreamName: try values["upstream_name"]?.text(),
          version: try values["version"]?.text()))
    }
    return entries
  }

  private static func endpoint(
    _ url: YAMLValue, pins: [YAMLValue], caFile: String?
  ) throws(ConfigurationError) -> Endpoint {
    var parsed: [SPKIPin] = []
    for pin in pins {
      do { parsed.append(try SPKIPin(try pin.text())) } catch let error as UpstreamError {
        throw pin.error(error.description)
      } catch { throw pin.error("expected the base64 SHA-256 of a public key") }
    }
    do {
      return try Endpoint(url: try url.text(), pinnedSPKI: parsed, trustedCAFile: caFile)
    } catch let error as ConfigurationError {
      throw error
    } catch let error as UpstreamError {
      throw url.error(error.description)
    } catch { throw url.error("expected a URL such as https://models.example.org/v1") }
  }

  static func upstreamLimits(_ values: [String: YAMLValue]) throws(ConfigurationError) -> UpstreamLimits {
    var limits = UpstreamLimits()
    if let value = values["upstream_connections"] { limits.connectionsMax = try value.integer(in: 1...10_000) }
    if let value = values["upstream_connect_seconds"] {
      limits.connectTimeout = .seconds(Int64(try value.integer(in: 1...600)))
    }
    if let value = values["upstream_answer_seconds"] {
      limits.answerTimeout = .seconds(Int64(try value.integer(in: 1...3600)))
    }
    if let value = values["upstream_idle_seconds"] {
      limits.idleTimeout = .seconds(Int64(try value.integer(in: 1...3600)))
    }
    return limits
  }
}

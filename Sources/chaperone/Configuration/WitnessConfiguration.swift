import AuditLedger
import StrictYAML

/// Everything `chaperone witness serve` is told by its configuration file. Relative paths are relative to that file.
struct WitnessConfiguration {
  let listen: ListenAddress
  let keyFile: String
  let stateDirectory: String
  /// The keys of the logs that are served; two of one origin while that log changes its key.
  let logs: [VerifierKey]
  let tls: ServerConfiguration.TLSFiles?

  init(yaml: String, file: String, directory: String) throws(ConfigurationError) {
    let root = try YAMLValue(parsing: yaml, file: file)
    let values = try root.mapping(["listen", "key", "state_directory", "logs", "tls"])
    func required(_ key: String) throws(ConfigurationError) -> YAMLValue {
      guard let value = values[key] else { throw root.error("'\(key)' is missing") }
      return value
    }
    let listenValue = try required("listen")
    guard let listen = ListenAddress(try listenValue.text()) else {
      throw listenValue.error("expected HOST:PORT, for example 127.0.0.1:7071")
    }
    self.listen = listen
    keyFile = ServerConfiguration.path(try required("key").text(), in: directory)
    stateDirectory = ServerConfiguration.path(try required("state_directory").text(), in: directory)
    logs = try Self.logs(try required("logs"))
    tls = try values["tls"].map { value throws(ConfigurationError) in
      try ServerConfiguration.tls(value, in: directory)
    }
  }

  private static func logs(_ value: YAMLValue) throws(ConfigurationError) -> [VerifierKey] {
    var logs: [VerifierKey] = []
    for item in try value.list() {
      let text = try item.text()
      let key: VerifierKey
      do { key = try VerifierKey(text) } catch { throw item.error(error.message) }
      guard key.algorithm == .ed25519 else { throw item.error("expected a log's key (type 1), not a witness's") }
      guard !logs.contains(key) else { throw item.error("this key is given twice") }
      logs.append(key)
    }
    guard !logs.isEmpty else { throw value.error("expected at least one log's public key (vkey)") }
    return logs
  }
}

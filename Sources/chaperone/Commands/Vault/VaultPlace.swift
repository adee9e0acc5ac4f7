import ArgumentParser
import Storage

/// Which data directory a vault command works on, and where its master key comes from.
struct VaultPlace: ParsableArguments {
  @Option(help: "The data directory, as `serve` and `demo` have it.")
  var data: String?

  @Option(help: "The server's configuration file instead: its data directory, master key and retention.")
  var config: String?

  struct Opened {
    let data: DataDirectory
    let masterKey: MasterKeySource
    let retention: RetentionPeriods
  }

  func open() throws -> Opened {
    switch (data, config) {
    case (let path?, nil):
      let data = try DataDirectory(existing: path)
      return Opened(data: data, masterKey: .file(data.masterKey), retention: RetentionPeriods())
    case (nil, let file?):
      let configuration = try Serve.configuration(at: file)
      let data = try DataDirectory(existing: configuration.dataDirectory)
      return Opened(
        data: data, masterKey: configuration.masterKey ?? .file(data.masterKey), retention: configuration.retention)
    default: throw ValidationError("Give either --data or --config.")
    }
  }
}

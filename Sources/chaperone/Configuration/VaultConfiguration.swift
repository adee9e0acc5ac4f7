import Storage
import StrictYAML

/// The configuration's `master_key` and `retention` sections.
enum VaultConfiguration {
  /// Where the master key comes from; `nil` for the file in the data directory.
  static func masterKey(_ value: YAMLValue?, in directory: String) throws(ConfigurationError) -> MasterKeySource? {
    guard let value else { return nil }
    let values = try value.mapping(["file", "environment", "command"])
    guard values.count == 1 else { throw value.error("expected one of file, environment and command") }
    if let file = values["file"] { return .file(ServerConfiguration.path(try file.text(), in: directory)) }
    if let name = values["environment"] { return .environment(try name.text()) }
    guard let command = values["command"] else { return nil }
    var words: [String] = []
    for word in try command.list() { words.append(try word.text()) }
    guard let program = words.first, program.hasPrefix("/") else {
      throw command.error("expected a list: a program's absolute path, and its arguments")
    }
    return .command(words)
  }

  /// How long each kind of content is kept.
  static func retention(_ value: YAMLValue?) throws(ConfigurationError) -> RetentionPeriods {
    let values = try value?.mapping(["payload_years", "pseudonym_map_years", "reason_years"]) ?? [:]
    var periods = RetentionPeriods()
    if let value = values["payload_years"] { periods.payloadYears = try value.integer(in: 1...100) }
    if let value = values["pseudonym_map_years"] { periods.pseudonymMapYears = try value.integer(in: 1...100) }
    if let value = values["reason_years"] { periods.reasonYears = try value.integer(in: 1...100) }
    return periods
  }
}

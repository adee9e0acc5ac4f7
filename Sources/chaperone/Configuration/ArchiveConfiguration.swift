import Integrations
import StrictYAML

/// The configuration's `archive` section: where the ledger is kept a second time, how firmly and for how long.
struct ArchiveConfiguration {
  enum Place {
    /// `authoritiesFile`: PEM certificates of who signs for the store; `nil` for the machine's own list.
    case s3(S3Location, credentialsFile: String?, authoritiesFile: String?)
    case directory(String)
  }

  let place: Place
  let mode: LockMode
  let retentionYears: Int
  let anchorMinutes: Int

  private static let shared = ["mode", "anchor_minutes", "retention_years"]
  private static let ofS3 = ["endpoint", "region", "bucket", "prefix", "path_style", "credentials_file", "ca_file"]

  init(_ value: YAMLValue, in directory: String) throws(ConfigurationError) {
    let values = try value.mapping(Self.ofS3 + ["directory"] + Self.shared)
    if let path = values["directory"] {
      if let other = Self.ofS3.first(where: { values[$0] != nil }) {
        throw (values[other] ?? value).error("belongs to a bucket; 'directory' says that this archive is none")
      }
      if let mode = values["mode"] {
        throw mode.error("belongs to a bucket; what keeps a directory, 'audit archive status' says")
      }
      place = .directory(ServerConfiguration.path(try path.text(), in: directory))
      mode = .governance
    } else {
      place = .s3(
        try Self.location(value, values),
        credentialsFile: try values["credentials_file"].map { file throws(ConfigurationError) in
          ServerConfiguration.path(try file.text(), in: directory)
        },
        authoritiesFile: try values["ca_file"].map { file throws(ConfigurationError) in
          ServerConfiguration.path(try file.text(), in: directory)
        })
      mode = try values["mode"]?.choice(LockMode.self) ?? .compliance
    }
    anchorMinutes = try values["anchor_minutes"]?.integer(in: 5...1440) ?? 60
    retentionYears = try values["retention_years"]?.integer(in: 1...100) ?? 6
  }

  private static func location(
    _ section: YAMLValue, _ values: [String: YAMLValue]
  ) throws(ConfigurationError) -> S3Location {
    guard let endpoint = values["endpoint"], let region = values["region"], let bucket = values["bucket"] else {
      throw section.error("needs endpoint, region and bucket, or a directory")
    }
    guard S3Location.parts(endpoint: try endpoint.text()) != nil else {
      throw endpoint.error(
        "expected http(s)://HOST or http(s)://HOST:PORT, for example https://s3.eu-central-1.amazonaws.com")
    }
    guard S3Location.isRegion(try region.text()) else { throw region.error("expected a region such as eu-central-1") }
    guard S3Location.isBucket(try bucket.text()) else {
      throw bucket.error("expected a bucket's name: 3 to 63 lower-case letters, digits, '-' and '.'")
    }
    let prefix = try values["prefix"]?.text() ?? ""
    let addressing: S3Location.Addressing = try values["path_style"]?.boolean() ?? false ? .path : .virtualHost
    guard
      let location = S3Location(
        endpoint: try endpoint.text(), region: try region.text(), bucket: try bucket.text(), prefix: prefix,
        addressing: addressing)
    else {
      throw (values["prefix"] ?? section).error(
        "expected letters, digits and '._-/', not beginning with '/', without '..'")
    }
    return location
  }
}

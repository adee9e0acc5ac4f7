import Foundation
import Integrations
import StrictYAML

/// Where an object store's keys come from: a file that only the service account reads, or the environment.
enum StoreCredentialsFile {
  private static let keys = ["access_key_id", "secret_access_key", "session_token"]

  /// From the file when one is named, else from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
  static func credentials(file: String?) throws -> StoreCredentials {
    guard let file else { return try credentials(environment: ProcessInfo.processInfo.environment) }
    var status = stat()
    guard stat(file, &status) == 0 else {
      throw CleanFailure("The archive's credentials file '\(file)' cannot be read: no such file, or no permission.")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CleanFailure("The archive's credentials file '\(file)' can be read by others; run chmod 600 on it.")
    }
    let root = try YAMLValue(parsing: try FileInput.text(of: file, limit: 1 << 16), file: file)
    let values = try root.mapping(keys)
    guard let access = values["access_key_id"], let secret = values["secret_access_key"] else {
      throw root.error("needs access_key_id and secret_access_key")
    }
    return StoreCredentials(
      accessKey: try access.text(), secretKey: try secret.text(), sessionToken: try values["session_token"]?.text())
  }

  private static func credentials(environment: [String: String]) throws -> StoreCredentials {
    guard let access = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"],
      !access.isEmpty, !secret.isEmpty
    else {
      throw CleanFailure(
        "The archive has no credentials: name a credentials_file, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
    }
    return StoreCredentials(accessKey: access, secretKey: secret, sessionToken: environment["AWS_SESSION_TOKEN"])
  }
}

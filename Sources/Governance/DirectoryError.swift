public import ClinicalModel
public import Storage

/// Why the directory refused. No case carries a password, a secret or a token.
public enum DirectoryError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchUser(UserID)
  case noSuchAgent(AgentID)
  case noSuchDevice(DeviceID)
  case noSuchVendor(VendorID)
  /// The key's user is not a clinician.
  case notAClinician(UserID)
  /// Too many failed sign-ins; the user, or everyone, waits.
  case tooManyAttempts(retryAfterSeconds: Int)
  case passwordTooLong(bytesMax: Int)
  /// A registry file holds a password hash that this program did not write.
  case invalidPasswordHash(UserID)
  /// More changes or sign-ins wait than the limit.
  case busy
  case storage(StorageError)
  /// The change holds here and now, but it or its record could not be written everywhere; it is tried again.
  case notRecorded(String)

  /// A stable code for programs.
  public var code: String {
    switch self {
    case .noSuchUser: "no_such_user"
    case .noSuchAgent: "no_such_agent"
    case .noSuchDevice: "no_such_device"
    case .noSuchVendor: "no_such_vendor"
    case .notAClinician: "not_a_clinician"
    case .tooManyAttempts: "too_many_attempts"
    case .passwordTooLong: "password_too_long"
    case .invalidPasswordHash: "invalid_password_hash"
    case .busy: "busy"
    case .storage(let error): error.code
    case .notRecorded: "not_recorded"
    }
  }

  public var description: String {
    switch self {
    case .noSuchUser(let id): "There is no user \(id). Register the user first."
    case .noSuchAgent(let id): "There is no agent \(id). Register the agent first."
    case .noSuchDevice(let id): "There is no device \(id). Register the device first."
    case .noSuchVendor(let id): "There is no vendor \(id). Register the vendor first."
    case .notAClinician(let id): "User \(id) is not a clinician; a device key acts for one."
    case .tooManyAttempts(let seconds): "Too many failed sign-ins. Try again in \(seconds) seconds."
    case .invalidPasswordHash(let id):
      "The password hash of \(id) cannot be read. Make one with `chaperone keys password`."
    case .passwordTooLong(let bytesMax): "A password has at most \(bytesMax) bytes."
    case .busy: "Too many changes wait. Try again."
    case .storage(let error): error.description
    case .notRecorded(let cause):
      "The change could not be recorded (\(cause)). Check the disk; what was revoked stays revoked."
    }
  }

  static func of(_ error: any Error) -> DirectoryError {
    switch error {
    case let error as DirectoryError: error
    case let error as RecordNotKept: .notRecorded(error.cause)
    case let error as StorageError: .storage(error)
    default: .notRecorded("\(type(of: error))")
    }
  }
}

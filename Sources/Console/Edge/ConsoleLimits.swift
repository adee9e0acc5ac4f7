/// Every bound of the console in one place.
enum ConsoleLimits {
  /// Of a JSON or form body, in bytes. The longest legal one holds a reason.
  static let bodyBytes = 64 * 1024
  /// Of a reason for a denial or a revocation, in UTF-8 bytes.
  static let reasonBytes = 500
  static let passwordBytes = 1024
  /// Records on one page unless asked for fewer or more.
  static let pageSize = 50
  static let pageSizeMost = 500
  /// Rows of a list on a page: sessions, patients.
  static let listRows = 200
  /// Rows of a comparison of two policies, each with up to 26 conditions: beyond this nobody reads on.
  static let differenceRows = 40
  /// How long a signed-in browser keeps its cookie, in seconds; the directory may end the sign-in earlier.
  static let cookieSeconds = 8 * 3600
}

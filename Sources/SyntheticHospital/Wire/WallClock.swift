#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time that answers carry.
enum WallClock {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  static func secondsSince1970() -> Int { Int(time(nil)) }
}

import StrictYAML

/// What is wrong with a configuration file, and where.
struct ConfigurationError: YAMLFailure, CustomStringConvertible {
  let fault: YAMLFault

  init(_ fault: YAMLFault) { self.fault = fault }

  /// `line` counts from 1; `nil` when the whole file is meant.
  init(file: String, line: Int?, problem: String) {
    fault = YAMLFault(
      .unknownValue, at: Place(line: line ?? 0, column: line == nil ? 0 : 1, file: file), problem)
  }

  var description: String { fault.description }
}

/// One value of a configuration file that knows its place.
typealias YAMLValue = YAMLTree<ConfigurationError>

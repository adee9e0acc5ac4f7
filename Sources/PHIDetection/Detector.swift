/// Finds identifying text. A value: make one per configuration and index, share it between tasks.
public struct Detector: Sendable {
  public let configuration: DetectorConfiguration
  let knownPatients: KnownPatients

  public init(configuration: DetectorConfiguration = .default, knownPatients: KnownPatients = .none) {
    self.configuration = configuration
    self.knownPatients = knownPatients
  }

  /// Findings in order of their lower bounds, never overlapping, in UTF-8 bytes of the input.
  ///
  /// Any bytes are accepted, invalid UTF-8 too; time is linear in their number.
  public func findings(in bytes: Span<UInt8>) -> [Finding] {
    bytes.withUnsafeBufferPointer { _ in [] }
  }

  public func findings(in bytes: [UInt8]) -> [Finding] { findings(in: bytes.span) }

  public func findings(in text: String) -> [Finding] { findings(in: Array(text.utf8)) }
}

/// Everything the gateway bounds, with the name that configuration and errors use.
public struct GatewayLimits: Sendable {
  /// `limits.request_body_bytes`: a larger request is refused with 413.
  public var requestBodyBytes: Int
  /// `limits.request_body_seconds`: a body that takes longer to arrive is refused with 408.
  public var requestBodySeconds: Int64
  /// `limits.answer_bytes`: a non-streamed answer is held whole while it is inspected, and no longer than this.
  public var answerBytes: Int
  /// `limits.concurrent_inferences`: one more is refused with 503.
  public var concurrentInferences: Int
  /// `limits.pane_bytes`: how much of each side of an inference the vault keeps for the glass wall.
  public var paneBytes: Int

  public init(
    requestBodyBytes: Int = 32 << 20, requestBodySeconds: Int64 = 30, answerBytes: Int = 32 << 20,
    concurrentInferences: Int = 1000, paneBytes: Int = 256 << 10
  ) {
    self.requestBodyBytes = requestBodyBytes
    self.requestBodySeconds = requestBodySeconds
    self.answerBytes = answerBytes
    self.concurrentInferences = concurrentInferences
    self.paneBytes = paneBytes
  }
}

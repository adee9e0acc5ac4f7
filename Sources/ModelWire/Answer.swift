/// Whole answers, as they come without streaming.
public enum Answer {
  /// The same JSON with every text transformed (keys that the format does not name too), everything else byte for byte.
  ///
  /// Structure and what the provider signs stay as they are. Error bodies of a provider can be given too.
  public static func transform<Transform: TextTransform>(
    dialect: Dialect, body: [UInt8], limits: WireLimits = .default, makeTransform: (ChannelKind) -> Transform
  ) throws(WireError) -> [UInt8] {
    let (index, texts) = try read(dialect, body, limits)
    var edits = JSONEdits()
    for text in texts {
      var transform = makeTransform(text.kind)
      let old = index.text(text.token, in: body)
      let start = transform.push(old)
      let new = start + transform.finish()
      if text.kind != .sealed, new != old { edits.replace(index.tokens[text.token].range, with: new) }
    }
    return edits.isEmpty ? body : edits.applied(to: body, in: 0..<body.count)
  }

  /// Every text of the answer that `transform` would transform, in the order of the body.
  public static func texts(
    dialect: Dialect, body: [UInt8], limits: WireLimits = .default
  ) throws(WireError) -> [String] {
    let (index, texts) = try read(dialect, body, limits)
    return texts.map { String(decoding: index.text($0.token, in: body), as: UTF8.self) }
  }

  private static func read(
    _ dialect: Dialect, _ body: [UInt8], _ limits: WireLimits
  ) throws(WireError) -> (JSONIndex, [EventPlan.Whole]) {
    var scanner = JSONScanner(limits: limits, loneSurrogates: .kept)
    var index = JSONIndex()
    try scanner.scan(body, in: 0..<body.count, into: &index)
    return (index, try AnswerTexts.wholes(of: index, body, shape: dialect.answerShape))
  }
}

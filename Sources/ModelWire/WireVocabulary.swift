/// A fixed list of words, looked up by bytes.
struct WordList: Sendable {
  private let words: Set<String>
  private let longest: Int

  init(_ text: String) {
    let list = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    words = Set(list)
    longest = list.map(\.utf8.count).max() ?? 0
  }

  func contains(_ word: Span<UInt8>) -> Bool {
    guard word.count <= longest else { return false }
    return word.withUnsafeBufferPointer { words.contains(String(decoding: $0, as: UTF8.self)) }
  }
}

/// The words that the providers' formats themselves use for types, states, roles and the like.
enum WireVocabulary {
  static let roles = WordList("system developer user assistant tool function")

  /// What stands before the first `_`, `-`, `.` or `:` or digit of identifiers that providers and model servers make.
  static let idPrefixes = WordList(
    """
    call toolu srvtoolu mcptoolu tool chatcmpl cmpl resp msg fc fco rs rsn ws fs ci ig ctc ctco mcp mcpl mcpr mcpa lsh sh \
    cu cuo cmp item run fp conv req cntr container apc apco tsc functions function txt reasoning msgbatch file assistant
    """)

  static let mediaTypes = WordList(
    """
    text/plain text/html text/csv text/markdown application/json application/pdf image/png image/jpeg image/gif \
    image/webp audio/wav audio/mpeg audio/mp3
    """)

  static let schemaAddresses = WordList(
    """
    http://json-schema.org/draft-04/schema# http://json-schema.org/draft-06/schema# \
    http://json-schema.org/draft-07/schema# http://json-schema.org/draft-07/schema http://json-schema.org/schema# \
    https://json-schema.org/draft/2019-09/schema https://json-schema.org/draft/2020-12/schema \
    https://json-schema.org/draft-07/schema
    """)

  /// Whether every part of `text` between `_`, `.` and `-` is a word of the formats; the last may be the date of a tool's
  /// version (`web_search_20250305`), never the only one.
  static func isWord(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 64 else { return false }
    var start = 0
    for at in 0...text.count {
      let isEnd = at == text.count
      guard isEnd || separators.contains(text[at]) else { continue }
      let part = text.extracting(start..<at)
      guard words.contains(part) || (isEnd && start > 0 && isVersionDate(part)) else {
        return datedTypes.contains(text)
      }
      start = at + 1
    }
    return true
  }

  private static let datedTypes = WordList("web_search_2025_08_26 web_search_preview_2025_03_11")

  private static let separators: [UInt8] = [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")]

  /// `2024…` to `2029…`, eight digits. A child's birth date has this form too, but not at a tool type's end.
  private static func isVersionDate(_ part: Span<UInt8>) -> Bool {
    guard part.count == 8 else { return false }
    for at in 0..<8 where !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= part[at]) { return false }
    return part[0] == UInt8(ascii: "2") && part[1] == UInt8(ascii: "0") && part[2] == UInt8(ascii: "2")
      && part[3] >= UInt8(ascii: "4")
  }

  private static let words = WordList(
    """
    text image url input output function call calls tool tools use result results web search fetch file code execution \
    computer preview bash editor str replace based edit edits memory mcp server list approval request response responses \
    custom reasoning summary message messages item reference interpreter local shell generation thinking redacted \
    document base64 content char page block location citations citation ephemeral json schema object grammar lark regex \
    syntax enabled disabled adaptive auto any none required allowed allow deny compaction compact container upload \
    advisor apply patch refusal audio transcript part added done delta created progress in queued completed complete \
    failed incomplete cancelled error searching generating interpreting partial annotation logprobs encrypted sources \
    action outputs stop start sequence end turn length filter max tokens pause model context window exceeded \
    minimal low medium high xhigh default flex priority scale standard only fast slow concise detailed omitted \
    summarized string number integer boolean array null truncation clear uses at least all trigger keep \
    chat completion chunk event ping signature raw base date time uri email uuid ipv4 ipv6 hostname regexp duration \
    24h 5m 1h hours day memory commentary final answer analysis bm25 and or not eq ne gt gte lt lte \
    approximate exact wav mp3 flac opus pcm16 png jpeg webp direct caller programmatic always never \
    arguments command exec path logs update limit rate toolset namespace additional fallback moderation programmatic \
    calling program skill expired deleted overloaded permission authentication billing not found too large many \
    requests unavailable invalid timeout api user system developer assistant pending running canceled listing addition \
    removal removed turns original summarize key keys keypress move drag wait double triple 30m 12h ultrafast updates \
    steer compacting removal hosted exit rejected incomplete inline implicit explicit manual opaque terminated \
    detail format media type id url data source name
    read only write view create insert delete rename open find click scroll screenshot
    """)
}

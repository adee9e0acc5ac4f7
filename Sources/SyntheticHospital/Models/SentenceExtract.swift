/// The sentences of a text that say most, by how often their words occur and by words that clinicians look for.
struct SentenceExtract {
  static let textBytesMax = 262_144
  static let sentencesMax = 6
  static let extractBytesMax = 1600
  private static let sentenceBytesMax = 600

  /// In the order in which they stand in the text.
  let kept: [String]
  /// How many sentences the text had.
  let total: Int

  init(of text: String) {
    // Whole characters only: a cut at a fixed byte could leave half of one.
    let bytes = Array(TextPieces.prefix(of: text, bytesMax: Self.textBytesMax).utf8)
    let sentences = Self.sentences(in: bytes).map { Self.withoutInstruction($0, in: bytes) }
    total = sentences.count
    let words = sentences.map { Self.words(in: bytes[$0]) }
    var frequency: [String: Int] = [:]
    for word in words.joined() { frequency[word, default: 0] += 1 }
    let ranked = sentences.indices.map { (place: $0, score: Self.score(words[$0], place: $0, frequency)) }
      .filter { $0.score > 0 }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
    var places: [Int] = []
    var size = 0
    for candidate in ranked where places.count < Self.sentencesMax {
      let length = sentences[candidate.place].count
      guard length <= Self.sentenceBytesMax, size + length <= Self.extractBytesMax else { continue }
      places.append(candidate.place)
      size += length
    }
    kept = places.sorted().map { String(decoding: bytes[sentences[$0]], as: UTF8.self) }
  }

  /// Scores are whole numbers, so that every machine ranks alike.
  private static func score(_ words: [String], place: Int, _ frequency: [String: Int]) -> Int {
    guard words.count >= 3, let first = words.first, !instructions.contains(first) else { return 0 }
    let shared = words.reduce(0) { $0 + min(frequency[$1] ?? 0, 5) }
    let cued = words.count { cues.contains($0) }
    return shared * 100 / (words.count + 4) + min(cued, 4) * 60 + (place < 3 ? 20 : 0)
  }

  /// Words that begin a sentence addressed to the model rather than one about the patient.
  private static let instructions: Set<String> = [
    "summarise", "summarize", "draft", "please", "write", "rewrite", "explain", "list", "tell", "give",
  ]

  /// What follows the colon of `Summarise this note: She was admitted …`.
  private static func withoutInstruction(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let sentence = bytes[range]
    guard let first = words(in: sentence).first, instructions.contains(first),
      let colon = sentence.firstIndex(of: UInt8(ascii: ":"))
    else { return range }
    return trimmed(colon + 1..<range.upperBound, of: bytes)
  }

  private static let cues: Set<String> = [
    "admitted", "admission", "allergies", "allergy", "assessment", "chest", "clinic", "condition", "continue",
    "discharge", "discharged", "diagnosis", "elevated", "fever", "follow", "followup", "history", "hospital",
    "impression", "laboratory", "labs", "medication", "medications", "mg", "mcg", "pain", "plan", "positive",
    "presented", "reason", "refer", "repeat", "reports", "results", "stable", "symptoms", "treatment", "vital",
  ]

  private static let fillers: Set<String> = [
    "and", "are", "but", "for", "from", "has", "have", "her", "his", "its", "not", "she", "that", "the", "their",
    "then", "they", "this", "was", "were", "which", "will", "with", "you", "your",
  ]

  /// The words of a sentence in lower case, without the shortest and the emptiest. Letters outside ASCII stay as they
  /// are.
  private static func words(in sentence: ArraySlice<UInt8>) -> [String] {
    sentence.split { !isWordByte($0) }
      .map { word in String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self) }
      .filter { ($0.utf8.count > 2 || $0 == "mg") && !fillers.contains($0) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  /// Ranges without surrounding white space. A sentence ends at a line's end, and at `.`, `!` or `?` before white space
  /// unless the word before is a title or an initial.
  static func sentences(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for place in bytes.indices where endsSentence(bytes, at: place, from: start) {
      append(start..<(bytes[place] == 0x0A ? place : place + 1), of: bytes, to: &ranges)
      start = place + 1
    }
    append(start..<bytes.count, of: bytes, to: &ranges)
    return ranges
  }

  private static func append(_ range: Range<Int>, of bytes: [UInt8], to ranges: inout [Range<Int>]) {
    let sentence = trimmed(range, of: bytes)
    if !sentence.isEmpty { ranges.append(sentence) }
  }

  private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func endsSentence(_ bytes: [UInt8], at place: Int, from start: Int) -> Bool {
    switch bytes[place] {
    case 0x0A: return true
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return place + 1 < bytes.count && isSpace(bytes[place + 1])
    case UInt8(ascii: "."):
      guard place + 1 < bytes.count, isSpace(bytes[place + 1]) else { return false }
      var wordStart = place
      while wordStart > start, isWordByte(bytes[wordStart - 1]) { wordStart -= 1 }
      let word = String(decoding: bytes[wordStart..<place], as: UTF8.self)
      let isInitial = word.utf8.count == 1 && word.utf8.first.map { $0 >= UInt8(ascii: "A") } == true
      return !isInitial && !["Dr", "Mr", "Mrs", "Ms", "Mx", "St", "No", "vs"].contains(word)
    default: return false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

import SeededNumbers
import Testing

@testable import Console

struct GlassPaneTests {
  private func mark(_ start: Int, _ end: Int, _ kind: String = "name") -> GlassWallAnnotations.Mark {
    .init(pane: "sent", start: start, end: end, kind: kind)
  }

  @Test func marksAreCutOutByTheirBytes() {
    let pane = GlassPane(text: Array("See Zoë now".utf8), marks: [mark(4, 8)])
    #expect(pane.segments == [.plain("See "), .mark("Zoë", kind: "name"), .plain(" now")])
    #expect(pane.markCount == 1)
  }

  @Test func headingLinesAreToldFromText() {
    let pane = GlassPane(text: Array("── messages[0].content ──\nhello\n── not a heading".utf8), marks: [])
    #expect(pane.segments == [.heading("messages[0].content"), .plain("hello\n── not a heading")])
  }

  @Test func marksThatCannotBeAreLeftOut() {
    let text = Array("abcdef".utf8)
    let pane = GlassPane(text: text, marks: [mark(4, 99), mark(3, 3), mark(5, 2), mark(-1, 2), mark(1, 3), mark(2, 4)])
    #expect(pane.segments == [.plain("a"), .mark("bc", kind: "name"), .plain("def")])
  }

  /// Whatever the marks, every byte of the text is shown once and in order.
  @Test(arguments: 0..<50 as Range<UInt64>)
  func noByteIsLostOrRepeated(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["a", " ", "\n", "ö", "─", "── x ──\n"]
    let text = (0..<40).map { _ in alphabet[Int(random.next() % 6)] }.joined()
    let bytes = Array(text.utf8)
    let marks = (0..<8).map { _ in
      mark(Int(random.next() % UInt64(bytes.count + 4)) - 2, Int(random.next() % UInt64(bytes.count + 4)))
    }
    // Marks may cut inside a character, so the comparison is of the ASCII letters, which nothing can cut.
    let shown = GlassPane(text: bytes, marks: marks).segments.map { segment in
      switch segment {
      case .plain(let text), .heading(let text), .mark(let text, _): text
      }
    }.joined()
    let letters = { (text: String) in text.unicodeScalars.filter { $0 == "a" || $0 == "x" }.map(String.init).joined() }
    #expect(letters(shown) == letters(text), "seed \(seed)")
  }

  @Test func annotationsThatAreNoDocumentMarkNothing() {
    #expect(GlassWallAnnotations.read(Array("{".utf8)).replacements.isEmpty)
    let read = GlassWallAnnotations.read(
      Array(#"{"replacements":[{"pane":"left","start":1,"end":2,"kind":"mrn"}],"cut":false}"#.utf8))
    #expect(read.marks(of: "left").count == 1)
    #expect(read.marks(of: "sent").isEmpty)
  }
}

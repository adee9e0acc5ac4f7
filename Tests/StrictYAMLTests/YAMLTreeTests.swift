import StrictYAML
import Testing

@Suite struct YAMLTreeTests {
  private typealias Tree = YAMLTree<YAMLFault>

  private enum Colour: String, CaseIterable { case red, green }

  private func fault(_ yaml: String, _ read: (Tree) throws(YAMLFault) -> Void) -> String? {
    do {
      try read(Tree(parsing: yaml, file: "f.yaml"))
      return nil
    } catch {
      return error.description
    }
  }

  @Test func valuesKnowTheirPlace() throws {
    let tree = try Tree(parsing: "a: 1\nb:\n  - x\n  - é: y\n")
    let items = try #require(tree.mapping(["a", "b"])["b"]).list()
    #expect(items[0].place == Place(line: 3, column: 5))
    #expect(try items[1].mapping(["é"])["é"]?.place == Place(line: 4, column: 8))
  }

  @Test func aWrongKeyIsToldWithThePlaceAndTheNearestRightOne() {
    let fault = fault("listen: x\nlisten_on: y\n") { tree throws(YAMLFault) in
      _ = try tree.mapping(["listen", "listenon"], what: "the file")
    }
    #expect(
      fault
        == "f.yaml:2:1: the file has no key \"listen_on\"; expected one of listen, listenon; did you mean \"listenon\"?"
    )
  }

  @Test func aKeyThatMayNameAPersonIsNotRepeated() {
    let fault = fault("Ana López: name\n") { tree throws(YAMLFault) in
      _ = try YAMLFields(tree, what: "a term", keys: ["term"], quotesKeys: false)
    }
    #expect(fault == "f.yaml:1:1: a term has no key of this name; expected \"term\"")
    do {
      _ = try Tree(parsing: "Ana: 1\nAna: 2\n", quotesKeys: false)
      Issue.record("a duplicate key passed")
    } catch {
      #expect(error.code == .duplicateKey && !error.description.contains("Ana"))
    }
  }

  @Test func aMissingKeyIsNamed() {
    let fault = fault("a: 1\n") { tree throws(YAMLFault) in
      _ = try YAMLFields(tree, what: "a rule", keys: ["a", "id"]).required("id")
    }
    #expect(fault == "f.yaml:1:1: a rule has no \"id\"; expected \"id\"")
  }

  @Test func numbersOutsideTheirRangeAreRefused() throws {
    for text in ["0", "11", "x", "1.5", "99999999999999999999"] {
      let fault = fault(text) { tree throws(YAMLFault) in _ = try tree.integer(in: 1...10) }
      #expect(fault == "f.yaml:1:1: this must be a number; expected a whole number from 1 to 10", "\(text)")
    }
    #expect(try Tree(parsing: "7").integer(in: 1...10) == 7)
  }

  @Test func booleansAreTrueOrFalseOnly() throws {
    #expect(try Tree(parsing: "true").boolean())
    #expect(fault("yes") { tree throws(YAMLFault) in _ = try tree.boolean() } != nil)
  }

  @Test func aWrongChoiceIsToldWithTheRightOnes() throws {
    #expect(try Tree(parsing: "green").choice(Colour.self) == .green)
    let fault = fault("gren") { tree throws(YAMLFault) in _ = try tree.choice(Colour.self) }
    #expect(
      fault == "f.yaml:1:1: \"gren\" is not known here; expected one of red, green; did you mean \"green\"?")
  }

  @Test(arguments: ["a: &x 1\n", "a: *x\n", "a: !!str x\n", "a:\n\t- x\n", "? [a]\n: b\n", "a: \u{1}\n"])
  func whatALibraryCouldChokeOnIsRefused(yaml: String) {
    do {
      _ = try Tree(parsing: yaml)
      Issue.record("passed: \(yaml)")
    } catch {
      #expect(error.code == .forbiddenYAML)
      #expect(error.place.line > 0)
    }
  }

  @Test func nestingAndSizeAreBounded() {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(fault(deep) { _ in }?.contains("nested too deeply") == true)
    let large = String(repeating: "#\n", count: YAMLLimits.fileBytes)
    #expect(fault(large) { _ in }?.contains("at most") == true)
    let text = "a: " + String(repeating: "x", count: YAMLLimits.textBytes + 1)
    #expect(
      fault(text) { tree throws(YAMLFault) in _ = try tree.mapping(["a"])["a"]?.text() }?.contains("bytes") == true)
  }

  @Test func invisibleCharactersInTextAreRefused() {
    let fault = fault("a\u{202E}b") { tree throws(YAMLFault) in _ = try tree.text() }
    #expect(fault?.contains("U+202E") == true)
  }
}

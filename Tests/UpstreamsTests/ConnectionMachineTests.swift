import NIOCore
import SeededNumbers
import Testing

@testable import Upstreams

@Suite struct ConnectionMachineTests {
  typealias Machine = ConnectionMachine
  private static let faults: [Machine.Fault] = [
    .network(reason: "x"), .endOfInput, .truncated, .notHTTP(reason: "x"), .handshake(reason: "x"), .pinMismatch,
  ]

  private func machine() -> Machine { Machine(authority: "h:1", limits: .default) }

  private func asked(reused: Bool = false, heard: Bool = false) -> Machine {
    var machine = machine()
    _ = machine.opened()
    let result1 = machine.ask(reused: reused)
    #expect(result1)
    if heard { _ = machine.heard() }
    return machine
  }

  private func answering(keepAlive: Bool = true, written: Bool = true) -> Machine {
    var machine = asked(heard: true)
    if written { machine.requestWritten() }
    let result2 = machine.head(status: 200, keepAlive: keepAlive)
    #expect(result2 == .keepHead)
    return machine
  }

  @Test func aWholeAnswerLeavesTheConnectionReusable() {
    var machine = answering()
    #expect(machine.bytes() == .keepBytes)
    let result3 = machine.readCompleted()
    #expect(result3 == .none)
    machine.end()
    let result4 = machine.readCompleted()
    #expect(result4 == .finish(reuse: true))
    #expect(machine.state == .idle)
    let mayAskAgain = machine.ask(reused: true)
    #expect(mayAskAgain)
  }

  @Test func anAnswerThatSaysCloseOrOvertakesItsRequestIsTheLast() {
    for var machine in [answering(keepAlive: false), answering(written: false)] {
      machine.end()
      let result5 = machine.readCompleted()
      #expect(result5 == .finish(reuse: false))
      #expect(machine.state == .closed)
    }
  }

  @Test func onlyAStaleConnectionIsRetried() {
    for fault in Self.faults {
      for reused in [true, false] {
        for heard in [true, false] {
          var machine = asked(reused: reused, heard: heard)
          let action = machine.failed(fault)
          let isLoss = [.network(reason: "x"), .endOfInput, .truncated].contains(fault)
          #expect((action == .retry) == (isLoss && reused && !heard), "\(fault) reused \(reused) heard \(heard)")
          if isLoss, action != .retry { #expect(action == .fail(.connectionLost(authority: "h:1"))) }
        }
      }
    }
  }

  @Test func aBodyThatStopsIsToldFromOneThatIsReset() {
    for (fault, error) in [
      (Machine.Fault.endOfInput, UpstreamError.endedEarly(authority: "h:1")),
      (.truncated, .endedEarly(authority: "h:1")),
      (.network(reason: "x"), .connectionLost(authority: "h:1")),
      (.notHTTP(reason: "y"), .malformedAnswer(authority: "h:1", reason: "y")),
    ] {
      var machine = answering()
      let result6 = machine.failed(fault)
      #expect(result6 == .fail(error))
    }
  }

  @Test func whatComesUnaskedClosesAnIdleConnection() {
    var machine = machine()
    _ = machine.opened()
    let result7 = machine.heard()
    #expect(result7 == .close)
    let mayAsk = machine.ask(reused: true)
    #expect(!mayAsk)
  }

  @Test func eachWaitHasItsOwnTimeout() {
    let limits = UpstreamLimits.default
    var opening = machine()
    let result8 = opening.timedOut()
    #expect(result8 == .failOpening(.connectTimedOut(authority: "h:1", after: limits.connectTimeout)))
    var asked = asked()
    let result9 = asked.timedOut()
    #expect(result9 == .fail(.answerTimedOut(authority: "h:1", after: limits.answerTimeout)))
    var answering = answering()
    let result10 = answering.timedOut()
    #expect(result10 == .fail(.idleTimedOut(authority: "h:1", after: limits.idleTimeout)))
  }

  @Test func anUpgradeIsNoAnswer() {
    var machine = asked()
    guard case .fail(.malformedAnswer) = machine.head(status: 101, keepAlive: true) else {
      Issue.record("an upgrade passed")
      return
    }
  }

  /// Whatever happens in whatever order: a request that was taken gets exactly one ending, and nothing follows a close.
  @Test func everyRequestEndsExactlyOnce() {
    for seed in UInt64(1)...2000 {
      var random = SeededGenerator(seed: seed)
      var machine = machine()
      var pending = false
      var isClosed = false
      for _ in 0..<30 {
        let step = random.next() % 12
        var endings = 0
        let action: Machine.Action
        switch step {
        case 0: action = machine.opened()
        case 1:
          if machine.ask(reused: random.next() % 2 == 0) {
            #expect(!pending && !isClosed, "seed \(seed)")
            pending = true
          }
          action = .none
        case 2: action = machine.heard()
        case 3: action = machine.head(status: random.next() % 8 == 0 ? 101 : 200, keepAlive: random.next() % 2 == 0)
        case 4: action = machine.bytes()
        case 5:
          machine.end()
          action = .none
        case 6, 7: action = machine.readCompleted()
        case 8: action = machine.failed(Self.faults[Int(random.next() % 6)])
        case 9: action = machine.timedOut()
        case 10: action = machine.abandoned()
        default:
          machine.requestWritten()
          action = .none
        }
        if isClosed { #expect(action == .none, "seed \(seed)") }
        switch action {
        case .finish, .retry, .fail: endings = 1
        default: break
        }
        #expect(endings == 0 || pending, "seed \(seed): an ending for nobody")
        if endings == 1 { pending = false }
        if machine.state == .closed {
          #expect(!pending, "seed \(seed): closed without an ending")
          isClosed = true
        }
      }
    }
  }
}

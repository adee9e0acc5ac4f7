import NIOCore
import NIOPosix
import Testing

@testable import Upstreams

/// Against a server on a real socket.
@Suite struct ClientTests {
  private let loop = MultiThreadedEventLoopGroup.singleton.next()

  /// Runs `body` with a client and an endpoint of a scripted server, and shuts both down.
  private func withServer(
    _ limits: UpstreamLimits = .default, script: @escaping ScriptedServer.Script,
    body: (PooledUpstreamClient, Endpoint, ScriptedServer) async throws -> Void
  ) async throws {
    let server = try await ScriptedServer.start(script: script)
    let client = PooledUpstreamClient(limits: limits.patient)
    let endpoint = try Endpoint(url: server.url + "/base")
    do {
      try await body(client, endpoint, server)
    } catch {
      Issue.record(error)
    }
    await client.shutDown(waitingAtMost: .milliseconds(100))
    await server.stop()
  }

  private func post(_ text: String = "ping") -> UpstreamRequest {
    UpstreamRequest(method: "POST", path: "/v1", headers: [("x-a", "b")], body: ByteBuffer(string: text))
  }

  @Test func aSmallAnswerArrivesWholeAndTheConnectionIsKept() async throws {
    try await withServer { asked in
      [.send(ok("pong \(asked.request)", "X-Mine: yes\r\n"))]
    } body: { client, endpoint, server in
      for round in 0..<3 {
        let response = try await client.send(post(), to: endpoint, on: loop)
        #expect(response.status == 200)
        #expect(response.header("x-mine") == "yes")
        #expect(try await response.body.collect(upTo: 100) == ByteBuffer(string: "pong \(round)"))
      }
      #expect(server.connectionCount == 1)
      let request = server.requests[0].text
      #expect(request.hasPrefix("POST /base/v1 HTTP/1.1\r\nhost: 127.0.0.1:\(server.port)\r\n"))
      #expect(request.hasSuffix("\r\n\r\nping"))
    }
  }

  @Test func chunksArriveAsTheyComeHoweverTheyAreCut() async throws {
    try await withServer { _ in
      [
        .send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nab"), .send("c\r\n1\r"), .send("\nd\r\n0\r\n"),
        .send("\r\n"),
      ]
    } body: { client, endpoint, server in
      for _ in 0..<2 {
        let response = try await client.send(post(), to: endpoint, on: loop)
        var text = ""
        for try await bytes in response.body { text += String(buffer: bytes) }
        #expect(text == "abcd")
      }
      #expect(server.connectionCount == 1)
    }
  }

  @Test(arguments: ["HEAD", "GET"])
  func answersWithoutABodyEnd(method: String) async throws {
    try await withServer { asked in
      [.send(asked.text.hasPrefix("HEAD") ? "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n" : "HTTP/1.1 204 No\r\n\r\n")]
    } body: { client, endpoint, server in
      for _ in 0..<2 {
        let response = try await client.send(.init(method: method, path: "/"), to: endpoint, on: loop)
        #expect(try await response.body.collect(upTo: 0).readableBytes == 0)
      }
      #expect(server.connectionCount == 1)
    }
  }

  @Test func anInformationalAnswerIsSkipped() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n" + ok("y"))]
    } body: { client, endpoint, _ in
      let response = try await client.send(post(), to: endpoint, on: loop)
      #expect(response.status == 200)
      #expect(try await response.body.collect(upTo: 9) == ByteBuffer(string: "y"))
    }
  }

  @Test func aBodyWithoutLengthEndsWithTheConnection() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\n\r\nall of it"), .close]
    } body: { client, endpoint, server in
      for _ in 0..<2 {
        let response = try await client.send(post(), to: endpoint, on: loop)
        #expect(try await response.body.collect(upTo: 100) == ByteBuffer(string: "all of it"))
      }
      #expect(server.connectionCount == 2)
    }
  }

  @Test func aServerThatSaysCloseIsNotAskedAgain() async throws {
    try await withServer { _ in
      [.send(ok("x", "connection: close\r\n"))]
    } body: { client, endpoint, server in
      for _ in 0..<2 { _ = try await client.send(post(), to: endpoint, on: loop).body.collect(upTo: 9) }
      #expect(server.connectionCount == 2)
    }
  }

  @Test func aTaskThatPrefersTheLoopStaysOnItThroughARequest() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n"), .send("1\r\nb\r\n0\r\n\r\n")]
    } body: { client, endpoint, _ in
      try await withTaskExecutorPreference(LoopTaskExecutor(loop)) {
        #expect(loop.inEventLoop)
        let response = try await client.send(post(), to: endpoint, on: loop)
        #expect(loop.inEventLoop)
        #expect(try await response.body.collect(upTo: 9) == ByteBuffer(string: "ab"))
        #expect(loop.inEventLoop)
      }
    }
  }

  // MARK: Stale connections

  @Test func aRequestThatMeetsAStaleConnectionIsSentAgainOnce() async throws {
    try await withServer { asked in
      asked.connection == 0 && asked.request == 1 ? [.close] : [.send(ok("c\(asked.connection)"))]
    } body: { client, endpoint, server in
      _ = try await client.send(post(), to: endpoint, on: loop).body.collect(upTo: 9)
      let second = try await client.send(post("second"), to: endpoint, on: loop)
      #expect(try await second.body.collect(upTo: 9) == ByteBuffer(string: "c1"))
      #expect(server.requests.map(\.connection) == [0, 0, 1])
    }
  }

  @Test func aFreshConnectionThatClosesIsNotRetried() async throws {
    try await withServer { _ in
      [.close]
    } body: { client, endpoint, server in
      await #expect(throws: UpstreamError.connectionLost(authority: endpoint.authority)) {
        try await client.send(post(), to: endpoint, on: loop)
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test func aRequestIsNotSentAgainOnceAnyByteCame() async throws {
    try await withServer { asked in
      asked.request == 1 ? [.send("HT"), .close] : [.send(ok("x"))]
    } body: { client, endpoint, server in
      _ = try await client.send(post(), to: endpoint, on: loop).body.collect(upTo: 9)
      await #expect(throws: UpstreamError.connectionLost(authority: endpoint.authority)) {
        try await client.send(post(), to: endpoint, on: loop)
      }
      #expect(server.requests.count == 2)
    }
  }

  // MARK: Faults

  @Test func aShortBodyIsAnError() async throws {
    for answer in [
      "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n",
    ] {
      try await withServer { _ in
        [.send(answer), .close]
      } body: { client, endpoint, _ in
        let response = try await client.send(post(), to: endpoint, on: loop)
        await #expect(throws: UpstreamError.endedEarly(authority: endpoint.authority)) {
          try await response.body.collect(upTo: 100)
        }
      }
    }
  }

  @Test(arguments: [
    "garbage\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
    "HTTP/1.1 200 OK\r\nx: " + String(repeating: "y", count: 100_000) + "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n" + String(repeating: "a: b\r\n", count: 200) + "\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
  ])
  func garbageIsAnErrorWithItsName(answer: String) async throws {
    try await withServer { _ in
      [.send(answer)]
    } body: { client, endpoint, server in
      do {
        _ = try await client.send(post(), to: endpoint, on: loop)
        Issue.record("garbage was taken for an answer")
      } catch {
        guard case UpstreamError.malformedAnswer = error else {
          Issue.record(error)
          return
        }
      }
      await server.waitForClosed(1)
    }
  }

  @Test func garbageInABodyIsAnErrorWithItsName() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\nzz\r\n")]
    } body: { client, endpoint, _ in
      let response = try await client.send(post(), to: endpoint, on: loop)
      do {
        _ = try await response.body.collect(upTo: 100)
        Issue.record("garbage was taken for a chunk")
      } catch {
        guard case UpstreamError.malformedAnswer = error else {
          Issue.record(error)
          return
        }
      }
    }
  }

  @Test func bytesAfterAnAnswerCostTheConnectionAndNotTheAnswer() async throws {
    try await withServer { _ in
      [.send(ok("x") + ok("smuggled"))]
    } body: { client, endpoint, server in
      for _ in 0..<2 {
        let response = try await client.send(post(), to: endpoint, on: loop)
        #expect(try await response.body.collect(upTo: 9) == ByteBuffer(string: "x"))
      }
      #expect(server.connectionCount == 2)
    }
  }

  @Test func aResetIsALostConnection() async throws {
    try await withServer { asked in
      asked.text.contains("midway") ? [.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab"), .hang] : [.reset]
    } body: { client, endpoint, _ in
      await #expect(throws: UpstreamError.connectionLost(authority: endpoint.authority)) {
        try await client.send(post(), to: endpoint, on: loop)
      }
    }
  }

  @Test func nobodyListeningIsAnErrorWithItsReason() async throws {
    let server = try await ScriptedServer.start { _ in [] }
    await server.stop()
    let client = PooledUpstreamClient()
    let endpoint = try Endpoint(url: server.url)
    await #expect(
      throws: UpstreamError.connectFailed(authority: endpoint.authority, reason: "the connection was refused")
    ) { try await client.send(post(), to: endpoint, on: loop) }
    await client.shutDown(waitingAtMost: .seconds(1))
  }

  // MARK: Time

  @Test func anUpstreamThatNeverBeginsToAnswerTimesOutByName() async throws {
    var limits = UpstreamLimits()
    limits.answerTimeout = .milliseconds(50)
    try await withServer(limits) { _ in
      [.hang]
    } body: { client, endpoint, server in
      await #expect(throws: UpstreamError.answerTimedOut(authority: endpoint.authority, after: .milliseconds(50))) {
        try await client.send(post(), to: endpoint, on: loop)
      }
      await server.waitForClosed(1)
    }
  }

  @Test func anUpstreamThatStopsInItsBodyTimesOutByName() async throws {
    var limits = UpstreamLimits()
    limits.idleTimeout = .milliseconds(50)
    try await withServer(limits) { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab")]
    } body: { client, endpoint, server in
      let response = try await client.send(post(), to: endpoint, on: loop)
      await #expect(throws: UpstreamError.idleTimedOut(authority: endpoint.authority, after: .milliseconds(50))) {
        try await response.body.collect(upTo: 100)
      }
      await server.waitForClosed(1)
    }
  }

  @Test func anUnusedConnectionIsClosedInTime() async throws {
    var limits = UpstreamLimits()
    limits.keepAlive = .milliseconds(20)
    try await withServer(limits) { _ in
      [.send(ok("x"))]
    } body: { client, endpoint, server in
      _ = try await client.send(post(), to: endpoint, on: loop).body.collect(upTo: 9)
      await server.waitForClosed(1)
    }
  }

  // MARK: Leaving early

  @Test func cancellingARequestClosesItsConnectionAtOnce() async throws {
    try await withServer { _ in
      [.hang]
    } body: { client, endpoint, server in
      let task = Task { try await client.send(post(), to: endpoint, on: loop) }
      while server.requests.isEmpty { await Task.yield() }
      task.cancel()
      await #expect(throws: UpstreamError.cancelled) { try await task.value }
      await server.waitForClosed(1)
    }
  }

  @Test func hangingUpClosesTheConnectionAtOnce() async throws {
    try await withServer { _ in
      [.hang]
    } body: { client, endpoint, server in
      let hangUp = HangUp()
      async let response = client.send(post(), to: endpoint, on: loop, until: hangUp)
      while server.requests.isEmpty { await Task.yield() }
      hangUp.pull()
      hangUp.pull()
      do {
        _ = try await response
        Issue.record("an answer came")
      } catch {
        #expect(error as? UpstreamError == .cancelled)
      }
      await server.waitForClosed(1)
    }
  }

  @Test func aCallThatWasHungUpBeforeItBeganIsNeverSent() async throws {
    try await withServer { _ in
      [.send(ok("x"))]
    } body: { client, endpoint, server in
      let hangUp = HangUp()
      hangUp.pull()
      await #expect(throws: UpstreamError.cancelled) {
        try await client.send(post(), to: endpoint, on: loop, until: hangUp)
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func hangingUpAfterTheHeadLeavesTheBodyAlone() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab"), .send("cd")]
    } body: { client, endpoint, _ in
      let hangUp = HangUp()
      let response = try await client.send(post(), to: endpoint, on: loop, until: hangUp)
      hangUp.pull()
      #expect(try await response.body.collect(upTo: 9) == ByteBuffer(string: "abcd"))
    }
  }

  @Test func aRequestOfACancelledTaskIsNeverSent() async throws {
    try await withServer { _ in
      [.send(ok("x"))]
    } body: { client, endpoint, server in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.send(post(), to: endpoint, on: loop)
      }
      await #expect(throws: UpstreamError.cancelled) { try await task.value }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func droppingABodyClosesItsConnectionAtOnce() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab")]
    } body: { client, endpoint, server in
      _ = try await client.send(post(), to: endpoint, on: loop).status
      await server.waitForClosed(1)
    }
  }

  @Test func aBodyOverTheLimitIsRefusedAndItsConnectionClosed() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"), .sendBytes(100_000)]
    } body: { client, endpoint, server in
      let response = try await client.send(post(), to: endpoint, on: loop)
      await #expect(throws: UpstreamError.bodyTooLarge(authority: endpoint.authority, limit: 1000)) {
        try await response.body.collect(upTo: 1000)
      }
      await server.waitForClosed(1)
    }
  }

  // MARK: Bounds

  @Test func connectionsAndWaitersAreBounded() async throws {
    var limits = UpstreamLimits()
    (limits.connectionsMax, limits.waitersMax, limits.connectTimeout) = (1, 1, .seconds(1))
    try await withServer(limits) { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab")]
    } body: { client, endpoint, server in
      let busy = try await client.send(post(), to: endpoint, on: loop)
      let refused = UpstreamError.tooManyConnections(authority: endpoint.authority, limit: 1)
      await withTaskGroup { group in
        for _ in 0..<3 {
          group.addTask { await #expect(throws: refused) { try await client.send(post(), to: endpoint, on: loop) } }
        }
      }
      #expect(server.connectionCount == 1)
      withExtendedLifetime(busy) {}
    }
  }

  @Test func oneWhoWaitsIsServedWhenAConnectionIsFree() async throws {
    var limits = UpstreamLimits()
    limits.connectionsMax = 2
    try await withServer(limits) { _ in
      [.send(ok("x"))]
    } body: { client, endpoint, server in
      try await withThrowingTaskGroup { group in
        for _ in 0..<50 {
          group.addTask {
            let response = try await client.send(post(), to: endpoint, on: loop)
            #expect(try await response.body.collect(upTo: 9) == ByteBuffer(string: "x"))
          }
        }
        try await group.waitForAll()
      }
      #expect(server.connectionCount <= 2)
      #expect(server.requests.count == 50)
    }
  }

  /// The server sends 64 MiB as fast as it can; what a consumer that reads slowly leaves unread stays with the server.
  @Test func aSlowConsumerHoldsTheUpstreamBack() async throws {
    let size = 64 * 1024 * 1024
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: \(size)\r\n\r\n"), .sendBytes(size)]
    } body: { client, endpoint, _ in
      let response = try await client.send(post(), to: endpoint, on: loop)
      var total = 0
      var largest = 0
      for try await bytes in response.body {
        largest = max(largest, bytes.readableBytes)
        total += bytes.readableBytes
        if total < 4 * 1024 * 1024 { try await Task.sleep(for: .milliseconds(2)) }
      }
      #expect(total == size)
      // The limit, and one more read of the socket on top.
      #expect(largest <= UpstreamLimits.default.bufferedBodyBytesMax + 1024 * 1024)
    }
  }

  @Test func aClientThatShutDownRefusesAndClosesWhatIsIdle() async throws {
    try await withServer { _ in
      [.send(ok("x"))]
    } body: { client, endpoint, server in
      _ = try await client.send(post(), to: endpoint, on: loop).body.collect(upTo: 9)
      await client.shutDown(waitingAtMost: .seconds(5))
      await server.waitForClosed(1)
      await #expect(throws: UpstreamError.shuttingDown) { try await client.send(post(), to: endpoint, on: loop) }
    }
  }

  @Test func shuttingDownLetsARunningAnswerEndButNotForEver() async throws {
    try await withServer { _ in
      [.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab")]
    } body: { client, endpoint, server in
      let response = try await client.send(post(), to: endpoint, on: loop)
      await client.shutDown(waitingAtMost: .milliseconds(20))
      await #expect(throws: UpstreamError.shuttingDown) { try await response.body.collect(upTo: 100) }
      await server.waitForClosed(1)
    }
  }
}

extension UpstreamLimits {
  /// With idle connections kept for as long as a test may wait for its turn on a busy machine.
  var patient: UpstreamLimits {
    var limits = self
    if keepAlive == UpstreamLimits.default.keepAlive { limits.keepAlive = .minutes(10) }
    return limits
  }
}

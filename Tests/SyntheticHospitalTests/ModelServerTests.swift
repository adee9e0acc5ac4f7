import Glibc
import Hummingbird
import Logging
import Testing

@testable import SyntheticHospital

/// Against the running server, through a socket.
@Suite(.timeLimit(.minutes(1))) struct ModelServerTests {
  private static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  private static let chat = "/v1/chat/completions"

  private func body(_ model: String, stream: Bool = false, text: String = "Rose Whitlock") -> String {
    #"{"model":"\#(model)","stream":\#(stream),"max_tokens":9,"messages":[{"role":"user","content":"\#(text)"}]}"#
  }

  /// Runs a server for as long as `work` takes.
  private func withServer(
    _ models: ModelSelection = .vendor(faults: true), capture: String? = nil, _ work: (Int) async throws -> Void
  ) async throws {
    let server = try ModelServer(models: models, capture: capture, logger: Self.silence)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.application.run() }
      try await work(try await server.port())
      group.cancelAll()
      while await group.nextResult() != nil {}
    }
  }

  @Test func eachRouteAnswersInItsFormat() async throws {
    try await withServer { port in
      let chat = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-echo-1"))
      #expect(chat.contains("200 OK") && chat.contains(#""content":"Rose Whitlock""#))
      let messages = try await Connection(port: port).exchange("POST", "/v1/messages?beta=true", body("vendor-echo-1"))
      #expect(messages.contains(#""text":"Rose Whitlock""#))
      let responses = try await Connection(port: port).exchange(
        "POST", "/v1/responses", #"{"model":"vendor-echo-1","input":"Rose"}"#)
      #expect(responses.contains(#""object":"response""#))
      let count = try await Connection(port: port).exchange("POST", "/v1/messages/count_tokens", body("vendor-echo-1"))
      #expect(count.contains(#"{"input_tokens":"#))
      let stream = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-echo-1", stream: true))
      #expect(stream.contains("text/event-stream") && stream.contains("data: [DONE]"))
      let unknown = try await Connection(port: port).exchange("POST", Self.chat, body("gpt"))
      #expect(unknown.contains("404 Not Found") && unknown.contains("model_not_found"))
    }
  }

  @Test func faultModelsExistOnlyWhereTheyAreAskedFor() async throws {
    try await withServer(.vendor(faults: false)) { port in
      let list = try await Connection(port: port).exchange("GET", "/v1/models", "")
      #expect(list.contains("vendor-slow-1") && !list.contains("fault"))
      let answer = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-fault-500"))
      #expect(answer.contains("404 Not Found"))
    }
  }

  @Test func modelListHasTheShapeOfTheAskingProvider() async throws {
    try await withServer(.onPremises) { port in
      let openAI = try await Connection(port: port).exchange("GET", "/v1/models", "")
      #expect(openAI.contains(#""object":"list""#) && openAI.contains("local-extractive-1"))
      let anthropic = try await Connection(port: port).exchange(
        "GET", "/v1/models", "", headers: "anthropic-version: 2023-06-01\r\n")
      #expect(anthropic.contains(#""has_more":false"#))
    }
  }

  @Test func everyByteIsInTheCaptureFileBeforeTheAnswer() async throws {
    let path = "/tmp/capture-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { unlink(path) }
    try await withServer(capture: path) { port in
      let headers = "X-Odd-CASE:  two  spaces\r\n"
      _ = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-echo-1"), headers: headers)
      let captured = try contents(of: path)
      #expect(captured.contains("POST /v1/chat/completions HTTP/1.1\r\n"))
      #expect(captured.contains(headers) && captured.contains(body("vendor-echo-1")))
      let partial = try Connection(port: port)
      try partial.send("POST /v1/messages HTTP/1.1\r\nContent-Length: 99\r\n\r\nPARTIAL")
      partial.close()
      let broken = try await Connection(port: port).exchange(raw: "\u{1}BROKEN\r\n\r\n")
      #expect(broken.contains("400 Bad Request"))
      while try !contents(of: path).contains("PARTIAL") { try await Task.sleep(for: .milliseconds(5)) }
      while try !contents(of: path).contains("BROKEN") { try await Task.sleep(for: .milliseconds(5)) }
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func captureFileThatCannotBeOpenedIsAnError() {
    #expect(throws: ModelServerError.captureFile(path: "/nowhere/x", code: ENOENT)) {
      try ModelServer(models: .onPremises, capture: "/nowhere/x", logger: Self.silence)
    }
  }

  @Test func resetsAreResets() async throws {
    try await withServer { port in
      for fault in ["vendor-fault-reset", "vendor-fault-reset-early"] {
        for stream in [false, true] {
          let connection = try Connection(port: port)
          _ = try await connection.exchange("POST", Self.chat, body(fault, stream: stream))
          #expect(connection.lastError == ECONNRESET, "\(fault), stream \(stream)")
        }
      }
    }
  }

  @Test func otherFaultsAnswerAsTheirNamesSay() async throws {
    try await withServer { port in
      let failure = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-fault-500"))
      #expect(failure.contains("500 Internal") && failure.contains("server_error"))
      let half = try await Connection(port: port).exchange(
        "POST", Self.chat, body("vendor-fault-midevent", stream: true))
      #expect(half.contains("an ans\r\n0\r\n") && !half.contains("[DONE]"))
      let garbage = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-fault-garbage"))
      #expect(garbage.contains("200 OK") && garbage.contains("]]}"))
      let hanging = try Connection(port: port)
      try hanging.send(Connection.request("POST", Self.chat, body("vendor-fault-hang"), headers: ""))
      hanging.close()
      let after = try await Connection(port: port).exchange("POST", Self.chat, body("vendor-echo-1"))
      #expect(after.contains("Rose Whitlock"))
    }
  }

  private func contents(of path: String) throws -> String {
    let file = open(path, O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}

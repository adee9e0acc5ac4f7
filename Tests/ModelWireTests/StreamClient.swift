import Foundation
import ModelWire
import Testing

/// What an SDK makes of a stream: written without any of the code under test.
struct StreamClient {
  struct Event {
    let name: String?
    let data: String
    /// The data as an object; empty where it is none.
    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(data.utf8))) as? [String: Any] ?? [:]
    }
  }

  let events: [Event]

  init(_ bytes: [UInt8]) throws {
    let text = try #require(String(validating: bytes, as: UTF8.self))
    var (events, name, data): ([Event], String?, [String]) = ([], nil, [])
    for line in text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        if !data.isEmpty { events.append(Event(name: name, data: data.joined(separator: "\n"))) }
        (name, data) = (nil, [])
      } else if line.hasPrefix("data:") {
        data.append(String(line.dropFirst(line.hasPrefix("data: ") ? 6 : 5)))
      } else if line.hasPrefix("event: ") {
        name = String(line.dropFirst(7))
      }
    }
    for event in events where event.data.hasPrefix("{") {
      #expect(!event.json.isEmpty || event.data == "{}", "not JSON: \(event.data)")
    }
    self.events = events
  }

  /// Joined texts of a chat completion: `0.content`, `0.arguments.1`, `0.name.1`, …
  var chat: [String: String] {
    var texts: [String: String] = [:]
    for choice in events.flatMap({ $0.json["choices"] as? [[String: Any]] ?? [] }) {
      let number = choice["index"] as? Int ?? -1
      for (field, value) in choice["delta"] as? [String: Any] ?? [:] {
        if let text = value as? String { texts["\(number).\(field)", default: ""] += text }
        for call in value as? [[String: Any]] ?? [] {
          let place = call["index"] as? Int ?? -1
          texts["\(number).id.\(place)", default: ""] += call["id"] as? String ?? ""
          for (field, text) in (call["function"] ?? call["custom"]) as? [String: Any] ?? [:] {
            texts["\(number).\(field).\(place)", default: ""] += text as? String ?? ""
          }
        }
      }
      if let reason = choice["finish_reason"] as? String { texts["\(number).finish", default: ""] += reason }
    }
    return texts
  }

  /// Joined texts of a message by block and field: `0.text`, `1.partial_json`, … A delta after its block's end is an error.
  var anthropic: [String: String] {
    var texts: [String: String] = [:]
    var open: Set<Int> = []
    for event in events {
      let block = event.json["index"] as? Int ?? -1
      #expect(event.name == nil || event.name == event.json["type"] as? String)
      switch event.json["type"] as? String {
      case "content_block_start":
        open.insert(block)
        let start = event.json["content_block"] as? [String: Any]
        if let text = start?["text"] as? String { texts["\(block).text", default: ""] += text }
      case "content_block_delta":
        #expect(open.contains(block))
        for (field, value) in event.json["delta"] as? [String: Any] ?? [:] where field != "type" {
          texts["\(block).\(field)", default: ""] += value as? String ?? ""
        }
      case "content_block_stop": open.remove(block)
      default: break
      }
    }
    return texts
  }

  /// Joined deltas of a response by type, item and part; `sequence_number` must rise by one each time.
  var responses: [String: String] {
    var texts: [String: String] = [:]
    var ended: Set<String> = []
    var last = -1
    for event in events {
      let number = event.json["sequence_number"] as? Int ?? -1
      #expect(number == last + 1)
      last = number
      let type = event.json["type"] as? String ?? ""
      #expect(event.name == nil || event.name == type)
      let key =
        "\(type.split(separator: ".").dropLast().joined(separator: "."))/\(event.json["output_index"] as? Int ?? 0)"
      if type.hasSuffix(".delta") {
        #expect(!ended.contains(key), "\(key) went on after its end")
        texts[key, default: ""] += event.json["delta"] as? String ?? ""
      } else if type.hasSuffix(".done") {
        ended.insert(key)
      }
    }
    return texts
  }

  /// Every string value at a key of this name, anywhere in the events of a type, in no order.
  func strings(named name: String, in type: String) -> [String] {
    func search(_ value: Any) -> [String] {
      if let list = value as? [Any] { return list.flatMap(search) }
      guard let object = value as? [String: Any] else { return [] }
      return object.flatMap { key, value in
        key == name && value is String ? [value as? String ?? ""] : search(value)
      }
    }
    return events.filter { $0.json["type"] as? String == type }.flatMap { search($0.json) }
  }
}

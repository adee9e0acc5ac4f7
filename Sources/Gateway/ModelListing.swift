import ModelWire

/// The answer to `GET /v1/models` in the two providers' shapes. Names come from configuration; dates are not known
/// and stand at the epoch, because both clients require one.
enum ModelListing {
  static func openAI(_ names: [String]) -> [UInt8] {
    object(names, prefix: #"{"object":"list","data":["#, suffix: "]}") { name in
      #"{"id":\#(name),"object":"model","created":0,"owned_by":"chaperone"}"#
    }
  }

  static func anthropic(_ names: [String]) -> [UInt8] {
    let first = names.first.map(JSONText.quoted) ?? "null"
    let last = names.last.map(JSONText.quoted) ?? "null"
    return object(
      names, prefix: #"{"data":["#, suffix: #"],"has_more":false,"first_id":\#(first),"last_id":\#(last)}"#
    ) { name in
      #"{"type":"model","id":\#(name),"display_name":\#(name),"created_at":"1970-01-01T00:00:00Z"}"#
    }
  }

  private static func object(
    _ names: [String], prefix: String, suffix: String, item: (String) -> String
  ) -> [UInt8] {
    Array((prefix + names.map { item(JSONText.quoted($0)) }.joined(separator: ",") + suffix).utf8)
  }
}

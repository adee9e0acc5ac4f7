/// The list of models, as OpenAI and as Anthropic write it.
struct ModelList {
  private let selection: ModelSelection

  init(_ selection: ModelSelection) { self.selection = selection }

  func document(isAnthropic: Bool) -> JSON {
    let names = selection.names
    let entries = JSON.array(names.map { entry($0, isAnthropic: isAnthropic) })
    guard isAnthropic else { return ["object": "list", "data": entries] }
    return [
      "data": entries, "has_more": false, "first_id": names.first.map(JSON.string) ?? nil,
      "last_id": names.last.map(JSON.string) ?? nil,
    ]
  }

  /// Models appeared on 2026-01-01, wherever a date is asked for.
  func entry(_ name: String, isAnthropic: Bool) -> JSON {
    guard isAnthropic else {
      return ["id": .string(name), "object": "model", "created": 1_767_225_600, "owned_by": .string(selection.owner)]
    }
    return [
      "type": "model", "id": .string(name), "display_name": .string(name), "created_at": "2026-01-01T00:00:00Z",
      "lifecycle": "active",
    ]
  }
}

import FoundationEssentials

/// A JSON array of short texts in one column: what a list of models or roles is stored as.
enum Words {
  static func json(_ words: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(words), as: UTF8.self)
  }

  static func parse(_ json: String, table: String) throws -> [String] {
    guard let words = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      throw StorageError.corrupt(table: table)
    }
    return words
  }
}

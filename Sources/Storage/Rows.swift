import ClinicalModel
import GRDB

/// Typed reads of a row. A value that does not parse is `StorageError.corrupt`: nothing here guesses.
struct Fields {
  let row: Row
  let table: String

  var corrupt: StorageError { .corrupt(table: table) }

  func text(_ column: String) throws -> String {
    guard let value = String.fromDatabaseValue(row[column]) else { throw corrupt }
    return value
  }

  func optionalText(_ column: String) throws -> String? {
    let value: DatabaseValue = row[column]
    return value.isNull ? nil : try text(column)
  }

  func integer(_ column: String) throws -> Int64 {
    guard let value = Int64.fromDatabaseValue(row[column]) else { throw corrupt }
    return value
  }

  func flag(_ column: String) throws -> Bool { try integer(column) != 0 }

  func bytes(_ column: String) throws -> [UInt8] {
    guard let value = try optionalBytes(column) else { throw corrupt }
    return value
  }

  func optionalBytes(_ column: String) throws -> [UInt8]? {
    let value: DatabaseValue = row[column]
    switch value.storage {
    case .blob(let data): return Array(data)
    case .null: return nil
    case .int64, .double, .string: throw corrupt
    }
  }

  func identifier<Entity>(_ column: String, as _: Identifier<Entity>.Type = Identifier<Entity>.self) throws
    -> Identifier<Entity>
  {
    guard let value = Identifier<Entity>(try text(column)) else { throw corrupt }
    return value
  }

  func optionalIdentifier<Entity>(_ column: String, as _: Identifier<Entity>.Type = Identifier<Entity>.self) throws
    -> Identifier<Entity>?
  {
    let value: DatabaseValue = row[column]
    return value.isNull ? nil : try identifier(column)
  }

  func timestamp(_ column: String) throws -> Timestamp { Timestamp(milliseconds: try integer(column)) }

  func optionalTimestamp(_ column: String) throws -> Timestamp? {
    let value: DatabaseValue = row[column]
    return value.isNull ? nil : try timestamp(column)
  }

  func word<Word: RawRepresentable<String>>(_ column: String, as _: Word.Type = Word.self) throws -> Word {
    guard let value = Word(rawValue: try text(column)) else { throw corrupt }
    return value
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: String, as _: Word.Type = Word.self) throws -> Word? {
    let value: DatabaseValue = row[column]
    return value.isNull ? nil : try word(column)
  }
}

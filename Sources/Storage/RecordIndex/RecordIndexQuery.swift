import AuditRecords
import ClinicalModel
import GRDB

/// A question to an index: which places match, in which direction, where to begin, how many.
struct RecordIndexQuery {
  let filter: RecordFilter
  /// Places to look at.
  let places: Range<UInt64>
  var isBackward = false
  var limit = Int.max

  /// The column that an index is chosen by: the first of these that the filter has, from the one that says most about
  /// a record to the one that says least.
  private static let byNarrowness = ["inference", "session", "patient", "user", "agent", "kind", "decision"]

  private var wanted: [String: String] {
    let words = [
      "inference": filter.inference?.rawValue, "session": filter.session?.rawValue,
      "patient": filter.patient?.rawValue, "user": filter.user?.rawValue, "agent": filter.agent?.rawValue,
      "kind": filter.kind?.rawValue, "decision": filter.decision?.rawValue,
    ]
    return words.compactMapValues { $0 }
  }

  /// The matching places in the direction asked for.
  func fetch(in connection: GRDB.Database) throws -> [UInt64] {
    guard let question = try bound(in: connection) else { return [] }
    let order = isBackward ? "DESC" : "ASC"
    let arguments = question.arguments + [Int64(clamping: limit)]
    let statement = try connection.cachedStatement(
      sql: "SELECT place FROM \(question.source) ORDER BY place \(order) LIMIT $\(arguments.count)")
    return try Int64.fetchAll(statement, arguments: StatementArguments(arguments)).map { UInt64(clamping: $0) }
  }

  /// How many places match.
  func count(in connection: GRDB.Database) throws -> UInt64 {
    guard let question = try bound(in: connection) else { return 0 }
    let statement = try connection.cachedStatement(sql: "SELECT COUNT(*) FROM \(question.source)")
    return UInt64(clamping: try Int64.fetchOne(statement, arguments: StatementArguments(question.arguments)) ?? 0)
  }

  /// How SQLite would go about it, for tests.
  func plan(in connection: GRDB.Database) throws -> [String] {
    guard let question = try bound(in: connection) else { return [] }
    let rows = try Row.fetchAll(
      connection, sql: "EXPLAIN QUERY PLAN SELECT place FROM \(question.source) ORDER BY place LIMIT 1",
      arguments: StatementArguments(question.arguments))
    return try rows.map { try Fields(row: $0, table: "plan").text("detail") }
  }

  /// What stands behind FROM and what fills its places; `nil` when nothing can match.
  private func bound(
    in connection: GRDB.Database
  ) throws -> (source: String, arguments: [any DatabaseValueConvertible])? {
    guard let places = try periodPlaces(in: connection), !places.isEmpty else { return nil }
    let wanted = wanted
    let columns = Self.byNarrowness.filter { wanted[$0] != nil }
    var conditions: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    func add(_ condition: String, _ value: any DatabaseValueConvertible) {
      arguments.append(value)
      conditions.append("\(condition) $\(arguments.count)")
    }
    for column in columns {
      guard let word = wanted[column], let number = try WordNumbers.known(word, in: connection) else { return nil }
      add("\(column) =", number)
    }
    add("place >=", Int64(clamping: places.lowerBound))
    add("place <", Int64(clamping: places.upperBound))
    if let from = filter.from { add("time >=", from.milliseconds) }
    if let to = filter.to { add("time <", to.milliseconds) }
    // Named, not left to the planner: its choice depends on statistics that nobody keeps.
    let table = columns.first.map { "record INDEXED BY record_by_\($0)" } ?? "record"
    return ("\(table) WHERE \(conditions.joined(separator: " AND "))", arguments)
  }

  /// The places where a record of the period can be.
  private func periodPlaces(in connection: GRDB.Database) throws -> Range<UInt64>? {
    var (lower, upper) = (places.lowerBound, places.upperBound)
    let length = RecordIndexSchema.stretchRecords
    if let from = filter.from {
      let first = try Int64.fetchOne(
        connection, sql: "SELECT min(number) FROM stretch WHERE latest >= $1", arguments: [from.milliseconds])
      guard let first else { return nil }
      lower = max(lower, UInt64(clamping: first) * length)
    }
    if let to = filter.to {
      let last = try Int64.fetchOne(
        connection, sql: "SELECT max(number) FROM stretch WHERE earliest < $1", arguments: [to.milliseconds])
      guard let last else { return nil }
      upper = min(upper, (UInt64(clamping: last) + 1) * length)
    }
    return lower < upper ? lower..<upper : nil
  }
}

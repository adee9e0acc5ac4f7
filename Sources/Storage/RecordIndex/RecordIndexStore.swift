import AuditLedger
import AuditRecords
import ClinicalModel
import FoundationEssentials
import GRDB

/// What an index says that it was made of.
struct IndexedState: Equatable {
  /// The log, its first entries, and the root that they make.
  var position: CheckpointBody
  /// The last number given to a word.
  var words: Int64
  /// Entries that this program cannot read as records.
  var unreadable: Int64

  init(origin: String) {
    position = CheckpointBody(origin: origin, size: 0, root: .emptyRoot)
    words = 0
    unreadable = 0
  }
}

/// One record as the index keeps it.
struct IndexedRecord {
  let place: UInt64
  let time: Timestamp
  /// In the order of `columns`; all `nil` for an entry that cannot be read.
  let words: [String?]

  static let columns = ["kind", "decision", "patient", "session", "inference", "user", "agent"]

  init(place: UInt64, record: AuditRecord) {
    self.place = place
    time = record.time
    words = [
      record.kind.rawValue, record.decision?.outcome.rawValue, record.patient?.rawValue, record.session?.rawValue,
      record.inference?.rawValue, record.user?.rawValue, record.agent?.id.rawValue,
    ]
  }

  /// An entry that is no record; its time is that of the entry before it.
  init(unreadableAt place: UInt64, near time: Timestamp) {
    self.place = place
    self.time = time
    words = [String?](repeating: nil, count: Self.columns.count)
  }

  var isReadable: Bool { words[0] != nil }
}

/// Statements on an index.
enum RecordIndexStore {
  static func state(in connection: GRDB.Database) throws -> IndexedState? {
    guard let row = try Row.fetchOne(connection, sql: "SELECT * FROM covered") else { return nil }
    let fields = Fields(row: row, table: "covered")
    guard let root = MerkleHash(try fields.bytes("root")), let size = UInt64(exactly: try fields.integer("size")) else {
      throw fields.corrupt
    }
    var state = IndexedState(origin: try fields.text("origin"))
    state.position = CheckpointBody(origin: state.position.origin, size: size, root: root)
    state.words = try fields.integer("words")
    state.unreadable = try fields.integer("unreadable")
    return state
  }

  static func keep(_ state: IndexedState, in connection: GRDB.Database) throws {
    try connection.execute(
      sql: """
        INSERT INTO covered (only, origin, size, root, words, unreadable) VALUES (1, $1, $2, $3, $4, $5)
        ON CONFLICT (only) DO UPDATE SET origin = excluded.origin, size = excluded.size, root = excluded.root,
          words = excluded.words, unreadable = excluded.unreadable
        """,
      arguments: [
        state.position.origin, Int64(clamping: state.position.size), Data(state.position.root.bytes), state.words,
        state.unreadable,
      ])
  }

  /// Takes out every row.
  static func clear(_ connection: GRDB.Database) throws {
    try connection.execute(
      sql: "DELETE FROM record; DELETE FROM stretch; DELETE FROM word; DELETE FROM covered")
  }

  /// How many rows there are; as many as records were indexed, unless somebody took some out.
  static func rows(in connection: GRDB.Database) throws -> Int64 {
    try Int64.fetchOne(connection, sql: "SELECT COUNT(*) FROM record") ?? 0
  }

  /// What SQLite finds wrong with the file, at most one thing; `nil` when nothing. Reads all of it.
  static func integrityProblem(in connection: GRDB.Database) throws -> String? {
    let found = try String.fetchOne(connection, sql: "PRAGMA integrity_check(1)")
    return found == "ok" ? nil : found ?? "no answer"
  }

  static func insert(_ records: [IndexedRecord], words: inout WordNumbers, in connection: GRDB.Database) throws {
    let row = try connection.cachedStatement(
      sql: """
        INSERT INTO record (place, time, kind, decision, patient, session, inference, user, agent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
    for record in records {
      var arguments: [(any DatabaseValueConvertible)?] = [Int64(clamping: record.place), record.time.milliseconds]
      for word in record.words { arguments.append(try word.map { try words.number(of: $0, in: connection) }) }
      try row.execute(arguments: StatementArguments(arguments))
    }
    for stretch in Stretch.all(of: records) { try stretch.keep(in: connection) }
  }

  /// The first place whose row, or whose stretch, is not what it should be; `nil` when all of them are.
  static func firstDifference(from records: [IndexedRecord], in connection: GRDB.Database) throws -> UInt64? {
    guard let first = records.first?.place, let last = records.last?.place else { return nil }
    let rows = try Row.fetchCursor(
      connection, sql: "SELECT * FROM record WHERE place BETWEEN $1 AND $2 ORDER BY place",
      arguments: [Int64(clamping: first), Int64(clamping: last)])
    for record in records {
      guard let row = try rows.next() else { return record.place }
      let fields = Fields(row: row, table: "record")
      guard try fields.integer("place") == Int64(clamping: record.place),
        try fields.timestamp("time") == record.time
      else { return record.place }
      for (column, word) in zip(IndexedRecord.columns, record.words) {
        let number = try word.flatMap { try WordNumbers.known($0, in: connection) }
        guard Int64.fromDatabaseValue(row[column]) == number, (word == nil) == (number == nil) else {
          return record.place
        }
      }
    }
    for stretch in Stretch.all(of: records) where try !stretch.isCovered(in: connection) {
      return stretch.number * RecordIndexSchema.stretchRecords
    }
    return nil
  }

  /// The earliest and latest time of neighbours: clocks step back, so this bounds where a period's records can be.
  private struct Stretch {
    let number: UInt64
    var earliest: Int64
    var latest: Int64

    /// The stretches of records that follow each other.
    static func all(of records: [IndexedRecord]) -> [Stretch] {
      var stretches: [Stretch] = []
      for record in records {
        let number = record.place / RecordIndexSchema.stretchRecords
        let time = record.time.milliseconds
        if stretches.last?.number != number { stretches.append(Stretch(number: number, earliest: time, latest: time)) }
        let last = stretches.count - 1
        stretches[last].earliest = min(stretches[last].earliest, time)
        stretches[last].latest = max(stretches[last].latest, time)
      }
      return stretches
    }

    func keep(in connection: GRDB.Database) throws {
      try connection.execute(
        sql: """
          INSERT INTO stretch (number, earliest, latest) VALUES ($1, $2, $3)
          ON CONFLICT (number) DO UPDATE
          SET earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest)
          """, arguments: [Int64(clamping: number), earliest, latest])
    }

    /// Whether what is kept is at least as wide: too wide only costs time.
    func isCovered(in connection: GRDB.Database) throws -> Bool {
      let row = try Row.fetchOne(
        connection, sql: "SELECT earliest, latest FROM stretch WHERE number = $1", arguments: [Int64(clamping: number)])
      guard let row else { return false }
      let fields = Fields(row: row, table: "stretch")
      return try fields.integer("earliest") <= earliest && fields.integer("latest") >= latest
    }
  }
}

/// The numbers that stand for words in rows.
struct WordNumbers {
  /// Kept in memory at most; an inference's id is used twice and then never again.
  private static let keptMax = 100_000

  private(set) var last: Int64
  private var kept: [String: Int64] = [:]

  init(last: Int64) { self.last = last }

  /// The word's number; a new one for a new word.
  mutating func number(of word: String, in connection: GRDB.Database) throws -> Int64 {
    if let number = kept[word] { return number }
    if kept.count >= Self.keptMax { kept.removeAll(keepingCapacity: true) }
    let number: Int64
    if let known = try Self.known(word, in: connection) {
      number = known
    } else {
      last += 1
      number = last
      try connection.cachedStatement(sql: "INSERT INTO word (text, id) VALUES ($1, $2)")
        .execute(arguments: [word, number])
    }
    kept[word] = number
    return number
  }

  /// `nil` when no record has the word.
  static func known(_ word: String, in connection: GRDB.Database) throws -> Int64? {
    let statement = try connection.cachedStatement(sql: "SELECT id FROM word WHERE text = $1")
    return try Int64.fetchOne(statement, arguments: [word])
  }
}

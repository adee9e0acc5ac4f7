import GRDB

/// The schema's history: numbered, append-only. A migration that was ever released is never edited; the next one
/// corrects it. A database that a newer program migrated is refused by name, not downgraded.
enum Migrations {
  static var all: Migrations.Runner { Runner() }

  struct Runner {
    func migrate(_ writer: any DatabaseWriter) throws {
      var migrator = DatabaseMigrator()
      migrator.registerMigration("0001") { try $0.execute(sql: Migration0001.sql) }
      migrator.registerMigration("0002") { try $0.execute(sql: Migration0002.sql) }
      migrator.registerMigration("0003") { try $0.execute(sql: Migration0003.sql) }
      migrator.registerMigration("0004") { try $0.execute(sql: Migration0004.sql) }
      let isNewer = try writer.read { try migrator.hasBeenSuperseded($0) }
      guard !isNewer else {
        throw StorageError.cannotOpen(detail: "a newer version of Chaperone wrote it; start that version")
      }
      try migrator.migrate(writer)
    }
  }
}

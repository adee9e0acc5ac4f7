package import ClinicalModel
import GRDB

/// A sign-in as it is stored: the token itself is not.
package struct StoredSignIn: Hashable, Sendable {
  package let tokenHash: String
  package let user: UserID
  package let signedInAt: Timestamp
  package var usedAt: Timestamp

  package init(tokenHash: String, user: UserID, signedInAt: Timestamp, usedAt: Timestamp) {
    self.tokenHash = tokenHash
    self.user = user
    self.signedInAt = signedInAt
    self.usedAt = usedAt
  }
}

/// Statements on users and their sign-ins.
package enum UserStore {
  /// Keeps the stored password when `password` is `nil`.
  package static func upsert(_ user: User, password: PasswordHash?, in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO user (id, display_name, roles, patient, password) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, roles = excluded.roles,
        patient = excluded.patient, password = coalesce(excluded.password, password)
      """,
      [
        user.id.rawValue, user.displayName, try Words.json(user.roles.map(\.rawValue).sorted()),
        user.patient?.rawValue, password?.text,
      ])
  }

  package static func all(in transaction: Transaction) throws -> [(user: User, password: PasswordHash?)] {
    try transaction.rows("SELECT * FROM user ORDER BY id").map { row in
      let fields = Fields(row: row, table: "user")
      let roles = try Words.parse(try fields.text("roles"), table: "user").map { word in
        guard let role = Role(rawValue: word) else { throw fields.corrupt }
        return role
      }
      let user = User(
        id: try fields.identifier("id"), displayName: try fields.text("display_name"), roles: Set(roles),
        patient: try fields.optionalIdentifier("patient"))
      return (user, try fields.optionalText("password").flatMap(PasswordHash.init(text:)))
    }
  }

  package static func insert(_ signIn: StoredSignIn, in transaction: Transaction) throws {
    try transaction.execute(
      "INSERT INTO sign_in (token_hash, user, signed_in_at, used_at) VALUES ($1, $2, $3, $4)",
      [
        signIn.tokenHash, signIn.user.rawValue, signIn.signedInAt.milliseconds, signIn.usedAt.milliseconds,
      ])
  }

  package static func touch(_ signIn: StoredSignIn, in transaction: Transaction) throws {
    try transaction.execute(
      "UPDATE sign_in SET used_at = $1 WHERE token_hash = $2", [signIn.usedAt.milliseconds, signIn.tokenHash])
  }

  /// `false` when there was none.
  package static func deleteSignIn(tokenHash: String, in transaction: Transaction) throws -> Bool {
    try transaction.execute("DELETE FROM sign_in WHERE token_hash = $1", [tokenHash])
    return transaction.changedRows > 0
  }

  package static func deleteSignIns(of user: UserID, in transaction: Transaction) throws {
    try transaction.execute("DELETE FROM sign_in WHERE user = $1", [user.rawValue])
  }

  package static func signIns(in transaction: Transaction) throws -> [StoredSignIn] {
    try transaction.rows("SELECT * FROM sign_in ORDER BY signed_in_at").map { row in
      let fields = Fields(row: row, table: "sign_in")
      return StoredSignIn(
        tokenHash: try fields.text("token_hash"), user: try fields.identifier("user"),
        signedInAt: try fields.timestamp("signed_in_at"), usedAt: try fields.timestamp("used_at"))
    }
  }
}

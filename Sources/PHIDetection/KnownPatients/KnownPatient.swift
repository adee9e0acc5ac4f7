/// One patient of the hospital as the index of known patients takes it in; everything here is PHI.
public struct KnownPatient: Sendable, Hashable {
  /// A name in its parts. Aliases and former names are further values of `names`.
  public struct Name: Sendable, Hashable {
    /// First and middle names, in order.
    public let given: [String]
    public let family: String

    public init(given: [String], family: String) {
      self.given = given
      self.family = family
    }
  }

  /// A day of the civil calendar.
  public struct BirthDate: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int

    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  public let key: PatientKey
  public let names: [Name]
  public let birthDate: BirthDate?
  public let mrn: String
  public let phones: [String]
  public let emails: [String]
  /// Each in the order it is written, parts separated by commas; the part before the first comma is matched alone too.
  public let addresses: [String]
  /// SSN, health-plan member, account and other numbers that name this patient.
  public let otherIDs: [String]

  public init(
    key: PatientKey, names: [Name], birthDate: BirthDate? = nil, mrn: String, phones: [String] = [],
    emails: [String] = [], addresses: [String] = [], otherIDs: [String] = []
  ) {
    self.key = key
    self.names = names
    self.birthDate = birthDate
    self.mrn = mrn
    self.phones = phones
    self.emails = emails
    self.addresses = addresses
    self.otherIDs = otherIDs
  }
}

/// One patient of the hospital as the index of known patients takes it in; everything here is PHI.
public struct KnownPatient: Sendable, Hashable {
  /// A name in its parts. Aliases and former names are further values of `names`.
  public struct Name: Sendable, Hashable {
    /// First and middle names, in order.
    public let given: [String]
    /// May be empty, or several words.
    public let family: String

    /// A name may lack either part, not both.
    public init(given: [String], family: String) {
      self.given = given
      self.family = family
    }
  }

  /// A day of the civil calendar.
  public struct BirthDate: Sendable, Hashable {
    public let year: Int
    /// 1…12.
    public let month: Int
    /// 1…31.
    public let day: Int

    /// Not checked: a day that the calendar does not have stands in no text.
    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// What findings of this patient say: `Subject.patient(key)`.
  public let key: PatientKey
  /// The present name and all others by which the patient may be called.
  public let names: [Name]
  /// `nil` when nobody knows it.
  public let birthDate: BirthDate?
  /// The medical record number; empty for none.
  public let mrn: String
  /// In any form; digits count.
  public let phones: [String]
  public let emails: [String]
  /// Each in the order it is written, parts separated by commas; the part before the first comma is matched alone too.
  public let addresses: [String]
  /// SSN, health-plan member, account and other numbers that name this patient.
  public let otherIDs: [String]

  /// Everything but the key and the record number may be missing; what is missing is not recognised.
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

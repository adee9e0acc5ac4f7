import Foundation
import PHIDetection

/// A way in which a note writes one of a patient's identifiers.
struct WrittenForm: Sendable {
  /// What stands beside a misspelt value, and so who can know whose it is.
  enum Company: Sendable {
    /// The rest of the name, or a number's own form or label: the index must find it.
    case own
    /// Nothing but the session: only its own patient can be meant.
    case session
  }

  /// A piece of what is written.
  enum Piece {
    case right(String)
    /// Takes the error.
    case erring(String)
    /// Identifies nobody and need not be covered.
    case label(String)
  }

  let name: String
  let company: Company
  let sentences: [String]
  let pieces: @Sendable (KnownPatient) -> [Piece]
}

extension WrittenForm {
  static let all = names + lone + numbers

  private static func given(_ patient: KnownPatient) -> String { patient.names[0].given[0] }
  private static func middle(_ patient: KnownPatient) -> String { patient.names[0].given[1] }
  private static func family(_ patient: KnownPatient) -> String { patient.names[0].family }

  private static func name(
    _ name: String, _ pieces: @escaping @Sendable (KnownPatient) -> [Piece]
  ) -> WrittenForm {
    WrittenForm(name: name, company: .own, sentences: nameSentences, pieces: pieces)
  }

  private static let names = [
    name("Given Family, error in given") { [.erring(given($0)), .right(" " + family($0))] },
    name("Given Family, error in family") { [.right(given($0) + " "), .erring(family($0))] },
    name("Family, Given: error in given") { [.right(family($0) + ", "), .erring(given($0))] },
    name("Family, Given: error in family") { [.erring(family($0)), .right(", " + given($0))] },
    name("Family Given, error in family") { [.erring(family($0)), .right(" " + given($0))] },
    name("Given Middle Family, error in family") {
      [.right(given($0) + " " + middle($0) + " "), .erring(family($0))]
    },
    name("Given M. Family, error in given") {
      [.erring(given($0)), .right(" \(middle($0).prefix(1)). \(family($0))")]
    },
    name("Given M. Family, error in family") {
      [.right("\(given($0)) \(middle($0).prefix(1)). "), .erring(family($0))]
    },
    name("G. Family, error in family") { [.right("\(given($0).prefix(1)). "), .erring(family($0))] },
    name("Short form and Family, error in family") {
      [.right((shortForms[given($0)] ?? given($0)) + " "), .erring(family($0))]
    },
    WrittenForm(name: "Mrs. Given Family, error in family", company: .own, sentences: nameSentences) {
      [.label("Mrs. "), .right("\(given($0)) "), .erring(family($0))]
    },
    WrittenForm(
      name: "labelled Family and Given, error in family", company: .own,
      sentences: ["%", "Intake form. %", "%; seen today"]
    ) { [.label("Last name: "), .erring(family($0)), .label(", First name: "), .right(given($0))] },
  ]

  private static let shortForms = [
    "Robert": "Bob", "William": "Bill", "James": "Jim", "Michael": "Mike", "Richard": "Rick", "Thomas": "Tom",
    "Elizabeth": "Liz", "Margaret": "Peggy", "Patricia": "Trish", "Jennifer": "Jen", "Barbara": "Barb", "Susan": "Sue",
    "Christopher": "Chris", "Daniel": "Dan", "Matthew": "Matt", "Anthony": "Tony", "Steven": "Steve", "Kenneth": "Ken",
    "Edward": "Ted", "Timothy": "Tim", "Deborah": "Debbie", "Rebecca": "Becky", "Kimberly": "Kim", "Victoria": "Vicky",
  ]

  private static let lone = [
    WrittenForm(
      name: "Family alone", company: .session,
      sentences: [
        "% was seen today.", "spoke with % about the results", "% denies chest pain", "called Mrs. % this morning",
        "the % family is at the bedside", "please summarise %'s chart",
      ]
    ) { [.erring(family($0))] },
    WrittenForm(
      name: "Given alone", company: .session,
      sentences: ["% was seen today.", "spoke with % about the results", "% denies chest pain", "how is % doing"]
    ) { [.erring(given($0))] },
  ]

  private static func date(_ patient: KnownPatient, _ format: String) -> String {
    guard let date = patient.birthDate else { return "" }
    let month = monthNames[date.month - 1]
    return format.replacing("MMMM", with: month).replacing("MMM", with: month.prefix(3))
      .replacing("mm", with: two(date.month)).replacing("dd", with: two(date.day))
      .replacing("yyyy", with: "\(date.year)").replacing("yy", with: two(date.year % 100))
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static func digits(_ text: String) -> String { text.filter(\.isNumber) }
  private static func groups(_ text: String, _ sizes: [Int], _ joint: String) -> String {
    var rest = Substring(digits(text))
    let groups = sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return String(rest.prefix(size))
    }
    return groups.joined(separator: joint)
  }

  private static func number(
    _ name: String, _ sentences: [String], _ value: @escaping @Sendable (KnownPatient) -> String
  ) -> WrittenForm {
    WrittenForm(name: name, company: .own, sentences: sentences) { [.erring(value($0))] }
  }

  private static func labelled(_ label: String) -> [String] {
    ["\(label) %", "\(label): % was checked.", "chart pulled (\(label) %)", "Pt seen today. \(label)# %, stable."]
  }
  private static let plain = [
    "please pull % from records", "results for % are back", "% - see the note of today", "Re: %\nstable overnight",
  ]
  private static let born = [
    "DOB %", "DOB: %, seen today.", "the patient was born % and is well", "Date of birth: %", "(dob %) follow-up",
  ]

  private static let numbers = [
    number("MRN labelled", labelled("MRN")) { $0.mrn },
    number("MRN alone", plain) { $0.mrn },
    number("telephone (ddd) ddd-dddd", ["call % with results", "Phone: %", "cell % is best", "reached at % today"]) {
      $0.phones[0]
    },
    number("telephone ddd.ddd.dddd", ["call % with results", "Phone: %", "cell % is best", "reached at % today"]) {
      groups($0.phones[0], [3, 3, 4], ".")
    },
    number("telephone +1 ddd ddd dddd", ["call % with results", "Phone: %", "cell % is best", "reached at % today"]) {
      "+1 " + groups($0.phones[0], [3, 3, 4], " ")
    },
    number("telephone, digits labelled", ["Phone: %", "cell % is best", "tel % after five"]) { digits($0.phones[0]) },
    number("telephone, digits alone", plain) { digits($0.phones[0]) },
    number("SSN ddd-dd-dddd", ["SSN %", "SSN: %, verified", "soc sec % on file"] + plain) { $0.otherIDs[0] },
    number("SSN ddd dd dddd", ["SSN %", "SSN: %, verified", "soc sec % on file"]) {
      groups($0.otherIDs[0], [3, 2, 4], " ")
    },
    number("MRN dddd-dddd", labelled("MRN") + plain) { groups($0.mrn, [4, 4], "-") },
    number("SSN, digits labelled", ["SSN %", "SSN: %, verified", "social security number %"]) {
      digits($0.otherIDs[0])
    },
    number("account labelled", labelled("Account") + ["acct %"]) { $0.otherIDs[1] },
    number("account alone", plain) { $0.otherIDs[1] },
    number("born mm/dd/yyyy", born) { date($0, "mm/dd/yyyy") },
    number("born mm/dd/yy", born) { date($0, "mm/dd/yy") },
    number("born yyyy-mm-dd", born) { date($0, "yyyy-mm-dd") },
    number("born Month dd, yyyy", born) { date($0, "MMMM dd, yyyy") },
    number("born dd-Mon-yyyy", born) { date($0, "dd-MMM-yyyy") },
    number("born dd Month yyyy", born) { date($0, "dd MMMM yyyy") },
    number("born mm.dd.yyyy", born) { date($0, "mm.dd.yyyy") },
    number("e-mail", ["email %", "write to % please", "E-mail: %", "contact is % for now"]) { $0.emails[0] },
    number("street", ["lives at %", "Address: %", "home is % now", "sent to % by mail"]) {
      String($0.addresses[0].prefix { $0 != "," })
    },
    number("street, town, ZIP", ["lives at %", "Address: %", "mailed to % today"]) { $0.addresses[0] },
  ]

  private static let nameSentences = [
    "Pt % was seen today for chest pain.", "Please summarise the chart of %.",
    "% presents with cough and fever x3 days.",
    "Spoke with % regarding the results.", "Discharge summary\n\n%\nAdmitted with pneumonia.",
    "the patient is % and needs a refill", "Re: %", "%: denies fever, chills.", "Follow-up for %, 5/10 pain.",
    "Called % this morning, no answer", "was % given her flu shot yesterday?", "{\"note\": \"% came with her son\"}",
    "Assessment: % is stable on lisinopril.", "(%)", "labs for % show potassium of 5.1", "% will return in two weeks.",
  ]
}

import ClinicalModel

/// The names that patients may have.
enum NameTable {
  struct Person: Sendable {
    let given: [String]
    let family: String
    let sex: AdministrativeSex
    /// The name as it stands in a mail address: ASCII only.
    let mailbox: String

    init(_ given: String..., family: String, _ sex: AdministrativeSex, _ mailbox: String) {
      self.given = given
      self.family = family
      self.sex = sex
      self.mailbox = mailbox
    }
  }

  /// Each stands for a way in which detectors fail: hyphens, apostrophes, particles, letters outside ASCII, family names
  /// first, single letters, and names that are words.
  static let awkward: [Person] = [
    Person("Rose", family: "Whitlock", .female, "rose.whitlock"),
    Person("Hope", "Marie", family: "Adeyemi-Clarke", .female, "h.adeyemi-clarke"),
    Person("Siobhán", family: "O'Halloran", .female, "siobhan.ohalloran"),
    Person("Nguyễn", "Thị", family: "Lan", .female, "nguyen.lan"),
    Person("José", "Luis", family: "Ibáñez Quintero", .male, "jl.ibanez"),
    Person("Jean-Baptiste", family: "Thévenet", .male, "jb.thevenet"),
    Person("Miles", family: "Fields", .male, "miles.fields"),
    Person("Anneke", family: "van der Zwaluw", .female, "anneke.vdz"),
    Person("Xin", family: "Wu", .female, "xin.wu"),
    Person("Grant", "T.", family: "Mercer-Boateng", .male, "grant.mb"),
  ]

  static let plain: [Person] = [
    Person("Marguerite", family: "Oduya", .female, "marguerite.oduya"),
    Person("Tomasz", family: "Wiśniewski", .male, "t.wisniewski"),
    Person("Priya", "Lakshmi", family: "Raghunathan", .female, "priya.raghunathan"),
    Person("Kwabena", family: "Asante", .male, "kwabena.asante"),
    Person("Harriet", family: "Blankenship", .female, "harriet.blankenship"),
    Person("Yusuf", family: "Karimov", .male, "yusuf.karimov"),
    Person("Leilani", family: "Kahananui", .female, "leilani.k"),
    Person("Desmond", family: "Pruitt", .male, "desmond.pruitt"),
    Person("Ingrid", family: "Sørensen", .female, "ingrid.sorensen"),
    Person("Mateo", family: "Villaseñor", .male, "mateo.v"),
  ]
}

/// Where patients live: places in no gazetteer.
enum PlaceTable {
  struct Town: Sendable {
    let city: String
    let state: String
    let postalCode: String
    let areaCode: String
  }

  static let towns: [Town] = [
    Town(city: "Larkhollow", state: "OH", postalCode: "43999", areaCode: "614"),
    Town(city: "Port Averill", state: "ME", postalCode: "04999", areaCode: "207"),
    Town(city: "Quillmere", state: "WA", postalCode: "98999", areaCode: "360"),
    Town(city: "Tamsin Falls", state: "MN", postalCode: "55999", areaCode: "507"),
    Town(city: "Eastwick Crossing", state: "VA", postalCode: "22999", areaCode: "540"),
  ]

  static let streets = [
    "Bellwether Lane", "Cinder Mill Road", "Foxtail Avenue Apt 4B", "Old Ferry Street", "Juniper Terrace",
    "Saltmarsh Drive", "Copperline Court", "Thistledown Way",
  ]
}

import ClinicalModel
import SeededNumbers

/// Invents people whose names are as awkward for a detector as real ones.
enum PatientInventor {
  /// `count` patients, at most as many as there are names in the table. The awkward names are always among them.
  static func patients(count: Int, today: CivilDate, using random: inout SeededGenerator) -> [Patient] {
    let awkward = NameTable.awkward
    let others = NameTable.plain.shuffled(using: &random).prefix(max(0, count - awkward.count))
    let people = (awkward + others).shuffled(using: &random).prefix(count)
    return people.enumerated().map { place, person in patient(person, place: place, today: today, using: &random) }
  }

  private static func patient(
    _ person: NameTable.Person, place: Int, today: CivilDate, using random: inout SeededGenerator
  ) -> Patient {
    let home = random.pick(PlaceTable.towns)
    let ageInDays = Int64(random.int(in: 24...91) * 365 + random.int(in: 0...364))
    let mailbox = "\(person.mailbox)\(random.int(in: 10...99))"
    // `place` makes these unique; the random digits keep them from looking like a list.
    let mrn = "MRN-\(random.int(in: 10...99))\(random.digits(4))\(place + 10)"
    var others = ["NVH-\(random.digits(4))-\(random.digits(3))\(place + 10)"]
    if place < 10, place.isMultiple(of: 3) {
      // The Social Security Administration set 987-65-4320 to 987-65-4329 aside for advertisements.
      others.append("987-65-432\(place)")
    }
    var phones = ["(\(home.areaCode)) 555-01\(place + 10)"]
    if random.int(in: 0...2) == 0 { phones.append("\(home.areaCode)-555-01\(place + 50)") }
    return Patient(
      id: .random("pat", using: &random), pseudonym: .random("p", using: &random),
      name: HumanName(given: person.given, family: person.family),
      birthDate: CivilDate(daysSinceEpoch: today.daysSinceEpoch - ageInDays), sex: person.sex, mrn: mrn,
      phones: phones, emails: ["\(mailbox)@example.org"],
      addresses: [
        PostalAddress(
          line: "\(random.int(in: 12...2400)) \(random.pick(PlaceTable.streets))", city: home.city, state: home.state,
          postalCode: home.postalCode)
      ], otherIdentifiers: others)
  }
}

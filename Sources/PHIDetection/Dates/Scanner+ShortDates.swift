/// Dates of a month and a day in figures, without a year: "adm 12/28", "f/u 5/20 0930", "1/9, 1/30 and 2/13".
///
/// Scores (5/10), strengths (4/5), doses (1/2 tab) and drugs (5/20) are written so, too. The words on both sides decide.
/// Where they say nothing the numbers do: 7/25 and 9/4 count nothing out of anything, 3/5 is left alone.
extension Scanner {
  /// How many tokens before it may hold a word of scores, of events in the same clause, and of pain.
  private static let scoreReach = 3
  private static let eventReach = 6
  private static let painReach = 10
  private static let clauseReach = 7

  func shortDate(at index: Int) -> Bool {
    guard isDayOfMonth(index), isShortDateEnd(index + 3), !isPartOfMeasurement(index) else { return false }
    guard isSureDay(index) || !isScore(index) && (isUnlikeScore(index) || isAnnouncedDay(index)) else { return false }
    addDate(
      CivilDay(month: Int(token(index).value), day: Int(token(index + 2).value)), index, index + 2, .numericDate, .good)
    return true
  }

  /// Two numbers with a slash that may be a month and its day.
  private func isDayOfMonth(_ index: Int) -> Bool {
    let (month, day) = (token(index), token(index + 2))
    guard month.isDigits, token(index + 1).isMark("/"), isJoined(index + 1), day.isDigits, isJoined(index + 2),
      month.count <= 2, day.count <= 2, (1...12).contains(month.value)
    else { return false }
    return day.value > 0 && day.value <= Self.daysOfMonths[Int(month.value)]
  }

  /// Nothing goes on behind the day but a mark that is no fraction, percentage or third number.
  private func isShortDateEnd(_ next: Int) -> Bool {
    guard isJoined(next) else { return true }
    let mark = token(next)
    guard mark.kind == .mark, !mark.isMark("%"), !mark.isMark("+"), !mark.isMark("/") || !token(next + 1).isDigits
    else {
      return false
    }
    return !mark.isMark(".") || !isJoined(next + 1) || !token(next + 1).isDigits
  }

  /// "> 5/10", "GCS = 3/15", "AST/ALT 12/9", "5/5 mg".
  private func isPartOfMeasurement(_ index: Int) -> Bool {
    let before = token(index - 1)
    if before.isMark(">") || before.isMark("<") || before.isMark("=") { return !isEvent(index - 2) }
    // "9/4 in clinic" are no inches, "10/31 x 7d" is no number of times.
    let unit = token(index + 3)
    if unit.traits.contains(.unit), unit.gap != .line, !isUnlikeScore(index) || !Self.noUnits.contains(unit.value) {
      return true
    }
    // "29 3/7": weeks and days.
    if before.isDigits, before.count == 2, token(index + 2).value == 7, token(index).value < 7 { return true }
    let isPair = before.isWord && token(index).gap == .space && isJoined(index - 1) && token(index - 2).isMark("/")
    return isPair && isJoined(index - 2) && token(index - 3).isWord && !isSlashedEvent(index - 1)
  }

  /// Something directly before or behind calls it a day, whatever stands further off.
  private func isSureDay(_ index: Int) -> Bool {
    let before = token(index - 1)
    // "auth expires 8/31"; a card's "exp 08/27" is a month and its year.
    if Self.expiries.contains(before.value) {
      return token(index).count == 1 && token(index + 2).count == 2 || isSoonAfterDate(index) || isTime(index + 3)
    }
    if before.isMark("("), token(index + 3).isMark(")"), isUnlikeScore(index) {
      return !Self.scoreWords.contains(token(index - 2).value)
    }
    // "level 3/17 0500".
    if isUnlikeScore(index), token(index + 3).isDigits, token(index + 3).count == 4, isTime(index + 3) { return true }
    if isWeekday(index - 1) || (before.isMark(",") || before.isMark(".")) && isWeekday(index - 2) { return true }
    // "sit only until 6/10": no score lasts.
    if Self.limits.contains(before.value) { return !isScaleOf(index) }
    if Self.directCues.contains(before.value), before.isWord {
      return !isOnScale(index) && !(Self.bounds.contains(before.value) && isScaleOf(index))
    }
    if isSlashedEvent(index - 1) { return !isScore(index) }
    if before.isMark(":"), isEvent(index - 2) || traits(index - 2).contains(.dateCue) { return !isOnScale(index) }
    // "week of 4/29", "last dose 10/29".
    if before.value == Word.of, Self.weeks.contains(token(index - 2).value) { return true }
    if isUnlikeScore(index), Self.doses.contains(before.value), Self.turnsOfDoses.contains(token(index - 2).value) {
      return true
    }
    // A range whose end says the year: "3/4-3/9/2024".
    return token(index + 3).isMark("-") && isDate(from: index + 4)
  }

  /// A word of an event nearby, a time behind or before, a date before or behind in a list, the head of a line.
  private func isAnnouncedDay(_ index: Int) -> Bool {
    if isTime(index + 3) || Self.halves.contains(token(index - 1).value) { return true }
    if isHeadOfRoster(index) { return true }
    if token(index).gap == .line, token(index + 3).isMark(":") || token(index + 3).isMark("-") {
      return token(index + 4).gap != .none
    }
    if isInList(index) || isSoonAfterDate(index) || isNextInChronicle(index) { return true }
    let whole = token(index + 2).value
    for distance in 1...(whole == 10 || whole == 5 ? Self.scoreReach : Self.eventReach) {
      let place = index - distance
      if token(place).isMark(";") || token(place + 1).gap == .line { return false }
      if token(place).isMark("."), !isJoined(place + 1), !isEvent(place - 1), !traits(place - 1).contains(.title) {
        return false
      }
      // "recheck, D50 1/2 amp": a half is no day of what stands before the comma.
      if token(place).isMark(","), distance > Self.scoreReach || whole <= 4 { return false }
      if isEvent(place) { return !isOnScale(index) && !isScaleOf(index) }
    }
    return false
  }

  /// "12/24 Goldfarb", "6/13 Marybeth TC": at the head of a line before who is on or what somebody did.
  private func isHeadOfRoster(_ index: Int) -> Bool {
    let next = token(index + 3)
    return token(index).gap == .line && next.gap == .space && next.shape == .capital && isUnlikeScore(index)
      && (isStranger(index + 3) || !next.traits.isDisjoint(with: [.given, .family, .title]))
  }

  /// After a date with a comma, a short word or nothing between, or before another of another number.
  private func isInList(_ index: Int) -> Bool {
    // "lvm 8/19 8/21".
    if dateEnd > 1, index == dateEnd + 1, token(dateEnd - 2).value == token(index).value,
      token(dateEnd).value < token(index + 2).value, token(index).gap == .space
    {
      return true
    }
    if dateEnd >= 0, index > dateEnd + 1, index - dateEnd <= 3, token(index).gap != .line,
      (dateEnd + 1..<index).allSatisfy({ isListJoint($0) })
    {
      return true
    }
    var item = index
    for _ in 0..<4 {
      guard isListJoint(item + 3), token(item + 4).gap != .line else { return false }
      item += isListJoint(item + 4) ? 5 : 4
      guard isDayOfMonth(item), isShortDateEnd(item + 3) else { return false }
      if token(item + 2).value != token(index + 2).value { return !isScore(item) }
    }
    return false
  }

  /// "seat crown 3/14, prophy 9/10": in the clause after a date; "3/2 cr 1.4, 3/3 1.9": of the same month or one beside it,
  /// values between.
  private func isSoonAfterDate(_ index: Int) -> Bool {
    guard dateEnd > 1, index > dateEnd + 1, index - dateEnd <= Self.clauseReach, token(dateEnd - 1).isMark("/"),
      token(index).gap != .line, !isOnScale(index)
    else { return false }
    let (told, month) = (token(dateEnd - 2).value, token(index).value)
    let isSameMonth = told == month || told == month + 1 || told + 1 == month
    return (dateEnd + 1..<index).allSatisfy { place in
      let between = token(place)
      if between.gap == .line || between.isMark(";") || between.isMark("|") { return false }
      if between.isDigits || between.isMark(".") { return isSameMonth && (between.isDigits || isJoined(place + 1)) }
      return true
    }
  }

  /// "5/3 seen at the ED; 5/9 found confused", "wk0 (7/3) wk4 (7/31)": at the head of a clause or in brackets, not before
  /// the date that was told last and of the same month or the next.
  private func isNextInChronicle(_ index: Int) -> Bool {
    let before = token(index - 1)
    let opens =
      token(index).gap == .line || before.isMark(";") || before.isMark("(") || before.isMark(",")
      || before.isMark(".") && token(index).gap == .space
    guard opens, dateEnd > 1, index - dateEnd <= Self.chronicleReach, let told = monthAndDay(endingAt: dateEnd),
      !isOnScale(index), !isScore(index)
    else { return false }
    let (month, day) = (token(index).value, token(index + 2).value)
    if month == told.month && day >= told.day || month == told.month + 1 { return true }
    // A day at the head of its line, before what happened.
    return token(index).gap == .line && token(index + 3).isWord && token(index + 3).gap == .space && day > 5
      && day != 10
  }

  /// How many tokens back the date before may stand.
  private static let chronicleReach = 60

  /// What the latest date in figures says, with or without its year.
  private func monthAndDay(endingAt last: Int) -> (month: UInt64, day: UInt64)? {
    guard token(last).isDigits, token(last - 1).isMark("/"), token(last - 2).isDigits else { return nil }
    if token(last - 3).isMark("/"), isJoined(last - 2), token(last - 4).isDigits {
      return (token(last - 4).value, token(last - 2).value)
    }
    return (token(last - 2).value, token(last).value)
  }

  private func isListJoint(_ index: Int) -> Bool {
    let joint = token(index)
    return joint.isMark(",") || joint.isMark("-") || joint.isMark("&")
      || joint.isWord && Self.joints.contains(joint.value)
  }

  /// The numbers cannot be a part of a whole, or are written as days are: 9/4, 7/25, 02/05.
  private func isUnlikeScore(_ index: Int) -> Bool {
    let (part, whole) = (token(index), token(index + 2))
    if part.count == 2 && part.value < 10 || whole.count == 2 && whole.value < 10 { return true }
    if part.value > whole.value { return true }
    guard whole.value > 10 else { return false }
    // "GCS 3/15", "PHQ-9 12/27": the score's name directly before.
    return !Self.wholes.contains(whole.value) || whole.value > 12 && !isAbbreviation(index - 1)
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    // "N1b (3/24)" counts, "Chemistry (3/28)" is of a day.
    if token(index).isMark("(") { return token(index - 1).count < 4 || isAbbreviation(index - 1) }
    let word = token(index).isMark(":") ? index - 1 : index
    return token(word).shape == .upper || token(word).isDigits || token(word).kind == .mark && !token(word).isMark(",")
  }

  /// A word before or behind that scores, doses and findings have, or a second score out of the same number.
  private func isScore(_ index: Int) -> Bool {
    for distance in 1...Self.scoreReach {
      let place = index - distance
      if token(place + 1).gap == .line || token(place).isMark(";") || token(place).isMark(",") { break }
      if token(place).isWord, Self.scoreWords.contains(token(place).value) {
        // "tooth no 3/14", but "no seclusion after 5/21".
        return distance == 1 || token(place).value != Word.no
      }
      if token(place).isMark("."), !isJoined(place + 1) { break }
    }
    for place in index + 3...index + 4 {
      guard token(place).isWord, token(place).gap == .space else { break }
      if Self.findingWords.contains(token(place).value), place == index + 3 || token(place).value != Word.of {
        return true
      }
    }
    if Self.durationWords.contains(token(index - 1).value), [7, 12].contains(token(index + 2).value) { return true }
    return isScaleOf(index)
  }

  /// "4/10 from 8/10": out of the same number twice.
  private func isScaleOf(_ index: Int) -> Bool {
    let whole = token(index + 2).value
    guard whole <= 10, token(index).value <= whole else { return false }
    for place in index - 9...index + 9 where place != index && token(place).isDigits {
      if token(place + 1).isMark("/"), token(place + 2).value == whole, token(place).value <= whole,
        token(place + 2).isDigits,
        isJoined(place + 1), isJoined(place + 2), !token(place + 3).isMark("/")
      {
        return true
      }
    }
    return false
  }

  /// "rates pain on 6/10".
  private func isOnScale(_ index: Int) -> Bool {
    let whole = token(index + 2).value
    guard whole == 10 || whole == 5 else { return false }
    return (1...Self.painReach).contains {
      Self.scoreWords.contains(token(index - $0).value)
        && (index - $0..<index).allSatisfy { token($0 + 1).gap != .line }
    }
  }

  func isEvent(_ index: Int) -> Bool {
    token(index).isWord && Self.eventWords.contains(token(index).value) || isSlashedEvent(index) || isOperation(index)
  }

  /// "cholecystectomy", "angioplasty", "bronchoscopy", "mammogram".
  private func isOperation(_ index: Int) -> Bool {
    let word = token(index)
    guard word.isWord, word.count > 7 else { return false }
    let ending = bytes[Int(word.end) - 4..<Int(word.end)]
    return Self.operationEndings.contains { zip($0, ending).allSatisfy { $0 == ASCII.lower($1) } }
  }

  private static let operationEndings = ["tomy", "asty", "copy", "gram", "esis"].map { Array($0.utf8) }

  /// "f/u", "d/c", "s/p", of which the last letter stands here.
  private func isSlashedEvent(_ index: Int) -> Bool {
    token(index).isWord && token(index).count <= 2 && token(index - 1).isMark("/") && isJoined(index)
      && Self.slashedEvents.contains(WordHash.join(token(index - 2).value, token(index).value))
  }

  /// "0930", "9:15", "at 9", "@ 1422", "2pm", "9A", "7p-7a" behind the day.
  func isTime(_ index: Int) -> Bool {
    var place = index
    if token(place).isMark("@") || token(place).isMark(",") || Self.at.contains(token(place).value) { place += 1 }
    let figure = token(place)
    guard figure.isDigits, figure.gap == .space || place > index, figure.gap != .line else { return false }
    if figure.count == 4 {
      let isEnd = !isJoined(place + 1) || token(place + 1).isMark(".") && !isJoined(place + 2)
      return figure.value < 2400 && figure.value % 100 < 60 && isEnd
    }
    guard figure.count <= 2 else { return false }
    return token(place + 1).isMark(":") && isJoined(place + 1) && token(place + 2).count == 2
      || Self.halves.contains(token(place + 1).value)
      || isJoined(place + 1) && Self.shortHalves.contains(token(place + 1).value) && isShortHour(place)
      || place > index && token(index).isWord && figure.value <= 12
  }

  /// "9A", "7p-7a": an hour with the first letter of its half, and nothing behind it but a mark.
  private func isShortHour(_ index: Int) -> Bool {
    (1...12).contains(token(index).value) && (!isJoined(index + 2) || token(index + 2).kind == .mark)
  }

  private static let daysOfMonths: [UInt64] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  /// Beyond ten, what scores are counted out of: Apgar to MMSE.
  private static let wholes: Set<UInt64> = [12, 13, 15, 20, 21, 23, 24, 27, 28, 30]
  private static let noUnits = WordHash.set("in x")
  private static let expiries = WordHash.set("exp expires expired expiring")
  private static let weeks = WordHash.set("week wk weekend")
  private static let doses = WordHash.set("dose infusion injection shot")
  private static let turnsOfDoses = WordHash.set("last first next")
  private static let limits = WordHash.set("until till til since")
  private static let bounds = WordHash.set("from between by until")
  private static let joints = WordHash.set("and or to thru through until then")
  private static let at = WordHash.set("at around approx about")
  private static let shortHalves = WordHash.set("a p")
  private static let halves = WordHash.set("am pm a.m p.m noon")
  private static let durationWords = WordHash.set("x for in every over")
  private static let slashedEvents = WordHash.slashed("f/u d/c s/p b/c r/s c/s w/u h/o")
  /// Directly before, these outweigh what stands around.
  private static let directCues = WordHash.set(
    """
    on since dated date dob born by until till til thru due lbm lcd loi doi dos done seen admitted adm admit discharged dc visit appt appts
    appointment between from lmp collected drawn effective scheduled surgery procedure nv rtc tonight today tomorrow
    yesterday
    """)
  private static let eventWords = WordHash.set(
    """
    on since dated date dates dob born birthday by until till til from thru through before after due starting started surg
    start stopped began begins ended off out effective eff adm admit admitted admission readmit
    readmitted dc dced discharged discharge transferred transfer returned return rtc nv fu followup recheck appt appts
    appointment appointments visit visits seen saw scheduled sched rescheduled booked called spoke texted emailed sent
    received recd faxed signed dictated reviewed ordered collected drawn resulted reported placed inserted removed
    exchanged changed pulled extubated intubated surgery operation procedure sx performed completed repeated last next
    prior previous prev lmp edd edc onset occurred happened happen fell fall injury injured doi accident crash died dod
    deceased passed pronounced filled refilled dispensed vaccinated immunized transfused labs cxr ct mri mra us echo tte
    tee egd ercp eus ebus colonoscopy cath pci cabg eeg emg ekg ecg xr xray kub dexa biopsy bx mammogram orif tace tips
    thrombectomy stroke cva tka tha chole appy hospitalized hosp amputated wedding funeral trip travel
    leave leaving holiday school meeting conference arrives arrived arriving move moved session dialysis hd chemo
    infusion hus mbss vfss bmp cmp cbc bcx ucx psg fx expires tc xm neg mailed tomorrow today yesterday tonight
    between consult note event episode comparison compared prophy recall reorder refill delivery delivered bal
    holter bronch bka aka tma ppm tavr hemi crani hyst abr audiogram planned calibrated trained resume resumed missed
    """)
  private static let scoreWords = WordHash.set(
    """
    pain exp expires expiry scale rates rated rating strength score scores scored severity motor power reflexes reflex dtr dtrs murmur sem
    grade gr gcs mmse moca phq gad apgar apgars nihss mdq epds braden morse katz adl adls iadl iadls perrl perrla pupils
    pupil va vision visual acuity od os ou snellen bp bpp sirs qsofa curb chads wells timi asa ecog kps mrs ciwa cows rass
    ef ratio stage step part page wk day cycle round dose doses vaccine number no level levels disc disk
    vertebra teeth tooth lead leads nodes node ln bipap bilevel cpap ipap epap psv settings vent fraction odds chance
    headache anxiety depression mood suds nausea dyspnea borg rpe fatigue discomfort nprs vas nrs flacc wong epworth audit
    cage dast percocet norco vicodin lortab endocet roxicet lotrel exforge azor entresto vytorin caduet twynsta glyxambi
    symbicort combination nph regular insulin novolin humulin take takes taking took half sepsis criteria stool
    kellgren gleason nottingham tonnis jersey stairs wells stop bang meld tanner bishop ishak ranson tinetti mmrc cat bode gold glasgow iddsi
    """)
  private static let findingWords = WordHash.set(
    """
    pain strength motor power murmur systolic diastolic sem hsm tablet tab tabs tablets cup cups teaspoon tsp tbsp dose
    doses pill pills strip ns saline nodes node ln lns lead leads drops bottle bottles sets set cultures culture
    readings reading episodes meals criteria of bilaterally bilat bilateral throughout thruout symmetric upper lower ue
    ues le les rue lue rle lle proximal distal ehl fhl grip flexion extension deltoid biceps triceps quads hamstrings
    dorsiflexion plantarflexion scale severity intensity headache reflexes dtrs pulses vision od os ou corrected
    combination daily bid tid qid qd qhs po attempts times sessions cycles strengths blocks murmurs positive gpc gnr gpr yeast hours quarts tinetti braden
    """)
}

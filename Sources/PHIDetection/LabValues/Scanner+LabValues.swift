/// Laboratory and bedside values: "K 4.1 mmol/L", "HbA1c: 8.2 %", "WBC 12.3", "BP 140/90". Clinical content, found only
/// when asked for, so that a policy can see that it is there.
///
/// Misses: tables whose names and values stand in different lines, values in words, and analytes outside the list.
extension Scanner {
  /// Words between an analyte and its value: "hemoglobin level was 9.1".
  private static let fillersMax = 3

  func labValue(at index: Int) {
    guard tokens[index].isWord, !isContinuation(index), let analyte = analyteEnd(from: index) else { return }
    var place = analyte + 1
    var fillers = 0
    while fillers < Self.fillersMax, token(place).gap != .line, isFiller(token(place)) {
      place += 1
      fillers += 1
    }
    if token(place).isMark("<") || token(place).isMark(">") { place += 1 }
    guard token(place).isDigits, token(place).count <= 6, token(place).gap != .line,
      let value = valueEnd(from: place)
    else { return }
    add(.labValue, index, unitEnd(after: value), .labValue, .strong)
  }

  /// The analyte's last token: "HbA1c" is three, "blood pressure" two.
  private func analyteEnd(from index: Int) -> Int? {
    let word = tokens[index]
    if Self.split.contains(word.value), isJoined(index + 1), token(index + 1).isDigits {
      let hasTail = isJoined(index + 2) && token(index + 2).isWord && token(index + 2).count <= 3
      // "HbA1c", "pO2", "B12", "T4": letters and the digits that belong to the name.
      return token(index + 1).count <= 2 ? hasTail ? index + 2 : index + 1 : nil
    }
    let second = token(index + 1)
    if second.isWord, second.gap == .space, Self.pairs.contains(WordHash.join(word.value, second.value)) {
      return index + 1
    }
    if Self.symbols.contains(word.value) { return word.isCapitalised && !isJoined(index + 1) ? index : nil }
    return Self.analytes.contains(word.value) ? index : nil
  }

  private func isFiller(_ token: Token) -> Bool {
    token.isMark(":") || token.isMark("=") || token.isMark("-") || token.isMark(",")
      || token.isWord && Self.fillers.contains(token.value)
  }

  /// "4.1", "4,1", "140/90", "12.3-14".
  private func valueEnd(from place: Int) -> Int? {
    var last = place
    for mark in [".", ",", "/", "-"] as [Unicode.Scalar] {
      if token(last + 1).isMark(mark), isJoined(last + 1), token(last + 2).isDigits, isJoined(last + 2),
        token(last + 2).count <= 4
      {
        last += 2
      }
    }
    // 04/12/2023 is no value.
    if token(last + 1).isMark("/"), isJoined(last + 1), token(last + 2).isDigits { return nil }
    return last
  }

  private func unitEnd(after value: Int) -> Int {
    var last = value
    let unit = token(value + 1)
    if unit.isMark("%") { return value + 1 }
    guard unit.isWord, unit.gap != .line, Self.units.contains(unit.value) || unit.traits.contains(.unit) else {
      return last
    }
    last += 1
    for _ in 0..<2 where token(last + 1).isMark("/") && isJoined(last + 1) && isJoined(last + 2) {
      guard token(last + 2).kind != .mark else { break }
      last += 2
      // "1.73m2"
      while isJoined(last + 1), token(last + 1).kind != .mark || token(last + 1).isMark(".") && token(last + 2).isDigits
      {
        last += 1
      }
    }
    return last
  }

  private static let fillers = WordHash.set("is was of at level levels value count to")
  /// Written with capitals only, because small they are words or letters.
  private static let symbols = WordHash.set("k na cl ca mg p cr hb hr rr t ph fe bg bs o")
  /// Before digits that belong to the name.
  private static let split = WordHash.set("hba po pco pao paco spo t hco so")
  private static let analytes = WordHash.set(
    """
    wbc rbc hgb hct plt mcv mch mchc rdw inr pt ptt aptt bun creatinine cre egfr gfr glucose glu potassium sodium chloride
    bicarb bicarbonate calcium magnesium phosphate phosphorus albumin bilirubin alt ast alp ggt ldh lipase amylase
    troponin bnp probnp ntprobnp crp esr procalcitonin lactate ferritin tsh hemoglobin haemoglobin hematocrit platelets
    leukocytes neutrophils lymphocytes cholesterol ldl hdl triglycerides psa ca hcg cortisol uric fibrinogen ddimer
    bp hr rr temp spo sats sat bmi weight wt height pulse temperature hba1c a1c
    glucosa creatinina urea sodio potasio hemoglobina leucocitos plaquetas colesterol bilirrubina tension ta fc
    """)
  private static let pairs: Set<UInt64> = {
    let phrases = [
      "blood pressure", "heart rate", "respiratory rate", "oxygen saturation", "white count", "uric acid",
      "d dimer", "free t", "vitamin d", "blood glucose", "fasting glucose", "serum creatinine", "serum sodium",
      "serum potassium", "tension arterial", "frecuencia cardiaca",
    ]
    return Set(
      phrases.map { phrase in
        let words = WordHash.list(phrase)
        return WordHash.join(words[0], words[1])
      })
  }()
  private static let units = WordHash.set(
    """
    mmol mol umol nmol pmol mg g ug mcg ng pg dl l ml meq iu u mu miu mmhg kpa bpm kg cm m c f fl k x uiml ui
    """)
}

/// Words of dates.
enum Calendar {
  static let months = """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept
    oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """
  /// Frequent misspellings, in the order of `months`.
  static let misspeltMonths = [
    1: "janurary januray janary janaury", 2: "febuary feburary februrary febrary februry", 3: "marhc",
    4: "apirl aprl aprill", 8: "agust augest augst", 9: "septembr setember sepember septemeber septmber",
    10: "octobr ocotber octover", 11: "novembr novemeber novmber", 12: "decembr decemeber decmber",
  ]
  static let weekdays = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    """

  /// Long names, short ones and Spanish ones, each list from the first month to the last.
  static let monthLists = [
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  ].map { $0.utf8.split(separator: 0x20).map(Array.init) }

  /// What a month is called; none for a number that is no month's.
  static func spellings(ofMonth number: Int) -> [[UInt8]] {
    (1...12).contains(number) ? monthLists.map { $0[number - 1] } : []
  }

  /// Month numbers by the hash of the name.
  static let monthNumbers: [UInt64: Int] = {
    var numbers: [UInt64: Int] = [WordHash.word("sept".utf8): 9]
    for list in monthLists {
      for (index, name) in list.enumerated() { numbers[WordHash.word(name)] = index + 1 }
    }
    for (number, words) in misspeltMonths { for word in WordHash.list(words) { numbers[word] = number } }
    return numbers
  }()
}

/// What the name of a field, column or element says about its value: `last_name`, `"birthDate"`, `SSN=`.
///
/// Names are compared by their letters alone, in lower case: `Last Name`, `last_name`, `LAST-NAME` and `lastName` are one.
enum FieldNames {
  /// By the hash of the letters.
  static func kind(_ hash: UInt64) -> PHIKind? { kinds[hash] }

  /// Whole names, and the words that names end in: only these are looked up.
  static let words: String = {
    let whole = lists.map(\.0).joined(separator: " ")
    return whole + " name date birth number no num id identifier code address record phone fax license licence plate"
  }()

  private static let kinds: [UInt64: PHIKind] = {
    var kinds: [UInt64: PHIKind] = [:]
    for (names, kind) in lists { for name in WordHash.list(names) { kinds[name] = kind } }
    return kinds
  }()

  private static let lists: [(String, PHIKind)] = [
    (
      """
      patientname firstname lastname middlename middleinitial surname givenname familyname forename fname lname mname
      fullname preferredname nickname maidenname mothersmaidenname mothermaidenname mothername fathername spousename
      guardianname contactname emergencycontact emergencycontactname nextofkin nok providername physicianname
      attendingphysician doctorname referringprovider referringphysician guarantorname subscribername insuredname
      membername employeename displayname legalname patientfirstname patientlastname patfirstname patlastname ptname
      ptfirstname ptlastname pfirstname plastname clientname personname studentname residentname relativename callername
      aliasname givennames familynames lastnames firstnames patfname patlname
      """, .name
    ),
    (
      """
      dob dateofbirth birthdate birthdt birthday dateofdeath deathdate deceaseddate deceaseddatetime dod admitdate
      admissiondate dischargedate servicedate dateofservice dos visitdate encounterdate appointmentdate admitdt
      dischargedt birthdatetime patientdob ptdob patdob
      """, .date
    ),
    ("ssn socialsecurity socialsecuritynumber socialsecurityno ssnumber ssno patientssn taxid socsec", .ssn),
    (
      """
      mrn mrnumber medicalrecordnumber medicalrecord medrecno medrec patientid ptid patid empi chartnumber chartno
      patientnumber recordnumber hospitalnumber patientidentifier enterpriseid localid pid
      """, .mrn
    ),
    (
      """
      memberid memberno membernumber subscriberid subscribernumber policynumber policyno insuranceid insurancenumber
      groupnumber medicaidid medicareid medicarenumber medicaidnumber mbi hicn beneficiaryid planid planmemberid policyid
      """, .healthPlan
    ),
    (
      """
      accountnumber accountno acctnumber acctno accountid acctid acct invoicenumber invoiceno claimid claimnumber
      cardnumber creditcard creditcardnumber bankaccount iban patientaccount patientaccountnumber guarantorid
      """, .account
    ),
    (
      """
      licensenumber licenseno licencenumber driverslicense driverlicense driverslicensenumber driverlicensenumber dlnumber
      dlno passport passportnumber passportno certificatenumber
      """, .licence
    ),
    ("vin licenseplate platenumber plateno vehicleid vehicleidentificationnumber", .vehicle),
    (
      "deviceid serialnumber serialno serial imei udi macaddress macaddr implantserial deviceserial deviceserialnumber",
      .device
    ),
    ("ipaddress clientip remoteaddr sourceip ipaddr srcip remoteip userip", .ip),
    ("email emailaddress mail emailaddr useremail patientemail", .email),
    (
      """
      phone phonenumber phoneno mobile mobilephone mobilenumber cell cellphone telephone homephone workphone contactnumber
      tel emergencyphone emergencycontactphone patientphone callbacknumber dayphone nightphone
      """, .phone
    ),
    ("fax faxnumber faxno", .fax),
    (
      """
      address street streetaddress addressline addr homeaddress mailingaddress patientaddress address1 addressline1 city
      town homecity county hospitalname facilityname addressone streetname birthplace placeofbirth room rm roomno roomnumber
      roombed rmbed bedno bednumber roomnum employer employername schoolname pharmacyname
      """, .address
    ),
    ("zip zipcode postalcode postcode zipcd zippostal", .zip),
    (
      """
      username login loginname userid userlogin accession accessionnumber accessionno specimenid specimennumber encounterid
      encounternumber visitid visitnumber ordernumber orderid caseid casenumber studyid subjectid participantid employeeid
      badgenumber externalid fin csn nationalid
      """, .otherID
    ),
    ("npi npinumber nationalprovideridentifier", .npi),
    ("dea deanumber", .dea),
    ("fingerprint fingerprintid voiceprint biometricid faceid", .biometric),
    ("photo photourl photoid portrait headshot", .photo),
  ]
}

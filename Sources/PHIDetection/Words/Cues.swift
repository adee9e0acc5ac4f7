/// Words that announce what comes next.
enum Cues {
  static let titles = """
    mr mrs ms miss dr prof professor doctor nurse mister madam sir rev reverend fr sgt capt lt col judge señor senora
    senor dra frau herr mme tpr
    """

  /// Roles that also stand right before a name, as titles do.
  static let ranks = "coach trooper deputy detective investigator"

  static let credentials = """
    md do rn np pa pac phd dds dmd dpm od lpn crna cnm msn bsn dnp aprn arnp fnp facc facs facp pharmd psyd lcsw msw
    lmsw lmft mbbs lvn lpc lmhc crnp ccrn agacnp pmhnp dpt otr pta rrt rdn emtp
    jr sr esq
    """

  static let persons = """
    patient pt pts named called name client resident member subscriber guarantor signed dictated attending provider
    physician surgeon
    referring transcribed author cosigned authenticated contact guardian witness alias aka mrn ordering pcp technician
    interpreter
    """

  static let relations = """
    mother father son daughter wife husband brother sister spouse partner aunt uncle grandmother grandfather cousin
    niece nephew friend neighbor grandson granddaughter fiance fiancee roommate parents mom dad
    boyfriend girlfriend stepmother stepfather stepmom stepdad stepson stepdaughter
    """

  static let identifiers = """
    mrn mrns ssn npi dea acct accession vin serial imei passport medicaid mbi hicn subscriber license licence lic
    id ids identifier uid uuid guid sn mr emr ehr dln udi empi upi csn itin ssns iccid
    """

  static let weakIdentifiers = """
    account case chart record records plan policy insurance member membership group order visit encounter claim invoice
    reference ref device badge confirmation specimen file registration certificate cert tracking ticket hospital patient
    number num no plate tag lot model medicare beneficiary rx prescription rec har fin dl routing fingerprint voiceprint retinal iris subject participant enrollee donor inmate
    booking authorization auth referral employee student military implant pump pacemaker social
    incident job workstation hostname computer printer locker requisition permit voucher docket rxgrp
    interpreter hosp nrcme
    """

  /// Also names and everyday words, which they stay.
  static let capitalIdentifiers = "run pc grp"

  /// Weak, too, and read by the names tagger as any other word.
  static let furtherIdentifiers = """
    conf emp spec acc enrollment enrolment alien application band transmitter sensor tail kit opr operator registry
    pfn ccn unos tech enc interp shield charts merge merged block card visa mastercard amex bcbs aetna cigna uhc
    humana tricare masshealth ws sid nhi ohip cpf imsi
    """

  static let phones = """
    phone telephone tel call called cell mobile fax facsimile pager beeper ph contact reached reach dial text voicemail
    whatsapp
    """

  static let dates = """
    on since dated date dob born birth birthdate birthday dod deceased died visit visited seen admitted discharged
    until from
    before after between through by follow appointment due scheduled collected received drawn performed taken diagnosed
    """

  static let places = "in at from near to of visited visiting outside around our via for into leaving lives resides"
}

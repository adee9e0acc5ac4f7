/// The rules of the packs. Raw values are places in `Candidate.detail`, not stable; `name` is.
enum PackRule: UInt16, CaseIterable, Sendable {
  case ukNHS = 1, ukNationalInsurance, ukGMC, ukPostcode, ukPhone
  case caSIN, caOntario, caBritishColumbia, caQuebec, caHealthCard, caPostalCode
  case deKVNR, deTaxID, dePension, frNIR, itCodiceFiscale, nlBSN, beNationalNumber, plPESEL, atSVNR, sePersonnummer
  case fiHetu, dkCPR, iePPSN, ptNIF, czBirthNumber, roCNP, huTAJ, grAMKA, chAHV
  case iban, ehic, euPhone, euDate, euWrittenDate
  case esDNI, esNIE, esNSS, esCIP, esPhone, esPostcode
  case esName, esFieldName, esTitledName, esStreet, esPlace, esInstitution, esAge
  case esRecord, esColegiado

  var kind: PHIKind {
    switch self {
    case .ukNHS: .mrn
    case .caOntario, .caBritishColumbia, .caQuebec, .caHealthCard, .deKVNR, .ehic, .huTAJ, .esCIP: .healthPlan
    case .ukGMC, .esColegiado: .licence
    case .ukPostcode, .caPostalCode, .esPostcode: .zip
    case .ukPhone, .euPhone, .esPhone: .phone
    case .euDate, .euWrittenDate: .date
    case .iban: .account
    case .ukNationalInsurance, .caSIN, .deTaxID, .dePension, .frNIR, .itCodiceFiscale, .nlBSN, .beNationalNumber,
      .plPESEL, .atSVNR, .sePersonnummer, .fiHetu, .dkCPR, .iePPSN, .ptNIF, .czBirthNumber, .roCNP, .grAMKA, .chAHV,
      .esDNI, .esNIE, .esNSS:
      .ssn
    case .esName, .esFieldName, .esTitledName: .name
    case .esStreet, .esPlace, .esInstitution: .address
    case .esAge: .age
    case .esRecord: .mrn
    }
  }

  var name: RuleName {
    switch self {
    case .ukNHS: "uk.nhs"
    case .ukNationalInsurance: "uk.ni"
    case .ukGMC: "uk.gmc"
    case .ukPostcode: "uk.postcode"
    case .ukPhone: "uk.phone"
    case .caSIN: "ca.sin"
    case .caOntario: "ca.on"
    case .caBritishColumbia: "ca.bc"
    case .caQuebec: "ca.qc"
    case .caHealthCard: "ca.health"
    case .caPostalCode: "ca.postcode"
    case .deKVNR: "de.kvnr"
    case .deTaxID: "de.tax"
    case .dePension: "de.pension"
    case .frNIR: "fr.nir"
    case .itCodiceFiscale: "it.cf"
    case .nlBSN: "nl.bsn"
    case .beNationalNumber: "be.nn"
    case .plPESEL: "pl.pesel"
    case .atSVNR: "at.svnr"
    case .sePersonnummer: "se.pnr"
    case .fiHetu: "fi.hetu"
    case .dkCPR: "dk.cpr"
    case .iePPSN: "ie.ppsn"
    case .ptNIF: "pt.nif"
    case .czBirthNumber: "cz.rc"
    case .roCNP: "ro.cnp"
    case .huTAJ: "hu.taj"
    case .grAMKA: "gr.amka"
    case .chAHV: "ch.ahv"
    case .iban: "eu.iban"
    case .ehic: "eu.ehic"
    case .euPhone: "eu.phone"
    case .euDate: "eu.date"
    case .euWrittenDate: "eu.date.written"
    case .esDNI: "es.dni"
    case .esNIE: "es.nie"
    case .esNSS: "es.nss"
    case .esCIP: "es.cip"
    case .esPhone: "es.phone"
    case .esPostcode: "es.postcode"
    case .esName: "es.name"
    case .esFieldName: "es.name.field"
    case .esTitledName: "es.name.title"
    case .esStreet: "es.street"
    case .esPlace: "es.place"
    case .esInstitution: "es.institution"
    case .esAge: "es.age"
    case .esRecord: "es.nhc"
    case .esColegiado: "es.colegiado"
    }
  }
}

/// Record, plan, account, licence, vehicle, device, network and other unique identifiers: 45 CFR 164.514(b)(2)(i)(H)–(R).
enum CodeCases {
  static let table = #"""
    # Medical records
    + mrn: MRN »1234567«
    + mrn: MRN# »1234567«
    + mrn: MRN: »A1234567«
    + mrn: MRN:»00-12-34-56«
    + mrn: MR# »123456«
    + mrn: M.R.N. »123456«
    + mrn: med rec no »123456«
    + mrn: med rec # »123456«
    + mrn: medical record »123456«
    + mrn: Medical Record Number is »E1234567«
    + mrn: chart number »12345«
    + mrn: chart # »12345«
    + mrn: hospital number »H123456«
    + mrn: patient ID »P-12345«
    + mrn: Pt ID: »12345678«
    + mrn: EMPI »100234567«
    + mrn: UPI »100234567«
    + mrn: MRN »l2345O7«
    + mrn: MRN »12 34 56«
    + mrn: MRN 1: »1234567«
    + mrn: mrn »one two three four five six seven«
    + mrn: MRN »EX-99-1234/A«
    + mrn: (MRN »1234567«)
    + mrn: mrn_»1234567«
    + mrn: MRN»1234567«
    # Plans
    + health-plan: member ID »W123456789«
    + health-plan: Medicare »1EG4-TE5-MK73«
    + health-plan: MBI »1EG4TE5MK73«
    + health-plan: MBI: »1EG4-TE5-MK72«
    + health-plan: »1EG4-TE5-MK73« on file
    + health-plan: HICN »123-45-6789A«
    + health-plan: Medicaid ID »AB12345C«
    + health-plan: group number »0012345«
    + health-plan: policy # »ABC-123456«
    + health-plan: subscriber ID: »XYZ12345678«
    + health-plan: insurance ID »BCBS-445566«
    + health-plan: beneficiary no. »12345678A«
    + health-plan: plan ID »H1234-001«
    + health-plan: CHIP ID »123456789«
    # Accounts
    + account: account number »12345678«
    + account: Acct: »12345«
    + account: account ending »4521«
    + account: invoice »INV-2024-00123«
    + account: guarantor account »889977«
    + account: bank account »000123456789«
    + account: HAR »60012345«
    + account: CSN »100200300«
    + account: FIN »12345678«
    # Licences
    + licence: license »D1234567«
    + licence: driver's license »D123-4567-8901«
    + licence: DL# »B1234567«
    + licence: driver license number: »S12345678«
    + licence: license no. »RN-556677«
    + licence: passport »X12345678«
    + licence: passport no. »123456789«
    + licence: passport number »C01234567«
    + licence: board certificate »123456«
    + licence: Lic# »MD12345«
    + other-id: A-number »A012345678«
    # Vehicles
    + vehicle: VIN »1HGCM82633A004352«
    + vehicle: VIN: »1HGCM82633A004353« mistyped
    + vehicle: license plate »7ABC123«
    + vehicle: plate »ABC-1234«
    + vehicle: plate number »ABC 1234«
    + vehicle: tag no. »KLM 4521«
    + vehicle: drives a car, plate: »8XYZ999«
    + vehicle: license plate number CA »7ABC123«
    # Devices
    + device: serial number »SN-2024-12345«
    + device: S/N »A1B2C3D4«
    + device: SN: »12345678«
    + device: pacemaker serial »PJN123456H«
    + device: pacemaker model L301 serial »729123«
    + device: UDI »(01)00812345678903(17)250101(10)A123(21)12345«
    + device: UDI: »00812345678903«
    + device: lot »A123B4«
    + device: Lot # »EW0182«
    + device: IMEI »490154203237518«
    + device: IMEI: »49-015420-323751-8«
    + device: »490154203237518« on the phone
    + device: MAC »00:1A:2B:3C:4D:5E«
    + device: MAC »00-1a-2b-3c-4d-5e«
    + device: MAC »001A.2B3C.4D5E«
    + device: device id »D-99887766«
    + device: implant ID »IMP-44556«
    + device: insulin pump SN »PMP123456«
    + device: ICCID »8914800000000000000«
    # Network
    + url: see »https://portal.example.org/patients/123?tab=1«
    + url: see »http://10.0.0.1:8080/fhir/Patient/123«
    + url: see »www.example.org«
    + url: see »portal.example.org/p/123«
    + url: see »hxxps://portal[.]example[.]org/p/123«
    + url: facebook: »facebook.com/jane.doe.77«
    + other-id: follow »@jane_doe77« on Instagram
    + other-id: Twitter handle »@janedoe«
    + ip: from »192.168.1.23« at
    + ip: »10.0.0.5«:8080 refused
    + ip: »192.168.1.0«/24
    + ip: »2001:0db8:85a3:0000:0000:8a2e:0370:7334«
    + ip: »fe80::1«
    + ip: »::ffff:192.0.2.1«
    + ip: »2001:db8::«/32
    + ip: IP »192[.]168[.]1[.]23«
    + url: streamed at »stnicholas-tarpon.example/live«
    + url: pay at »my-clinic.link/pay«
    # Other unique codes
    + other-id: accession »S24-12345«
    + other-id: Accession #: »24-123-45678«
    + other-id: specimen »SP-998877«
    + other-id: encounter »100200300«
    + other-id: encounter ID »E-556677«
    + other-id: visit number »V00012345«
    + account: claim number »CLM123456789«
    + account: claim # »2024-55-1234«
    + other-id: order »#12345678«
    + other-id: case number »2024-CV-01234«
    + other-id: study ID »ABC-001-0045«
    + other-id: subject »001-0045«
    + other-id: subject ID »1001-023«
    + other-id: trial participant »P-0045«
    + other-id: participant ID: »TX-0099«
    + other-id: Rx# »1234567«
    + other-id: prescription number »7654321«
    + other-id: prior auth »PA-12345678«
    + other-id: authorization number »A123456789«
    + other-id: referral # »R445566«
    + other-id: tracking number »1Z999AA10123456784«
    + other-id: confirmation code »XK4T9P«
    + other-id: employee ID »E12345«
    + other-id: badge »44521«
    + other-id: student ID »S0099887«
    + other-id: military ID »1234567890«
    + other-id: DoD ID »1234567890«
    + other-id: VA file »C12345678«
    + other-id: inmate number »A12345«
    + other-id: booking »2024-001234«
    + other-id: incident report »IR-2024-0456«
    + other-id: study UID »1.2.840.113619.2.55.3.604688119.969.1234567890.123«
    + other-id: GUID »550e8400-e29b-41d4-a716-446655440000«
    + other-id: {»550E8400-E29B-41D4-A716-446655440000«}
    + other-id: token »eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U«
    # Biometrics and photographs
    + biometric: fingerprint ID »FP-12345«
    + biometric: voiceprint »VP-889977«
    + biometric: retinal scan ID »RS-445566«
    + photo: photo »IMG_1234.jpg« attached
    + photo: see »face_photo_20240304.png«
    + photo: headshot: »DSC00123.JPG«
    # Names of accounts, groups, codes of doors, answers
    + other-id: opened by someone (user »hwinslow2«, from a phone)
    + other-id: why is login »rquispe« locked
    + other-id: AD login will be »nanozie«
    + other-id: my username is »bigfish_tony58«
    + other-id: omnicell user id »adiste04«
    + other-id: [11:02] »kpatel92«: is the portal down
    + other-id: 13:02 »k.delacroix«: hr 140s
    + other-id: Thread participants: »mrahmani2«, »k.delacroix«, »pharm_jsuh«
    + other-id: saved in C:\Users\»jdoe«\Desktop
    + other-id: ask »@nurse_jackie« about it
    + other-id: Unit »W0426 24 338107 B«  PRBC
    + device: serial »J241 10886 C4F«
    + vehicle: plate »GXT 41B«
    + vehicle: tag »LA 552 QXK«
    + other-id: officer badge »6127«
    + other-id: Gate code »4408«#, dog in yard
    + other-id: lockbox »1190« on the porch
    + health-plan: Member #: »W2290 11847 03«
    + health-plan: Medicaid »TN 0044 8127 6«
    + health-plan: Member ID: »XKW 914 778 205 01«
    + licence: vendor, lic »ME 118820«
    + other-id: RUN »24-118834« arrived
    + other-id: hosp # »66-10-93« sent
    + other-id: pay code »GFE-77A12«
    + mrn: MRN ends »0932« careful
    + other-id: workstation »WS-ED-0442« is slow
    + other-id: phone interpreter (»#40927«)
    + ssn: the last four of your social? Pt: »0 7 1 6«.
    + other-id: the number on the side of the machine? It says: »23 18 40 77 15 2«.
    + other-id: the front door keypad is »77120«
    + other-id: ask the login »mvandeursen« to sign
    + other-id: 09:41 »tele.hassan«: strip is in the chart
    + health-plan: policy no. »TK 4471 20938«
    + device: pump serial »PN88 40127 6«
    + vehicle: parked under plate »KZ 8814«
    + other-id: botched it -- »MadMeg_503«
    + vehicle: plate »7KLM 220«
    + other-id: my AD account is »pkowalczyk«
    + other-id: logged in on pc »PHX-RAD-221«
    + other-id: reset it for user »amarchetti«; thanks
    + other-id: userid »q4471« is locked
    # Groups behind a label, the last four, numbers in words
    + device: phone lost, IMEI »49 015420 323751 8«
    + health-plan: Plan # »7 2210 5518 C«. He asked
    + account: acct »552 904 7«
    + other-id: donor id is »0611 4402 R« and he gave
    + mrn: MRN »77120« 58F here
    + mrn: MRN »771204« 61 yo
    + other-id: Ward # »03317742« unit C
    + other-id: Locker #: »KLP-2207«
    + account: Discover ending »4410« on
    + account: paid by card ****»0093«
    + account: pay by debit …»5518« today
    - weeks ending 2024
    - Screw # 4 of 6
    - refills #: 3
    + ssn: last4 »R2209«, lives
    + mrn: chart »six oh one nine« seen
    + phone: number is »3 8 1 double 0 7 2«
    + health-plan: my Medicare is »three K R two, A B nine, J J four oh«
    + ssn: his social: »four one two, sixty-two, eighty-one oh nine«
    - number one complaint, two or three times, four days
    - Pain two of ten, then four of ten
    + other-id: tablet »DLKXK4Q8JF71«, week 12
    - CYP2C19 HLAB2705 CD20
    + name other-id date: »Moua, Kim« | »770081« | »02-Sep-2024« |
    # Accounts with joints
    + other-id: »temp_rn14« removed
    + other-id: job of »svc_fbrandao« ran
    - svc_backup failed
    - n_patients = 5
    + other-id: sells as »@cedar.basketry« online
    + other-id: »@halvor.rn«: omw
    - @pytest.mark.slow
    + other-id: folder nas04\dmo\»okvasnik« moved
    - path C:\temp\logs
    # Left alone
    - user manual for the pump
    - the login page is down
    - user fees apply
    - 13:02 etco2: 31
    - [11:02] Note: patient stable
    - users 12 and older
    - handle with care
    - GET /api/users/list
    - home visit 99348 vs 99349
    - 99214-25 on the claim
    - dx M75.101, from
    - dx K50.814
    - 0.61|mg/dL|0.57-1.00|N
    - Fix the build (#4711)
    - door 3 of the clinic
    - status code RX-2024
    - run 3 miles
    - is pain 2-3? He says: 4 5 6
    - pin site care twice daily
    - order MRI 3 tesla
    - alarm limits 50 and 120
    - pin the hip
    - the gate is open
    - code status full
    - CPT code 20610
    - handle 2 tasks
    - see Table_12 below - Fig_3
    - the patient's chart was reviewed
    - record 5 pounds of loss
    - case 3
    - case series of 25 patients
    - group 2 pulmonary hypertension
    - plan: 1. continue 2. stop
    - plan 2 weeks
    - order 12 units
    - visit 3 of 12
    - claim denied
    - device: pump
    - model 3
    - lot of pain
    - a lot 2024
    - account for 20 percent
    - account for 1500 mL
    - member of 3 teams
    - subject to 2 limits
    - subject 1 improved
    - room 2 minutes
    - id est 2
    - ID consult
    - ID: follow-up
    - SS insulin 2 units
    - SN 80% sensitivity
    - Sn 95
    - tag 2 lesions
    - plate and 6 screws
    - plate 2.7 mm
    - 7-hole plate
    - serial troponins 0.01 0.02
    - serial exams x3
    - license to practice
    - badge of honor
    - specimen 1: appendix
    - specimen A: 3.2 cm
    - reference range 135-145
    - ref 3.5-5.0
    - encounter today
    - protocol 101
    - confirmation of 2 findings
    - referral to GI
    - trial of 40 mg
    - trial off O2
    - participant in 3 groups
    - fingerprints intact
    - photo of wound
    - voice normal
    - retina flat
    - face symmetric
    - username and password
    - @ 5 mg
    - given @ 0800
    - @bedside
    - 3 @ 100
    - login failed
    - module-a1b2
    - node_modules/foo-bar@1.2.3
    - swift-format 602.0.0
    - Python 3.11.4
    - index.html
    - report_2024.pdf
    - Sources/App/Main2.swift
    - git commit abc123
    - build #123
    - error E1001
    - RGB #FF8800
    - C:\Users\Public
    - /usr/local/bin
    - /etc/hosts
    - x86_64
    - arm64-v8a
    - gpt-4o-2024-08-06
    - claude-3-5-sonnet-20241022
    - 2.16.840.1.113883.6.1
    - urn:oid:2.16.840.1.113883.4.1
    - http://loinc.org
    - http://hl7.org/fhir/sid/us-npi
    - http://snomed.info/sct
    - https://www.nejm.org/doi/full/10.1056/NEJMoa1
    - 10:30:00
    - std::vector
    - a::b
    - 1.2.3.4.5
    - v1.2.3.4
    - section 1.2.3.4
    - 3.4.5.6 grading
    + other-id: waiting for interp # »410982«, clinic
    + other-id: seen in stories by »@sera.fights«
    + mrn: merged charts »500188« and »500818«
    + mrn: please merge »440918« into »440198«
    + vehicle: plate on the sled ME »4471F«
    + vehicle: truck plate given by troopers »RKV-3308«
    + other-id: badge »V-118« returned
    + other-id: discrepancy tied to »mfontanez«
    + other-id: note written by scribe »mbarrow7«
    + other-id: acct »hllanos« disabled
    + phone: hr 142, pls call »26622«
    + phone: bleep »2217« for the ward
    - (irish spring) and 'tramadol'
    - plate and screws 3.5 mm
    - 220 and 440 volts
    Plates in two groups
    + vehicle: tow truck took plate »615 KRD«
    + vehicle: dark sedan, tag »3F 8H260« per witness
    + vehicle: plate »QVXR 41«, left the lot
    - plate 120 MM, locking
    - plate 2 holes
    # Genes, ranges and visits a week
    - BRCA2 c.8755-1G>A
    - DIGEORGE TESTING (22Q11.2) FIRST
    - Kappa/lambda ref 0.26-1.65
    - SN 2w4, PT 3w2
    # A web server's log
    + ip other-id date: »203.0.113.9« - »nbriscoe« [»03/Mar/2025«:08:00:01 -0500] "GET /x HTTP/1.1" 200 9
    """#
}

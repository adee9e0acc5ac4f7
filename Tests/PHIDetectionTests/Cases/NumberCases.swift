/// Telephone, fax, pager, social security, and numbers with check digits: 45 CFR 164.514(b)(2)(i)(D)–(G).
enum NumberCases {
  static let table = #"""
    # Telephones
    + phone: call »555-123-4567«
    + phone: call »(555)123-4567«
    + phone: call »(555) 123 4567«
    + phone: call »(555) 123-456« now
    + phone: call »(55) 123-4567« now
    + phone: call »28.756.6213« now
    + phone: reached at »695.552.11174« today
    - version 28.756.6213 and 1.552.1117 of the form
    + phone: call »(555)-123-4567«
    + phone: call »555 123 4567«
    + phone: call »555.123.4567«
    + phone: call »555/123-4567«
    + phone: call »555/123/4567«
    + phone: call »5551234567«
    + phone: call »555_123_4567«
    + phone: call »1-555-123-4567«
    + phone: call »1 (555) 123-4567«
    + phone: call »1.555.123.4567«
    + phone: call »+1 555 123 4567«
    + phone: call »+1-555-123-4567«
    + phone: call »+1 (555) 123-4567«
    + phone: call »+1.555.123.4567«
    + phone: call »+15551234567«
    + phone: call »001 555 123 4567«
    + phone: call »011 44 20 7946 0958«
    + phone: call »+44 (0)20 7946 0958«
    + phone: call »+49 30 901820«
    + phone: call »+33 1 42 68 53 00«
    + phone: call »+34 912 345 678«
    + phone: call »+52 55 1234 5678«
    + phone: call »+91 98765 43210«
    + phone: call »020 7946 0958«
    + phone: call »555-123-4567 x123«
    + phone: call »555-123-4567 ext. 123«
    + phone: call »555-123-4567, ext 123«
    + phone: call »555-123-4567 extension 4521«
    + phone: call »555-123-4567x123«
    + phone: call »555-123-4567 #123«
    + phone: reach her at »555-1234«
    + phone: reach her at »555 1234«
    + phone: cell »555-123- 4567«
    + phone: home: »(555) 123-4567«, work: »(555) 765-4321«
    + phone: »ext. 4521« at the desk
    + phone: »extension 45213«
    + phone: pager »12345«
    + phone: pager #»4521«
    + phone: beeper: »12345«
    + phone: dial »1-800-FLOWERS« now
    + phone: call »1-800-555-CARE«
    + phone: call »800-GO-FEDEX«
    + phone: tel:»+1-555-123-4567«
    + phone: M: »555.123.4567« 
    + phone: call »555-l23-4567«
    + phone: call »5SS-123-4567« today
    + phone: call »555-123-456O«
    + phone: phone »five five five, oh one two three«
    + phone: phone is »five five five one two three four five six seven«
    + phone: call me at »five five five, one two three, four five six seven«
    + phone: number is »555 one two three 4567«
    + phone: call »555–123–4567«
    + fax: fax »555-123-4567«
    + fax: F: »555-123-4567«
    + fax: Fax # »555-123-4567«
    + fax: fax to: »(555) 123-4567«
    + fax: facsimile »+1 555 123 4567«
    + phone fax: Tel »555-123-4567« Fax »555-123-4568«
    + phone: call RN »x30418« now
    + phone: charge is at »x5-5174«
    + phone: call me at »5-0171« after 7
    + phone: Call back »1-859-555-0133 opt 2«.
    + phone: Infectious Diseases fellow | p. »70331«
    + phone: page me »5-2281« tonight
    + phone: her cell is »six oh three, and then 555-0119«
    + phone: before I load her: »814, 555, 0171«
    - counts 212, 300, 1400
    + phone: ask at the tent, »713/555/0182«
    + phone: ph »763•555•0102«, on the way
    + phone: who is calling »3-2217« every
    - L 4-5 disc
    + phone: call GI p »20519«
    # Mail
    + email: »jane.doe@example.org«
    + email: »JANE_DOE+tag@Mail.Example.ORG«,
    + email: mailto:»jane@example.org«
    + email: <»jane@example.org«>
    + email: »jane (at) example (dot) org«
    + email: write to »jane dot doe at example dot org«
    + email: »j dot r dot doe at mail dot example dot org«
    + email: »jane [at] example [dot] org«
    + email: »jane at example dot com« is hers
    + email: »jane@ example.org«
    + email: »jane@example,com«
    + email: »jane@clinic.health«
    # Social security
    + ssn: »123-45-6789«
    + ssn: SSN »123 45 6789«
    + ssn: SSN »123 4 6789«
    + ssn: ssn »1233 45 6789« on file
    + ssn: SSN »123456789«
    + ssn: SSN: »123.45.6789«
    + ssn: SSN»#123-45-6789«
    + ssn: social security number »123456789«
    + ssn: social security no. »123-45-6789«
    + ssn: social »123-45-6789«
    + ssn: Soc Sec »123 45 6789«
    + ssn: SS# »123-45-6789«
    + ssn: SSN ending in »6789«
    + ssn: SSN (last four) »6789«
    + ssn: last 4 of SSN: »6789«
    + ssn: last four of social »6789«
    + ssn: last 4 SSN »6789«
    + ssn: SSN »xxx-xx-6789«
    + ssn: SSN »***-**-6789«
    + ssn: SSN »XXX-XX-6789«
    + ssn: »l23-45-6789« on file
    + ssn: SSN »123-4S-6789«
    + ssn: SSN »123-45-678O«
    + ssn: »123 - 45 - 6789«
    + ssn: »123–45–6789«
    + ssn: SSN »123-456789«
    + ssn: ssn is »one two three four five six seven eight nine«
    + ssn: social is »one two three, four five, six seven eight nine«
    + ssn: "ssn":"»123456789«"
    + ssn: ssn=»123456789«
    + ssn: S-S-N »123-45-6789«
    + ssn: ITIN »912-70-1234«
    # Check digits
    + npi: NPI »1234567893«
    + npi: NPI: »1234567893«,
    + npi: npi=»1234567893«
    + npi: National Provider Identifier »1234567893«
    + npi: provider »1234567893« signed
    + dea: DEA »AB1234563«
    + dea: DEA# »AB-1234563«
    + dea: DEA number »BB1388568«
    + dea: »BB1388568« on the pad
    + account: card »4111-1111-1111-1111«
    + account: card »4111111111111111« exp 04/27
    + account: amex »3782 822463 10005«
    + account: »5500 0000 0000 0004«
    + account: IBAN »GB29 NWBK 6016 1331 9268 19«
    + account: IBAN »DE89370400440532013000«
    + account: routing number »021000021«
    # Not identifiers
    - x1000 dilution
    - see p. 2114 of the text
    - 1-1000 mg
    - range 3-1500 units
    - 5 x1200 mg
    - Na 140 K 4.0 Cl 102 HCO3 24 BUN 12 Cr 0.8
    - WBC 12.4 Hgb 13.2 Hct 39.1 Plt 250
    - 140/4.0/102/24/12/0.8<110
    - T 98.6 BP 120/80 HR 72 RR 16 SpO2 98%
    - platelets 250,000
    - 1,234,567 copies/mL
    - viral load 1234567 copies
    - glucose 100 120 140 160
    - 100-200-300 mg
    - FHR 140 150 160
    - take 1 2 3 then rest
    - sets of 10 10 10
    - ICD-10-CM E11.9, I10, Z79.4
    - ICD-9 250.00
    - ICD10: M54.5
    - LOINC 4548-4
    - loinc code 718-7: hemoglobin
    - NDC 00002-8215-01
    - NDC 0002-8215-01 and 50242-040-62
    - CPT 99213, 99214-25
    - HCPCS J1100
    - SNOMED 44054006
    - SNOMED CT 73211009
    - RxNorm 860975
    - DRG 470
    - MS-DRG 871
    - ATC A10BA02
    - UNII 9100L32L2N
    - CAS 50-78-2
    - PMID: 12345678
    - doi 10.1056/NEJMoa1234567
    - NCT01234567
    - ISBN 978-0-306-40615-7
    - RFC 5321
    - 45 CFR 164.514(b)(2)
    - 42 U.S.C. 1395
    - 1-800 number
    - 911
    - call 911
    - dial 9-1-1 or 988
    - $1,234,567.89
    - $125000
    - 5'10" tall
    - 120000 units
    - heparin 25000 units in 250 mL
    - 1:1000000 dilution
    - 0.0000001 M
    - 10^9 cells
    - 3.14159265358979
    - EGFR 60
    - eGFR >60 mL/min/1.73m2
    - EGFR exon 19 deletion, L858R
    - BRAF V600E
    - KRAS G12C
    - HER2 3+
    - PD-L1 50%
    - c.1521_1523delCTT
    - p.Phe508del
    - chr7:117559590
    - rs113993960
    - NM_000492.4
    - HLA-B27
    - HLA-DRB1*15:01
    - T2N1M0
    - pT2aN0Mx
    - Gleason 3+4=7
    - stage IIIB
    - G3P2012
    - 20G IV in left AC
    - 18 gauge
    - 7.5 ETT at 22 cm
    - 6-0 nylon
    - #15 blade
    - #7 Shiley
    - size 7 1/2 gloves
    - L4-L5, L5-S1
    - C5-6
    - T12-L1 fracture
    - teeth #17 and #32
    - 5-FU 400 mg/m2
    - 99mTc
    - 18F-FDG
    - Ca 19-9 of 37
    - CA-125 35
    - B12 400
    - CYP2D6
    - H1N1
    - HPV 16/18
    - COVID-19 PCR
    - A1c 7.2
    - QTc 450
    - PEEP 5 FiO2 40
    - ABG 7.35/45/80/24
    - pH 7.35 pCO2 45
    - EF 55-60%
    - 12-lead
    - x3
    - A&O x4
    - CN II-XII
    - S1 S2
    - 1200 kcal
    - 2000-calorie diet
    - 30 day supply, #90, 3 refills
    - disp #120 refills 5
    - Apgar 8/9
    - ASA 3
    - ECOG 1
    - NYHA II
    - KPS 90
    - room air
    - bed rest
    - call the office
    - one two three
    - four out of five
    - five days, one tablet, two refills
    - count backwards: nine eight seven
    - error 0x80070005
    - HTTP 404
    - port 8080
    - localhost:8080
    - utf-8
    - sha256
    - 1024x768
    - 3.5 x 2.1 x 4.0 cm
    - temperature 36.6-37.2
    - 12345 steps
    - 1234567890 bytes
    - 250.000 cells
    """#
}

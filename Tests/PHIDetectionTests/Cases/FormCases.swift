/// Identifiers that are known by their form, their place in a line or what somebody did, as hospital documents, logs and
/// pages write them; and what only looks so.
enum FormCases {
  static let table = #"""
    # Names of accounts
    + other-id: chart closed by »dvasquezt«
    + other-id: PRINTED 0411 BY »PHXREG07«
    + other-id: exported by »tlindqvist_rn« today
    + other-id: log shows »okonjo_md« opened the note
    + other-id: list kept by »cna_thibodeaux«
    + other-id: cosigned, RN (»ybaptis3«)
    + other-id: page me on TigerConnect, »@zkowalczuk«
    + other-id ip: sess=»vpetrosyan«@»10.20.0.9« timed out
    + other-id: she is logged in as »kzielinska«
    + other-id: sign in with »old_zbigniew«
    + other-id: Submitter: »tkruger.rn«
    + other-id: Pyxis »ghalvorsn« pulled 2
    + date other-id: »2024-11-30T08:14:22«   »pkruszyn«   RN   open chart
    + other-id: by: »kbanner«
    + other-id: uid=»tquispe«
    - sorted by hgb_desc, run by cron
    - caused by e.coli and treated by cardio
    - reviewed by pharmacy, signed by neurosurgery
    - run lab_result and first_name through the parser
    - "pt_init": null, "lab_code": null
    - repaired by laparotomy, mediated by CYP3A4
    - documented by nursing, cleared by ortho and nephro
    - confirmed by immunofluorescence and by RT-PCR
    - the stage2 and (grade3) lesions
    - she logged in with mychart
    # Codes
    + other-id: flight »N219RX« lands 0410
    + other-id: white pickup »4BJD552« left
    + other-id: tele box »T-0117«, workstation »ICU-WOW-0208«
    + account: Account ........ »5520117«
    + other-id: Tribal enrollment »MOHG 20881«
    + other-id: Alien no. »A 088-213-774«
    + other-id: parcel »6120 9987 0142«
    + mrn: GET /api/patient/»7c20-91ab-44f0«/meds
    + other-id: spec »T0917:00233C« hemolyzed
    + mrn: Client# »QF-8821«
    + ssn: ssn4 »xxx-xx-8123«
    + ssn: Last 4: »8123«
    + other-id: transmitter »7HQ2MZ«
    + device: lot »N4C8R«
    + health-plan: Subscriber ID: »771 20 6634 B«
    + other-id: emp # »44821«
    + other-id: conf »RT8812«, called by tech »3390«
    + account: Visa ending »5507«, card ending in »0931«
    + other-id: gate code »0926«#
    - BIN 004915, PCN MEDDADV
    - REF 3301-T-114, LOT pending
    - 27447-RT, 64483-LT, 99213-25
    - REQ: 97110, 97140 x 12 visits
    - Tx plan D2740, D3330
    - the DEA 222 form
    - dispense #90/30, 2 refills
    - product E0226V00 given
    - HCPCS G0402, J1885, A0428; CDT D0150
    - NCT04280705 and BRCA2 c.5946delT
    - mecA and rpoB detected, NCT04280705
    - ODO 41022-41087
    - Isolate 2 of 4 in box 12
    - grade 3-4, type 2-0 vicryl, size 10-12
    - 0800 1200 1600 2000 dosing
    # Dates
    + date: Seen »3/2«; »3/9« biopsied.
    + date: on »06.14« he fell, (»06.15«) again
    + date: flu shot on »9-22«.
    + date: »9-14« 1030 BG 88
    + date: DOB »11|02|1961«
    + date: DOB »09/Jun/1958«
    + date: auth expires »7/14«
    + date: served Army »2/66«-»1/69«
    + date: s/p appendectomy »2/5« without event
    + date: scan on »august four«
    + date: until »june of twenty nineteen«
    + date: next on »9 sep«
    + date: mri_»20230611«_axial.dcm
    + date: /data/»2024_11_30«/x.csv
    + date: diagnosed in »October«
    + date: fell over »Easter«
    + date: since »Apr '24«, until »Mar '25«
    - at 07.20 hrs, version 04.12
    - on 2-3 L, 8-10 units, pain 4/10
    - NPSG.03.06.01 and SEP-1
    - IDDSI 4/2 diet, strength 5/5
    - Flu shots start in October; recheck after Easter
    # Ages
    + age: the resident lived to »102«
    + age: gma alive »95«; dad d. 60
    + age: Resident (»97« y) fell
    + age: I'm »92« and I live alone
    + age: his »95«th birthday, and »98« y old
    + age: »96«/F, then »91« / M
    + age: gma lived until »96«
    - HR 94, SpO2 95, temp 98.6
    - Lantus 94, Xarelto is 15
    # Telephones
    + phone: my cell »(417)5550162«
    + phone: Call me »ext 30991«
    + phone: pager »0331-4478«
    + phone: PH »417 5550162« HM »4175550163« WK N/A
    + phone: »417 - 555 - 0162«, vocera »55120«
    + phone: cb »417 5550 162«
    + phone: CALLBACK »55120« RE bed
    + fax: fax to »9,1-417-555-0162«
    + phone: caller »+14175550162« 3pp
    # Addresses
    + address: lives »88 Calle Sombra, 87501«
    """#
}

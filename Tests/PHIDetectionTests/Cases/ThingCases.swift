/// Things that are named like people and places, each class with people who are.
enum ThingCases {
  static let table = #"""
    Diseases, signs and scores, alone, in pairs, in lists, in capitals, possessive
    - Wermer, Sipple and Birt-Hogg-Dubé panels pending.
    - Sengstaken-Blakemore at bedside. Boerhaave less likely.
    - Westermark sign absent, Fleischner lines at the bases.
    - Dejerine-Roussy after the thalamic bleed.
    - SEEN ON FILM: HILGENREINER LINE BROKEN, SALTER-HARRIS III.
    - Brudzinski and Kernig negative.
    - Spetzler-Martin 3, Papile II.
    - Hawkins-Kennedy painful. Yergason fine.
    - Mapleson circuit and Guedel airway ready.
    - Finkelstein positive on the right, Tinel equivocal.
    - Hohmann in place, Favaloro opened. Isgaard reflex present.
    - Daugirdas 1.4, Hadlock weight 2100 g, Truelove-Witts severe.
    - Kaltenborn glides, Graston to the calf, Orton-Gillingham lessons.
    People of the same names
    + name: Dr. »Hickman« placed the line.
    + name: Her daughter »Kelly Hunt« called.
    + name: Seen by Dr. »Murphy« at noon.
    + name: Mr. »Baxter« walked twice.
    + name: Mrs. »Babcock« denies pain.
    + name: Ms. »Kocher«, 57F, gout.
    + name: Met with the »Allen« family.
    + address: Dialysis at »Lutheran General« on Monday.
    Instruments and devices
    - Weitlaner in, Metzenbaum for the plane, Babcock on the stump.
    - Change the Tenckhoff dressing, then the Mahurkar.
    - Medtronic pump checked, Omnipod off.
    - Broviac vs Hickman discussed.
    - Tegaderm over a Mepitel layer.
    Drugs
    - Zyprexa to Invega, then Uzedy monthly.
    - Held Brilinta, bridged with Kengreal.
    - Nuplazid or Seroquel for the visions?
    - MS Contin at bedtime
    - Camila 35 mcg refilled
    Organisms
    - Grew Stenotrophomonas and Elizabethkingia.
    - Eikenella from the bite.
    - Candida glabrata in the urine.
    Peoples, languages, religions, feasts
    - Speaks Tigrinya, Coptic, fasts before Purim.
    - Interpreters for Hmong, Karen or Burmese today.
    - Menus for Nowruz and Purim.
    - Travel to Ghana and Togo in spring.
    - Karen-speaking family, Karen interpreter booked
    Goods of a household, software
    - Likes Doritos and Snapple.
    - Ate a Reuben at noon.
    - Watches Bluey on the Kindle.
    - Reads Don Quixote, sings Amazing Grace.
    - Rapid alerts go to Vocera and TigerConnect.
    Roles, units, states of orders
    - Intensivist and Float Pool cover Christmas Eve.
    - Ask the Nurse Manager about lockers.
    - ASA III, Mallampati II. Foster mom at bedside.
    Two words in one
    - called SafeWatch about the pendant
    - scored by NeuroSCAN, HepB series done
    - by dTTP level
    + name: »DeShawn« and »JoBeth« visited
    Makers and what they sell
    - pacer is a Medtronic Quellora, works
    - ASA II   NPO since midnight
    """#
}

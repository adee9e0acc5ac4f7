/// People whom medicine remembers: their names in a note name a disease, a sign or a score.
enum Eponyms {
  static let names = """
    achilles addison alport alzheimer alzheimers angelman apgar asperger babinski bankart barrett barthel bartholin
    behcet
    bence bishop boas braden bright brudzinski brugada budd burkitt caprini chaddock chagas charcot chiari child childs
    chvostek cockcroft crohn crohns cushing cushings darier dequervain doppler down downs dupuytren duke eaton edinburgh
    ehlers epley epstein fallot fanconi ferriman finkelstein foley framingham fuhrman gallwey gault gaucher geneva
    gilbert
    gilbert glasgow gleason goodpasture gram graves guillain hallpike hashimoto hashimotos hawkins heimlich henoch
    hirschsprung
    hodgkin hodgkins hoffman homan homans horner huntington huntingtons jones kaplan kaposi karnofsky kawasaki kegel
    kernig
    kernigs kerley killip klinefelter koplik korotkoff korsakoff kussmaul lachman lambert langerhans lewy lhermitte
    likert
    lou gehrig lyme lynch mallory mantoux marburg marfan mcburney mcisaac mcmurray meckel meier meniere menieres mobitz
    moro morse murphy neer noonan norwood ogilvie ortner osgood paget parkinson parkinsons parkland patrick perthes
    peyronie
    peyronies phalen phalens pott prader prinzmetal purkinje quincke ramsay ranson raynaud raynauds reiter rett reye
    rinne
    romberg rorschach rovsing schatzker schlatter schober sezary sjogren sjogrens snellen spurling starling stevens
    still
    sydenham takayasu takotsubo thompson tietze tinel tinels tourette tourettes trendelenburg trousseau turner valsalva
    virchow von waldenstrom waterhouse weber wegener wells wernicke whipple willebrand willi wilms wilson winter wolff
    yates yergason zenker zollinger zung danlos barre johnson parkinson white bethesda mini dix jackson
    """

  /// What follows an eponym, also after `'s`.
  static let nouns = """
    disease diseases syndrome syndromes sign signs score scores test tests testing reflex reflexes criteria criterion
    scale
    index classification palsy chorea lymphoma sarcoma phenomenon fracture fractures catheter tumor tumour ulcer
    esophagus
    contracture maneuver manoeuvre procedure operation stage staging grade grading rule rules risk thyroiditis arteritis
    cells cell bodies body nodes node tetralogy triad law position incision cyst cysts fistula hernia neuralgia
    paralysis
    encephalopathy ataxia anemia nephropathy arthropathy dementia equation formula trial study protocol chromosome virus
    stain murmur nerve dystrophy purpura point line lines angle space duct gland glands tube tubes valve loop fever
    respirations respiration malformation deformity lesion lesions granulomatosis macroglobulinemia spots nodules
    drain pump clamp forceps retractor splint boot brace bandage pouch mask collar questionnaire inventory assessment
    """

  static let phrases = """
    Lou Gehrig, Bence Jones, Epstein Barr, Guillain Barre, Stevens Johnson, Charcot Marie Tooth, Ehlers Danlos
    Dix Hallpike, Wolff Parkinson White, Budd Chiari, Henoch Schonlein, Child Pugh, Cockcroft Gault, Brown Sequard
    Lambert Eaton, Prader Willi, Zollinger Ellison, Ferriman Gallwey, Von Willebrand, Mallory Weiss, Creutzfeldt Jakob
    Osgood Schlatter, Arnold Chiari, Jackson Pratt, Kaplan Meier, Weber Rinne, Braden Scale, Morse Fall, Foley Catheter
    Salter Harris, Erb Duchenne, Ramsay Hunt, Peutz Jeghers, Sturge Weber, Weil Felix, Wernicke Korsakoff, Legg Calve
    Rocky Mountain, West Nile, Rift Valley, Norwalk Virus, Coxsackie Virus, Boston Criteria
    Cincinnati Prehospital, Glasgow Coma, Edinburgh Postnatal, Rochester Criteria, Vancouver Classification
    World Health, Labor Day, New Year, Memorial Day, Joint Commission, Cystic Fibrosis, United States, Johnson Johnson
    Medicare Advantage, Spanish Flu, Hong Kong Flu, Baker Act, Duke Criteria, Amsterdam Criteria
    """
}

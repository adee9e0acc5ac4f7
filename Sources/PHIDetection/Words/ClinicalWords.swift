/// Words that stand capitalised in clinical text and name nobody.
enum ClinicalWords {
  /// English contractions without their apostrophe, as messages write them; those that are words already are left out.
  static let contractions = """
    aint arent cant couldnt didnt doesnt dont hadnt hasnt havent hes howre howd isnt itd itll ive mightnt mustnt neednt
    oughtnt shant shes shouldnt shouldve thats theres theyd theyll theyre theyve wasnt werent weve whats wheres whos wont
    wouldnt wouldve youd youll youre youve yall ima gonna wanna gotta lemme gimme dunno kinda sorta
    """

  static let ordinary = """
    instagram facebook whatsapp tiktok snapchat youtube reddit linkedin cron
    a about above abdomen abdominal ablation abnormal abscess according account accounts acetaminophen acid active
    activity acute add
    additional additionally address adhd adjust administered admission admit admitted adult advanced adverse affect
    african after
    age aged agree agreements alert all allergic allergies allergy alleviating also alternative although american
    amoxicillin an
    and anemia anesthesia angiogram anterior antibiotic antibiotics anticoagulation anxiety any aortic appearance
    appears
    apply appointment approach april are arm arms arterial arthritis as asian aspirin assessment asthma at atrial
    atypical
    average avoid back based baseline because been before below benefits best between bilateral bilaterally biopsy
    bipolar black
    bladder blood body bone both bowel brain breast breath breathing bronchitis bruising burning but by call can cancer
    cannot
    cardiac cardiology cardiovascular care case caucasian cause cefazolin cervical change changes check chest chief
    child children
    cholesterol chronic clear clinic clinical clinically close cold colon colonoscopy common comparison compare
    complaint complaints
    complete complications concern concerns condition conditions confirm congestion congestive consider considering
    constitutional
    consult consultation continue continued contraindications control controlled could counseling course cranial
    creatinine
    crohn ct culture current currently daily data date day days decreased deep deficit degree delivery denies depression
    dermatology describe describes details determine developed diabetes diabetic diagnosed diagnoses diagnosis
    diagnostic
    diarrhea diet dietary difference differences differential difficulty digit digoxin direct discharge discharged
    discontinue
    discuss discussed disease disorder distal distress dizziness do does dose dosage dosing drug due duration during
    ear ears
    early echocardiogram edema education effect effective effectiveness effects effort efficacy effusion ejection elbow
    elderly
    elevated emergency end endocrine endocrinology endorses epilepsy ent erythema estimated evaluate evaluated
    evaluation every
    evidence exam examination exercise exercises explain extended extra extraocular extremities extremity eye eyes
    facial failure
    family fatigue female fever fevers fibrillation final finding findings first flexion flu fluid follow following for
    found
    fracture free frequency from full function gait gastrointestinal general generalized genitourinary gestational
    given good
    great grade grossly group guidance guidelines gynecologic had here hand has have he head headache headaches healing
    health hearing
    heart heent hematologic hematology hemoglobin hepatic hepatitis her high hip hispanic his history hiv home hospice
    hospital hours
    how however hyperlipidemia hypertension hypothyroidism hypertensive i ibuprofen identify if imaging immediate
    immunizations
    impression improve improved in increase increased indication indications infection inferior information initial
    initiate
    injection injuries injury insulin insurance intact intake integumentary intensity interaction interactions interval
    interventions into irregular is issues it january joint july june keep kidney knee known lab laboratory labs last
    lateral
    latest left leg legs lesion less lethargic level levels levothyroxine light likely limited lipid liquid lisinopril
    list
    liver location long looking low lower lumbar lung lungs lupus lymphatic magnetic male maintain manage management
    managing many march
    mass max may mean medial medical medically medicare medicaid medication medications medicine melanoma mental
    metabolic metastatic
    metformin metoprolol migraine migraines mild mm moderate modified monitor monitoring month months mood more most
    motion motor
    mouth move mri mucosa multiple murmur muscle muscles musculoskeletal my national nausea neck need negative
    nephrology
    neuro neurologic neurological neurology never new newly next night no non none normal nose not note noted notes now
    numbness
    obese objective obstructive occupational of ok on once oncology ongoing onset open opioid optimal options or oral
    order ordered
    orthopedic orthopedics our outcomes outpatient over oxygen pain palliative palpation pancreatitis panel partial past
    pathology patients pediatric pelvic penicillin per percent performed peripheral persistent physical physician
    physicians
    plan please pneumonia point polyuria positive possible post posterior postoperative potential practice practices
    prednisone
    preferred pregnancy prescribed prescribing prescription present presented presenting presents pressure preventing
    prevention previous
    primary prior pro problem problems procedure procedures prognosis prognostic progress prostate protocol protocols
    provide provided
    proximal psoriasis psychiatric psychiatry pulmonary pulse pupils quality quick race radiation radiology range rate
    rates
    rash reactive reason reasoning recent recently recommend recommendation recommendations recommended records reduced
    refer
    referral referrals reflux regarding regular rehab rehabilitation related relevant relieving renal repair repeat
    report
    reported reports request require required research residual resolved respiratory response rest results return
    returned review reviewed
    revised rheumatoid rheumatology rhythm right risk risks room routine safe safety salivary scan scheduled score
    screening second secondary
    section see seen seizure seizures sensation sensitive sepsis septic serum service services severe severity sexual
    she short
    shortness should shoulder showed shows side signed significant similar since sinus skin sleep slight small smoking
    social
    soft some special specialist specific spinal spine stable stage standard start started status steroid steroids
    still stool
    strategies strength stress stroke strong studies study subjective suggest suggested suggestions suicidal summary
    superior
    surgery surgical suspected swelling swollen symptomatic symptoms system systems systolic take taken target teaching
    tenderness
    test tests that the their then therapy there these they this thoracic throat thyroid tissue to today tolerance
    tolerated
    topical total trauma treat treated treating treatment treatments trial trigger tsh tumor two type types typical
    ultrasound unable under unit unknown unspecified until up update updated updates upper urgent urinalysis urinary
    urine urology use used
    usual uti uterine vaccination vaccine vaccines vascular venous versus very vision vital vitals vitamin vomiting
    wall warfarin
    was water we weakness week weekly weeks weight well were what when where whether which while white who whom why
    will with within
    without woman women work worsening would wound wrist year years yellow yes you young your zoster
    hello hi dear thanks regards sincerely please kindly urgent attention subject re fwd cc note notes draft summarize
    summarise write rewrite
    ask remind inform notify contact schedule arrange explain discuss compare refer send thank prepare arrange invite
    translate create make give tell show find help want need letter email message file document table json null true
    false
    hba1c ascvd germline copd dvt afib htn dm ckd esrd gerd chf cad bph uti ards als icu er ed or icd us usa uk eu who cdc fda nih ada
    acc aha
    nsaid nsaids ace arb ssri ppi iv po bid tid qid prn qd hs am pm ekg ecg eeg emg pet cxr cbc bmp cmp bun inr ptt esr
    crp
    bnp gfr egfr bmi bp hr rr spo wbc rbc hgb hct plt ldl hdl ast alt psa hpv hcv hbv covid sars mrsa rsv tb ms ra sle
    pe mi tia cva
    tylenol advil motrin lipitor norvasc lasix keppra synthroid protonix prozac zoloft eliquis xarelto lantus humira
    ozempic
    plavix coumadin zocor crestor nexium prilosec symbicort albuterol ultram imitrex mederma benzoyl clindamycin
    gabapentin
    losartan apixaban atorvastatin sertraline fluoxetine amiodarone lithium valproate heparin carvedilol spironolactone
    omeprazole
    caregiver aggravating associated reviewed assessed dictated dexamethasone suppression cortisol vulgaris acne
    peroxide gel
    radiographs radiograph xray ray rays mri hysterectomy appendectomy carcinoma adenocarcinoma ductal squamous basal
    hyperglycemia hypoglycemia metropolitan coast east network comprehensive weight watchers labor caucasian latino
    latina black
    api sdk cli llm gpt opus sonnet haiku anthropic openai chatgpt copilot github
    mid one three four five six seven eight nine ten zero third fourth fifth plus minus per via versus vs
    """

  /// After a number they make it a quantity.
  static let units = """
    mg mcg ug g gm gram grams kg kgs lb lbs oz ml cc l dl liter liters litre litres meq mmol mol mmhg bpm percent units
    unit iu
    u mm cm m in inch inches ft feet hz ms msec sec secs second seconds min mins minute minutes hr hrs hour hours day
    days wk wks week
    weeks month months mo yr yrs years tablets tablet tabs tab capsules capsule caps puffs puff drops gtt times x f c
    degrees
    gauge fr french mmhg torr cal kcal kj mgdl ng pg nmol pmol umol copies cells beats breaths steps patients people
    participants platelets leukocytes neutrophils bytes kb mb gb rows
    """

  static let codeSystems = """
    icd cpt loinc snomed ndc hcpcs rxnorm rxcui drg pmid pmc pmcid doi isbn issn nct unii arxiv cve rfc umls cui mesh omim
    hgnc uniprot
    atc cas ec orpha eudract http version ver v build release section chapter page figure table code codes
    """
}

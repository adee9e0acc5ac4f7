"""Short lists for made-up clinical text, written for Chaperone from general knowledge."""

def words(text):
    return [w.strip() for w in text.replace("\n", ",").split(",") if w.strip()]

CONDITIONS = words("""atrial fibrillation, type 2 diabetes, hypertension, COPD, asthma, preeclampsia, sepsis, gout, migraine with aura
stage 3 CKD, heart failure, iron deficiency anemia, Crohn's disease, Graves' disease, Graves disease, Parkinson's disease, Parkinson disease
Alzheimer's dementia, Hashimoto's thyroiditis, Hodgkin lymphoma, non-Hodgkin lymphoma, Bell's palsy, Addison's disease, Cushing's syndrome
Marfan syndrome, Down syndrome, Turner syndrome, Klinefelter syndrome, Sjogren's syndrome, Raynaud's phenomenon, Guillain-Barre syndrome
Wegener's granulomatosis, Kawasaki disease, Lyme disease, Huntington's disease, Meniere's disease, Barrett's esophagus, Wilson's disease
Ehlers-Danlos syndrome, Stevens-Johnson syndrome, Charcot foot, Charcot-Marie-Tooth disease, Baker's cyst, Dupuytren's contracture
Colles fracture, Jones fracture, Lisfranc injury, Achilles tendinopathy, Osgood-Schlatter disease, Legg-Calve-Perthes disease, Peyronie's disease
Paget's disease, Kaposi sarcoma, Ewing sarcoma, Merkel cell carcinoma, Wilms tumor, Burkitt lymphoma, von Willebrand disease, Budd-Chiari syndrome
Mallory-Weiss tear, Zollinger-Ellison syndrome, Zenker's diverticulum, Hirschsprung disease, Meckel's diverticulum, Fanconi anemia
Wolff-Parkinson-White syndrome, Brugada syndrome, Takotsubo cardiomyopathy, Prinzmetal angina, Dressler syndrome, Tetralogy of Fallot, Ebstein anomaly
Chagas disease, Hansen's disease, Ludwig's angina, Epstein-Barr virus, West Nile virus, Clostridium difficile, Staphylococcus aureus, Helicobacter pylori
COVID-19, RSV, HIV, hepatitis C, H. pylori, E. coli bacteremia, MRSA, DVT, PE, ACS, NSTEMI, STEMI, TIA, CVA, ESRD, BPH, GERD, IBS, UTI, PCOS, OSA, ADHD, PTSD
plaque psoriasis, rheumatoid arthritis, lupus nephritis, multiple sclerosis, breast cancer, colon cancer, lung nodules, chest pain, back pain""")
GENERICS = words("""metformin, lisinopril, atorvastatin, amlodipine, metoprolol, warfarin, apixaban, rivaroxaban, prednisone, gabapentin
levothyroxine, sertraline, fluoxetine, escitalopram, bupropion, duloxetine, furosemide, spironolactone, losartan, clopidogrel, omeprazole
amoxicillin, azithromycin, ceftriaxone, vancomycin, doxycycline, methotrexate, adalimumab, semaglutide, insulin glargine, empagliflozin
hydroxychloroquine, levetiracetam, lamotrigine, quetiapine, risperidone, lithium, albuterol, fluticasone, ondansetron, tamoxifen, letrozole""")
BRANDS = words("""Eliquis, Xarelto, Ozempic, Wegovy, Humira, Enbrel, Keppra, Lasix, Zoloft, Prozac, Lipitor, Crestor, Plavix, Coumadin, Synthroid
Januvia, Jardiance, Farxiga, Trulicity, Victoza, Mounjaro, Lantus, Humalog, Novolog, Advair, Symbicort, Spiriva, Singulair, Zyrtec, Claritin
Tylenol, Advil, Motrin, Aleve, Norco, Percocet, Vicodin, OxyContin, Suboxone, Narcan, Ativan, Xanax, Klonopin, Ambien, Lexapro, Celexa, Cymbalta
Effexor, Wellbutrin, Abilify, Seroquel, Zyprexa, Risperdal, Adderall, Ritalin, Vyvanse, Strattera, Lyrica, Neurontin, Topamax, Lamictal, Depakote
Botox, Aimovig, Ajovy, Nurtec, Imitrex, Maxalt, Premarin, Mirena, Nexplanon, Paxlovid, Tamiflu, Augmentin, Keflex, Bactrim, Levaquin, Cipro, Flagyl
Entresto, Coreg, Norvasc, Diovan, Benicar, Cozaar, Toprol XL, Lopressor, Repatha, Praluent, Brilinta, Lovenox, Keytruda, Opdivo, Herceptin, Rituxan
Stelara, Skyrizi, Tremfya, Cosentyx, Taltz, Otezla, Dupixent, Xolair, Nucala, Prolia, Fosamax, Boniva, Flomax, Proscar, Viagra, Cialis, Zofran, Reglan
ProAir HFA, Alvesco, Pepto-Bismol, MiraLAX, Tums, Metamucil, Benadryl, Mucinex, Sudafed, Nexium, Prilosec, Protonix, Pepcid, EpiPen, Ensure, Boost""")
TESTS = words("""CBC, BMP, CMP, TSH, HbA1c, Hgb A1c, troponin, BNP, D-dimer, ESR, CRP, ANA, RF, anti-CCP, PSA, INR, PTT, UA, lipid panel, EKG, ECG, echo
MRI brain, CT abdomen, chest X-ray, CXR, DEXA scan, colonoscopy, EGD, PFTs, Pap smear, mammogram, HIDA scan, VQ scan, Holter monitor, sleep study
Gram stain, Coombs test, Schirmer test, Allen test, Lachman test, McMurray test, Phalen's test, Tinel's sign, Spurling's test, Finkelstein test
Murphy's sign, Homans sign, Babinski sign, Romberg sign, Kernig sign, Brudzinski sign, Hoffman's sign, Rovsing's sign, Dix-Hallpike maneuver
Glasgow Coma Scale, Apgar score, Wells score, Ranson criteria, Duke criteria, Braden scale, Morse Fall Scale, Child-Pugh class, Gleason score
Mallampati class, Bishop score, Framingham risk, CHA2DS2-VASc, HAS-BLED, PHQ-9, GAD-7, MoCA, Mini-Mental State Exam, Karnofsky score, ECOG status""")
DEVICES = words("""Foley catheter, Swan-Ganz catheter, Hickman line, Jackson-Pratt drain, Penrose drain, Bair Hugger, Hoyer lift, Kerlix, Steri-Strips
Dermabond, Medtronic pacemaker, Dexcom G6, FreeStyle Libre, Omnipod, Fitbit, Apple Watch, Yankauer suction, Ambu bag, Thomas splint, Hoffman device
Ilizarov frame, Kirschner wire, Steinmann pin, Watchman device, Impella, Philips monitor, Stryker bed, ResMed CPAP, Zimmer knee, Lapband, Port-a-Cath""")
AUTHORITIES = words("""CDC, FDA, WHO, NIH, CMS, Medicare, Medicaid, HIPAA, the American Heart Association, the American College of Cardiology, USPSTF
the American Diabetes Association, the Joint Commission, NEJM, JAMA, the Lancet, UpToDate, Cochrane, the Beers Criteria, NCCN, ACOG, the AAP, IDSA, GOLD, GINA
Blue Cross, Blue Cross Blue Shield, Aetna, Cigna, UnitedHealthcare, Humana, the Affordable Care Act, the Department of Health, NICE, the Framingham Heart Study
the Women's Health Initiative, the Physicians' Desk Reference, the American Cancer Society, the American Academy of Pediatrics, the Surgeon General""")
COMPANIES = words("""Walmart, Costco, Target, CVS, Walgreens, Amazon, Uber, Lyft, Zoom, MyChart, Epic, Cerner, Google, Facebook, Netflix, YouTube, Starbucks
Weight Watchers, Peloton, Nike, Ensure, Gatorade, Pedialyte, Subway, Excel, PowerPoint, Word, Outlook, Slack, Claude, ChatGPT, Copilot, Siri, Alexa, Claude API, CLAUDE.md, Claude Code, Claude Opus, Claude Sonnet, Claude Haiku, Anthropic, OpenAI, Haiku, Sonnet, Opus, Gemini, Llama, Mistral, Agent SDK, GitHub, Python, Swift, Docker, Kubernetes, Linux, Windows, macOS, PostgreSQL, Redis, README.md, Visual Studio Code, Cursor, Zed""")
PEOPLES = words("""African American, Caucasian, Hispanic, Asian, White, Black, Latino, Native American, Spanish-speaking, Vietnamese, Chinese, Korean, Russian
Haitian Creole, Mandarin, Cantonese, Arabic, Somali, Polish, Portuguese, Tagalog, Catholic, Jewish, Muslim, Christian, Jehovah's Witness, Mormon, English
Ashkenazi Jewish, Filipino, Puerto Rican, Mexican American, Japanese, Italian, Irish, French, German, Hindu, Sikh, Buddhist, Amish, Navajo""")
EVENTS = words("""Christmas, Thanksgiving, Easter, Halloween, Labor Day, Memorial Day, the Fourth of July, Ramadan, Passover, New Year's, Mother's Day, Super Bowl
Medicare Part D, Advance Directive, Living Will, DNR, Social Security, Section 8, WIC, SNAP, Meals on Wheels, Alcoholics Anonymous, Al-Anon, the VA""")
DEPARTMENTS = words("""Cardiology, Oncology, Neurology, Nephrology, the ED, the ICU, Labor and Delivery, Physical Therapy, Interventional Radiology, PACU, NICU
Infectious Disease, Pulmonology, GI, Endocrinology, Urology, Orthopedics, Pain Management, Social Work, Case Management, Behavioral Health, Hematology, ENT
Palliative Care, Rheumatology, Dermatology, Psychiatry, Vascular Surgery, Pediatrics, Internal Medicine, Family Medicine, Radiation Oncology, Med-Surg, Telemetry""")
HEADINGS = words("""CHIEF COMPLAINT, HISTORY OF PRESENT ILLNESS, PAST MEDICAL HISTORY, MEDICATIONS, ALLERGIES, SOCIAL HISTORY, FAMILY HISTORY, REVIEW OF SYSTEMS
PHYSICAL EXAM, PHYSICAL EXAMINATION, VITALS, RESULTS, IMPRESSION, FINDINGS, ASSESSMENT, ASSESSMENT AND PLAN, PLAN, DISPOSITION, HOSPITAL COURSE, DISCHARGE MEDICATIONS
PROCEDURE, INDICATION, TECHNIQUE, COMPARISON, ANESTHESIA, ESTIMATED BLOOD LOSS, COMPLICATIONS, SUBJECTIVE, OBJECTIVE, INSTRUCTIONS, FOLLOW UP, CODE STATUS
Chief Complaint, History of Present Illness, Past Medical History, Current Medications, Allergies, Social History, Family History, Review of Systems
Physical Exam, Vital Signs Reviewed, Labs and Imaging, Assessment, Assessment and Plan, Medical Decision Making, Medical Reasoning, Patient Education and Counseling
Medical Treatment, Additional Testing, Discharge Instructions, Home Medications, Reason for Visit, Reason for Consult, Interval History, Surgical History
Immunizations, Health Maintenance, Wound Care, Activity, Diet, Pain Assessment, Fall Risk, Skin Integrity, Intake and Output, Care Plan, Goals of Care""")
RELATIONS = words("""mother, father, wife, husband, daughter, son, sister, brother, partner, aunt, uncle, grandmother, granddaughter, niece, nephew, cousin
friend, neighbor, caregiver, roommate, fiance, spouse, mom, dad, stepson, daughter-in-law, boyfriend, girlfriend""")
CREDENTIALS = words("MD, DO, RN, NP, PA-C, PharmD, PhD, LPN, LCSW, DPT, FNP-C, APRN, CRNA, MBBS, DPM, DDS, OTR/L, RD, MA, CNA, RRT")
TITLES = ["Mr.", "Mrs.", "Ms.", "Miss", "Mr", "Mrs", "Ms"]
DOCTOR_TITLES = ["Dr.", "Dr.", "Dr.", "Dr", "Doctor", "Nurse", "Prof."]
SAINTS = words("""Mary, Joseph, Vincent, Luke, John, Elizabeth, Francis, Anthony, Jude, Anne, Clare, Agnes, Rita, Michael, Peter, Mark, Barnabas, Raphael
Catherine, Charles, Thomas, Alphonsus, Bernadette, Dominic, Cloud, Martin, Claire""")
LANDSCAPE = words("""Cedar, Maple, Willow, Pine, Oak, Elm, Birch, River, Lake, Mountain, Valley, Meadow, Prairie, Harbor, Coastal, Summit, Sunrise, Sunset
Golden, Silver, Blue, Green, Red, White, Crystal, Clear, Spring, Summer, Autumn, Evergreen, Heritage, Liberty, Unity, Harmony, Pioneer, Horizon, Cascade
Lakeside, Riverside, Westside, Northside, Eastside, Southside, Hillside, Bayside, Brookside, Woodlawn, Parkview, Fairview, Lakeview, Crestview, Bayview
Northgate, Westgate, Eastgate, Midtown, Uptown, Downtown, Central, Metro, Tri-County, Trinity, Grace, Mercy, Hope, Faith, Providence, Good Samaritan, Sacred Heart
Our Lady of Mercy, Holy Cross, Good Shepherd, Redeemer, Bethany, Carmel, Eagle, Falcon, Bluebonnet, Magnolia, Palmetto, Sierra, Mesa, Canyon, Desert, Gulf""")
LANDFORMS = words("Ridge, Creek, Grove, Hills, Springs, Valley, Point, Park, Lake, River, Bay, Falls, Heights, Meadows, Crossing, Bluff, Harbor, Canyon")
INSTITUTION_ENDS = words("""Hospital, General Hospital, Memorial Hospital, Community Hospital, Regional Hospital, Regional Medical Center, Medical Center, Clinic
Family Practice, Family Medicine, Urgent Care, Nursing Home, Cancer Center, Cancer Institute, Heart Institute, Heart Center, Dialysis Center, Surgery Center
Health, Health Center, Health System, Healthcare, Medical Group, Medical Associates, Pediatrics, Orthopedics, Cardiology Associates, Dermatology, Eye Center
Rehab, Rehabilitation Center, Rehabilitation Hospital, Hospice, Home Health, Assisted Living, Senior Living, Skilled Nursing Facility, Care Center, Pharmacy
Imaging, Imaging Center, Labs, Diagnostics, Women's Health, Children's Hospital, VA Medical Center, VA Hospital, Behavioral Health, Psychiatric Hospital, Psychiatric Center
Physical Therapy, Pain Clinic, Wellness Center, Primary Care, Internal Medicine, Oncology, Neurology Clinic, Birth Center, Emergency Center, Infirmary, University Hospital
Med Center, Med Ctr, Medical Ctr, Hosp, Health Clinic, Methodist Hospital, Baptist Hospital, Presbyterian Hospital, Specialty Hospital, Retirement Community, Manor, Lodge""")
STREET_ENDS = words("Street, St, St., Avenue, Ave, Ave., Road, Rd, Lane, Ln, Drive, Dr, Court, Ct, Boulevard, Blvd, Way, Terrace, Place, Circle, Parkway, Trail, Pike")
STATES = words("""AL, AZ, CA, CO, FL, GA, IA, IL, KS, KY, LA, MA, MD, ME, MI, MN, MO, MS, MT, NC, ND, NE, NH, NJ, NM, NV, NY, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VA, VT, WA, WI, WV, WY""")
STATE_NAMES = words("""Ohio, Texas, Florida, Georgia, Maine, Iowa, Oregon, Kansas, Nebraska, Michigan, Vermont, Alabama, Kentucky, Montana, Idaho, Virginia, Indiana, Illinois, New Mexico, North Carolina""")
MONTHS = "January February March April May June July August September October November December".split()
OPENINGS = words("""Continue, Start, Stop, Hold, Increase, Decrease, Recommend, Discussed, Reviewed, Obtain, Check, Order, Schedule, Refer, Consider, Monitor, Encourage, Resume
Advised, Counseled, Denies, Reports, Endorses, Negative, Positive, Normal, Stable, Unchanged, Improved, Worsening, Given, Tolerated, Pending, Administered, Assessed""")

ABBREVIATIONS = words("""DKA, EF, UTIs, CABG, PVCs, PACs, RCA, LAD, BIBA, PCM, NYHA, MVA, LOC, ROM, PERRL, EOMI, NAD, AOx3, RRR, CTAB, NTND, JVD, LVEF, TTE, TEE, PCI, PPI, SSRI
NSAIDs, ARB, ACEi, CCB, IVF, NS, LR, TPN, NGT, PICC, CVC, ETT, BiPAP, CPAP, ABG, VBG, WBC, RBC, PLT, BUN, Cr, GFR, eGFR, ALT, AST, LFTs, PFT, FEV1, LDL, HDL, TG, TSH, FT4, PTH
HCG, UPT, LMP, EDD, G2P1, IUP, IUD, OCPs, SVD, TOLAC, NST, BPP, RN, CNA, PCP, OT, PT, SLP, SW, CM, MD, NP, PA, ED, ER, OR, ICU, MICU, SICU, CCU, PACU, L&D, SNF, LTAC, AMA, DNR, DNI
POLST, HCP, POA, ADLs, IADLs, ROS, HPI, PMH, PSH, FH, SH, HEENT, CV, Resp, GI, GU, MSK, Neuro, Psych, Derm, Heme, Onc, Endo, Rheum, ID, ENT, Ophtho, Ortho, NSGY, Gyn, OB, Peds
Hx, Rx, Dx, Tx, Sx, Fx, Bx, PRN, BID, TID, QID, QHS, NPO, PO, IV, IM, SQ, SL, PR, gtt, mcg, mEq, Gy, cGy, HFA, DPI, XR, ER, SR, CR, DR, ODT, OTC, VTE, HIT, ITP, TTP, DIC, AKI, CKD, ARF
CHF, HFrEF, HFpEF, AFib, Afib, SVT, VT, VF, WPW, AVNRT, PAD, PVD, AAA, SAH, SDH, ICH, TBI, MS, ALS, MG, GBS, RA, SLE, OA, DJD, DDD, ACL, MCL, PCL, LCL, TKA, THA, ORIF, I&D, LP, EVD, U&Es, CrCl""")
LOWER_ABBREVIATIONS = words("""rxns, mgmt, mngmt, mgnt, recs, rec, rec'd, dx'd, tx'd, appt, meds, hosp, manag, approx, w/o, w/, s/p, h/o, c/o, f/u, d/c, d/t, b/c, abx, abd, bilat, cont, cx, dc'd, dispo, eval, freq, gyn
hct, hgb, hr, htn, hld, dm2, afib, chf, copd, ckd, cabg, cad, inj, labs, lbp, mod, neg, neuro, nml, occ, pcp, perc, post-op, pre-op, pos, prob, psych, pulm, resp, sob, sx, temp, thx, uti, vax, wk, wnl, yo""")
REGIONS = words("""the West Coast, the East Coast, East Asian, South Asian, West African, Southeast Asian, Eastern European, Middle Eastern, Europe, Asia, Africa, South America
Mexico, India, China, Canada, Germany, Brazil, the Caribbean, the Midwest, the Pacific Northwest, Rocky Mountain spotted fever, Lone Star tick, Ohio River Valley fungal exposure, Mediterranean diet
West Nile encephalitis, Lyme exposure, Valley fever, Japanese encephalitis, Colorado tick fever, Spanish flu, Hong Kong flu, Ebola, Zika, Marburg virus, Hanta virus, Coxsackie virus
Boston criteria, Rochester criteria, Cincinnati Prehospital Stroke Scale, Glasgow-Blatchford score, Canadian C-Spine rule, Ottawa ankle rules, Edinburgh Postnatal Depression Scale, Toronto criteria
San Francisco syncope rule, Philadelphia chromosome, New York Heart Association class III, Minnesota tube, Montreal Cognitive Assessment, Denver Developmental Screening, Oxford knee score""")
GENERIC_SITES = words("""our Hand Clinic, the Pain Clinic, the Coumadin Clinic, Anticoagulation Clinic, the Emergency Department, the Operating Room, Labor and Delivery, the Cath Lab, Urgent Care
the Infusion Center, the Wound Clinic, Sleep Clinic, Emergency Room, the Medical ICU, Radiology Department, Nursing Home placement, Home Health referral, Primary Care, Hospice, Assisted Living
Women's Health visit, Sports Medicine, the Cancer Center tumor board, National Comprehensive Cancer Network, Physical Therapy, Skilled Nursing, Outpatient Surgery, Same Day Surgery, the Rehab unit""")
KNOWN_SITES = words("Mayo Clinic, Cleveland Clinic, Johns Hopkins, MD Anderson, Memorial Sloan Kettering, Kaiser Permanente, Harvard, Stanford, the Mayo Clinic, Mass General, UCSF")
EPONYM_NOUNS = words("""disease, syndrome, sign, test, score, criteria, classification, procedure, scale, solution, lactate, skin type, fracture, palsy, level, ring, line, triad, maneuver, catheter, tube
incision, position, repair, lymphoma, tumor, index, stage, grade, reflex, phenomenon, nodes, bodies, murmur, splint, brace, drain, retractor, ligament, foramen, fascia, duct, canal, cyst, hernia, contracture, point""")
MORPHEMES = words("""arthr, cardi, nephr, hepat, gastr, enter, col, cholecyst, append, mast, lob, lymphaden, oophor, hyster, prostat, cyst, ureter, pyel, blephar, kerat, rhin, ot, laryng, trache, bronch
pneum, thorac, pleur, pericard, my, oste, chondr, spondyl, lamin, disc, microdisc, crani, encephal, mening, neur, radicul, angi, phleb, arteri, hem, leuk, thromb, lip, aden, thyroid, derm, cutane, onych, trich, gingiv, gloss, cheil""")
MORPHEME_PREFIXES = ["", "", "", "peri", "endo", "hyper", "hypo", "sub", "supra", "infra", "inter", "intra", "bi", "poly", "pan", "hemi", "non", "post", "pre", "trans", "micro", "retro", "para"]
MORPHEME_SUFFIXES = words("itis, ectomy, otomy, oscopy, algia, emia, oma, osis, opathy, oplasty, ostomy, orrhaphy, ogram, ography, ocele, omegaly, ostenosis, olysis, al, ic, ous, openia, ocytosis, odynia, aplasia, otrophy, otoxic")
STEM_ENDS = words("""mab, nib, pril, sartan, statin, olol, azole, cillin, mycin, gliptin, gliflozin, xaban, tidine, prazole, triptan, setron, vir, dipine, zepam, oxetine, formin, glutide, parin, dronate, floxacin, cycline
thiazide, semide, profen, caine, sone, solone, idone, apine, azine, grel, fibrate, terol, tropium, lukast, platin, taxel, rubicin, ciclib, oxicam, tretin, retinoin, conazole, barbital, nidazole, oxacin, cort, stigmine, curium, mide, trel, genase, done""")

FOREIGN_LABELS = words("""Nombre, Apellidos, Paciente, Fecha, Edad, Sexo, Domicilio, Localidad, Provincia, Nombre del paciente, Motivo de consulta, Antecedentes, Antecedentes personales, Enfermedad actual, Exploracion fisica
Pruebas complementarias, Juicio clinico, Tratamiento, Evolucion, Diagnostico, Diagnostico principal, Alergias, Medicacion, Analitica, Radiografia, Ecografia, Resonancia, Hemograma, Bioquimica, Orina, Tension arterial
Peso, Talla, Temperatura, Varon, Mujer, Nino, Refiere, Niega, Acude, Ingresa, Presenta, Dolor, Fiebre, Tos, Disnea, Hipertension, Diabetes, Cirugia, Alta, Urgencias, Hospitalizacion, Informe, Informe de alta, Medico, Correo electronico
Grosse, Gewicht, Groesse, Geburtsdatum, Adresse, Anamnese, Befund, Diagnose, Therapie, Verlauf, Patientin, Untersuchung, Labor, Blutdruck, Nom, Prenom, Adresse, Date de naissance, Motif, Antecedents, Examen clinique, Traitement, Taille, Poids
Nome, Cognome, Data di nascita, Indirizzo, Anamnesi, Terapia, Diagnosi, Morada, Idade, Queixa principal, Historia, Exame fisico""")
SPANISH = words("""Varon de 54 anos con dolor abdominal, Mujer de 32 anos sin antecedentes de interes, Se pauta tratamiento con amoxicilina, Niega alergias medicamentosas, Acude a urgencias por disnea, Se solicita analitica completa
Exploracion neurologica normal, Buen estado general, Auscultacion cardiopulmonar sin hallazgos, Se realiza TAC craneal, Presenta fiebre de 38, Hipertension arterial en tratamiento, Diabetes mellitus tipo 2, Control en consultas externas
Remitido por su medico de cabecera, Ingresa en planta para estudio, Abdomen blando y depresible, Ecografia abdominal sin alteraciones, Radiografia de torax normal, Se decide intervencion quirurgica, Evolucion favorable durante el ingreso
Antecedentes familiares de cancer de colon, No habitos toxicos, Fumador de 20 cigarrillos al dia, Tratamiento habitual con enalapril, Tos y expectoracion de tres dias, Constantes estables al alta, Resonancia magnetica de rodilla derecha""")

GENES = words("""BRAF V600E, KRAS G12C, EGFR exon 19, HLA-B27, HLA-DRB1, PD-L1, HER2, BRCA1, BRCA2, JAK2, FLT3, TP53, ALK, ROS1, MTHFR, APOE4, CYP2D6, HbS, FOLFOX, FOLFIRI, R-CHOP, ABVD, CHOP, BEACOPP, ECOG, ASA class 2, TNM T2N0
Gleason 3+4, Gy 45, cGy 180, FIGO stage II, CD4 count, IgG, IgM, NYHA class II, MELD 18, APACHE II, SOFA 4, GCS 15, NIHSS 4, CAGE 0, AUDIT 8, Apgars 8/9, IBAN, SWIFT, BIC, DoD ID, ISBN, sha256, md5, UUID, URL, lat, lon, UTC, GMT
timeout, localhost, stdout, JSON, XML, CSV, HTTP, API, OAuth, UTF-8, MSH, PID, OBX, ORU, ADT, NK1, EVN, PV1, ISA, NM1, CLM, Observation, Patient, Encounter, MedicationRequest, Bundle, valueQuantity, Provider Identifier, Ward 12, Room 4, Bed 2""")
LABELS = words("""National Provider Identifier, Medical Record Number, Date of Birth, Social Security Number, Account Number, Group Number, Plan, Serial Number, Lot Number, Device ID, Ward, Room, Bed, Unit, Station, Rural Route, PO Box, Box, Case, Ticket
License, Plate, VIN, Passport, Invoice, Order, Accession, Specimen, Encounter, Visit, Claim, Policy, Member ID, Subscriber, Version, Build, Table, Figure, Chapter, Section, Page, Cycle, Day, Week, Grade, Stage, Class, Type, Level""")

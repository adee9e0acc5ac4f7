/// Named institutions, firms, units and towns (45 CFR 164.514(b)(2)(i)(B)), each sort with the departments, trials, plants
/// and phrases that look like it and name no place.
enum NamedPlaceCases {
  static let table = #"""
    + address: seen at »Copper Basin Rheumatology« last week
    + address: f/u at »utah valley neuro« soon
    + address: biopsy at »amber hills asc«; hold asa
    + address: sleeps at »lost sheep mission« most nights
    + address: mail from »FCI Marlow«, inmate
    + address: lives in »bisbee« az, smokes
    + address: her son in »toledo« ohio called
    + address: works for »Honeywell« nights
    + address: hurt at »Ashgrove Foods«, saw the nurse
    + address: HHA: »Carewell«
    + address: films from »ridgeview snf« came
    + address: Employer »Wallowa Veneer & Chip Co«.
    + address: School: »Chief Joseph Tribal HS«  Grade 9
    + address: Facility   »Bramble Ridge Annex«
    + address: sleeps under the »Hurstwood bridge« now
    + address: accepting »St. Odilia Children's« at 2
    + address: signed | »Red Earth Regional« | pgr
    + address: RN at »Upper Coos Samaritan«
    + address: »Antelope Flats Blood Services lab«
    + address: he tends bar at »Kowalik's« and sings
    + address name: drives for »Petrosyan's«, ask »Dina«
    + address: tubes were placed at »Fargo Children's« in spring
    + address: parked behind the »Calloway building« again
    + address: told me to wait for a slot at »Regions«.
    + address: he is a welder at the »Astoria shipyard«
    + address: the pharmacy on »Bissonnet« never called back
    + address: meet at the bakery off »Larpenteur«, upstairs
    + address: crew of the »M/V Stella Maris« had it
    + address: deckhand, »F/V SALLY ROSE«, fell
    + address: his cousin hails from »shakopee«, a welder
    - SHE WAS EXTUBATED AND TAKEN TO RECOVERY IN STABLE CONDITION
    - WITH POSTPRANDIAL RIGHT UPPER QUADRANT PAIN AND STONES ON ULTRASOUND
    - the clinic on Monday, the pharmacy on Medicaid
    - Peyronie's on Xiaflex, round 3
    + address: fell at »Sunset Point ALF« today
    + address: surgery at the »Henderson surgicenter«, as planned
    + address: seen by ENT at »Hathaway tower« today
    - we look at Table two and at Walmart
    - pain at Night and at Rest
    - relief from Crohn's and Parkinson's
    + address: cpap from »Larkspur DME« today
    + address: drove in from »storm lake« last night
    + address: trailer outside »medicine lodge«, smokes
    + address: go to »cape coral urgent care« if dizzy
    + address: i work at the »piggly wiggly on hwy 30« nights
    + address: volunteers at »Holy Spirit on 12th« again
    + address: moved to »Truth or Consequences« in spring
    + address: hit at »Belmont Road and Cicero«, walking
    + address: have it at »Ste. Odile«. Thanks
    + address: fell beyond »Turkey Hollow«.
    + address: had the baby at »Unity« at night
    + address: lives past »Mud Butte« somewhere
    + address: stranded beyond »Possum Knob«.
    + address: lives up »Cedar Creek« alone
    + address: walking to the »Greyhound on Fifth« now
    + address: sleeps behind the »Sunoco on Alvarado« most nights
    + address: the lab at »St. Jo's« said no
    + address: works at »Arrowood Grain Co-op«
    + address: bus driver for the »Tolland County Transit Authority«
    + address: »KITTATINNY FIRE PROTECTION DIST 4« on scene
    + address: declined by »Ridgemont Post-Acute«
    + address: cc »Sanilac Co. Health Dept« today
    + address: member of »First Congregational, Saranac«
    + address: at »Baptist South« now
    + address: MRI at »Methodist North«
    + address: at »Sacred Heart«, CT neg
    + address: delivered at »Women & Infants« last night
    + address: sent from »Green Earth Regional« to us
    + address: at »Briar Manor memory care« now
    + address: slept behind the »Walgreens on Ninth«
    + address: »Antler Ridge Mine No. 2« claim
    + address: f/u »Cottonwood urology« 2 wk
    + address: group at »Harborview unit« today
    + address: films from »huron imaging partners« please
    + address: go to »lakeside springs urgent care« if dizzy
    + address: went to »mt vernon er«, 4 staples
    + address: »Essentia« accepted
    + address: set up by »Cascadia Oxygen« last week
    + address: »Larkmont Urology«, please fax
    + address: Referred to »Blue Spruce Allergy and Asthma«.
    + address: results from »Stonebriar Endocrinology« pending
    + address: »Hidden Valley Family Dentistry« called
    + address: Agency: »Gentle Harbor Hospice«
    + address: MRI done at »Open MRI of Tacoma«
    + address: »Sea Grass Pediatrics« follow up 2 weeks
    + address: DC to »Quail Hollow Manor«
    + address: transferred to »Mercy« overnight
    + address: transferred from »Presby« for stroke
    + address: tx to »Balsam Regional«
    + address: s/p kidney tx at »Univ of Dayton«
    + address: flown to »Saint Agatha« for burns
    + address: the »Westgate campus« is closed
    + address: »Children's Hospital of the Rockies«, »room 3«
    + address: at »Shriners Hospital for Children« in spring
    + address: the »Walgreens on Baseline Rd« has it
    + address: send to »CVS #8841« please
    + address: »Kroger Pharmacy #112« called
    + address: »Rite Aid on Delmar« is out
    + address: labs at »Quest on Figueroa« tomorrow
    + address: »Osco 2217« called
    + address: 8th grader at »Pali View Intermediate«
    + address: student at »Booker Washington MS«
    + address: nursing student at »Berea College«
    + address: »Holy Rosary parish« brings meals
    + address: active at »Calvary Chapel«
    + address: inmate at »Coldwater Correctional Facility«
    + address: works at the »Tyson plant« nights
    + address: »FedEx warehouse in Fontana«
    + address: drives truck for »Delta Valley Walnut Growers«
    + address: works for »Brightwater Roofing«
    + address: staying at the »Sea Breeze Motor Lodge«
    + address: keys to »Kenwood Commons«
    + address: welder at »Coos Bay Lumber«
    + address: coworker from »Hilo Fire Station 3«
    + address: sleeps under the »Hawthorne Bridge«
    + address: tent in »Delaware Park«
    + address: moved to the »Cottages at Stoneridge«
    + address: group in »Cedar Room« at 3
    + address: to »4 East« at 1400
    + address: pt on »3 south« needs a sitter
    + address: bed on »Tele 3« ready
    + address: »Tower 4« charge nurse
    + address: »Medic 22« on scene
    + address: she lives in »Weslaco« with her son
    + address: born in »Lviv« and moved here
    + address: tourist from »Lisbon«
    + address: she is from »Millinocket«.
    + address: lives in »El Dorado County«
    + address: lives in »Cullman AL« now
    + address: admitted to »Shodair«.
    + address: Employer: »Kettle Moraine Plastics«
    + address: School: »Hoover Elementary«
    + address: Church: »Mt. Olive AME«
    + address: attends »First Baptist Church of Elgin«
    + address: seen at »Sunrise Urgent Care - North Campus« today
    + address: »Ridgeline Orthopedics, LLC« billed
    + address: »Hmong American Center«
    + address: at »lakeshore clinic« today
    + address: from »riverbend hospital« with sepsis
    + address: AT »CEDAR BLUFF REGIONAL MEDICAL CENTER« TODAY
    + address: »Camp Wapiti« nurse called
    + address: moved from Zambia to »Ogden«
    + address: works as a cook at »Dolly's Diner«
    + address: shelter at »St. Anne's House«
    + address: he is at »Rivers Edge Rehab«
    + address: hospice: »Evening Star Hospice«
    + address: records from »Great Basin Pain Consultants«
    + address: »Pine Ridge Reservation« resident
    + address: the »Dairy Queen in Osage« where she works
    + address: meet at »Lakeview Library«
    + address: goes to »Sweetwater Dialysis« MWF
    + address: »Red Hawk Casino« security found him
    + address: Pt was seen at »Salmon Falls Nephrology« on Tuesday and creatinine is up.
    + address: Please send the records to »Tupelo Honey Pediatrics« before Friday.
    + address: He attends »Desert Vista High School« and plays football.
    + address: she teaches 3rd grade at »Juan Seguin Elementary«
    + address: mom works nights at the »Perdue plant« and dad is home
    + address: fill at the »Safeway on Fruitvale« pls
    + address: »Walgreens #09341« says no refills left
    + address: send it to the »CVS in Natchez«
    + address: transfer accepted by »Avista Adventist«, bed pending
    + address: coming from »Pleasant Acres Nursing Home« w/ fever
    + address: discharge to »Heritage Oaks of Lubbock« tomorrow
    + address: grew up in »Zacatecas« and came in 1998
    + address: lives with aunt in »Snoqualmie Pass«
    + address: POA is her pastor at »New Life Tabernacle«
    + address: baptised at »St. Casimir Church« last spring
    + address: residing at »Whispering Pines Assisted Living«
    + address: he stays at the »Salvation Army shelter« downtown
    + address: currently at »Ozark County Jail«
    + address: paroled from »Black Mesa State Prison« last week
    + address: brought in by »Cascade Ambulance«
    + address: flown by »Mercy Flight 2« to us
    + address: on »6 West« since noon
    + address: report called to »2 North«
    + address: »Pod B« has two empty bays
    + address: visit at »Big Sky Sleep Center« scheduled
    + address: »Tidewater Eye Associates« did the cataract
    + address: OB care at »Juniper Midwifery« through 28 wks
    + address: infusions at »Monarch Infusion«
    + address: sees a counselor at »Wildflower Counseling«
    + address: »Painted Hills Dental« extracted #14
    + address: referred by »Mesa Verde Family Medicine«
    + address: at »Lehigh Gorge Spine & Pain«
    + address: admitted to »Thibodaux General« for pneumonia
    + address: student at »Univ of Tampa«
    + address: camp physical for »Camp Kiwanilong«
    + address: he drives for »Swift River Trucking«
    + address: works as a line cook at »Nonna's Trattoria«
    + address: wife is a CNA at »Gracewood Manor«
    + address: their farm near »Shishmaref«
    + address: collapsed at »Kezar Stadium« during the race
    + address: kids go to »Little Sprouts Daycare«
    + address: hit by a car on the »Longfellow Bridge«
    + address: »Dr. Tran's office« faxed it twice
    + address: pharmacy is »Bartell Drugs on Olive«
    + address: sample sent to »Mountain West Labs«
    + address: the »Larchmont clinic« is full
    + address: lives in »Kandiyohi County«
    + address: church lady from »Ebenezer AME Zion« drove her
    + address: pt transferred from »oakdale memorial« last nite
    + address: TRANSFER FROM »PINEY WOODS COMMUNITY HOSPITAL«
    + address: REFER TO »LAKE CHELAN ORTHOPEDICS«
    + address: F/U »BLUE RIDGE CARDIOLOGY« 2 WKS
    + address: retired from »Bethlehem Steel« after 30 yrs
    + address: »Fort Defiance Indian Hospital« sent films
    + address: picked up from »Lincoln Park Zoo« by EMS
    + address: his unit at »Sandpiper Apartments« flooded
    + address: stays at the »Econo Lodge« off I-90
    - follow up in Orthopedic Surgery clinic in 2 weeks
    - Seen by Physical Therapy and Occupational Therapy today
    - Referral to Vascular Surgery placed
    - Patient declined Home Health
    - discharge to Skilled Nursing Facility when bed available
    - Social Services following for placement
    - works at a hospital as a janitor
    - she is a teacher at a public school
    - lives in a group home
    - he was transferred to the ICU from the ED
    - transferred to Telemetry for monitoring
    - admitted to General Medicine under hospitalist
    - Moved to Step Down unit
    - moved from wheelchair to bed with assist
    - moved to Hospice care
    - works for the state
    - lives in Arizona
    - born in Mexico, moved to Texas
    - retired from the Army
    + address: job at »Walmart«
    + address: stocks shelves overnight at »Kroger«
    + address: nephew drives nights for »Amazon«
    - went to CVS and Walgreens, neither had it
    - Discharged to Home with services
    - admitted for Chest Pain
    - admitted to Observation
    - transferred to Surgery service
    - taken to OR for washout
    - taken to Cath Lab emergently
    - seen in Urgent Care yesterday
    - Wound Clinic follow up
    - The Clinic will call you
    - Medical Center policy requires it
    - University guidelines say otherwise
    - attends church weekly, Baptist
    - Emergency Department: Labs and imaging
    - Imaging: CT chest without contrast
    - School: doing well in 4th grade
    - Pharmacy: reviewed, no interactions
    - Employer: unemployed
    - Hospital Day 4
    - Bridge to transplant
    - Park sign negative
    - Rock climbing injury
    - Bear down when you feel pressure
    - Star chart for sleep
    - Wing scapula and Winging noted
    - Oak, maple and birch pollen
    - Post op day 3 on Medicine
    - East Asian ancestry, West African diet
    - Pool therapy at the gym
    - Pain at the Right Hip
    - numbness in Left Hand
    - tenderness at McBurney point
    - line placed in Right Internal Jugular
    - given Rocephin in ED
    - started on Eliquis 5 mg for Afib
    - changed from Lantus to Toujeo
    - weaned from Levophed
    - sensitive to Zosyn and Cipro
    - positive for Strep
    - switched from Ozempic to Mounjaro 5 mg
    - exposed to Covid at work
    - resistance to Bactrim
    - Tower of Hanoi test
    - Target Organ damage
    - Delta variant of COVID
    - Alpha Thalassemia
    - Insurance: Blue Cross Blue Shield plan
    - Sea sickness patches
    - Sun exposure limited
    - Night sweats, Winter depression
    - Snow shoveling triggered angina
    - Peanut and Tree Nut allergy
    - Apple Watch alerted AFib
    - Fox News on TV all day
    - Sound machine at night
    - Turkey sandwich, Orange juice
    - Bay area of the PACU
    - seen in Pediatric Endocrinology today
    - Consult: Family Medicine
    - Internal Medicine Clinic
    - INTERNAL MEDICINE CLINIC NOTE
    - ONC CLINIC follow up
    - CMA Inpatient
    - Referred to Interventional Radiology for drain
    - referred to Voice Clinic
    - Travel Clinic visit
    - Heart Failure Clinic in 2 weeks
    - Coumadin Clinic on Monday
    - Parkinson's Disease Clinic
    - Movement Disorders Center referral
    - Skilled Nursing Facility placement
    - Outpatient Physical Therapy ordered
    - Plan: Home Health for wound care
    - Home Care: nursing and aide
    - Pain Management Center
    - lives in a nursing home
    - lives in an apartment near the park
    - Pediatric Dental Surgery
    - Whipple Surgery planned
    - POD 2 after colectomy
    - taking St. John's wort daily
    - Insurance is Presbyterian
    - Vanderbilt teacher form: 8 of 9
    - checks it at CVS once weekly
    - picked it up at Walgreens yesterday
    + address: works at »Walmart«
    + address: Mass on Sunday after »St. Monica«.
    + address: brought in from »St. Cyril's« by EMS
    + address: bread from »Brannigan's« and tea
    + address: leaves with the church van (»Mt. Zion«) at noon
    - mechanical valve (St Jude 27), INR 2.5
    - St. John's wort after surgery
    - a trip to Zambia last year
    - moved from India ten years ago
    - visiting from Nigeria
    - Omnipod site changed
    - IV site clean
    - the Dexcom site was itchy
    - Visual Fields full
    - transferred to the floor
    - admitted to ICU
    - High Risk Clinic
    - New Patient Clinic
    - Second Opinion Clinic
    - Sleep Medicine Center
    - Emergency Department course
    - Adult Protective Services
    - Child Protective Services was called
    - National Kidney Foundation guidelines
    - American College of Cardiology guideline
    - American Academy of Pediatrics says so
    - Joint Commission standards
    - Target Heart Rate 120
    - Quest labs drawn
    - graduated high school, works as a cook
    - goes to church weekly
    - attends middle school
    - Southern Baptist, no blood refusal
    - Roman Catholic
    - a Methodist minister visited
    - Recovery Room stable
    - Patel neurology will see
    - at urgent care yesterday
    - in the ohio study, care was free
    - Post-Acute care
    - seen by Behavioral Health Dept
    - MRI head, CT neg
    - stays at the homeless shelter
    - sleeps at a warming shelter
    - went to family shelter intake
    - Norwalk outbreak on the ward
    - Stanford B dissection
    - Milwaukee brace at night
    - grew Salmonella Newport
    - Norwalk virus negative
    - in long term care
    - in clear view of the nurse
    - in high point of the scale
    - Pleasant view from the bed
    - Maryland bridge placed
    - Study Drug held
    - seen at Baseline and again
    - the Holter on Friday
    - the Lasix on Monday
    - past Crohn flares
    - feels better at Rest
    - moved here from South Korea as a child
    - he was raised Southern Baptist
    - Procedure Room ready
    - Living Room couch
    - to Recovery in stable condition
    - Rescue 2 puffs albuterol
    - Engine trouble kept him home
    - walked 2 miles west
    - 2 south of the border
    - Tower of pillows
    - Wing scapula on exam
    - Squad goals
    - MRI of Brain and Cervical Spine
    - CT of Abdomen and Pelvis
    - Imaging of Left Knee
    - Bridge therapy with Lovenox
    - Spring allergies
    - River blindness and swimmer's itch
    - Rocky Mountain spotted fever
    - Cedar and Oak pollen allergy
    - ALLERGIES: BIRCH, OAK, RAGWEED
    - Golden Hour protocol
    - Red Cross message
    - Blue Cross plan
    - Peach juice and Turkey sandwich for lunch
    - Gold standard test
    - Crystal arthropathy of knee
    - Swan Ganz catheter
    - Crow Fukase syndrome
    - Wolf Parkinson White
    - Bear hugger warming on
    - Star excursion balance test
    - Rain gauge
    - Winter vomiting
    - Sound Therapy for tinnitus
    - Fountain of youth
    - Butterfly rash
    - Diamond Blackfan anemia
    - Hill Sachs lesion
    - Grace period for coverage
    - Harmony test normal
    - Anchor sutures placed
    - Compass study of rivaroxaban
    - Horizon trial
    - Pioneer trial of semaglutide
    - Summit trial
    - Keystone flap
    - Ivy exposure, itchy
    - Clover honey at night
    - Palm rash and Palmar erythema
    - Apple juice
    - Physician Services and Hospital Services
    - Center for Medicare Services
    - Centers for Disease Control
    - Board of Nursing
    - Department of Health rules
    - College of American Pathologists protocol
    - University hospital guidelines
    - School Nurse note
    - Patient Safety Center
    - Call Center hours
    - County Health Department
    - Group Home placement
    - Hospice RN visit
    - Hospital Course: uneventful
    - GENERAL SURGERY CLINIC NOTE
    - SKILLED NURSING VISIT NOTE
    - Dialysis on MWF, Transplant Surgery following
    - Neurosurgery and Ortho following
    - Peds Cardiology to see
    - Neuro ICU bed requested
    - Heme Onc follow up
    - Wound Care Center
    - Cardiac Rehab three times a week
    - Pulmonary Rehab referral
    - Advanced Heart Failure and Transplant
    - Minimally Invasive Surgery
    - Reproductive Endocrinology
    - Maternal Fetal Medicine
    - Gastric Bypass Surgery in the past
    - Labor and Delivery
    - Behavioral Health consult
    - Mental Health Center hours
    - Speech Therapy and Occupational Therapy
    - lost 2 lb, Weight Watchers
    - used Flonase and Singulair
    - Speaks Mandarin at home
    - Vietnam veteran
    - Turkey and Cranberry
    """#
}

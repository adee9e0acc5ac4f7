/// What stands capitalised in notes without telling who somebody is: peoples, languages, religions and feasts; goods of
/// every household; software; roles, units and states of orders; trials and guidelines.
enum EverydayThings {
  static let peoples = """
    adventist afghan african afrikaans agnostic albanian algerian american amerindian amharic amish anglican angolan
    antiguan apache arab arabian arabic argentine argentinian armenian aruban ashanti ashkenazi ashura asian asl
    assamese assyrian atheist australian aymara azerbaijani azeri bahai bahamian bahraini bambara bangladeshi baptist
    barbadian basque belarusian belgian belizean bengali beninese bhutanese bisaya bolivian bosnian botswanan
    brazilian british buddhist bulgar bulgarian burkinabe burmese burundian calvinist cambodian cameroonian canadian
    cantonese caribbean catalan catholic catholicism caucasian cebuano chadian chaldean chamorro chanukah cherokee
    cheyenne chilean chinese choctaw christian christianity chuukese colombian congolese coptic creole croatian cuban
    cypriot czech dane danish deepavali dinka diwali djiboutian dominican dutch easter ecuadorian egyptian eid english
    episcopal episcopalian equatorial eritrean estonian ethiopian european evangelical farsi fijian filipina filipino
    finnish flemish french fukienese fula fulani fuzhounese gaelic gambian garifuna georgian german ghanaian gras
    greek grenadian guarani guatemalan guinean gujarati guyanese haitian hakka halloween hanukkah hashanah hausa
    hawaiian hebrew hiligaynon hindi hindu hinduism hispanic hmong hokkien holi honduran hopi hungarian hutterite
    ibibio ibo icelandic iche igbo ilocano ilokano indian indonesian inuit inuktitut iranian iraqi irish islam islamic
    israeli italian ivorian jain jainism jamaican japanese javanese jehovah jewish jordanian judaism juneteenth
    kanjobal kannada kaqchikel karen karenni kazakh kenyan khmer kiche kikuyu kinyarwanda kippur kirundi korean kpelle
    kreyol krio kurdish kurmanji kuwaiti kwanzaa kyrgyz ladino lakota laotian latin latina latino latinx latvian lds
    lebanese liberian libyan lingala lithuanian luganda luo lutheran maay macedonian malagasy malawian malay malayalam
    malaysian malian maltese mandarin mandingo mandinka marathi marshallese mauritanian mende mennonite methodist
    mexican mixtec mixteco mizrahi moldovan mongolian montenegrin mormon moroccan mozambican muslim nahuatl namibian
    navaho navajo navratri nazarene nepalese nepali nicaraguan nigerian noel nondenominational norouz norwegian nowruz
    ojibwe omani oromo orthodox otomi pagan pakistani palauan palestinian panamanian paraguayan pashto pashtu passover
    patois pentecostal peruvian pesach pohnpeian polish portuguese presbyterian protestant pulaar punjabi purepecha
    purim qanjobal qatari quaker quechua quiche ramadan rastafarian rohingya romani romanian rundi russian rwandan
    sabbath salvadoran samoan sango santeria saudi scandinavian scottish seminole senegalese sephardi sephardic
    serbian shabbat shavuot shia shinto sikh sikhism singaporean sinhala sinhalese sioux slovak slovene slovenian
    somali songkran sorani spanish sudanese sukkot sunni surinamese swahili swedish swiss sylheti syrian tagalog
    taishanese taiwanese tajik tamazight tamil tanzanian taoist telugu tet thai thanksgiving tibetan tigrinya togolese
    toisan toisanese tongan trinidadian triqui tunisian turkish turkmen tzotzil ugandan ukrainian unitarian urdu
    uruguayan uyghur uzbek venezuelan vesak vietnamese visayan voodoo welsh wiccan wolof xhosa xmas yapese yemeni
    yiddish yoruba yucatec yup yupik zambian zapotec zapoteco zimbabwean zoroastrian zulu zuni
    """

  static let goods = """
    absolut activia acura adidas aid ajax alexa alfredo anaheim android arepa audi axe bacardi bagel band bandaid bang
    barbie beagle bichon bingo birkenstock biryani bisquick bisto bleach blu bluey bmw bobcat bolognese bounty bourbon
    bratwurst brie britax brussels bud budweiser buick busch cabernet cadillac caesar calico camembert campbell
    campbells canary caterpillar challah chanel chard chardonnay charmin cheddar cheerios cheetos chevrolet chevy chex
    chicco chihuahua chipotle chobani chrysler clementine clementines clorox cockatiel cocomelon coke colgate coon
    coors copenhagen corgi corona crayola crisco crocs curry dachshund dalmatian dannon davidson dazs dew dnv doberman
    doh doordash doritos downy drano dunkin duplo ebay eggo empanada emtala encanto evenflo facebook facetime fairlife
    falafel fanta febreze feta fireball fisher fitbit fixodent folgers ford fortnite fritos fufu galaxy ganey garmin
    gatorade gerbil gillette goldfish gouda graco greyhound grubhub guinness haagen habanero harley hcahps heineken
    heinz hellmann hennessy hershey hersheys hipaa hollandaise honda horizon huggies hulu hummus husky hydroflask
    hyundai idaho iliad injera instacart instagram ipad iphone irish jager jalapeno jameson jcaho jeep jell jello
    jenga jeopardy jergens jif jollof juul kawasaki kellogg keurig kielbasa kimchi kindle kleenex kool koolaid kotex
    kraft kreme krispy kubota labrador lactaid lavash lays leapfrog lego lexus lima lipton listerine loreal luvs lyft
    lysol macaw macbeth magnet malamute maltese marlboro maruchan mastiff maxwell maybelline mazda merlot michelob
    minecraft moana mozzarella naan ncqa nespresso nestle netflix neutrogena newport nike nintendo nissan nivea
    nutella nutrasweet oatly odyssey olay oral oreo oreos othello pabst pad pall palmolive pam pampers panera parakeet
    parliament parmesan pedialyte peloton peppa pepsi pho pierogi pillsbury pinesol pita pitbull pixar play playdoh
    playmobil playstation playtex poblano pokemon polaris polident poligrip pomeranian poodle popsicle popsicles
    powerade price pringles progresso pug pupusa pupusas qtips quaker quinoa quixote ragdoll raisin ramen redbull
    reddit reebok reese reeses retriever reuben riesling ritz roblox romano roquefort rottweiler ruffles safeguard
    salisbury samsung saran sashimi schick schnauzer scotsman scrabble seagram sensodyne shih siamese siri skechers
    skippy skittles skoal skype slims smirnoff smuckers snapchat snapple snickers spaghettios spam spaniel sphynx
    splenda sprite sprouts sriracha stanley starbucks stella stevia subaru sudoku sushi suzuki sweetnlow swiffer
    swisher swiss switch tabasco tabbouleh tabby tamale tamales tampax tecate tempeh tequila terrier tesla thai tiktok
    titanic tjc tofu toyota triscuit tropicana truvia tupperware twinkie twinkies twitter twix tzu uber vaporub velcro
    velveeta velveteen vicks virginia vodka volkswagen volvo vuse weimaraner whatsapp wheaties whippet whiskey windex
    winston worcestershire xbox yahtzee yamaha yeti yoplait youtube yuengling zinfandel ziploc zoom
    """

  static let software = """
    acrobat aeroscout airflow allscripts amion athena athenahealth athenanet basket beaker blackboard caboodle canto
    careeverywhere carequality ccda centrak centricity cerner chrome cinahl citrix clarity clinicalkey cloverleaf
    cochrane cogito commonwell confluence corepoint databricks dicom docker dotphrase doximity dragon duo dynamed
    eclinicalworks embase ensemble epocrates fhir firefox firstdatabank flowsheet fluency glassdoor hadoop haiku
    healow healthstream hyperdrive hyperspace iguana imprivata inbasket indeed intellispace isite jira kafka kahoot
    kaleidoscope kronos kubernetes lawson lexicomp linkedin linux loinc medispan meditech medline medscape micromedex
    mirth mmodal mobileheartbeat mongodb moodle multum mychart mysql netlearning nextgen notepad nuance omnicell
    onedrive optime oracle outlook pacs peoplesoft perfectserve phoenix postgres powerbi powerchart powerpoint
    powerscribe pubmed python pyxis qgenda qualtrics quizlet redcap relias rhapsody rxnorm salesforce servicenow
    sharepoint shiftwizard slicerdicer smartlink smartphrase smartset smartsheet snomed snowflake spark spok sqlserver
    surescripts swisslog symplr syngo tableau teletracking tigerconnect tigertext ukg uptodate vmware vna voalte
    vocera webex windows workday zendesk zoom zynx
    """

  static let hospital = """
    abstractor accepted acknowledge acknowledged active ada addended admissions admitted admitting aide albumin
    aldolase aldosterone alert alf ambulated ambulating amended ammonia amylase analyst anesthesiologist anesthetist
    annex ant antepartum antibodies anticardiolipin anticoagulant antinuclear apheresis arsenic asa attending
    audiologist auditor bathed bedboard behavioral bilat bilirubin biller billing biomed bloodbank boarded boarding
    bronch buddy cafeteria calcitonin canceled cancelled cardiologist cards care carotene casemanagement caseworker
    cashier catecholamines cath cathlab ccu ceruloplasmin channel chaplain chaplaincy charge chemistry chemo
    chromogranin clerk clerkship coags coder collected collections comatose comfort complement completed compliance
    coordinator copper corrected cortisol cosign cosigned counselor cpp credentialing critical crossmatch
    cryoglobulins ctab custodian cvicu cvp cystatin cytology cytometry dayroom debug deceased declined delivery
    dentist derm dermatologist detox dialysis dietary dietician dietitian director discharged discontinued dismissed
    dispo dist dou doula echocardiographer educator electrophoresis emt endo endocrinologist endoscopy engineering
    environmental eomi equiv estradiol ethics exceeds expired extern externs extubated facilities failed fasttrack
    fellow ferritin fibrinogen float fluoro fluoroscopy gastrin gastroenterologist geriatrician globulin glucagon
    gyn gynecologist haptoglobin hematologist hematology heme hemodialysis hepatologist hipaa histology holding
    homocysteine hospice hospitalist hospitalists housekeeper housekeeping housesup hung hush hyperbaric icp icu
    imcu immunofixation immunoglobulin improvement inactive indeterminate inf infection informaticist informatics
    infused infusing infusion insulin intensivist interface intern intubated irf ivcd juneteenth karyotype kitchen
    laborist lactate lactation lafb lat laundry lbbb lethargic linen lipase loading lobby lockers lor lpfb ltac
    ltach lupus lytes mailroom maintenance major manager materials maternity med medsurg meets mercury metanephrines
    methylmalonic micro microbiology micu midwife mild minor moderate morgue myoglobin nad navigator neg
    neonatologist nephrologist neuro neurologist nicu nka nkda nocturnist noninvasive nonreactive nursery
    nutritionist obs observation obstetrician obtunded ombudsman onc oncologist ophthalmologist optometrist orderly
    oriented ortho orthopedist osmolality ostomy overridden override pacu palliative paralyzed paramedic parathyroid
    passed pathologist pathology pcr pcu pcwp pediatrician pediatrics peds perfusionist perinatal perrl perrla
    pharmacist phlebotomist phlebotomy physiatrist picu podiatrist pool porphyrins pos post postop postpartum
    prealbumin preceptor preliminary preop prep prn procalcitonin proceduralist processing progesterone prolactin
    prone proned prox psych psychiatrist psychologist pulm pulmonologist purchasing qhs qid qtc quality quantiferon
    quiet radiologist radiology radonc rads rbbb reactive received receiving receptionist recovery refused registrar
    registration rehab renal renin repositioned resident responsive restarted resulted retention retry rheum
    rheumatoid rheumatologist risk rotunda rrr safety scd scds scheduler scribe secretary security sedated selenium
    severe sicu signed sitter snack snf social solarium sonographer spiritual spo stat stepdown sterile stooled
    student sup superuser supervisor supine supply surg surgeon suspended svr switchboard tech technician
    technologist tele telecom telecommunications telemetry temp testosterone therapist thyroglobulin thyrotropin tid
    titrated tolerated tracker transfer transferred transferrin transport transporter trauma triage troponin turned
    ultrasound unilat unresp unresponsive unsigned urologist vitamin voided volunteer warn weaned wnl womens wound
    wpw yacker
    """

  static let trials = """
    aabb aap aasld abthera acas accord accp acog acst acurasys adaura adrenal affirm afire afnet allhat alveoli
    andromeda apache aphinity approcchss arches ards arise aristotle arma asam asco ashp atach athos atlas atp ats aua
    augustus aurora bari cabana cancer cdc chance checkmate citris classic clean clovers corticus courage crashiii
    cresst crown dapa defuse easl east ecog ecst emperor emphasis empulse engage enzamet escalate esmo evolut fact
    flaura fourier freedom galactic gina hippocrates hypress idsa impower improve interact isar ischemia jnc jupiter
    kdigo kdoqi keynote latitude leuven leuvens monaleesa mrclean nascet nccn ncep nicesugar odyssey oscillate pacific
    paradigm partner pegasus plato prima proseva provent provit radiance rales reduce rely revascat river rivers
    rocket rxponder sails salt salted sammpris sign socrates sprint stampede stop stopit strength sugar syncope
    tailorx thales themis thrace topcat triton uspstf vanish vasst vericiguat
    """
}

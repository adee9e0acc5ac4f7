/// Medicines as notes write them: brands of the United States, also withdrawn ones, and generic names that are often
/// capitalised or clipped. `Drugs` knows generic names by their endings.
enum DrugBrands {
  static let all = """
    abecma abelcet abelle abilify abraxane abrysvo absorica abstral accolate accupril accutane aceon acetadote
    acetaminophen acetazolamide aciphex actemra acthar acthib actigall actiq activase activated activella actonel
    actoplus actos acyclovir aczone adacel adakveo adalat adalimumab adbry adcetris adcirca adderall addyi adempas
    adenocard adenosine adipex adlarity adlyxin admelog adrenaclick adriamycin aduhelm advair advate advil afinitor
    afirmelle afluria afrezza afrin aftera aggrastat aggrenox agrylin aimovig airduo airsupra ajovy akynzeo
    albendazole albenza albuminar albuterol aldara aldomet aldurazyme alecensa alesse aleve alfenta alimentum alinia
    alkaseltzer alkeran allegra alli allopurinol aloxi alphagan alphanate alprazolam alprolix altabax altace
    altavera alteplase alunbrig alvesco alyacen alyftrek alyq amabelz amaryl ambien ambisome amerge amethia amethyst
    amicar amidate amikacin amikin amiodarone amitiza amitriptyline amjevita amlodipine amox amoxicillin ampho
    ampicillin ampyra amrix amvuttra anacin anafranil anaprox anascorp anavip ancef ancobon andexxa androgel
    anectine angeliq angiomax anjeso annovera anoro ansaid antabuse antivert antizol anzemet apidra apixaban
    aplenzin aplisol apokyn apresoline apretude apri apriso aptensio aptiom aquaphor arakoda aralast aralen aranelle
    aranesp arava arcalyst arcapta aredia arexvy argatroban arginaid aricept arikayce arimidex aripiprazole aristada
    aristocort arixtra armour arnuity aromasin artane arthrotec arymo arzerra asacol asceniv asmanex asparlas
    aspercreme astagraf astelin astepro astramorph atarax atelvia atenolol atgam ativan atripla atropen atrovent
    aubagio aubra augmentin aurovela auryxia austedo auvelity auvi auviq avandamet avandia avastin aveed aveeno
    avelox aviane avinza avodart avonex avsola avycaz axert axid axiron aygestin azactam azasan azasite azathioprine
    azedra azilect azithro azopt azor azstarys aztreonam azulfidine azurette baclofen bactocill bactrim bactroban
    bafiertam balcoltra balmex balversa balziva banophen banzel baqsimi baraclude barhemsys basaglar bavencio
    baxdela baycol bekyree belbuca belsomra belviq benadryl bendeka benefiber benefix benemid beneprotein bengay
    benlysta benznidazole benztropine beovu berinert besivance besponsa betamethasone betaseron bethkis betoptic
    bevespi bevyxxa bexsero bextra beyaz beyfortus biaxin bicarb bicillin bidil biktarvy biltricide bimzelx
    biofreeze bisacodyl bivalirudin bivigam blenoxane blenrep blincyto blisovi bloxiverz bonine boniva bonjesta
    boostrix bosulif botox botulism boudreaux braftovi breo brethine brevicon brevital brexafemme breyanzi breyna
    breztri bridion briellyn brilinta brimonidine brisdelle briumvi briviact brixadi bronchitol brovana brukinsa
    budesonide bufferin bumetanide bumex bupivacaine buprenex buprenorphine bupropion buspar buspirone butrans
    bydureon byetta bylvay bynfezia cabenuva cabometyx cafergot calamine calcitrol calcium caldolor calmoseptine
    calquence caltrate cambia camila campath campral camptosar camrese camzyos canasa cancidas capex caplyta capoten
    caprelsa capvaxive carac carafate carbamazepine carbatrol carbidopa carbocaine carboprost cardene cardiolite
    cardura caripul carnation cartia carvedilol carvykti caspo cataflam catapres cathflo cayston caziant cefazolin
    cefdinir cefepime cefotan cefoxitin ceftazidime ceftin ceftriaxone cefuroxime celebrex celecoxib celestone
    celexa cellcept celontin centany cephalexin cequa cerave cerdelga cerebyx cerezyme cervarix cervidil cesamet
    cetaphil cetirizine cetrotide chantix charlotte chateal chemet chenodal chloroprocaine chlorthalidone
    chlortrimeton cholbam chronulac cialis cibinqo cilostazol ciloxan cimzia cinqair cinryze cinvanti cipro
    ciprofloxacin cisatracurium citalopram citanest citracal citrucel claravis clarinex claritin clavulanate clenpiq
    cleocin cleviprex climara clindamycin clinimix clinoril clobex clomid clonazepam clonidine clopidogrel clozapine
    clozaril coartem cobenfy cogentin colace colazal colchicine colcrys columvi colymycin combigan combivent
    combivir cometriq comirnaty compazine complera comtan concerta contin contrave conzip copaxone cordarone
    coricidin corlanor cortef cortenema cortifoam cosentyx cosopt cotellic cotempla covera creon cresemba crestor
    crexont crinone crofab cryselle crysvita cubicin cuprimine cuvitru cyanocobalamin cyanokit cyclafem cyclessa
    cyclobenzaprine cycloset cyclosporine cyklokapron cylert cyltezo cymbalta cyonanz cyramza cyred cytomel cytotec
    cytovene cytoxan dabigatran dacogen daliresp dalvance dantrium dapagliflozin dapsone daptacel daptomycin
    daraprim darvocet darvon darzalex dasetta daxxify daypro dayquil daysee daytrana dayvigo deblitane definity
    delstrigo delsym delzicol demadex demerol demulen denavir dengvaxia depacon depakene depakote depen depomedrol
    depoprovera depotestosterone dermasmoothe descovy desferal desitin desogen desogestrel desowen desoxyn desyrel
    detrol dexamethasone dexedrine dexilant dexmedetomidine dhivy diabeta diacomit diastat diazepam diclegis
    differin dificid diflucan digifab digitek digoxin dilacor dilantin dilaudid diltiazem dimercaprol dimetapp
    dipentum diphenhydramine diprivan diprolene ditropan diuril divigel dobutamine docusate dofetilide dolishale
    dolophine domeboro donepezil dopamine doptelet doral doryx dorzolamide dostinex dotarem dovato dovonex doxil
    doxy dramamine drano drizalma drospirenone droxia drysol duaklir duavee duetact duexis dulcolax dulera
    duloxetine duobrii duodote duoneb duopa dupixent duract duragesic duramorph durezol durlaza dymista dysport
    ebglyss econtra ecotrin edarbi edecrin edluar edoxaban edurant effexor effient efudex egaten egrifta elahere
    elaprase elavil eldepryl elecare elelyso elfabrio elidel elifemme eligard elimite elinest eliquis elitek elmiron
    elocon eloctate eloxatin elrexfio elspar eluryng embeda emend emgality emoquette empagliflozin empaveli
    empliciti emsam emverm enablex enalapril enbrel endari endocet endometrin enfamil engerix enhertu enlon
    enoxaparin enpresse enskyce enspryng enstilar entocort entyvio enulose envarsus eovist epaned epclusa epi
    epidiolex epiduo epinephrine epipen epivir epkinly eplerenone epogen epzicom equetro eraxis erbitux erelzi
    erivedge erleada errin erta ertapenem ervebo ery erzofri esbriet escitalopram esgic eskalith esmolol estarylla
    estrace estring estrogel estrostep ethambutol eticovo etomidate etonogestrel eucerin eucrisa euthyrox evamist
    evekeo evenity evista evkeeza evomela evotaz evrysdi exalgo excedrin exelon exforge exjade exparel exservan
    extavia eylea fabhalta fabrazyme factive falmina famotidine famvir fanapt fareston farxiga fasenra faslodex
    fayosim fazaclo febuxostat feiba feirza felbatol feldene femara femcon femhrt femlyv femring fenphen fentanyl
    fentora feraheme ferriprox ferrlecit ferrous fetroja fetzima fiasp fibercon fidaxomicin finacea fintepla finzala
    fioricet fiorinal firazyr firdapse firmagon firvanq flagyl flecainide flexeril flolan flomax flonase florinef
    flovent fluad fluarix flublok fluc flucelvax fludrocortisone flulaval flumazenil flumist fluoxetine fluticasone
    fluzone focalin folate follistim fondaparinux forane forfivo fortamet fortaz forte forteo fortesta fosamax
    foscavir fosfomycin fosphenytoin fosrenol fragmin frova fulphila fungizone furosemide fusilev fuzeon fycompa
    gabapentin gabitril gablofen gadavist galafold galzin gammagard gammaked gammaplex gamunex ganciclovir ganirelix
    garamycin gardasil gastrogard gaviscon gavreto gazyva gelnique gelusil gemmily gemtesa gengraf genotropin
    gentamicin genvoya geodon gerber gianvi giapreza gildagia gilenya gilotrif gimoti givlaari glassia glatopa
    gleevec gliadel glipizide gloperba glucagen glucerna glucovance glumetza glyburide glycopyrrolate glynase glyset
    glyxambi gocovri golytely gonal gralise granix grastek grifulvin gvoke hadlima haegarda halaven halcion haldol
    haloette haloperidol harvoni havrix heather hectorol hemabate hemady hemlibra heparin heplisav hepsera herceptin
    hespan hetlioz hextend hiberix hiprex hismanal hizentra horizant humalog humate humatin humatrope humira humulin
    hycamtin hydralazine hydrea hydrochlorothiazide hydrocodone hydrocortisone hydromorphone hydroxychloroquine
    hydroxyurea hydroxyzine hyqvia hyrimoz hysingla hytrin ibrance ibsrela ibuprin ibuprofen iclevia iclusig icyhot
    idhifa ifex igalmi ilaris ilumya iluvien imbruvica imdur imfinzi imipenem imitrex imjudo imlygic imodium imovax
    impavido implanon imuran imvexxy inapsine inbrija incassia incruse indocin infanrix infed inflectra infliximab
    ingrezza injectafer inlyta innohep inpefa inqovi inrebic inspra insulin integrilin intelence intermezzo
    intralipid intrarosa introvale intuniv invanz invega invokamet invokana ipecac ipol ipratropium iprivask iqirvo
    irenka iressa iron isentress isibloom ismo isolyte isoniazid isoptin isordil isosorbide isosource isosulfan
    isovue isturisa ivarest ivermectin ixempra ixiaro jadenu jaimiess jakafi jalyn jantoven janumet januvia
    jardiance jatenzo javygtor jaypirca jemperli jencycla jentadueto jetrea jeuveau jevity jevtana jinteli jolessa
    jolivette jornay joyeaux jublia juleber juluca junel juvederm juven juxtapid jynarque jynneos kabiven kadcyla
    kadian kaitlib kalbitor kaletra kalliga kalydeco kapvay kariva katerzia kayexalate kazano kcentra kefzol kelnor
    kenalog kengreal keppra kerendia kerydin kesimpta ketalar ketamine ketorolac kevzara keytruda kimyrsa kineret
    kinevac kinrix kisqali kisunla klisyri klonopin kloxxado kombiglyze korlym koselugo krazati krintafel kristalose
    krystexxa kurvelo kuvan kybella kyleena kymriah kynmobi kyprolis labetalol lacosamide lactulose lagevrio
    lamictal lamisil lamotrigine lampit lamprene lanoxin lantus lariam larin larissia lastacaft latanoprost latisse
    latuda layolis leflunomide lemtrada lenvima leqembi leqvio lescol lessina letairis leucovorin leukine levaquin
    levemir levetiracetam levitra levlen levo levodopa levofloxacin levonest levonorgestrel levophed levora
    levothyroxine levoxyl lexapro lexiscan lexiva lialda librium libtayo lidex lidocaine lidoderm liletta lindane
    linezolid linzess lioresal liraglutide lisinopril litfulo lithium lithobid livdelzi livmarli livtencity lodine
    lodoco loestrin lojaimiess lokelma lomotil lonhala loniten lonsurf loperamide loqtorzi loratadine lorazepam
    lorbrena lorcet lortab loryna losartan loseasonique losec lotemax lotrel lotrimin lotronex lovaza lovenox
    loxitane lozol lucemyra lucentis lumakras lumason lumigan luminal lumizyme lumryz lunesta lunsumio lupkynis
    lupron lutathera lutera luvox lybalvi lybrel lyleq lymphazurin lynparza lyrica lysteda lyumjev lyza maalox
    macrobid macrodantin magnesium magnevist makena malarone mannitol marcaine marinol marlissa marplan mavenclad
    mavik mavyret maxalt maxipime maxitrol mayzent meclizine medihoney medrol mefoxin mekinist mektovi melatonin
    mellaril melodetta memantine menactra menopur menquadfi mentax menveo mepsevii meridia mero meropenem merrem
    merzee mesalamine mesnex mestinon metadate metaglip metamucil metformin methadone methadose methergine
    methimazole methocarbamol methotrexate methylene methylergonovine methylin methylprednisolone metoclopramide
    metolazone metoprolol metrogel metronidazole mexitil miacalcin mibelas mica microgestin micronase micronor
    microzide midazolam midol midrin mifeprex migranal millipred milrinone minastrin minipress minivelle minocin
    miralax mirapex mircera mircette mirena mirtazapine mirvaso misoprostol mitigare mobic modicon monoferric
    monopril montelukast monurol morphabond morphine motegrity motofen motrin mounjaro movantik moviprep
    moxifloxacin mozobil mresvia mscontin msir mucinex mucomyst multaq multihance mutamycin mvasi myalept myambutol
    mycamine mycophenolate mycostatin mydayis myfembree myfortic mylanta mylotarg myobloc myoview myrbetriq mysoline
    myzilra nafcil nafcillin naftin naglazyme nalfon naloxone naltrexone namenda namzaric naprelan naprosyn naproxen
    narcan nardil naropin nasacort nasonex natazia natesto natpara natrecor natroba navane navelbine nayzilam nebcin
    necon neffy nemluvio neocate neoral neostigmine neosure nepro nerlynx nesacaine nesina neulasta neupogen neupro
    neurontin nexavar nexium nexletol nexlizet nexplanon nexstellis nexterone nexviazyme niaspan nicardipine
    nicoderm nicorette nifedipine nimbex nimodipine nimotop ninlaro nithiodote nitrobid nitrofur nitrofurantoin
    nitroglycerin nitrolingual nitropress nitrostat nivestym nizoral norco norditropin norepi norepinephrine
    norethindrone norflex norgestimate norgestrel norinyl norlyda norlyroc normosol norpace norpramin northera
    northyx nortrel nortriptyline norvasc norvir nourianz novarel novasource novavax novolin novolog novora
    novoseven noxafil nplate nubain nubeqa nucala nucynta nuedexta nulojix nulytely nuplazid nurtec nutramigen
    nutren nutropin nuvaring nuvigil nuzyra nymalize nymyo nyquil nyvepria ocaliva ocella ocrevus octagam octreotide
    ocuflox odactra odefsey odomzo ofev ofirmev ogestrel ohtuvayre ojjaara olanzapine oleptro olumiant omegaven
    omeprazole omnipaque omnitrope omvoh oncaspar oncovin ondansetron onfi ongentys onglyza onivyde onpattro onureg
    opana opdivo opill opsumit opsynvi optiray optison optune opzelura oracea orap orapred orbactiv orencia
    orenitram orgovyx oriahnn orilissa orkambi orladeyo orserdu orsythia ortho orudis oscal oseltamivir oseni
    osmolex osmolite osmoprep osphena otezla otrexup otulfi ovcon ovide ovidrel oxacillin oxaydo oxbryta
    oxcarbazepine oxlumo oxtellar oxycodone oxycontin oxytocin oxytrol ozempic ozobax ozurdex pacerone padcev
    palforzia palynziq pamelor pamprin pancreaze panhematin pantoprazole panzyga parafon paragard parlodel parnate
    paroxetine parsabiv pataday patanase paxil paxlovid pedialyte pediarix pediasure pediatrix pedvaxhib penbraya
    penicillin penlac pentacel pentasa pentobarb pepcid peptamen percocet percodan percogesic perforomist perjeta
    permethrin persantine perseris pertzye pexeva pfizerpen phenergan phenobarb phenylephrine phenytek phenytoin
    phesgo philith phos phoslo physostigmine picato pifeltro pimtrea pip piperacillin piqray pirmella pitocin
    plaquenil plasbumin plasmalyte plavix plegridy plendil plenity plenvu pletal pluvicto pneumovax polivy polocaine
    polyethylene polytrim pomalyst pombiliti pondimin ponstel ponvory posa posicor potassium poteligeo pradaxa
    praluent pramipexole prandimet prandin prasugrel praxbind praziquantel precedex precose pred prednisone pregnyl
    prehevbrio prelone premarin prempro prepidil prepopik pretomanid prevacid previfem prevnar prevymis prezcobix
    prezista priftin prilosec primacor primaquine primaxin priorix pristiq privigen proair proamatine procardia
    prochlorperazine procrit prograf prohance prolastin prolia prolixin proloprim promacta prometrium pronestyl
    propecia propofol propranolol propulsid propylthiouracil proquad proscar prosom prostat protonix protopam
    protopic proventil provera provigil prozac pulmicort pulmozyme purixan pyrazinamide pyridium qalsody qbrelis
    qbrexza qelbree qsymia qtern quadracel quartette quasense qudexy quelicin quetiapine quillichew quillivant
    qulipta qutenza quviviq qvar rabavert radicava radiogardase ragwitek ranexa rapaflo rapamune rapivab rasagiline
    rasburicase rasuvo raxar rayos razadyne rebif recarbrio reclast reclipsen recombivax recorlev redux reglan
    regonol relafen relenza relistor relpax relyvrio remdesivir remeron remicade remodulin renagel renflexis renova
    renvela reopro repatha requip rescula respiclick restasis restoril restylane retacrit retevmo retin retrovir
    revatio revia revlimid revonto rexulti reyataz reyvow rezdiffra rezulin rezvoglar rezzayo rheumatrex rhinocort
    rhofade rhogam rhophylac rhopressa riabni rifadin rifampin rifaximin rilutek rimactane rinvoq riomet risperdal
    risperidone ristocetin ritalin rituxan rivaroxaban rivastigmine rivelsa robaxin robinul robitussin roc rocaltrol
    rocephin rocklatan rocuronium rogaine rolaids romazicon ropinirole ropivacaine rotarix rotateq rowasa roxanol
    roxicet roxicodone rozerem rubraca ruconest rukobia ruxience ryanodex rybelsus rybrevant rydapt rykindo rylaze
    rystiggo rytary rythmol sabril sacubitril safyral saizen salonpas samsca sanctura sandimmune sandostatin santyl
    saphnelo saphris sarafem sarclisa savaysa savella saxenda scemblix scenesse scopace sculptra seasonale
    seasonique secuado seebri segluromet seldane selsun selzentry semaglutide semglee senna senokot sensipar
    sensorcaine septra serax serevent seromycin serophene seroquel serostim sertraline serzone sesquient setlakin
    sharobel shingrix signifor siklos silenor siliq silvadene simbrinza simdax similac simliya simpesse simplythick
    simponi simulect sinemet sinequan singulair sirturo sitagliptin sitavig sivextro skelaxin sklice skyla skyrizi
    skytrofa slynd smoflipid solaraze soliqua soliris solucortef solumedrol somatuline somavert sonata soolantra
    sorilux sotalol sotyktu sovaldi spikevax spinraza spiriva spironolactone sporanox spravato sprintec spritam
    sronyx stadol stalevo starlix staxyn steglatro steglujan stelara stelazine stendra stiolto stivarga strattera
    strensiq stribild striverdi stromectol sublimaze sublocade subsys subutex succinylcholine sucralfate sudafed
    sufenta suflave sugammadex sular sulbactam sulfamethoxazole sulfasalazine sunlenca sunosi suplena suprane suprep
    surmontil sustiva sutab sutent sux symbicort symbyax symdeko symfi symjepi symlin symmetrel sympazan symproic
    symtuza synagis syndros synercid synjardy synthroid syprine tabloid tabrecta taclonex tacrolimus tadliq tafinlar
    tagamet tagrisso takhzyro taltz talvey talwin talzenna tambocor tamiflu tapazole tarceva tarka tarpeyo tasmar
    tavneos taxol taxotere taysofy taytulla tazicef tazo tazorac taztia tdvax tecartus tecentriq tecfidera tecnu
    tecvayli teflaro tegretol tegsedi tekturna temazepam temodar temovate tenecteplase tenex tenivac tepmetko tequin
    terbutaline tessalon testim teveten tezspire thalomid theophylline theraflu thiamine thicken thickit thorazine
    thymoglobulin thyrogen tiazac tibsovo ticagrelor ticlid ticovac tigan tikosyn timentin timolol timoptic tindamax
    tiotropium tirosint tivicay tivorbex tizanidine tnkase tobradex tobramycin tofranil tolectin tolsura topamax
    topicort topiramate toposar toradol torsemide totect toujeo toviaz tracleer tradjenta tramadol tranexamic
    transderm tranxene travatan trazodone treanda trecator trelegy trelstar tremfya trental tresiba trexall treximet
    tribenzor tricyclen trijardy trikafta trilafon trileptal trimethoprim trimpex trintellix trisenox triumeq
    trizivir trodelvy trogarzo trokendi trovan trudhesa trulance trulicity trumenba truqap trusopt truvada truxima
    tubersol tudorza tukysa tulana tums turqoz twinrix twirla twocal twynsta tyblume tybost tydemy tygacil tykerb
    tylenol tymlos tyruko tysabri tyvaso ubrelvy uceris udenyca uloric ultane ultiva ultomiris ultracet ultram
    ultravist ultresa unasyn unithroid univasc uplizna uptravi urecholine urocitk urogesic uroxatral urso ursodiol
    uzedy vabomere vabysmo vagifem valcyte valium valproate valsartan valtoco valtrex vanc vancocin vanicream vaqta
    varivax vascepa vaseline vaso vasopressin vasostrict vaxchora vaxelis vaxneuvance vazalore vec vectibix
    vecuronium veklury velban veletri velivet velphoro velsipity veltassa vemlidy venclexta venlafaxine venofer
    ventavis ventolin veozah vepesid verapamil verelan verquvo versacloz versed verzenio vesicare vestura vfend
    viagra vibativ viberzi vibramycin vicodin victoza vidaza vienva vigadrone vigamox viibryd vimizim vimovo vimpat
    viokace viorele vioxx viracept viread visicol visipaque vistaril vistide visudyne vivactil vivelle vivitrol
    vivjoa vivotif vizimpro vocabria volnea voltaren voluven vonjo voquezna vori vosevi votrient voxzogo vpriv
    vraylar vtama vumerity vyepti vyfemla vyleesi vylibra vyndamax vyndaqel vyvanse vyvgart vyxeos vyzulta wainua
    wakix warfarin wegovy welchol welireg wellbutrin wera westcort wilate winrevair wymzya wytensin xadago xalatan
    xalkori xanax xarelto xcopri xeljanz xeloda xembify xenazine xenical xenleta xenpozyme xeomin xepi xerava xgeva
    xhance xifaxan xigduo xiidra xofigo xofluza xolair xopenex xospata xpovio xtampza xtandi xulane xultophy
    xylocaine xyosted xyrem xywav xyzal yaz yervoy yescarta yonsa yosprala ysimtek yupelri yusimry yuvafem zaditor
    zafemy zaltrap zanaflex zanfel zantac zarontin zarxio zavesca zavzpret zegalogue zegerid zejula zelapar zelboraf
    zelnorm zemaira zemdri zemplar zemuron zenpep zenzedi zepatier zepbound zeposia zerbaxa zetia zevalin ziagen
    ziextenzo zilbrysq zimhi zinacef zinc zinecard zioptan ziprasidone zipsor zirabev zithromax zofran zohydro
    zoladex zolgensma zoloft zolpidem zometa zomig zonegran zonisade zortress zorvolex zoryve zostavax zostrix zosyn
    zovia zovirax ztalmy ztlido zubsolv zulresso zumandimine zurzuvae zyban zyclara zyflo zykadia zyloprim zymaxid
    zynlonta zynyz zypitamag zyprexa zyrtec zytiga zyvox
    """
}

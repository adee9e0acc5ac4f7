/// Diseases, signs, scores, operations, classifications and fractures that are named after people, and instruments, tubes,
/// sutures and devices that are named after people or by their makers. Many are family names as well: such a word names a
/// thing in the company of others, before a noun of its class, with a grade (`Scanner+NamedThings`).
enum Namesakes {
  static let eponymsAToK = """
    aarskog abadie abbe abderhalden abernethy abrikosov achard achenbach achenwall acosta adair adamantiades adams
    addis adie adson ahlback ahlfeld aicardi ainhum ainsworth akerlund akin alagille albarran albers albini albrecht
    albright aldrete alexander alezzandrini alfieri alfredson alibert allen allgrove allis alouette alpers alport
    alstrom altemeier alvarado alzheimer ambard ambu amsel amsler amyand andernach anderson andersson andral
    andresen andrews angelucci anitschkow ann antley antoni antopol apert apfel apgar apley apt aran arey argyll
    arias arlet arlt armanni arndt arneth arnold arrhenius arthus asberg asboe asch aschoff asherman asherson ashman
    ashworth askanazy askenazy askin asperger astwood atasoy atlanta aub auenbrugger auer auerbach aufrecht aufricht
    auspitz austin auvard avellis axelrod axenfeld ayerza ayre azzopardi baader baastrup babcock babinski babkin
    bachmann bado baehr baelz baert baillarger bainbridge bakamjian baker bakri bakwin balantidium balfour balint
    ballance ballard baller ballet balo balthazar bamatter bamberger bancroft bandl banff bang bankart bannayan
    bannwarth banti baranger barany barbeau barcelona barcroft bard bardet bargen barkan barkhof barlow barnes
    barnum barr barraquer barratt barre barrett barrow bart barth barthel bartholin barton bartonella bartter
    basedow bassen bassini bateman batista batson batten batts bauhin baumann baveno baxter bayes bayley bayliss
    bazett bazex bazin beals beard beare bearn beau beaver bechterew beck becker beckwith beery beevor beger behcet
    behr beighton bekesy bekhterev bell bellini belsey benassi bence bender benedict benger bennett bentall benton
    berg bergego berger bergmann bergonie berlin bernard berndt bernhardt bernoulli bernstein bertin bertolotti
    besnier besredka bethesda betke bett bezold bianchi biedl bielschowsky bier bierer biermer biett bigelow bilharz
    billroth binet bing binswanger binz biot birbeck birt bishop bismuth bitot bizzozero bjork blackfan blackwater
    blair blakesley blalock bland blaschko blasius blatchford blatin bleuler bloch bloodgood bloom blount blumberg
    blumenau blumer blundell boas bobath bobroff bochdalek bockhart bodansky bodechtel boeck boehler boerhaave
    bogaert bogros bohler bohr boies bolande boley bonanno bonnet bonnevie borchardt bordet borg borjeson bormann
    bornholm borrel borrmann bosniak bostock boston bostroem bosworth botallo bouchard bouchut bourdon bourne
    bourneville bouveret bowditch bowen bowlby bowman boxman boyce boyd boyes braak braasch brachet brachmann bracht
    braden bradford bradshaw brailsford brandt braun braunwald bravais braxton brazelton breisky brenner breschet
    brescia breslow bretonneau brewer briard bright brill brinton briquet briscoe brissaud bristow broadbent broca
    brock brockenbrough brocq brodie brodmann brody bromage brooke brooks broselow brostrom browder brown bruce
    bruch bruck brucke bruckner brudzinski brugada brugsch brunhilde brunn brunner brunnstrom bruns brunt brushfield
    bruton bryant buchanan buck buckley budd budin buerger buerk buhl buktenica bullard bulow bunnell burch burdach
    burford burgess burkitt burns burow buschke buss butcher byler bywaters cabot cabrera cabrol cacchi caffey cajal
    caldwell calmette calori calot calve campbell camurati canale canavan cannon cantlie cantor cantrell capgras
    caplan caprini carabelli cardarelli carden carey carhart carlens carleton carman carnett caroli carpenter carr
    carrington carrion carswell carus carvallo casani caspary castell castellani castellino castleman cattell
    catterall cavare cawthorne cecil ceelen cestan chaddock chadwick chagas chamberlain chance charcot charlin
    charlouis charlson charnley charriere chassaignac chauffard chauliac chauveau cheadle chediak cherney chevreul
    chevron cheyne chiari chiene chilaiditi child chlumsky chopart christian chrobak chua churg chvostek cierny
    cimino civatte clado clapton clark clarkson clauberg claude clavien cleland clerambault cloquet cloudman clough
    cloward coakley coats cobb cockayne cockcroft codman coffin cogan cohen cohn coley colles collet colley collier
    collis comby commando comolli concato conn connell conners conradi constant cooksey cooley coombs cooper
    cooperman cope corazza corbus cords cori corlette cormack cornea cornell corner correia corrigan corti corvisart
    coryllos costen cotard cottle cotton couinaud councilman courvoisier couvelaire cowden cowdry cowper cox
    coxsackie cozen craig crampton crawford crede cregan creutzfeldt crigler crile crocq crohn cronkhite crooke
    crookes crosby crouzon crowe cruchet cruveilhier cryer csendes cuignet cullen cunningham curling curschmann
    curtis cusco cushing cutler cuzick cyriax czerny dalen dalrymple damus danbolt dance dandy dane danforth daniels
    danielssen danis danlos darier darling daroff darrach daubenton daugirdas davidsohn davis davol dawson deauville
    debakey debre dega degos deiters dejerine delbet delorme deluca dembo demianoff demorgan denis denker dennett
    dennie denonvilliers denver depage dercum dermacentor derra desarda desault descemet desmarres destot detsky
    deutschlander devega devic diamond dickens dieffenbach diethrich dietl dieulafoy digeorge dighton dindo disse
    dix dodd doederlein dohle dohlmann donath donders donohue doppler dor dorello dorendorf douglas dowling down
    downey doyle draf dravet dressler drummond duane dubin dubini dubowitz dubreuilh duchenne duckett ducret ducrey
    duffy dufourmentel dugas duguet duhamel duke dukes dumdum dunlop dunn dunphy duplay dupuy dupuytren durand durck
    duret durkan durkee duroziez dutton duval duverney dwyer eagle eales ebbecke eberth ebner ebola ebstein eck
    eddowes edinburgh edinger edmondson edwards egan egawa ehlers ehret ehrlich eichenholtz eichhoff eisenmenger
    ekbom ellenberg ellestad ellis elmslie elsberg elschnig elston ely embden emmet engel engelmann engman enneking
    epley epstein erb erdheim erichsen erikson escherich eskimo esmarch espinosa espundia esser essex estes
    estlander ethmoid eulenburg eustachian evan evans ewald ewart ewing exner faber fabricius fabry faget fahr
    fajersztajn falconer fallopian fallot fanconi farber farmer farnsworth farrar fasciola favaloro favre fazekas
    fazio feer fegeler fehling fehr feldenkrais feldman felix felty fenton ferguson fergusson ferrein ferriman
    feuerstein ficat fick fiedler fiessinger filatov finkelstein finnegan finney finsen fishberg fisher fitz
    fitzgerald fitzpatrick flack flajani flatau flechsig fleischer fleischmann fleischner flexner flint flood
    flournoy fluhmann fochier foerster fogarty foix foley folstein fontaine fontan fontana forbes forchheimer
    fordyce forel forestier forrest forrester forssman fort foshay foster fothergill fournier foville fowler fox
    fraenkel franceschetti francois frank frankel franklin fraumeni freeman fregoli frei freiberg frenkel frenzel
    freud freund frey freyer fricke friderichsen fridericia friedlander friedman friedmann friedreich froehlich
    frohlich frohn frolich froment frykman fryns fuchs fuhrman fukuda fukuyama fulkerson funkenstein gaenslen gail
    gairdner gaisbock galant galeazzi galen gallavardin gallie gallwey galton galvani galveston gambee gamgee gamna
    gandy gangolphe ganong ganser ganz ganzouri garcin garden gardner garland garre garred garrod gartland gartner
    gaskin gasser gaucher gault gauss geboes gegenbaur gehrig geigel geiger gelineau gelle gemella gennari gerbert
    gerdy gerhardt gerlach gerota gerstmann gertzbein gesell gestalt ghedini ghent ghon giacomini giannuzzi gianotti
    gibbon gibbs gibson giemsa gierke gilbert gilchrist gilles gillespie gillies gillingham gimbernat giordano
    giraldes girdlestone girdner gissane gitelman glanzmann glasgow glasscock glasziou gleason glenn glenner gley
    glisson glogau glover gluck godfrey godtfredsen goetz gohn goldberg goldblatt goldenhar goldflam goldman
    goldmann goldscheider goldthwait golgi golonbov goltz gombault gomori gonda gongylonema goodell goodpasture
    goodsall goormaghtigh gopalan gordon gorlin gosnell gottman gottron goulard gould gowers gradenigo graefe
    graefenberg graf grafenberg graham gram granger grant grashey graston gratiolet graves grawitz greenfield
    gregory greig greulich grey griesinger griffith grisel gritti grocco grocott gross grotthuss grover gruber gruby
    grunwald grynfeltt guarnieri gubler gudden guerin gufoni guillain guinon gull gunn gunning gunther gurd gustilo
    guthrie guyon haab haber hachinski hadlock haeckel haemophilus hageman haglund hagner hailey haines halban
    haldane hallermann hallervorden halliday hallpike hallux halsey halstead halsted hamilton hamman hampton hanley
    hannover hanot hansemann hansen hara harada harding hare harkavy harley harrington harris harrison hartman
    hartmann hartnup harty harvey hashimoto hasner hassall hasson hauck hauser hausmann haversian hawkins haxthausen
    hay hayem haygarth hazelbaker heath heberden hebra hecht hedinger heerfordt hegar hegeman hegglin hegman heiberg
    heidenhain heimlich heineke heinz heiss heister helbing heller hellp helmholtz helweg henderson hendrich henle
    henneberg hennebert henoch hensen herbert herder herelle hering hermann hermansky hernandez herpin herring hers
    herschel hertel hertwig hertz hess hesselbach heubner heuter hewes heyde heymann hibbs hicks highmore
    hildenbrand hill hilliard hinchey hippel hippocrates hirano hirsch hirschberg hirschsprung hirtz hitzig
    hochsinger hodara hodge hodgen hodgkin hodgson hoehn hofbauer hoffa hoffding hoffman hoffmann hofmeister hogben
    hohmann hoke holden holland hollander hollenhorst holliday holmes holt holter holzknecht homan homans hoover
    hopkins horner horsley horton hounsfield houston howell howship hoyeraal huchard hudson hueter hughes huguier
    huhner humphrey hunermann hunner hunt huntington huppert hurler hurley hurst hurthle huss hutchinson hutchison
    huxley hybrid hyde imerslund inaba insall irving isaacs isgaard ishak ishihara ito ivemark ivor jaboulay jaccoud
    jackknife jackson jacksonian jacob jacobson jacod jadassohn jaeger jaffe jakob jaksch jamieson janet janeway
    janin jansen jansky jarisch jatene javal jebsen jefferson jeghers jellinek jendrassik jenner jensen jervell
    jessner jeune jobe jod joel joffroy johanson johns johnson jolly jones jongkees jonston jorgenson joubert judet
    jung jungling junod juri kabat kader kaes kahler kallmann kaltenborn kanagawa kanavel kanner kapandji kaplan
    kaposi karapandzic karman karnofsky kartagener kasabach kasai kast katayama katz katzenstein kaufman kausch
    kawasaki kay kaye kayser kearns keen kegel kehr keith kell keller kellgren kellie kelling kelly kempf kempner
    kennedy kenny kent keofeed kerandel kerckring kerion kerley kernahan kernig kernohan keros kerr kessler ketterer
    kevorkian kidd kidner kiel kienbock kiernan kiesselbach killian killip kilner kimmelstiel kimmerle kimura
    kinsbourne kinyoun kirby kirchner kirkland kirschner kirstein kisch kjeldahl kjelland klapp klatskin klebs
    klebsiella kleihauer klein kleine kleiner kligman klinefelter klippel klose klumpke knodell knott kobelt kobert
    koch kocher kock koeber koebner koedam koenen koeppe koerte kogan kohlberg kohler kohlrausch kohn koller
    kondoleon konno koop koplik korff korotkoff korsakoff korsakov kossel kostmann kowarsky krabbe krackow kraepelin
    krantz kraske kraus krause krebs kretschmer krimsky kronecker krukenberg kruse kubler kudo kufs kugel kugelberg
    kuhlmann kuhn kujala kulchitsky kummell kumpe kunkel kuntscher kupffer kurloff kussmaul kuster kustner kutler
    kveim kwashiorkor kyrle
    """

  static let eponymsLToZ = """
    labbe laborde lacaita lachman ladach ladd laennec lafora lahey laimer lallemand lamarck lamaze lamb lambert
    lambl lancaster lance lancefield landau landing landolt landouzy landry landsteiner lane lang langenbeck langer
    langerhans langhans lannelongue lansky lanterman lanz lanza lapicque lapidus laqueur larach laron larrey larsen
    lasegue lash lassa latarjet latzko laubry lauenstein lauge laugier lauren laurence laurin laveran lawrence
    lawton lazarevic leadbetter lebbe leber lecompte ledderhose lederer lee lefort legal legendre legg legionnaire
    lehane lehn leichtenstern leigh leiner leishman lembert lemierre lempert lenegre lenhartz lenke lennox leo
    leonhard leopold leri leriche lermoyez lesch leser letournel letterer letulle levaditi levene leventhal levin
    levine levorphan levy lewis lewy leyden lhermitte lian libman lichtenstein lichtheim lichtiger lidcombe liddle
    lieben lieberkuhn liebermeister liebow liebreich ligat lightwood lille limberg lindamood linehan linzenmeier
    lisch lisfranc lissauer lister litten little littler littre litzmann lloyd lobry lobstein loeb loeffler
    loewenthal loeys loffler lofgren lohlein longmire longo lopresti lord lorenz lothrop louis lovset lowe lowenberg
    lowenstein lown lubchenco luc lucae lucey luder ludloff ludlow ludwig luer lugol lukes lund lundberg lupus luria
    luschka lutembacher luyet luys lyell lyme lynch lyon lysholm macburney macconkey macewen mach mackay mackenzie
    macleod maddox maddrey madelung madigan madura maffucci magendie magerl magill magnan magnus mahaim maisonneuve
    maitland majocchi malassez malgaigne malherbe mallampati mallory malone malpighi malpighian manchester
    manouguian manson mantle mantoux maquet marburg marchand marchetti marchiafava marchman marcus marcy marey
    marfan marfanoid maric marie marinesco marion marjolin marlow maroteaux marsh marshall martegiani martin
    martinotti martius martorell masako mason masson masterson matas mathieu mathis mattis matts maudsley maurer
    mauriceau maydl mayer maylard mayo mayor maze mazzotti mcardle mcbride mcburney mccall mccarthy mccormack
    mccormick mccoy mccune mcdonald mcdowell mcewen mcgill mcgrath mcgregor mcindoe mcisaac mckenzie mckeown
    mckittrick mckusick mcmurray mcneal mcneill mcroberts mcvay meary meckel medin meeh meeker mees meesmann meibom
    meibomian meier meige meigs meissner melkersson melotte melzack mendel mendelsohn mendelson mendez menetrier
    mengert meniere menkes mercedes merchant mercier merendino merkel merseburg meryon messerklinger metavir
    metchnikoff methuselah meyenburg meyer meyerding meynert mibelli michaelis michel michelis mickulicz mifflin
    mikulicz miles millard miller milligan millon mills milroy milwaukee minamata minerva mingazzini minkowski
    minuchin mirels mirizzi misgav mitchell mitrofanoff mitsuda mittelschmerz mittendorf mixter moberg mobitz mobius
    modic moe moebius moeli moeller mohrenheim mohs moll mollaret mollison moloney molt monakow monaldi mondini
    mondor monge monneret monro monson monteggia montenegro montgomery moore morax moreau morel morgagni morgan
    moria morison moritz morquio morrey morris morrison morse morton morvan moschcowitz mosso mowat moya moynihan
    muehrcke mueller muhlmann muir mules muller mullerian mulligan mumford munchausen munchhausen munk munro munsell
    munzer murphy murray murri musset mustard mustarde myerson nabothian naegele naffziger nageotte nager napier
    naples nash nasse nebraska neelsen neer neftel negri negro neil neisser nelaton nelson neri netherton nettleship
    neufeld neumann newman nezelof nicks nicola nicoladoni nicolas nielsen niemann niewenglowski nikolsky nissen
    nissl nitabuch nobecourt noguchi nonne noonan nordbord norrie norton norwood nothnagel novak noyes nuck nuel
    nuhn nuss nussbaum nyhan nyhus nylander ober oberhuber oberst obersteiner ochsner oddi oedipus ogden ogilvie
    ogino oguchi ohm ohngren oidtmann oliver ollier olmstead olsen olshausen omsk oncken ondine oppenheim orbeli
    ormond orringer orsi ortner ortolani osborn osgood osiander osler osserman osterrieth ostrum ostwald oswestry
    othello otis otto outerbridge owren oxford pacey pachon paci pacinian padua paget palla pallof palmer pancoast
    pandy paneth panner panum papanicolaou papez papile papillon pappenheimer parinaud paris parkes parkinson
    parkland parks parona parrot parry parsonage partin partington pascal paschen passavant pasteur patau paterson
    patey patil paton patrick patrik pauly pautrier pauwels pavlov pawlow payne payr peabody pean pearson peck
    pecquet pederson peiper pel pelger pelizaeus pell pellegrini pemberton pendred penfield pennington pepper perez
    perkins perlia perlmutter perls perroncito perthes peters petit petri petris petruschky petzval peutz peyer
    peyrefitte peyronie pfannenstiel pfeiffer pfirrmann pfleger pflueger pfluger phalen phemister philadelphia
    philippe phillips piaget pick pickwick pierre pignet pilates pinard pinel pinkus pipelle piper pirquet pisa
    piskacek pitres placido plato platt plaut plehn plesch plug plummer pohl poirier poiseuille poland politzer
    pollitzer polya pomeroy pompe ponce poncet ponka ponsky poppen porak porges porro pott potter potts poupart
    pozzi prader prague prandtl pratt prausnitz pravaz prehn preyer prichard priessnitz pringle prinzmetal proetz
    profeta profichet proteus proust prussian pryor puestow pugh purdue purkinje purtscher putti puusepp puzo quain
    quatrefages queckenstedt quenu quervain queyrat quincke quinquaud radovici raeder ragnell rahe raimondi ramirez
    ramond ramsay ramsey ramstedt ranke ranson ranvier rapoport rappaport rasmussen rastelli rathke raven ravitch
    rayer raymond raynaud raz recamier recklinghausen redlich reed refsum regan rehbein reichel reichert reichmann
    reid reil reinke reis reisberg reissner reitan reiter remak renaut rendu renshaw rett retzius reverdin rey reye
    rhoton ribbert ribes richter ricketts riddoch riedel rieger riese rieux riga riley rimini ringer rinne ripstein
    risser ritgen ritter riva rivalta rives rivinus roberts robertson robertsonian robicsek robin robinow robson
    rochelle rochester rockall rockey rockwood roemheld roentgen roger rogers rohrer rokitansky roland rolando
    roller romano romanowsky romanus romberg rome romer romhilt rommelaere rood rorschach rosai rosen rosenbach
    rosenbaum rosenbek rosenberg rosenheim rosenmuller rosenthal roser ross rossbach rossolimo rostan roth rothera
    rothmund rotor rotterdam rouget roussel roussy rouviere roux rovsing rowe rowntree rubin rubinstein rud ruffini
    ruggeri rumack rummo rumpel russe russell rust rutgeerts rutherford ruysch ryan ryder rye sabin sachs saebo
    saenger saethre safran sahli salk salter sampson samter sander sanders sandhoff sandifer sanfilippo sano sansom
    santiani santini santorini santulli sappey sarbo sarin sarnat sarns satir sattler saturday sauer saupe sauve
    savage savary scanzoni scarpa schaefer schamberg schamroth schanz schatz schatzker schatzki schatzmann schaumann
    schauta schede scheele scheie scheltens scheuer scheuermann schick schilder schiller schilling schimmelbusch
    schiotz schirmer schizas schlatter schlemm schmid schmidt schmincke schmitt schmorl schneider schneiderian
    schnidt schober schoenfeld schonlein schottmuller schramm schreger schroeder schroetter schroth schuffner
    schuller schultze schutz schwabach schwachman schwalbe schwann schwannian schwartz schwartze schwediauer
    schweigger scott scribner seckel secretan seddon seeligmuller segall segond seidel seiler seinsheimer
    seitelberger seldin seldinger sellick semmelweis semmes semon semont senear sengstaken sennetsu senning serratus
    serres sertoli sever severs seyler sezary sgarbossa shafer shaffer shaker shapiro sharp sharpey shauta shaver
    sheehan shenton shepard shepherd sherman sherrington shiga shirodkar shone shoulder shouldice shprintzen shulman
    shwachman siegert siegle siegrist siewert sigault sigmund silbernagel silex silverman silvester simmonds simmons
    simon simonds simpson sims sinclair singleton singley sipple sistrunk sjogren skene skillern skoda slingerland
    sluder sly smellie smithwick snellen snow snyder soave socin soemmering sohval sokolow solley somogyi sonne
    sonnenberg sorsby soto sotos souques spaeth spalding spallanzani spaulding speed spens spetzler spielberger
    spielmeyer spigelian spitz spix sprengel spurling squire stacke stamey stamm stanley stansel starck stargardt
    starling starr stas stauffer steele steffan stein steinberg steinbrocker steiner steinert stellwag stenger steno
    stensen stertzer stevens stewart stickler stieda still stille stilling stockwell stoerck stoffel stokes stoppa
    stotts strachan stransky strasberg strassburg strassman strassmann straus strauss strayer strickland stroganoff
    stroop strumpell struthers stryker stuart sturge sturm sudeck sulkowitch sunderland sutton svensson swan swanson
    swediaur swensen swenson swyer sydenham sylvian sylvius syme symington taenzer tailor tajima takahashi takayasu
    takotsubo talma tanaka tanner tanret tarasoff tardieu tarlov tarnier tarui taussig tay taylor tegner teichmann
    tenckhoff tennant tenon tenzel terman terrillon terry terson tesio tessier testut thal thebesian thiemann
    thiersch thoma thompson thoms thomsen thomson thormahlen thornton thudichum thurner thurston tiedemann tierney
    tietze tile tillaux tinel tinetti tischler titmus tobey tobin todani todaro todd toison tokyo tolosa tompkins
    topfer torek torg torkildsen torricelli torsten toti toupet tourette towne townes toynbee tracy traube travers
    traverso treacher treitz trelat trendelenburg treves trillat trimble tripier troell troisier troltsch trotter
    trousseau truelove tscherne tscherning tuffier tullio turck turcot turnbull turner turyn tuttle twort tyndall
    tyrer tzanck ubelohde uchida uffelmann uhthoff ullrich unna unterberger unverricht usher valentin valentine
    valleix vallery valli valsalva van vancouver vander vanderbilt vannas vaquez varolius vater vaughan veit velpeau
    vereckei veress verner vernet verneuil vesalius vidal vidius vienna vierordt vieussens villaret vincent vineberg
    vineland virchow vogel vogt voit vojta volhard volkmann volpe voltolini voss vrolik vulpian vygotsky waardenburg
    wachendorf wada wade waelsch wagner wagstaffe wahl walcher waldau waldenstrom waldeyer walker wallace wallenberg
    waller wallerian walsh walther wangensteen wanner warburg wardill warren warsof wartenberg warthin wassermann
    watanabe waterhouse waterlow waterston watson weaver webb weber webster wechsler wegener weichselbaum weidel
    weigert weil weill weinstein weir weiss weitbrecht welander welch welcker wellens wells wenckebach wepfer
    werdnig werlhof wermer werner wernicke wertheim wescott westberg westcott westermark westphal wetzel wharton
    wheeler whipple whitehead whitmore whytt widal wiener wigand wildbolz wilde wildervanck wilkie willebrand
    willett williams willis wilms wilson wiltse winckel windscheid winiwarter winkler winslow winterbottom
    winterstein wintrich wirsung wiskott witts witzel woillez wolcott wolfe wolff wolffian wolfler wolfram wolman
    womac wong woodcock woods wookey worster worth wright wrisberg wucherer wullstein wunderlich wurm wurtz wyburn
    wylie yacoub yacovino yahr yale yalom yates yergason yerkes yesavage yvon zaglas zahn zambusch zargar zarit
    zaufal zavanelli zeis zeller zellweger zenker zenkerian zeppelin ziegler ziehl ziemssen zieve zimmermann zinn
    zollinger zondek zubrod zuckerkandl zuelzer zung zupnik zuska zygomaticus
    """

  static let devices = """
    abbott abiomed abl absolute abthera acapella accu accuchek aclarus activelife advia aerochamber aerogen aesculap
    aircurve airfit airsense airtouch airtraq airvision airvo alaris alexis alkermes allevyn alloderm allyn amplatz
    amplatzer angio angiocath angioguard angioseal anthem apligraf aquacel architect arctic arjo armstrong arrow
    arthrex artis aspen aspirex atrauman atrium attends aurora avea axillo azurion bair barbed bardex bbraun beckman
    becton belmont berenstein bettini binax binaxnow biodesign biofire bioline biomet biopatch biosense biotene
    biotronik bipap bivona bladderscan blake blakemore bledsoe blom bookwalter bougie bovie brava breg broncho broviac
    burdick bussey byrd cadd cadwell capnostream cardiohelp cardiomems cardiosave cardizen carefusion carelink
    careport castroviejo catafix celestron centrimag centurion cephalo cepheid chattanooga chux cidex clave clinitek
    clinitron coban cobas colopast coloplast comfeel comfit compat conmed contigen contour convatec cook cordis
    cortrak coseal coude coulter councill coviden covidien crosser crutchfield curaplex curity cuvitru cyberknife
    cybertech cybex dacron dakin dalkon dana darco datascope davinci deaver degania dellorto delnido denali depends
    depuy depuysynthes dermabond dermacarrier dermagraft desilets desivac dexcom diamondback dickey dinamap dingman
    djo dobbhoff dobhoff donjoy dornier doyen draeger drager dragonfly driscoll duoderm duragen duraprep dycem dynamap
    dynamesh eakin easycap ebony ekso eleganz elekta eliminator endoloop endopath endostitch endotak endurant enseal
    entellus epoc esteem ethibond ethicon ethilon euroking evac eversense evita evolut exactech excluder eyelea
    farabeuf feldkamp ferris filmarray finapres finochietto flexhd flexiseal flexitouch flolan flotrac flowtriever
    flutter forane fraser frazier freer freestyle fresenius frova fujifilm gambro gamma gelfoam gelpi gelpoint gelport
    gem genexpert gigli glidescope glidesheath glidewire globus glucommander goiter gore goretex groshong guardrail
    guglielmi guidant gyrus haake hakim halo halyard hanger haran harmonic hausted heaney heartmate heartware
    hemashield hemocue hemolung hemospray hemovac hibiclens hickman hillrom hohn hollister homechoice hovermatt hoyer
    huber humidi hydrofera hypafix iabp icy ilizarov impella infuse inogen insulet integra intellivue interceed
    invacare inzii ioban isoflurane isolette istat jacobs jamshidi javid jelonet jewett jobst jostent jotec judkins
    juxtafit juxtalite juzo kaltostat kangaroo kendall kendrick kerlix kerrison kinair kinetec kinetic kittner koala
    kontron kossow kyphon lactina laerdal lapra lariat leksell leveen libre lifepak lifeport lifesparc lifevest
    ligaclip ligamax ligasure linton lubricath lucas lukens luki lumify luque luxtec lvad macintosh mahurkar malecot
    malis mallinckrodt marlex marquette masimo maxima maxon maxplus mayfield mcgivney mckesson medela medfusion
    mediport medtronic megadyne melody mepiform mepilex mepitel mepore meropi metzenbaum miami microlife micropuncture
    midmark minicap minimed minnesota misonix mitek mitraclip mobin monarch monocryl monosof murdoch myopro nasopore
    nellcor nephew neuroform nexgen nexiva nihon niti nobel novametrix novasure novum nurolon nuvasive oasys ohmeda
    omnifit omnipod omron onetouch optease optia optiflow optifoam optilume orthofix oscor osseo ossur osteomed oticon
    ovitex oxylator oxymask oxymizer panalok panthera parietex passy paxman pds penrose penumbra perclose perfluor
    permacath permacol permcath pezzer phasix philips phonak plasmalyte pleur pleurx plexipulse polysorb poole
    portacath portex posey posiflow potain poweport powerport prevail prevantics prevena prisma prismaflex profore
    proglide prograde prolene prolift promogran propaten proxi pulmonetic purell purewick puritan quidel quikclot
    quinton rainey raney ranger rapidpoint raulerson redax regranex renasys resmed respironics resuscitaire revolve
    rexair richards richardson ringlok robinson rolyan rotablator rusch ryles sabre salem sapien satinsky scandishake
    senn sensing sensura servo sheridan shiley siemens silastic silon sizewise skytron sofsilk solara solitaire
    sonicare sonosite spacelabs spectranetics starclose statlock statseal steri steristrip stoke stomahesive storz
    strata stratafix stratasis stratos strattice sunmed supera superdimension surecan surfit surgicel surgiflo
    surgifoam surgilube surgimend surgipro sussman swanz swedo symbiq symbotex symphonix synchromed synecor synthes
    sysmex tandemheart tecnis tecnu tegaderm telfa tempadot tempur tena tensoplast terumo tevdek thera theraband
    theracane thermacare thora thoratec thunderbeat tielle tiemann tisseel tlso toomey toshiba tracoe trialysis tslim
    tubifast tubigrip tufcare tuohy twinfix ultrapro unasource uresil urolift uromax vacutainer valleylab vapotherm
    varian vascath vashe vasoview vaxcel venaflow ventimask ventralex ventralight ventri veritor vernon versajet
    versaport viabahn vicryl vigilance vigileo visicol vista vistaril vitros vivactil vloc volista volmed vyaire vygon
    vyntus wallflex wallstent watchman waterpik wayne webril weck weitlaner whitacre wishard woodson xcela xerform
    xeroform xience yankauer yasargil zassi zenith zephyr zilver zimmer zimmon zio zoll
    """
}

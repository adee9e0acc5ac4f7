// Made by Scripts/phi/build-surrogates; sources and licences are in NOTICE.

/// What surrogates of names and places are drawn from, in lower case.
enum SurrogatePools {
  /// Given names of women.
  static let women: StaticString = """
    adrienne agnes alberta alexandra alicia alison allison amanda amelia andrea angela angelica angelina angie
    anita anne annette annie antoinette arlene audrey barbara becky belinda bernadette bernice bertha bessie
    beth betsy betty beulah blanca blanche brandi brenda bridget brittany brooke candace candice carla carole
    caroline carolyn carrie cassandra catherine cathy cecilia celia charlene cheryl christie christina christine
    christy cindy claire clara claudia connie constance cora cristina cynthia danielle darlene deanna debbie
    deborah debra della delores denise desiree diana diane dianna dianne dolores dora doreen doris dorothy edith
    eileen elaine eleanor elena ella ellen elsie emily emma erica erika erma ernestine esther ethel eula evelyn
    fannie faye felicia frances freda genevieve geraldine gertrude gina gladys glenda gloria gwendolyn hannah
    harriet hattie heidi helen hilda inez irene irma isabel jacqueline jacquelyn jane janet janice janie janis
    jeanette jeanne jennie jennifer jenny jessica jill joan joann joanna joanne jodi josephine joyce juana
    juanita judith judy julia julie kara karen kari karla katherine kathryn kathy katie katrina kayla kelli
    kendra krista kristen kristi kristin kristina kristine kristy krystal latoya laura lauren laurie leah lena
    leona leticia lillian lillie lisa lois lola lora loretta lori lorraine louise lucille lucy lula lydia lynda
    lynne mabel mable madeline maggie mamie marcella marcia margaret margie marguerite marian marianne marie
    marilyn marjorie marlene marsha martha mary maryann mattie maureen maxine megan melanie melinda michele
    michelle mildred minnie miriam molly mona monica monique muriel myra nadine nancy naomi natalie natasha
    nellie nichole nicole nina nora norma olga olivia pamela patricia paula paulette pauline peggy phyllis
    priscilla rachael rachel rebecca regina renee rhonda rita roberta robyn rosa rosalie rosemarie rosie roxanne
    ruth sabrina sadie samantha sandra sara sarah sheila shelia shelley shelly sheri sherri sheryl sonia sonya
    stella stephanie susan susie suzanne sylvia tamara tammy tanya tara teresa terri thelma theresa tiffany tina
    toni tonya traci valerie vanessa velma vera verna veronica vicki vickie vicky vivian wanda wendy wilma
    yolanda yvette yvonne
    """

  /// Given names of men.
  static let men: StaticString = """
    aaron abel abraham adam adolfo agustin alan albert alberto alejandro alex alexander alfonso alfred alfredo
    allan alonzo amos andre andres andrew andy antoine antonio archie armando arthur arturo barry bart benito
    benjamin benny bernard bert blake boyd brendan bret brett brian bruce bryce caleb calvin carl carlos carlton
    cedric cesar charles christopher clarence claude clifford clint colin conrad curtis damian damien damon
    daniel danny darin darrel darrell darren darrin darryl darwin dave david delbert dennis derek dewayne dewey
    domingo dominic dominick donald doug doyle duane dustin dwayne dwight dylan edgar edmund eduardo edward
    edwin efrain elbert eldon elias elijah elmer elton emanuel emil emilio emmanuel enrique eric erick erik
    ernest ernesto ernie ervin ethan felipe felix fernando floyd forrest francisco fred freddy fredrick garry
    geoffrey george gerald gerard gerardo gilberto glenn gordon grady greg gregg gregory grover guillermo
    gustavo hans harley harold henry herbert herman horace hubert hugh humberto ignacio irvin isaac ismael
    israel ivan jacob jake james jared jason javier jeff jeffery jeffrey jerald jeremiah jeremy jermaine jerry
    jess jesus joel johnathan johnny jonathan jonathon jorge jose joseph juan julio julius justin karl keith
    kelvin kenneth kenny kevin kirk kristopher kurt larry leon leonard leonardo leroy lester levi lewis lionel
    lloyd lorenzo louis luis luke luther lyle malcolm manuel marc marcos marcus mario marlon mathew matthew
    maurice melvin michael micheal miguel monte moses myron nathan nathaniel neal neil nelson nicholas nicolas
    noah oliver omar orville oscar otto owen pablo patrick paul pedro percy pete phil philip phillip quentin
    rafael ralph ramiro ramon randal randall raul raymond reginald reuben reynaldo ricardo richard rickey ricky
    robert roberto roderick rodger rodney rodolfo rogelio roland rolando ronald ross ruben rudolph rufus russel
    russell ryan salvador salvatore samuel santiago saul sean sergio seth shane simon stan stanley stephan
    stephen steve steven stewart teddy terence terrance terrence thomas timmy timothy todd tomas tommy travis
    trent trevor vicente virgil wallace walter wesley wilbert wilbur wilfred william
    """

  /// Given names of women and men.
  static let either: StaticString = """
    alexis ariel aubrey augustine britt carey carrol casey chong chung clair cleo cruz dana devon dominique
    dorian elisha frankie gerry hong jackie jaime jamey jamie jessie jimmie jody johnie johnnie kasey kerry kris
    lavern laverne leslie merle michal minh morgan nicky odell ollie refugio rene robbie sammie stevie sydney
    thanh theo tommie willie yong
    """

  /// Further names of women, only to know them by.
  static let womenToo: StaticString = """
    abigail ada addie adele adriana aida aimee alice alisha alma alyssa amber amy ana ann anna april aurora
    beatrice bethany bettie beverly bonita bonnie brandy brittney caitlin camille candy cara carol cassie
    cecelia celeste charlotte chelsea cheri cherie christa colleen consuelo corinne crystal daisy darla dawn
    delia deloris dixie donna dorthy ebony edna effie elisa elisabeth elizabeth eloise elsa elva elvira essie
    estella estelle etta eugenia eunice eva faith fern flora florence francine francisca geneva georgia ginger
    goldie grace gretchen gwen hazel heather helene henrietta holly hope ida ina ingrid iris iva jana janelle
    jasmine jeannette jeannie jenifer jenna jo johanna josefina josie joy june karin kate kathleen kay kellie
    kelsey kerri kimberly kristie lana latasha laurel lela lenora lila linda lorena lorene lottie lourdes lucia
    lucinda luz lynette mae mandy margarita maria marina marissa marla marta maude may meghan melba melissa
    melody mercedes meredith mindy miranda misty myrna myrtle nettie nikki olive opal ora pam patrice patsy
    patti patty pearl penny ramona raquel reba rebekah rena rochelle ronda rose rosemary ruby sallie sally shari
    sharon shawna sherrie sherry shirley silvia sonja sophia sophie stacie sue tabitha tami tammie tasha teri
    tracie tricia trina trisha victoria viola violet virginia winifred
    """

  /// Further names of men, only to know them by.
  static let menToo: StaticString = """
    al allen alton alvaro alvin anthony anton armand arnold august austin ben bill billy blaine bob brad
    bradford bradley brady brain brandon brent bryan bryant bryon buddy burton byron chad chase chester chuck
    clark clay clayton cleveland cliff clifton clinton cornelius craig curt dan dane darius dean denis derrick
    desmond dexter don douglas earl earnest ed edmond eli elliot elliott elvin elwood emmett erwin esteban
    eugene everett fabian fidel frank franklin frederick garland garrett gary gilbert glen graham grant gregorio
    guy hal harlan harrison harry harvey heath hector homer howard hugo ian irving jack jackson jamal jarrod
    jasper jay jeffry jerome jim jimmy joaquin joe joesph john jon josh joshua junior ken kendrick kent kermit
    kyle lamar lamont lance lawrence leland leo lowell lucas mack marco mark marshall martin marvin matt max
    mike miles milton mitchell moises morris murray nick nolan norbert norman orlando otis peter pierre preston
    quinton randolph randy rex rick rob rocky rod roger roman ron roosevelt roscoe roy sam scott scotty sheldon
    sherman solomon spencer sterling stuart sylvester ted theodore tim tom tony troy tyler tyrone tyson vance
    vernon victor vincent wade warren wayne wendell wilfredo will willard williams willis wilson winston wm
    woodrow xavier zachary
    """

  /// Family names of middling frequency.
  static let families: StaticString = """
    abbott abernathy abrams acevedo ackerman acosta adair aguirre akers akins albright aldrich aldridge alfaro
    alford allred alston alvarado anaya andersen andrade aponte aragon arellano arredondo arrington ashby atkins
    atwood avalos avila ayala ayers babcock baird ballard barajas barger barlow barnard barrera barron bartley
    bassett bateman bauer bautista bearden beasley beatty becerra begay belanger belcher bellamy beltran
    benavides benitez benoit bentley berger bergeron bergman bermudez bernal bernstein betts biggs bingham
    blackburn blackman blackmon blanco blankenship blanton bledsoe blevins blount boggs bolden bolton bonilla
    bonner borden boswell bouchard boucher boudreaux bowden bowles bowser boyer boykin boyle boyles bradshaw
    bragg brandt brantley braswell braun braxton brennan brewster briggs britton browne bruner brunson bryson
    buchanan buckley bullard burch burgos burkett burkhart burks burnett burnette burrell burris burroughs busch
    byers bynum byrne cabrera cahill calderon callahan calloway calvert camacho campos cantrell cantu capps
    cardenas cardona carmona carrasco carrillo cartwright castaneda cates caudill cervantes chacon chaney
    chappell chatman childers childs christensen christiansen cisneros clarke clements clemons cline coates
    cochran coffey coffman coker colbert coley colvin connelly connolly connor connors contreras cooke cooley
    copeland corbett cordero corley cormier cornett correa cortes costa costello coulter cowan coyle crabtree
    crain cramer crandall crenshaw crocker cronin crosby crowder crowe crowell crump cuevas cullen culver
    cummins curran currie daigle dailey daley darden daugherty davies davila davison dawkins decker dejesus
    delacruz delaney delarosa deleon delong dempsey dennison devine dickens dickerson diggs dillard dobbins
    dobson dodson doherty dolan dominguez donahue donaldson donnelly dooley doran dotson dougherty dozier
    driscoll drummond dubose duffy dugan dunham dupree duran dutton dwyer eason echols eckert edmondson ellison
    elmore engel england engle english enriquez ernst escobar esparza espinosa espinoza esposito esquivel estes
    estrada eubanks ezell fagan farley farrell farris faulk faulkner faust felder feldman feliciano ferreira
    ferrell ferris figueroa finney fischer fitch fitzpatrick flanagan flynn fontenot foote forbes fournier
    franco friedman fuentes fugate gagne gagnon gaines galindo gallagher gallardo gallegos gallo galloway galvan
    gauthier geiger gibbs giles gillespie gilliam gillis gilmore gipson gleason godwin goins goldberg goldman
    goldstein gomes goode goodrich goodson gorman gould grayson greenberg grier griggs grimm grossman grubbs
    guerra guerrero guevara guidry guillory gunter gustafson hackett hadley hagan hagen hager haines hairston
    hamby hancock haney hankins hanley hardin harding hargrove harrell harrington hartley hartman haskins
    hatcher hatfield hathaway hawley healy hearn hebert hedrick heller helton hemphill hendricks hendrickson
    hendrix henley hensley henson herrington herron hickman hightower hinkle hinojosa hinson hinton hobson hodge
    hogue holcomb holliday hollingsworth holloway holman honeycutt horne horner hoskins houser huang huber
    huddleston huerta huffman huggins humphrey humphries hurley huston hutchison hutton huynh hyatt ibarra inman
    jacobsen jacobson jaramillo jeffers jeffries jernigan jorgensen joyner juarez kaiser kaplan kauffman kenney
    kerns kessler kimball kimble kincaid kinney kinsey kirkpatrick kiser klein kline knapp knowles knutson
    koehler koenig kraft kramer krause krueger kruse kurtz ladner laird landers landis landry lange langford
    langley langston lanier larkin larsen lassiter leary leblanc ledbetter ledford lehman levine locke lockett
    longoria lovell lovett lowery lowry lozano lucero ludwig lujan lundy lunsford lyles macdonald macias mackey
    maddox madrid madsen magee maher mahoney malloy maloney manley marcum marino marquez massey mathews matos
    mattson maurer mayberry mayer mayes mcallister mcbride mccabe mccain mccall mccann mccarthy mccarty mccauley
    mcclain mcclellan mcclendon mccloud mcclure mccollum mcconnell mccord mccormick mccracken mccray mccullough
    mcdermott mcdowell mcelroy mcfadden mcghee mcgill mcginnis mcgowan mcgrath mcgraw mcguire mcintosh mcintyre
    mckay mckee mckenna mckinnon mcknight mclain mclaughlin mcleod mcmahon mcmanus mcmillan mcmullen mcnair
    mcnally mcnamara mcneal mcneil mcneill mcqueen mcwilliams meade medeiros medrano meeks meier mejia melendez
    melton mercado mercer merritt messer metcalf metzger meyers michaud milligan mobley molina montano montes
    montoya mooney moran moreland morin morse moseley moser mosley moyer mueller mullen muller muniz munson
    murdock murillo myrick nadeau nance napier naquin navarro naylor negron newcomb newell newsome nicholson
    nickerson nielsen nixon novak nunez oakes ochoa oconnell oconnor odonnell ohara oleary olsen oneal oneil
    oneill orozco osborn osborne otero ouellette overton pacheco padgett padilla palacios parham parra parrish
    patel paulson payton pearce pelletier pennington peralta perdue pereira petersen pettit phelps phipps
    pickens pickett pierson pineda pittman pitts platt plummer pollard pollock ponce poole posey potts prater
    prather presley pritchard pritchett pruitt puckett purvis quinones quintana quintero ragland ragsdale raines
    rainey ramey randle rangel rankin rasmussen ratliff reaves reece reeder reilly rhoades richey richter riggs
    ritchie ritter rivas roark roberson robison robles rocha roche rodrigues rojas rollins romano roper rosado
    rosales rosas rosen rossi rowan rowell rowland rubio rucker ruffin russo rutledge ryder sadler saenz salas
    saldana salgado sampson samuels sanderson sandoval sargent saucedo saunders schaefer schafer schaffer
    schmitt schmitz schroeder schulz schwartz scruggs segura serrano shafer shaffer shapiro sharpe sheehan
    shepard sheppard shipley shipman shultz siegel simms simons sinclair singh sizemore skaggs skinner slater
    sloan smallwood sneed snell solis sorensen sorenson souza spangler spaulding spence spicer spivey sprague
    springer stahl staley starks starnes staton steiner stephenson stinson stovall stover stratton stroud stubbs
    suarez suggs sutherland swartz sweeney swenson sykes tabor tackett talbot talley tapia teague thacker thayer
    thomason thorne thorpe tidwell tilley tillman timmons tinsley tobin tolbert tomlinson tompkins tovar traylor
    trejo trevino triplett tripp trujillo underwood valenzuela valle varela varner vaughan vazquez velasquez
    velazquez velez vickers villalobos villanueva villarreal villegas vinson vogel waddell waite waldron
    washburn webber weiss whalen whaley whatley whitaker whitehead whitfield whitlock whitmore whitt whittaker
    whitten whittington wiggins wilcox wilkerson wilkes wilkins wilkinson willingham winkler wiseman witherspoon
    wolff womack woodall woodard woodruff woodson wooten worley xiong yarbrough yazzie ybarra yeager yoder
    youngblood zamora zavala zepeda ziegler zuniga
    """

  /// Places that are on no map of the United States.
  static let places: StaticString = """
    alderbeck alderborough alderbourne alderbridge alderbrook alderbury aldercombe aldercote alderdale alderden
    alderfell alderfield alderford aldergarth aldergate alderham alderhaven alderholt alderhurst alderleigh
    alderley aldermere alderminster aldermont aldermoor alderness alderport aldershaw alderstead alderstoke
    alderthwaite aldervale alderwick alderwold alderworth amberbeck amberborough amberbourne amberbridge
    amberbrook amberbury ambercombe ambercote amberdale amberden amberfell amberfield amberford ambergarth
    ambergate amberham amberhaven amberholt amberhurst amberleigh amberley ambermere amberminster ambermont
    ambermoor amberness amberport ambershaw amberstead amberstoke amberthwaite ambervale amberwick amberwold
    amberworth ashbeck ashborough ashbridge ashbury ashcombe ashcote ashdale ashden ashfell ashgarth ashgate
    ashleigh ashmere ashminster ashmoor ashness ashport ashshaw ashstead ashstoke ashthwaite ashvale ashwick
    ashwold barrowbeck barrowborough barrowbourne barrowbridge barrowbrook barrowbury barrowcombe barrowcote
    barrowdale barrowden barrowfell barrowfield barrowford barrowgarth barrowgate barrowham barrowhaven
    barrowholt barrowhurst barrowleigh barrowley barrowmere barrowminster barrowmont barrowmoor barrowness
    barrowport barrowshaw barrowstead barrowstoke barrowthwaite barrowvale beckborough beckbourne beckbridge
    beckbrook beckbury beckcombe beckcote beckdale beckden beckfell beckgarth beckgate beckhaven beckholt
    beckhurst beckleigh beckmere beckminster beckmont beckmoor beckness beckport beckshaw beckstoke beckthwaite
    beckvale beckwick beckwold bellbeck bellborough bellbourne bellbridge bellbury bellcombe bellcote belldale
    bellden bellfell bellfield bellford bellgarth bellgate bellham bellhaven bellholt bellhurst bellmere
    bellminster bellmont bellmoor bellness bellport bellshaw bellstead bellstoke bellthwaite bellvale bellwick
    bellwold bellworth birchbeck birchborough birchbourne birchbridge birchbrook birchbury birchcombe birchcote
    birchdale birchden birchfell birchford birchgarth birchgate birchleigh birchley birchmere birchminster
    birchmont birchmoor birchness birchport birchshaw birchstead birchstoke birchthwaite birchvale birchwick
    birchwold birchworth brambeck bramborough brambourne brambridge brambrook brambury bramcombe bramcote
    bramdale bramden bramfell bramfield bramford bramgarth bramgate bramhaven bramholt bramhurst bramleigh
    bramness bramport bramshaw bramstead bramstoke bramthwaite bramvale bramwick bramwold bramworth brindlebeck
    brindleborough brindlebourne brindlebridge brindlebrook brindlebury brindlecombe brindlecote brindledale
    brindleden brindlefell brindlefield brindleford brindlegarth brindlegate brindleham brindlehaven brindleholt
    brindlehurst brindleleigh brindleley brindlemere brindleminster brindlemont brindlemoor brindleness
    brindleport brindleshaw brindlestead brindlestoke brindlethwaite brindlevale brindlewick brindlewold
    brindleworth caldbeck caldborough caldbourne caldbridge caldbrook caldbury caldcombe caldcote caldfell
    caldfield caldford caldgarth caldgate caldham caldhaven caldholt caldhurst caldleigh caldley caldmere
    caldminster caldmont caldmoor caldness caldport caldshaw caldstead caldstoke caldthwaite caldvale caldwick
    caldwold caldworth carnbeck carnborough carnbourne carnbridge carnbrook carnbury carncombe carncote carndale
    carnden carnfell carnfield carnford carngarth carngate carnham carnhaven carnholt carnhurst carnleigh
    carnmere carnminster carnmont carnmoor carnport carnshaw carnstead carnstoke carnthwaite carnvale carnwick
    carnwold carnworth cedarbeck cedarborough cedarbourne cedarbridge cedarbury cedarcombe cedarcote cedardale
    cedarden cedarfell cedarfield cedarford cedargarth cedargate cedarham cedarhaven cedarholt cedarleigh
    cedarley cedarmere cedarminster cedarmont cedarmoor cedarness cedarport cedarshaw cedarstead cedarstoke
    cedarthwaite cedarvale cedarwick cedarwold cedarworth copperbeck copperborough copperbourne copperbridge
    copperbrook copperbury coppercombe coppercote copperdale copperden copperfell copperfield copperford
    coppergarth coppergate copperham copperhaven copperholt copperhurst copperleigh copperley coppermere
    copperminster coppermont coppermoor copperness copperport coppershaw copperstead copperstoke copperthwaite
    coppervale copperwick copperwold copperworth cranebeck craneborough cranebourne cranebridge cranebrook
    cranebury cranecombe cranecote cranedale craneden cranefell cranefield craneford cranegarth cranegate
    craneham cranehaven craneholt cranehurst craneleigh craneley cranemere craneminster cranemont cranemoor
    craneness craneport craneshaw cranestead cranestoke cranethwaite cranevale cranewick cranewold craneworth
    dunbeck dunborough dunbourne dunbridge dunbrook dunbury duncote dundale dunden dunfell dunfield dungarth
    dungate dunhaven dunholt dunhurst dunleigh dunley dunmere dunminster dunmont dunmoor dunport dunshaw
    dunstead dunstoke dunthwaite dunvale dunwick dunwold elderbeck elderborough elderbourne elderbridge
    elderbrook elderbury eldercombe eldercote elderdale elderden elderfell elderfield elderford eldergarth
    eldergate elderham elderhaven elderholt elderhurst elderleigh elderley eldermere elderminster eldermont
    eldermoor elderness elderport eldershaw elderstead elderstoke elderthwaite eldervale elderwick elderwold
    elderworth elmbeck elmborough elmbourne elmbridge elmbrook elmbury elmcombe elmcote elmdale elmden elmfell
    elmfield elmford elmgarth elmgate elmham elmhaven elmholt elmleigh elmley elmness elmport elmshaw elmstead
    elmstoke elmthwaite elmvale elmwick elmwold elmworth emberbeck emberborough emberbourne emberbridge
    emberbrook emberbury embercombe embercote emberdale emberden emberfell emberfield emberford embergarth
    embergate emberham emberhaven emberholt emberhurst emberleigh embermere emberminster embermont embermoor
    emberness emberport embershaw emberstead emberstoke emberthwaite embervale emberwick emberwold emberworth
    fallowbeck fallowborough fallowbourne fallowbridge fallowbrook fallowbury fallowcombe fallowcote fallowdale
    fallowden fallowfell fallowfield fallowford fallowgarth fallowgate fallowham fallowhaven fallowholt
    fallowhurst fallowleigh fallowley fallowmere fallowminster fallowmont fallowmoor fallowness fallowport
    fallowshaw fallowstead fallowstoke fallowthwaite fallowvale farnbeck farnborough farnbourne farnbridge
    farnbrook farnbury farncombe farncote farndale farnden farnfell farnfield farnford farngarth farngate
    farnhaven farnholt farnhurst farnleigh farnley farnmere farnminster farnmont farnmoor farnport farnshaw
    farnstead farnstoke farnthwaite farnvale farnwick farnwold fenbeck fenborough fenbourne fenbridge fenbrook
    fenbury fencombe fencote fendale fenden fenfell fenfield fenford fengarth fengate fenham fenhaven fenholt
    fenhurst fenleigh fenmere fenminster fenmont fenmoor fenport fenshaw fenstead fenstoke fenthwaite fenvale
    fenwold fenworth fernbeck fernborough fernbourne fernbridge fernbrook fernbury ferncombe ferncote fernden
    fernfell fernfield fernford ferngarth ferngate fernham fernhaven fernholt fernhurst fernleigh fernmere
    fernminster fernmont fernmoor fernport fernshaw fernstead fernstoke fernthwaite fernvale fernwick fernwold
    fernworth gorsebeck gorseborough gorsebourne gorsebridge gorsebrook gorsebury gorsecombe gorsecote gorsedale
    gorseden gorsefell gorsefield gorseford gorsegarth gorsegate gorseham gorsehaven gorseholt gorsehurst
    gorseleigh gorseley gorsemere gorseminster gorsemont gorsemoor gorseness gorseport gorseshaw gorsestead
    gorsestoke gorsethwaite gorsevale gorsewick gorsewold gorseworth harrowbeck harrowborough harrowbourne
    harrowbridge harrowbrook harrowbury harrowcombe harrowcote harrowdale harrowden harrowfell harrowfield
    harrowford harrowgarth harrowgate harrowham harrowhaven harrowholt harrowhurst harrowleigh harrowley
    harrowmere harrowminster harrowmont harrowmoor harrowness harrowport harrowshaw harrowstead harrowstoke
    harrowthwaite harrowvale hazelbeck hazelborough hazelbourne hazelbridge hazelbrook hazelbury hazelcombe
    hazelcote hazeldale hazelden hazelfell hazelfield hazelford hazelgarth hazelgate hazelham hazelhaven
    hazelholt hazelmere hazelminster hazelmont hazelmoor hazelness hazelport hazelshaw hazelstead hazelstoke
    hazelthwaite hazelvale hazelwick hazelwold hazelworth heronbeck heronborough heronbourne heronbridge
    heronbrook heronbury heroncombe heroncote herondale heronden heronfell heronfield heronford herongarth
    herongate heronham heronhaven heronholt heronhurst heronleigh heronley heronmere heronminster heronmont
    heronmoor heronport heronshaw heronstead heronstoke heronthwaite heronvale heronwick heronwold heronworth
    holmbeck holmborough holmbourne holmbridge holmbrook holmbury holmcombe holmcote holmdale holmden holmfell
    holmfield holmford holmgarth holmgate holmham holmhaven holmholt holmhurst holmleigh holmley holmness
    holmport holmshaw holmstoke holmthwaite holmvale holmwick holmwold holmworth kestrelbeck kestrelborough
    kestrelbourne kestrelbridge kestrelbrook kestrelbury kestrelcombe kestrelcote kestreldale kestrelden
    kestrelfell kestrelfield kestrelford kestrelgarth kestrelgate kestrelham kestrelhaven kestrelholt
    kestrelhurst kestrelmere kestrelminster kestrelmont kestrelmoor kestrelness kestrelport kestrelshaw
    kestrelstead kestrelstoke kestrelthwaite kestrelvale kestrelwick kestrelwold kestrelworth larkbeck
    larkborough larkbourne larkbridge larkbrook larkbury larkcombe larkcote larkdale larkden larkfell larkfield
    larkford larkgarth larkgate larkham larkhaven larkholt larkhurst larkleigh larkley larkmere larkminster
    larkmont larkmoor larkness larkport larkshaw larkstead larkstoke larkthwaite larkvale larkwick larkwold
    larkworth lindenbeck lindenborough lindenbourne lindenbridge lindenbrook lindenbury lindencombe lindencote
    lindendale lindenden lindenfell lindenfield lindenford lindengarth lindengate lindenham lindenhaven
    lindenholt lindenleigh lindenley lindenmere lindenminster lindenmont lindenmoor lindenport lindenshaw
    lindenstead lindenstoke lindenthwaite lindenvale lindenwick lindenworth lornbeck lornborough lornbourne
    lornbridge lornbrook lornbury lorncombe lorncote lorndale lornden lornfell lornfield lornford lorngarth
    lorngate lornham lornhaven lornholt lornhurst lornleigh lornley lornmere lornminster lornmont lornmoor
    lornport lornshaw lornstead lornstoke lornthwaite lornvale lornwick lornwold lornworth marlbeck marlbourne
    marlbridge marlbrook marlbury marlcombe marlcote marldale marlden marlfell marlfield marlford marlgarth
    marlgate marlham marlhaven marlholt marlhurst marlmere marlminster marlmont marlmoor marlness marlport
    marlshaw marlstead marlstoke marlthwaite marlvale marlwick marlwold marlworth meadbeck meadborough
    meadbourne meadbridge meadbrook meadbury meadcombe meadcote meadfell meadfield meadford meadgarth meadgate
    meadham meadhaven meadholt meadhurst meadleigh meadley meadmere meadminster meadmont meadmoor meadness
    meadport meadshaw meadstead meadstoke meadthwaite meadvale meadwick meadwold meadworth moorbeck moorborough
    moorbourne moorbridge moorbrook moorbury moorcombe moorcote moordale moorden moorfell moorfield moorford
    moorgarth moorgate moorham moorhaven moorholt moorhurst moorleigh moorley moormere moorminster moormont
    moorness moorport moorshaw moorstead moorstoke moorthwaite moorvale moorwick moorwold moorworth oakenbeck
    oakenborough oakenbourne oakenbridge oakenbrook oakenbury oakencombe oakencote oakendale oakenden oakenfell
    oakenfield oakenford oakengarth oakengate oakenham oakenhaven oakenholt oakenhurst oakenleigh oakenley
    oakenmere oakenminster oakenmont oakenmoor oakenport oakenshaw oakenstead oakenstoke oakenthwaite oakenvale
    oakenwick oakenwold oakenworth orrinbeck orrinborough orrinbourne orrinbridge orrinbrook orrinbury
    orrincombe orrincote orrindale orrinden orrinfell orrinfield orrinford orringarth orringate orrinham
    orrinhaven orrinholt orrinhurst orrinleigh orrinley orrinmere orrinminster orrinmont orrinmoor orrinport
    orrinshaw orrinstead orrinstoke orrinthwaite orrinvale orrinwick orrinwold orrinworth pellbeck pellborough
    pellbourne pellbridge pellbrook pellbury pellcombe pellcote pelldale pellden pellfell pellfield pellford
    pellgarth pellgate pellhaven pellholt pellhurst pellmere pellminster pellmont pellmoor pellness pellport
    pellshaw pellstead pellstoke pellthwaite pellvale pellwick pellwold pellworth quarrybeck quarryborough
    quarrybourne quarrybridge quarrybrook quarrybury quarrycombe quarrycote quarrydale quarryden quarryfell
    quarryfield quarryford quarrygarth quarrygate quarryham quarryhaven quarryholt quarryhurst quarryleigh
    quarryley quarrymere quarryminster quarrymont quarrymoor quarryness quarryport quarryshaw quarrystead
    quarrystoke quarrythwaite quarryvale quarrywick quarrywold quarryworth ravenbeck ravenborough ravenbourne
    ravenbridge ravenbrook ravenbury ravencombe ravencote ravendale ravenden ravenfell ravenfield ravenford
    ravengarth ravengate ravenham ravenhaven ravenholt ravenhurst ravenleigh ravenley ravenmere ravenminster
    ravenmont ravenmoor ravenport ravenshaw ravenstead ravenstoke raventhwaite ravenvale ravenwick ravenwold
    ravenworth rushbeck rushborough rushbourne rushbridge rushbrook rushbury rushcombe rushcote rushdale rushden
    rushfell rushfield rushgarth rushgate rushleigh rushley rushmere rushminster rushmont rushmoor rushness
    rushport rushshaw rushstead rushstoke rushthwaite rushvale rushwick rushwold sablebeck sableborough
    sablebourne sablebridge sablebrook sablebury sablecombe sablecote sabledale sableden sablefell sablefield
    sableford sablegarth sablegate sableham sablehaven sableholt sablehurst sableleigh sableley sablemere
    sableminster sablemont sablemoor sableness sableport sableshaw sablestead sablestoke sablethwaite sablevale
    sablewick sablewold sableworth sedgebeck sedgeborough sedgebourne sedgebridge sedgebrook sedgebury
    sedgecombe sedgecote sedgedale sedgeden sedgefell sedgefield sedgeford sedgegarth sedgegate sedgeham
    sedgehaven sedgeholt sedgehurst sedgeleigh sedgeley sedgemere sedgeminster sedgemont sedgemoor sedgeness
    sedgeport sedgeshaw sedgestead sedgestoke sedgethwaite sedgevale sedgewick sedgewold sedgeworth sorrelbeck
    sorrelborough sorrelbourne sorrelbridge sorrelbrook sorrelbury sorrelcombe sorrelcote sorreldale sorrelden
    sorrelfell sorrelfield sorrelford sorrelgarth sorrelgate sorrelham sorrelhaven sorrelholt sorrelhurst
    sorrelmere sorrelminster sorrelmont sorrelmoor sorrelness sorrelport sorrelshaw sorrelstead sorrelstoke
    sorrelthwaite sorrelvale sorrelwick sorrelwold sorrelworth tarnbeck tarnborough tarnbourne tarnbridge
    tarnbrook tarnbury tarncombe tarncote tarndale tarnden tarnfell tarnfield tarnford tarngarth tarngate
    tarnham tarnhaven tarnholt tarnhurst tarnleigh tarnley tarnmere tarnminster tarnmont tarnmoor tarnport
    tarnshaw tarnstead tarnstoke tarnthwaite tarnvale tarnwick tarnwold tarnworth thornbeck thornbourne
    thornbridge thornbrook thorncombe thorncote thorndale thornden thornfell thornfield thornford thorngarth
    thorngate thornham thornhaven thornholt thornhurst thornleigh thornmere thornminster thornmont thornmoor
    thornport thornshaw thornstead thornstoke thornthwaite thornvale thornwick thornwold thornworth umberbeck
    umberborough umberbourne umberbridge umberbrook umberbury umbercombe umbercote umberdale umberden umberfell
    umberfield umberford umbergarth umbergate umberham umberhaven umberholt umberhurst umberleigh umberley
    umbermere umberminster umbermont umbermoor umberness umberport umbershaw umberstead umberstoke umberthwaite
    umbervale umberwick umberwold umberworth wendbeck wendborough wendbourne wendbridge wendbrook wendbury
    wendcombe wendcote wendfell wendfield wendford wendgarth wendgate wendham wendhaven wendholt wendhurst
    wendleigh wendley wendmere wendminster wendmont wendmoor wendness wendport wendshaw wendstead wendstoke
    wendthwaite wendvale wendwick wendwold wendworth willowbeck willowborough willowbourne willowbridge
    willowbury willowcombe willowcote willowdale willowden willowfell willowfield willowford willowgarth
    willowgate willowham willowhaven willowholt willowhurst willowleigh willowley willowmere willowminster
    willowmont willowmoor willowness willowport willowshaw willowstead willowstoke willowthwaite willowvale
    wrenbeck wrenborough wrenbourne wrenbridge wrenbrook wrenbury wrencombe wrencote wrendale wrenden wrenfell
    wrenfield wrenford wrengarth wrengate wrenham wrenhaven wrenholt wrenhurst wrenleigh wrenley wrenmere
    wrenminster wrenmont wrenmoor wrenport wrenshaw wrenstead wrenstoke wrenthwaite wrenvale wrenwick wrenwold
    wrenworth yarrowbeck yarrowborough yarrowbourne yarrowbridge yarrowbrook yarrowbury yarrowcombe yarrowcote
    yarrowdale yarrowden yarrowfell yarrowfield yarrowford yarrowgarth yarrowgate yarrowham yarrowhaven
    yarrowholt yarrowhurst yarrowleigh yarrowley yarrowmere yarrowminster yarrowmont yarrowmoor yarrowness
    yarrowport yarrowshaw yarrowstead yarrowstoke yarrowthwaite yarrowvale
    """
}

/// Frequent family names in the United States.
enum FamilyNames {
  static let common = """
    abbott acevedo acosta adams adkins aguilar aguirre ahmed alexander alfaro ali allen allison alvarado alvarez
    andersen
    anderson andrews anthony armstrong arnold arroyo ashley atkins atkinson austin avery avila ayala ayers bailey baird
    baldwin ballard banerjee barber barker barnes barnett barr barrera barrett barron barry bartlett barton bates bauer
    baxter beasley beck becker beltran benitez benjamin bennett benson bentley berg berger bernard berry best bhatt
    bishop black blackburn blackwell blair blake blanchard blankenship blevins bolton bond bonilla booker boone booth
    bowen bowers bowman boyd boyer boyle bradford bradley bradshaw brady branch brandt braun bray brennan brewer bridges
    briggs bright britt brock brooks brown browning bruce bryan bryant buchanan buck buckley bullock burch burgess burke
    burnett burns burton bush butler byrd cabrera cain calderon caldwell calhoun callahan camacho cameron campbell
    campos
    cannon cantrell cantu cardenas carey carlson carney carpenter carr carrillo carroll carson carter carver case casey
    castaneda castillo castro cervantes chambers chan chandler chang chapman charles chase chavez chen cherry cho choi
    christensen christian chung church cisneros clark clarke clay clayton clements cline cobb cochran coffey cohen cole
    coleman collier collins colon combs compton conley connor conrad contreras conway cook cooke cooley cooper copeland
    cordova corona cortes cortez costa cox craig crane crawford cross crosby cruz cuevas cummings cunningham curry
    curtis
    dalton daniel daniels daugherty davenport david davidson davies davila davis dawson day dean decker delacruz deleon
    delgado dennis desai diaz dickerson dickson dillon dixon dodson doe dominguez donaldson donovan dorsey dougherty
    douglas downs doyle drake duarte dudley duffy duke duncan dunlap dunn duran durham dyer eaton edwards elliott ellis
    ellison english erickson escobar esparza espinosa espinoza estes estrada evans everett ewing farley farmer farrell
    faulkner ferguson fernandez ferrell fields figueroa finley fischer fisher fitzgerald fitzpatrick fleming fletcher
    flores flowers floyd flynn foley fong forbes ford foreman foster fowler fox francis franco frank franklin frazier
    frederick freeman french friedman frost fry frye fuentes fuller galindo gallagher gallegos galvan gamble garcia
    gardner
    garner garrett garrison garza gates gay gentry george gibbs gibson gilbert giles gill gillespie gilmore glass glenn
    glover golden goldberg goldman goldstein gomez gonzales gonzalez good goodman goodwin gordon gould graham grant
    graves
    gray green greenberg greene greer gregory griffin griffith grimes gross guerra guerrero gupta gutierrez guzman hahn
    hale haley hall hamilton hammond hampton hancock hansen hanson harding hardin hardy harmon harper harrell harrington
    harris harrison hart hartman harvey hassan hawkins hayden hayes haynes heath hebert henderson hendricks hendrix
    henry
    hensley henson herman hernandez herrera herring hess hester hickman hicks higgins hill hines hinton ho hobbs hodge
    hodges hoffman hogan holden holder holland holloway holmes holt hood hooper hoover hopkins horn horne horton house
    houston howard howe howell huang hubbard huber hudson huerta huff huffman hughes hull humphrey hunt hunter hurley
    hurst
    hussain hutchinson huynh ibarra ingram irwin iyer jackson jacobs jacobson james jarvis jefferson jenkins jennings
    jensen jimenez johns johnson johnston jones jordan joseph joyce juarez kane kapoor kaur keith keller kelley kelly
    kemp
    kennedy kent kerr khan kidd kim king kirby kirk klein kline knapp knight knox koch kowalski kramer krueger kumar lam
    lamb lambert landry lane lang langley lara larsen larson lawrence lawson le leach leblanc lee leon leonard lester
    levine
    levy lewis li lin lindsay lindsey little liu livingston lloyd logan long lopez love lowe lowery lozano lucas lucero
    lugo luna lynch lynn lyons macdonald macias mack madden maddox mahoney maldonado malone mann manning marin marks
    marquez marsh marshall martin martinez mason massey mata mathews mathis matthews maxwell may mayer maynard mcbride
    mccall mccann mccarthy mccarty mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell
    mcfarland
    mcgee mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon mcmillan
    mcpherson meadows medina mehta mejia melendez melton mendez mendoza mercado mercer merritt meyer meyers meza michael
    middleton miles miller mills miranda mitchell molina monroe montes montgomery montoya moody moon moore mora morales
    moran moreno morgan morris morrison morrow morse morton moses mosley moss moyer mueller mullen mullins munoz murillo
    murphy murray myers nair nash navarro neal nelson newman newton nguyen nichols nicholson nielsen nixon noble nolan
    norman norris norton novak nunez obrien ochoa oconnell oconnor odom odonnell okafor okeefe oliver olsen olson oneal
    oneill orozco orr ortega ortiz osborn osborne owen owens pace pacheco padilla page palmer parker parks parrish
    parsons
    patel patrick patterson patton paul payne pearson peck pena pennington perez perkins perry peters petersen peterson
    petty pham phelps phillips pierce pineda pittman pitts pollard ponce poole pope porter potter potts powell powers
    pratt
    preston price prince proctor pruitt pugh quinn quintero ramirez ramos ramsey randall randolph rangel rao rasmussen
    ray raymond reddy reed reese reeves reid reilly reyes reynolds rhodes rice rich richard richards richardson richmond
    riddle riggs riley rios ritter rivas rivera rivers roach robbins roberson roberts robertson robinson robles rocha
    rodgers rodriguez rogers rojas rollins roman romero rosales rosario rosen rosenberg rosenthal ross roth rowe rowland
    roy rubin rubio ruiz rush russell russo ryan salas salazar salinas sampson samuels sanchez sanders sandoval sanford
    santana santiago santos saunders savage sawyer schaefer schmidt schmitt schneider schroeder schultz schwartz scott
    sellers serrano sexton shaffer shah shannon sharma sharp shaw shea shelton shepard shepherd sheppard sherman shields
    short silva simmons simon simpson sims sinclair singh singleton skinner sloan small smith snow snyder solis solomon
    soto sparks spears spence spencer stafford stanley stanton stark steele stein stephens stephenson stevens stevenson
    stewart stokes stone stout strickland strong stuart suarez sullivan summers sutton swanson sweeney sweet tanaka
    tanner
    tate taylor terrell terry thomas thompson thornton tolentino torres townsend tran travis trevino trujillo tucker
    turner
    tyler underwood valdez valencia valentine valenzuela vance vang vargas vasquez vaughan vaughn vazquez vega velasquez
    velazquez velez villa villanueva villarreal vincent vinson vu wade wagner walker wall wallace waller walls walsh
    walter
    walters walton wang ward ware warner warren washington waters watkins watson watts weaver webb weber webster weeks
    weiss welch wells west wheeler whitaker white whitehead whitney wiggins wilcox wiley wilkerson wilkins wilkinson
    williams williamson willis wilson winters wise wolf wolfe wong wood woodard woods woodward wooten workman wright wu
    wyatt xiong yamamoto yang yates yoder york young yu zamora zavala zhang zhao zhu zimmerman zuniga
    """

  /// Family names that are words.
  static let doubtful = """
    may rich short small long strong good best case day love little young old white black brown green gray golden sharp
    sweet wise savage hunt chase cross bond branch bridges brooks bush butler carpenter church cook cooper cherry house
    hill hood king knight lamb lane church moon moss noble page parks pope porter potter powers price prince rice rivers
    rush shepherd snow stark stone summers wall walls ware waters weeks west winters wolf wood woods workman york mark
    marks
    head foot hand bone blood pain burns gross mills fields flowers frost fox glass grant mode chance english french
    german
    holland major marsh mercer miles miner minor nice north park pace patient pill ray reed root rose sample sands
    school
    shields speed spring steel still street swift temple thorn towns trap vein wait way bell ball baker mason cannon
    case
    barber bishop booth bright christian day dean duke farmer fisher fuller gates gay glover goodman hammond hardy horn
    hunter joy law le li ho an do so lin lam yu
    """

  static let particles = "van von der den de del della di da dos das du la le el al bin ibn ben ter ten st mac mc"
}

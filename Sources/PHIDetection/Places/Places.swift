/// Places and institutions of the United States: the large cities, all states, large health systems.
enum Places {
  static let institutionHeads = """
    hospital hospitals hosp clinic clinics infirmary hospice healthcare healthcenter healthsystem medcenter sanatorium
    pharmacy
    """

  static let institutionParts = """
    medical med center centre ctr institute health general memorial methodist baptist presbyterian lutheran adventist
    system
    group associates office facility foundation permanente laboratory laboratories lab labs partners network specialists
    imaging campus practice er home care living pavilion rehab
    """

  static let institutionModifiers = """
    medical med health general memorial regional university community county college childrens children women womens
    methodist
    baptist presbyterian lutheran adventist veterans va surgical cancer heart eye care rehabilitation rehab nursing
    home school
    surgery dental oncology cardiology pediatrics pediatric orthopedics orthopaedics orthopedic neurology dermatology
    psychiatry
    dialysis kidney renal spine sleep wound infusion imaging endoscopy fertility hospice assisted senior retirement
    primary
    internal medicine diagnostic specialty ambulatory outpatient downtown city national public physicians family urgent
    memory wellness therapy state mental behavioral valley new
    """

  static let institutions = """
    ucla ucsf ucsd uci upmc nyu nyp mgh bwh bidmc mskcc chop kaiser mayo cedars baylor brigham stanford vanderbilt emory
    geisinger ochsner intermountain sutter dignity ascension northwell montefiore sinai bellevue langone presbyterian
    newyork
    essentia avera sentara novant wellspan inova medstar christus unitypoint promedica trihealth carilion wakemed wellstar
    adventhealth allina thedacare aspirus froedtert gundersen mercyone commonspirit uchealth honorhealth hoag multicare
    peacehealth nemours ohiohealth corewell
    northwestern hopkins jhh jhu musc uab unc uthealth utsw uw uchicago houstonmethodist healthpartners
    """

  static let institutionPhrases = """
    Mayo Clinic, Cleveland Clinic, Johns Hopkins, John Hopkins, Mass General, Massachusetts General, MD Anderson
    Cedars Sinai, Cedar Sinai, NYU Langone, Kaiser Permanente, Mount Sinai, Mt Sinai, Sloan Kettering
    Memorial Sloan Kettering
    New York Presbyterian, NY Presbyterian, Brigham and Women s, Brigham Women s, Beth Israel, Beth Israel Deaconess
    Dana Farber, Cook County, Grady Memorial, Jackson Memorial, Rush University, Baylor Scott White, Scott White
    Sutter Health
    Mercy Health, Providence Health, Duke Health, Duke University, Penn Medicine, Yale New Haven, Tufts Medical
    Mass Eye and Ear, Ronald Reagan, Keck Medicine, City of Hope, Fred Hutch, Fred Hutchinson, Texas Children s
    Boston Children s
    Seattle Children s, Nationwide Children s, Houston Methodist, Henry Ford, Beaumont Health, Spectrum Health
    Advocate Aurora
    Atrium Health, Piedmont Healthcare, Tampa General, Cleveland Clinic Florida, Banner Health, Scripps Health
    Sharp Healthcare
    Loma Linda, Stony Brook, Lenox Hill, Hackensack Meridian, Robert Wood Johnson, Jefferson Health, Temple Health
    Lahey Health
    Walter Reed, Bethesda Naval, George Washington University, Children s National, Inova Fairfax, Sentara Norfolk
    Oak Ridge
    Sacred Heart, Holy Cross, Holy Family, Good Samaritan, Women Infants, Women and Infants, Memorial Hermann
    Banner Desert, Banner University, Cal State, Salvation Army, King s Daughters, Kings Daughters, LA General, SF General, Planned Parenthood, Quest Diagnostics, Veterans Affairs, Charite Berlin, Guys and St Thomas
    """

  static let cities = """
    boston chicago houston dallas philadelphia phoenix austin jacksonville columbus charlotte indianapolis seattle
    denver washington
    nashville detroit portland memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento mesa atlanta
    omaha
    raleigh miami oakland minneapolis tulsa bakersfield wichita arlington aurora tampa cleveland anaheim honolulu
    stockton
    cincinnati greensboro pittsburgh newark plano orlando irvine toledo durham laredo chandler madison lubbock
    scottsdale
    reno buffalo gilbert glendale norfolk chesapeake irving fremont richmond boise spokane montgomery modesto
    fayetteville
    tacoma shreveport akron yonkers augusta mobile amarillo huntsville worcester knoxville brownsville providence
    chattanooga
    lancaster oceanside tempe eugene springfield pasadena clarksville hollywood salem rockford joliet paterson savannah
    bridgeport syracuse dayton torrance sunnyvale gainesville hartford charleston topeka evansville abilene peoria
    lansing
    ann rochester albany trenton duluth flint burlington cambridge lowell berkeley brooklyn manhattan queens bronx
    harlem westchester
    hoboken camden wilmington annapolis bethesda alexandria roanoke asheville macon biloxi birmingham tuscaloosa
    tallahassee
    sarasota naples pensacola galveston waco beaumont tyler midland odessa corpus billings cheyenne fargo bismarck
    sioux dubuque
    davenport lincoln topeka ventura riverside burbank malibu compton inglewood fullerton visalia redding chico olympia
    bellingham
    yakima anchorage juneau fairbanks hilo maui flagstaff sedona yuma provo ogden pueblo boulder newport elmhurst
    evanston
    naperville schaumburg ithaca utica poughkeepsie scranton allentown harrisburg hershey dover bangor nantucket
    stamford
    danbury waterbury greenwich framingham quincy brockton pawtucket cranston london paris berlin madrid toronto
    vancouver montreal
    ottawa dublin manchester leeds glasgow edinburgh mumbai delhi tokyo sydney melbourne barcelona munich vienna zurich
    amsterdam
    """

  static let cityPhrases = """
    New York, New York City, Los Angeles, San Francisco, San Diego, San Antonio, San Jose, San Juan, Santa Clara
    Santa Ana
    Santa Monica, Santa Barbara, Santa Cruz, Santa Fe, Santa Rosa, San Bernardino, San Mateo, Fort Worth, Fort Wayne
    Fort Myers
    Fort Collins, Fort Lauderdale, El Paso, Las Vegas, Long Beach, Long Island, Kansas City, Oklahoma City
    Colorado Springs
    Virginia Beach, New Orleans, New Haven, New Brunswick, Salt Lake City, Salt Lake, St Louis, Saint Louis, St Paul
    St Petersburg
    Jersey City, Baton Rouge, Des Moines, Grand Rapids, Little Rock, Sioux Falls, Cedar Rapids, Ann Arbor, Palo Alto
    Mountain View
    Daly City, Palm Springs, Palm Beach, West Palm Beach, Coral Gables, Key West, Boca Raton, Corpus Christi
    North Las Vegas
    Winston Salem, Chapel Hill, Myrtle Beach, Hilton Head, Newport News, Newport Beach, Huntington Beach, Chula Vista
    Rancho Cucamonga, Moreno Valley, Simi Valley, Thousand Oaks, Staten Island, White Plains, New Rochelle
    Niagara Falls
    Atlantic City, Cherry Hill, Silver Spring, College Park, Green Bay, Eau Claire, St Cloud, Iowa City, Council Bluffs
    Rapid City
    Lake Charles, Panama City, Daytona Beach, Cape Coral, Round Rock, Sugar Land, College Station, Walnut Creek
    Redwood City
    Beverly Hills, Bel Air, Mexico City, Cape Cod, South Bend, Terre Haute, Bowling Green, Hot Springs, Idaho Falls
    """

  static let states = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada ohio
    oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming
    """

  static let statePhrases = """
    New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Rhode Island, South Carolina, South Dakota
    West Virginia, Puerto Rico, District of Columbia
    """

  static let stateCodes = """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
    ri sc sd tn
    tx ut vt va wa wv wi wy dc pr nyc sf
    """

  static let streets = """
    street st avenue ave av boulevard blvd road rd lane ln drive dr court ct circle cir place pl terrace ter way
    parkway pkwy
    highway hwy square sq trail trl route rte loop alley crescent close row turnpike tpke expressway expy plaza plz
    path run
    pike walk crossing xing
    """

  static let directions = "n s e w ne nw se sw north south east west northeast northwest southeast southwest"
}

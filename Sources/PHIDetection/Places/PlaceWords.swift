/// Words of the names of places: what they end with, what they are made of, and chains that have a branch in every town.
///
/// Written for Chaperone from general knowledge. A word alone says nothing; the rules ask for a proper name beside it.
enum PlaceWords {
  /// End the name of a place after any proper word: "Paloma Elementary", "Stony Ford Correctional Institution".
  static let sites = """
    school schools elementary preschool daycare academy college university univ polytechnic seminary montessori isd
    church chapel cathedral parish synagogue mosque masjid basilica abbey priory convent monastery ministries tabernacle
    congregation gurdwara mission shrine ame diocese archdiocese fellowship
    shelter jail prison penitentiary correctional corrections institution stockade courthouse
    manor villa villas commons estates apartments apts lodge inn motel hotel suites resort hostel residence residences
    condominiums townhomes homestead retreat guesthouse
    ranch farm farms dairy orchards vineyard vineyards winery hatchery feedlot
    plant factory mill sawmill foundry refinery warehouse logistics trucking freight haulers transport transportation
    poultry meats meatpacking packing steel ironworks lumber manufacturing mfg industries roofing plumbing
    motors bakery brewery diner cafe restaurant grill pizzeria deli grocery market supermarket barbershop
    library museum theater theatre stadium arena fairgrounds casino airport airfield marina zoo cemetery mortuary
    crematory campground firehouse laundromat dealership shipyard brewing cooperative coop authority board orphanage
    auditorium club mine quarry cafeteria packers granite supply snf cboc ihs asc salon tavern saloon speedway sch
    department dept bureau collaborative coalition dist plantation cannery colony cottages airstrip jobsite overpass pier services drug dme shoppe lanes foods products enterprises construction contracting
    landscaping charities fci usp arh usd sweets seafood seafoods cattle eatery donuts taqueria nails cleaners metals rodeo ltc
    alf mhp fqhc surgicenter electric
    apothecary drugs drugstore dispensary chemists pharmacies optometrists dentists pediatricians
    sanitarium hospitals polyclinic rmc
    villages shops preserve consultants camp casa rancho mercy presby deaconess hopkins clinica iglesia colegio escuela
    county township borough reservation rancheria pueblo neighborhood subdivision
    """

  /// A service or specialty, which ends the name of a practice: "Pecan Grove Pulmonary". Alone it is a department.
  static let specialties = """
    medicine gastroenterology gastro gi endoscopy endo cardiology cardiovascular electrophysiology pulmonary pulmonology pulm
    pediatrics peds dermatology derm orthopedics orthopaedics orthopaedic orthopedic ortho neurology neuro nephrology
    urology oncology hematology heme onc rheumatology rheum endocrinology allergy immunology ent otolaryngology
    ophthalmology optometry optical eyecare podiatry dental dentistry orthodontics endodontics periodontics smiles
    psychiatry psychology psych counseling behavioral rehabilitation rehab chiropractic acupuncture wellness
    obgyn obstetrics gynecology gyn midwifery midwives birth fertility radiology imaging mri pathology surgery surgical
    anticoagulation anticoag coag dialysis homecare nurses ems ambulance recovery detox crisis prosthetics
    orthotics hearing audiology therapy infusion vein vascular spine pain transplant urgentcare neurosurgery
    geriatrics digestive bariatrics plastics hospitalists anesthesia anesthesiology physiotherapy
    physicians surgeons visiting caregivers eldercare companions aging toxicology respiratory oxygen dermatopathology acute wic headstart laboratory
    """

  /// End the name of a building or of a part of town, in the company of "at", "in", "to".
  static let features = """
    park bridge hall house tower towers field garage deck plaza mall square room cabin building wing annex pavilion
    heights crossing hills village gardens court terrace regional memorial general methodist baptist lutheran
    adventist presbyterian va harbor landing pointe point woods meadows springs place station depot trails oaks pines
    haven gen beach lake creek ridge grove hollow bend intermediate middle ms hs campus santa saint site location branch crossroads
    center centre ctr foundation institute district projects acres shores knolls quarters barracks dormitory dorm
    unit ward mt ft samaritan congregational episcopal unitarian pentecostal apostolic community
    """

  /// Stand in the names of places and firms, and rarely capitalised in medicine: trees, animals, land and weather.
  static let landmarks = """
    alder almond apple ash aspen balsam bamboo banyan beech birch bluebonnet bluegrass bluestem buckeye buttercup cactus
    cedar cherry chestnut clover cottonwood cypress dogwood elm evergreen fern fir hawthorn hazel heather hemlock hickory
    holly honeysuckle ivy jasmine juniper larkspur laurel lavender lilac lily linden lupine madrone magnolia mahogany
    maple mesquite mimosa mulberry myrtle oak oaks oleander olive orchard palm palmetto peach pecan pepper pine pines
    pinon plum poplar poppy primrose redbud redwood rosewood sage sagebrush sassafras sequoia shamrock spruce sumac
    sunflower sweetgum sycamore tamarack tulip tupelo walnut wildflower willow willows wisteria yucca
    badger bear beaver bison bluebird bobcat buck buffalo bull cardinal chickadee condor cougar coyote crane cricket crow
    deer dolphin dove eagle eagles egret elk falcon fawn finch fox gazelle goose grouse hawk heron hummingbird kestrel
    kingfisher lark lion loon mallard meadowlark mockingbird moose mustang nighthawk oriole osprey otter owl panther
    partridge peacock pelican pheasant phoenix pigeon quail raven roadrunner robin salmon sparrow stag swan swallow
    tanager thunderbird trout turkey turtle whippoorwill wolf woodpecker wren
    arroyo bay bayou beach bluff bluffs bottoms brook butte canyon cape cave cliff coast coastal cove coulee creek
    crest cumberland dale delta desert dunes everglade foothills ford forest garden gardens glade glen glenn gorge grove
    gulch gulf harbor harbour heath heights highland highlands hill hills hillside hollow island isle key knob knoll
    lagoon lake lakes lakeshore lakeside lakeview landing ledge lowland marsh meadow meadows mesa mills moor mountain
    mountains oasis ocean oceanview outback palisades parkside parkway pasture peak peninsula piedmont plain
    plains plateau pond prairie ranch rapids ravine reef ridge ridges riverbend riverbank riverfront riverside river
    rivers rock rocks sand sands sandhills savanna savannah sea seaside shore shores sierra slope sound spring springs
    stream summit swamp terrace thicket timber timbers trail trails upland valley vista volcano waterfall waterfront
    wetland wilderness wood woodland woodlands woods
    aurora autumn breeze cloud dawn daybreak daylight driftless driftwood dusk frost horizon horizons moon moonlight
    morningstar northstar rainbow rain sky skyline skyview snow star starlight stars sun sunny sunrise sunset sunshine
    thunder tide tidewater tides twilight wind windmill windy winter
    amber beacon brass copper coral crystal diamond emerald flint garnet gold golden granite jade lantern lighthouse
    limestone marble obsidian opal pearl pebble quarry quartz ruby sandstone sapphire silver slate steel turquoise
    anchor arrow arrowhead barn bell blacksmith cabin canoe castle citadel compass cornerstone crossroads crown
    farmhouse fountain frontier gate gates gateway harvest haven heritage homestead lamplighter legacy liberty mill
    millrace millstone miners mission monument pathway pathways patriot pilgrim pinnacle pioneer plaza
    premier providence railroad sagamore sentinel serenity settlers shepherd sovereign steeple station stonewall
    strawberry tabor tower trinity trestle vanguard victory village vineyard wagon windsor zion
    keystone camelback chapel blossom bluebell bonnet alamo hearth harmony unity
    mercy presby deaconess sacred holy blessed emanuel emmanuel immanuel shriners kindred brookdale grace
    bitterroot foxglove marigold daisy daffodil lotus orchid peony thistle snowdrop zinnia aster hyacinth petunia columbine trillium
    gull tern plover sandpiper curlew ibis stork warbler lynx puma jaguar sturgeon marlin mustangs longhorn
    mound hammock divide notch flats fork forks slough hilltop hillcrest mountaintop lakefront oceanfront ridgeline
    ridgetop treetop trace cottage steamboat paddock saddle stagecoach bridle silo orchardview
    """

  /// Shops, laboratories and firms with branches everywhere: identifying only with a number or a place beside them.
  static let chains = """
    walgreens walgreen cvs kroger walmart costco safeway publix albertsons meijer hyvee wegmans osco hannaford shoprite
    vons labcorp davita fresenius concentra minuteclinic citgo cenex chevron exxon wawa sheetz starbucks mcdonalds amazon
    fedex ups walmarts lowes riteaid bartell supervalu winco aldi kmart ikea target quest
    """

  /// Begin a chain of two words with the word after them.
  static let chainStarts = """
    rite hy h duane fred fry harris winn king stop food dollar home sam giant jewel circle waffle town dairy burger taco pizza
    piggly tractor lowe denny wendy
    """

  /// Units of a hospital and crews that a number or letter names: "Tele 2", "Medic 7", "Pod C".
  static let numberedUnits = """
    tele tower pod medic ambulance rescue lifenet lifeflight lifestar airlife engine ladder
    squad medevac pavilion wing
    """

  /// Larger than a state: no identifiers.
  static let countries = """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bangladesh belarus belgium belize
    benin bhutan bolivia botswana brazil bulgaria burma burundi cambodia cameroon canada chile china colombia congo
    croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia fiji finland france gabon gambia germany
    ghana greece guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy
    jamaica japan kazakhstan kenya korea kuwait laos latvia lebanon liberia libya lithuania macedonia madagascar malawi
    malaysia mali malta mauritania mexico moldova mongolia morocco mozambique myanmar namibia nepal netherlands nicaragua
    niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname sweden switzerland
    syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan
    venezuela vietnam wales yemen zambia zimbabwe africa asia europe america
    """
}

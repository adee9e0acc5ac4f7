/// Things whose names are several words, each of which alone may be a name: "Marcus Gunn pupil", "Great Dane", "Moby Dick".
enum ThingPhrases {
  /// Parted by commas; a line's end parts as well.
  static let all = """
    Roman Catholic, Child Protective Services, Adult Protective Services
    ASA I, ASA II, ASA III, ASA IV, ASA V, KOOS JR, HOOS JR, Zarit Burden, Salve Regina
    Marcus Gunn, Mary Joseph, Tommy John Surgery, Tommy John, Austin Flint, Jack Daniel, Jack Daniels, Jim Beam
    Johnnie Walker, Johnny Walker, Jose Cuervo, Captain Morgan, Moby Dick, Jane Eyre, Amazing Grace, Don Quixote
    Harry Potter, Peter Rabbit, Peter Pan, Winnie the Pooh, Huckleberry Finn, Tom Sawyer, Sherlock Holmes
    Betty Crocker, Aunt Jemima, Uncle Ben, Sara Lee, Ben Jerry, Dr Pepper, Mrs Dash, Mrs Butterworth, Mr Clean
    Mr Potato, Miss Vickie, Orville Redenbacher, Oscar Mayer, Ball Park, Marie Callender, Little Debbie, Famous Amos
    Chef Boyardee, Boar Head, Father John, Bobby Pin, Hello Kitty, Dora Explorer, Mickey Mouse, Minnie Mouse
    Elmo World, Big Bird, Sponge Bob, Buzz Lightyear, Paw Patrol, Star Wars, Harley Davidson, John Deere, Mary Kay
    Calvin Klein, Tommy Hilfiger, Ralph Lauren, Estee Lauder, Eddie Bauer, Stanley Cup, Louis Vuitton
    Johnny Appleseed, Joe Camel, Da Vinci, de Quervain, De Quervain, De Winter, De Morgan, De Lange, De Musset
    De Toni, De Ritis, De Bakey, De Vega, Del Nido, Le Fort, Le Veen, Von Hippel, Von Recklinghausen, Von Gierke
    Von Rosen, Von Meyenburg, Von Willebrand, Von Graefe, Van der Hoeve, Van der Woude, Van Buchem, Van Nuys
    Van Herick, Van Buren, Di George, Di Guglielmo, Mac Intosh, Argyll Robertson, Campbell de Morgan
    Thurston Holland, Miller Fisher, Ivor Lewis, Smith Petersen, Smith Peterson, Smith Lemli Opitz, Lemli Opitz
    Watson Jones, Treacher Collins, Parkes Weber, Graham Steell, Carey Coombs, Foster Kennedy, Lloyd Davies
    Mason Allen, Paget Schroetter, May Thurner, May Hegglin, Bland Altman, Bland White Garland, Willow Wood
    Jod Basedow, Leopold Maneuver, Frank Starling, Holt Oram, Riley Day, Gardner Wells, Gray Turner, Grey Turner
    Ludwig Angina, Wallace Rule, Clark Level, Simpson Grade, Dennis Brown, Denis Browne, Laurence Moon, Bardet Biedl
    Joffroy Sign, Hampton Hump, Hill Sachs, Pierre Robin, Robin Sequence, Rubin Maneuver, Wood Lamp, Woods Lamp
    Woods Screw, Woods Corkscrew, Gaskin Maneuver, Ryan White, Katie Beckett, Hill Burton, Stark Law
    Nightingale Pledge, Marie Curie, Make A Wish, Baby Friendly, Amber Alert, Megan Law, Kari Law, Laura Law
    Kendra Law, Baker Act, Marchman Act, Lanterman Petris, Petris Short, Timothy Law, Tarasoff Warning
    Miranda Rights, Mental Health First Aid, Katz Index, Lawton Brody, Beck Depression, Beck Anxiety
    Allen Cognitive, Allen Level, Jebsen Taylor, Wolf Motor, Wolf Parkinson White
    Wolff Parkinson White, Berg Balance, Hunt Hess, Hunt and Hess, Hoehn and Yahr
    Hoehn Yahr, Smith and Nephew, Smith Nephew, Johnson and Johnson, Salter Harris, Kellgren Lawrence, Mini Mental
    Mini Cog, Trail Making, Clock Drawing, Hill Rom, Hill ROM, Boston Scientific, Boston Naming, Boston Bowel
    Philadelphia Chromosome, Philadelphia Collar, Miami J, Aspen Collar, Salem Sump, Blake Drain, Passy Muir
    Bair Hugger, Arctic Sun, Welch Allyn, Becton Dickinson, Edwards Lifesciences, Baxter Healthcare, Abbott Labs
    Mayo Stand, Mayo Scissors, Kelly Clamp, Minnesota Tube, Wisconsin Blade, Canadian C Spine, Ottawa Ankle
    Ottawa Knee, Denver Shunt, Denver Developmental, Toronto Bronchiolitis, Rochester Criteria, Milwaukee Brace
    Cincinnati Stroke, Los Angeles Motor, Lund Browder, Lund and Browder, Harris Benedict, Mifflin St Jeor
    Penn State Equation, Curreri Formula, Holliday Segar, Mosteller Formula, Bedside Schwartz, Cornell Voltage
    Sokolow Lyon, Romhilt Estes, Lewis Lead, Wayne Pigtail, Thora Vent, Heimlich Valve, Penn Classification
    Stanford Type, Duke Treadmill, Duke Activity, Bruce Protocol, Rome Criteria, Los Angeles Grade
    Paris Classification, Vienna Classification, Prague C, Sydney System, Montreal Classification, Mayo Score
    Kings College, Milan Criteria, Barcelona Staging, Tokyo Guidelines, Atlanta Classification, Banff Classification
    Berlin Definition, Berlin Questionnaire, Epworth Sleepiness, Bethesda System, Bethesda Category
    Lugano Classification, Ann Arbor, Durie Salmon, Rai Stage, Binet Stage, Gail Model, Tyrer Cuzick
    Oxford Classification, Edmonton Symptom, Palliative Performance, Geneva Score, Wells Score, Vancouver Score
    San Francisco Syncope, Canadian Syncope, Utstein Style, Baltimore Criteria, New Orleans Criteria
    Rotterdam Criteria, Amsterdam Criteria, Helsinki Declaration, Belmont Report, Nuremberg Code, Great Dane
    Maine Coon, Holland Lop, Saint Bernard, Jack Russell, Boston Terrier, Yorkshire Terrier, Russian Blue
    Norwegian Forest, Bichon Frise, Cocker Spaniel, Basset Hound, German Shepherd, Golden Retriever
    Alaskan Malamute, Siberian Husky, Border Collie, Australian Shepherd, Bernese Mountain, Guinea Pig, Guinea Pigs
    Cayman Islands, Timothy Grass, Bermuda Grass, Johnson Grass, Kentucky Bluegrass, Brazil Nut, Brazil Nuts
    Brussels Sprout, Brussels Sprouts, Lima Bean, Lima Beans, Idaho Potato, Idaho Potatoes, Swiss Chard
    Swiss Cheese, Anaheim Pepper, Anaheim Peppers, Caesar Salad, Cobb Salad, Waldorf Salad, Salisbury Steak
    Philly Cheesesteak, Eggs Benedict, Chicken Alfredo, Fettuccine Alfredo, Beef Wellington, Beef Stroganoff
    Sloppy Joe, Sloppy Joes, Rueben Sandwich, Graham Cracker, Graham Crackers, Granny Smith, Honey Crisp
    Red Delicious, Key Lime, Boston Cream, New York Strip, Kansas City Strip, Buffalo Wings, Jell O, Bloody Mary
    Long Island Iced Tea, Moscow Mule, Shirley Temple, Irish Coffee, Texas Toast, French Fries, French Toast
    Hong Kong, Pad Thai, Krispy Kreme, Chick fil A, Red Bull, Mountain Dew, Minute Maid, Virginia Slims
    Swisher Sweets, Black Mild, Old Spice, Irish Spring, Vicks Vaporub, Royal Blue, Rose Chanel, Float Pool
    Charge Nurse, House Sup, House Supervisor, Nurse Manager, Nurse Educator, Nurse Practitioner, Nurse Navigator
    Nurse Anesthetist, Nurse Midwife, Pre Op Holding, Fast Track, Step Down, Same Day Surgery, Comfort Care
    In Basket, Care Everywhere, Dragon Medical, Microsoft Teams, Power Chart, Press Ganey, Leap Frog, Amber Rx
    Rapid Response, Code Blue, Code Gray, Code White, Code Pink, Code Stroke, Lap Buddy, Yacker Tracker, Pet Therapy
    Dor Yeshorim, Cast Clinic, Wound Care, Lean on Me, Christmas Eve, Christmas Day, New Years Eve, New Year Day
    Memorial Day, Veterans Day, Columbus Day, Presidents Day, Mother Day, Father Day, Boxing Day, Yom Kippur
    Rosh Hashanah, Eid al Fitr, Eid al Adha, Cinco de Mayo, Martin Luther King, Good Friday, Ash Wednesday
    Palm Sunday, Patrick Day, Valentine Day, Indigenous Peoples Day, Labor Day, Child Pose, Bird Dog, Cat Cow
    Warrior Pose, Nordic Curl, Russian Twist, Romanian Deadlift, Bulgarian Split Squat, Turkish Get Up
    Kegel Exercises, Williams Flexion, McKenzie Extension, Buerger Exercises, Cooksey Cawthorne, Cawthorne Cooksey
    Brandt Daroff, Frenkel Exercises, Codman Pendulum, Jacobson Relaxation, Benson Relaxation, Shaker Exercise
    Masako Maneuver, Mendelsohn Maneuver, Norwegian Scabies, Spanish Fly, German Measles
    Rocky Mountain Spotted Fever, Lassa Fever, Saint Louis Encephalitis, St Louis Encephalitis, Eastern Equine
    Western Equine, Colorado Tick, Japanese Encephalitis, California Encephalitis, Jamestown Canyon, Heartland Virus
    Norwalk Agent, Hong Kong Influenza, Bolivian Hemorrhagic, Crimean Congo, Legionnaires Disease, Lone Star Tick
    Pontiac Fever, Haverhill Fever, Valley Fever, Malta Fever, Madura Foot, Kaposi Sarcoma, Buruli Ulcer
    Baghdad Boil, Delhi Belly, Montezuma Revenge, Christmas Disease, Christmas Tree, Lady Windermere
    Alice in Wonderland, Stendhal Syndrome, Stockholm Syndrome, Jerusalem Syndrome, Paris Syndrome
    Peter Pan Syndrome, Othello Syndrome, Munchausen by Proxy, Pickwickian Syndrome, Rapunzel Syndrome, Ondine Curse
    Cotard Delusion, Capgras Delusion, Fregoli Delusion, Clerambault Syndrome, Li Fraumeni, Swyer James
    Birt Hogg Dube, Monro Kellie, Braxton Hicks, Tay Sachs, Roux en Y, Cattell Braasch, Brescia Cimino
    Kidd and Lewis, Duffy and Kidd, Kell and Duffy, Lambert Eaton, Humphrey Field, Humphrey Visual, Goldmann Kinetic
    TED Hose, Sed Rate, Candida Auris, Candida Albicans, Candida Glabrata, Candida Krusei, Candida Tropicalis
    Candida Parapsilosis, Candida Esophagitis, Candida Species, Easter Brunch, Easter Dinner, Easter Sunday
    Easter Egg, Easter Monday, Grant Select, Grant Update, Grant Insert, Grant All, Grant Execute, Posey Vest
    Posey Net, Posey Alarm, Posey Belt, Dara VRd, Dara Rd, Dara KRd, Willis Ekbom, Hermansky Pudlak, Chediak Higashi
    Wiskott Aldrich, Schwachman Diamond, Shwachman Diamond, Diamond Blackfan, Fanconi Bickel, Cronkhite Canada
    Gardner Diamond, Bernard Soulier, Glanzmann Naegeli, Kasabach Merritt, Klippel Feil, Klippel Trenaunay
    Osler Weber Rendu, Hutchinson Gilford, Cornelia de Lange, Rubinstein Taybi, Smith Magenis, Beckwith Wiedemann
    Silver Russell, Russell Silver, Simpson Golabi Behmel, Bannayan Riley, Cowden Syndrome, Muir Torre
    Sipple Syndrome, Wermer Syndrome, Carney Complex, Carney Triad, Gorlin Goltz, Nevoid Basal, Bloom Syndrome
    Louis Bar, Allgrove Syndrome, Kearns Sayre, Leber Hereditary, Pearson Marrow, Alpers Huttenlocher, Lesch Nyhan
    Niemann Pick, Sly Syndrome, Hunter Syndrome, Hurler Scheie, Morquio Syndrome, Maroteaux Lamy, Crigler Najjar
    Dubin Johnson, Gilbert Meulengracht, Budd Chiari, Cruveilhier Baumgarten, Bouveret Syndrome, Mirizzi Syndrome
    Boas Sign, Cullen Sign, Courvoisier Sign, Whipple Triad, Charcot Triad, Reynolds Pentad, Zollinger Ellison
    Verner Morrison, Plummer Vinson, Paterson Kelly, Boerhaave Syndrome, Dieulafoy Lesion, Heyde Syndrome
    Menetrier Disease, Sister Mary Joseph, Blumer Shelf, Peutz Jeghers, Lown Ganong Levine, Romano Ward
    Jervell Lange Nielsen, Andersen Tawil, Brugada Pattern, Stokes Adams, Adams Stokes, Cheyne Stokes
    Biot Breathing, Kussmaul Breathing, Still Murmur, Roger Murmur, Ellis van Creveld, Shone Complex, Taussig Bing
    Blalock Taussig, Blalock Hanlon, Blalock Thomas, Damus Kaye, Kaye Stansel, Glenn Shunt, Potts Shunt
    Waterston Shunt, Brock Procedure, Bentall Procedure, Ross Procedure, Cox Maze, Yacoub Procedure
    Seldinger Technique, Swan Ganz, Judkins Left, Judkins Right, Amplatz Left, Amplatz Right, Trousseau Syndrome
    Leriche Syndrome, Buerger Disease, Takayasu Arteritis, Churg Strauss, Henoch Schonlein, Wegener Granulomatosis
    Goodpasture Syndrome, Alport Syndrome, Bartter Syndrome, Gitelman Syndrome, Liddle Syndrome, Gordon Syndrome
    Fanconi Syndrome, Kimmelstiel Wilson, Bright Disease, Berger Disease, Potter Sequence, Eagle Barrett
    Prune Belly, Wolff Chaikoff, Plummer Disease, Sheehan Syndrome, Nelson Syndrome, Conn Syndrome
    Kallmann Syndrome, Stein Leventhal, Meigs Syndrome, Fitz Hugh Curtis, Asherman Syndrome, Mayer Rokitansky
    Rokitansky Kuster, Swyer Syndrome, Sertoli Leydig, Bartholin Gland, Pfannenstiel Incision, Joel Cohen
    Misgav Ladach, McDonald Cerclage, Shirodkar Cerclage, Bakri Balloon, Lynch Suture, B Lynch, Kleihauer Betke
    Rhesus D, Ballard Score, Silverman Andersen, Erb Palsy, Erb Duchenne, Klumpke Palsy, Moro Reflex, Galant Reflex
    Babinski Sign, Hoffmann Sign, Chaddock Sign, Oppenheim Sign, Gordon Sign, Romberg Sign, Lhermitte Sign
    Uhthoff Phenomenon, Adie Pupil, Holmes Adie, Horner Syndrome, Parinaud Syndrome, Weber Syndrome
    Benedikt Syndrome, Claude Syndrome, Wallenberg Syndrome, Millard Gubler, Foville Syndrome, Dejerine Roussy
    Dejerine Sottas, Charcot Marie, Charcot Marie Tooth, Marie Tooth, Roussy Levy, Brown Sequard, Brown Vialetto
    Guillain Barre, Bickerstaff Encephalitis, Landry Guillain, Ramsay Hunt, Tolosa Hunt, Melkersson Rosenthal
    Sturge Weber, Von Hippel Lindau, Hippel Lindau, Dandy Walker, Arnold Chiari, Chiari Malformation, Lennox Gastaut
    Landau Kleffner, Unverricht Lundborg, Steele Richardson, Richardson Olszewski, Shy Drager, Hallervorden Spatz
    Gerstmann Straussler, Straussler Scheinker, Creutzfeldt Jakob, Pick Disease, Lewy Body, Lewy Bodies
    Balo Sclerosis, Schilder Disease, Devic Disease, Marchiafava Bignami, Wernicke Korsakoff, Kluver Bucy
    Anton Babinski, Balint Syndrome, Capgras Syndrome, Kleine Levin, Jacksonian March, Todd Paralysis, Todd Paresis
    World Federation, Spetzler Martin, Borden Classification, Cognard Grade, Papile Grade, Meyerding Grade
    Cobb Angle, Risser Sign, Risser Stage, Scheuermann Kyphosis, Schmorl Node, Schmorl Nodes, Baastrup Disease
    Bertolotti Syndrome, Spurling Test, Lasegue Sign, Waddell Signs, Patrick Test, Gaenslen Test, Ober Test
    Thomas Test, Thompson Test, Ely Test, Trendelenburg Gait, Hawkins Kennedy, Kennedy Hawkins, Neer Sign, Neer Test
    Speed Test, Yergason Test, Empty Can, Jobe Test, O Brien Test, Finkelstein Test, Phalen Test, Tinel Sign
    Froment Sign, Allen Test, Watson Test, Watson Shift, Lachman Test, McMurray Test, Apley Grind, Clarke Test
    Ortolani Test, Barlow Test, Galeazzi Sign, Galeazzi Fracture, Monteggia Fracture, Colles Fracture
    Smith Fracture, Barton Fracture, Bennett Fracture, Rolando Fracture, Jones Fracture, Lisfranc Injury
    Chopart Joint, Maisonneuve Fracture, Pott Fracture, Tillaux Fracture, Segond Fracture, Bankart Lesion
    Bankart Repair, Bristow Latarjet, Weaver Dunn, Jefferson Fracture, Hangman Fracture, Chance Fracture
    Gissane Angle, Bohler Angle, Lauge Hansen, Danis Weber, Weber B, Weber C, Gustilo Anderson, Tscherne Grade
    Garden III, Garden IV, Pauwels Angle, Evans Classification, Vancouver B, Legg Calve Perthes, Calve Perthes
    Osgood Schlatter, Sinding Larsen, Larsen Johansson, Sever Disease, Kohler Disease, Freiberg Infraction
    Kienbock Disease, Preiser Disease, Panner Disease, Blount Disease, Haglund Deformity, Morton Neuroma, Baker Cyst
    Baxter Nerve, Dupuytren Contracture, Ledderhose Disease, Volkmann Contracture, Boutonniere Deformity
    Steinmann Pin, Kirschner Wire, Ilizarov Frame, Taylor Spatial, Bucks Traction, Buck Traction, Thomas Splint
    Jones Bandage, Unna Boot, Smith Robinson, Kocher Langenbeck, Wiltse Approach, Girdlestone Procedure
    Broström Gould, Brostrom Gould, Chrisman Snook, Mitchell Osteotomy, Lapidus Procedure, Keller Procedure
    Syme Amputation, Boyd Amputation, Marjolin Ulcer, Bowen Disease, Paget Disease, Merkel Cell, Spitz Nevus
    Mohs Surgery, Breslow Depth, Breslow Thickness, Clark Nevus, Becker Nevus, Nevus of Ota, Nevus of Ito
    Leser Trelat, Gianotti Crosti, Hailey Hailey, Darier White, Stevens Johnson, Sweet Syndrome, Schnitzler Syndrome
    Sneddon Wilkinson, Rothmund Thomson, Ehlers Danlos, Birt Hogg, Buschke Lowenstein, Kaposi Varicelliform
    Jarisch Herxheimer, Fitzpatrick Type, Norwood Hamilton, Ludwig Scale, Ferriman Gallwey, Tanner Stage
    Hirschberg Test, Bruckner Test, Schirmer Test, Amsler Grid, Worth Four Dot, Duane Syndrome, Brown Syndrome
    Stargardt Disease, Best Disease, Leber Amaurosis, Usher Syndrome, Vogt Koyanagi Harada, Behcet Disease
    Terson Syndrome, Purtscher Retinopathy, Roth Spots, Kayser Fleischer, Fuchs Dystrophy, Salzmann Nodular
    Bitot Spots, Brushfield Spots, Epley Maneuver, Semont Maneuver, Dix Hallpike, Weber Test, Rinne Test
    Caldwell Luc, Little Area, Kiesselbach Plexus, Waldeyer Ring, Killian Jamieson, Zenker Diverticulum
    Passavant Ridge, Reinke Edema, Vincent Angina, Lemierre Syndrome, Gradenigo Syndrome, Bezold Abscess, Pott Puffy
    Samter Triad, Wegener Nose, Cottle Maneuver, Mallampati Class, Cormack Lehane, Macintosh Blade, Miller Blade
    Bullard Scope, Magill Forceps, Guedel Airway, Berman Airway, Yankauer Suction, Bier Block, Mapleson Circuit
    Aldrete Score, Mary Poppins, Hamman Rich, Hamman Sign, Caplan Syndrome, Westermark Sign, Fleischner Sign
    Kerley B, Ghon Complex, Ranke Complex, Bochdalek Hernia, Morgagni Hernia, Pancoast Tumor, Light Criteria
    Wells Criteria, Geneva Criteria, Ziehl Neelsen, Gram Stain, Giemsa Stain, Wright Stain, Wright Giemsa, Congo Red
    Prussian Blue, Sudan Black, Oil Red, Reed Sternberg, Sternberg Reed, Howell Jolly, Heinz Body, Heinz Bodies
    Dohle Body, Dohle Bodies, Auer Rod, Auer Rods, Pappenheimer Bodies, Cabot Rings, Bence Jones, Donath Landsteiner
    Coombs Test, Evans Syndrome, Waldenstrom Macroglobulinemia, Castleman Disease, Rosai Dorfman, Erdheim Chester
    Langerhans Cell, Letterer Siwe, Hand Schuller, Hodgkin Lymphoma, Burkitt Lymphoma, Richter Transformation
    Sezary Syndrome, Deauville Score, Krukenberg Tumor, Virchow Node, Troisier Node, Klatskin Tumor, Brenner Tumor
    Wilms Tumor, Ewing Sarcoma, Warthin Tumor, Brodie Abscess, Codman Triangle, Looser Zones, Harris Lines
    Shenton Line, Hilgenreiner Line, Perkins Line, Kline Line, Klein Line, Southwick Angle, Insall Salvati
    Blackburne Peel, Caton Deschamps, Penrose Drain, Jackson Pratt, Jackson Table, Wilson Frame, Allen Stirrups
    Mayfield Pins, Mayfield Clamp, Crutchfield Tongs, Kocher Clamp, Allis Clamp, Babcock Clamp, Mosquito Clamp
    Adson Forceps, DeBakey Forceps, Russian Forceps, Metzenbaum Scissors, Weitlaner Retractor, Army Navy
    Deaver Retractor, Balfour Retractor, Bookwalter Retractor, Richardson Retractor, Senn Retractor
    Hohmann Retractor, Bennett Retractor, Cobb Elevator, Freer Elevator, Kerrison Rongeur, Leksell Rongeur
    Penfield Dissector, Frazier Suction, Poole Suction, Veress Needle, Palmer Point, Hasson Cannula, Tuohy Needle
    Quincke Needle, Whitacre Needle, Sprotte Needle, Jamshidi Needle, Huber Needle, Gigli Saw, Lewin Clamp
    Doyle Splints, Merocel Packing, Foley Catheter, Malecot Catheter, Fogarty Catheter, Hickman Catheter
    Broviac Catheter, Groshong Catheter, Tenckhoff Catheter, Quinton Catheter, Swan Catheter, Blakemore Tube
    Sengstaken Blakemore, Linton Nachlas, Dobhoff Tube, Levin Tube, Ewald Tube, Miller Abbott, Cantor Tube
    Shiley Trach, Bivona Trach, Jackson Trach, Montgomery Tube, Dumon Stent, Circle of Willis, Sphincter of Oddi
    Ampulla of Vater, Bundle of His, Angle of Louis, Canal of Nuck, Ligament of Treitz, Pouch of Douglas
    Pouch of Morison, Loop of Henle, Islets of Langerhans, Fossa of Rosenmuller, Foramen of Monro
    Foramen of Winslow, Aqueduct of Sylvius, Vein of Galen, Great Cerebral, Triangle of Calot, Hartmann Pouch
    Meckel Diverticulum, Rathke Cleft, Monro Kelly, Clara Cell, Paneth Cell, R CHOP, MS Contin, Harris hip
    Wellens T, Impella P, Bard Recovery, GOLD Group, Fisher exact, King airway, Cox model, Shaker taught
    Yale swallow, Robin egg, Father Johns
    """

  /// What makes the word before it a thing's: "Hampton hump", "Doyle splints", "Dawson fingers". Beside `Eponyms.nouns`.
  static let nouns = """
    abscess adenoma alarm alarms algorithm ampulla analog apparatus arch atrophy awl band bar beads blade bodies
    bougie bronchus buffer buttonhole calculator callus canal cannula cap capsule cartoon cautery chamber chord
    clamp class classification clip clips coil coils collar colpopexy column commissure cone connection coon
    corpuscle corpuscles crease crisis criteria crystals cuff cuirass cup curette curriculum curve curves cushion
    cusp dane defect depression dialect dilator disc disease disk dissector dissectors drain dystocia ears electrode
    elevator enterocolitis episiotomy eyebrow facies factor fascia fasciitis filter filters finger fingers fissure
    flap flaps flexure forceps fossa fragment frame fundoplication funnel gangrene glabella glove goiter goniometer
    grade grading graft grasper grass grid groove guide headholder hearing hearings hemangioma hiatus hook hooks hop
    hops horse hose hump hypothesis incisure index interposition interpreter interpreters interval jelly junction
    keratosis knife knob labyrinth lag language laser lattice lift lifts ligament ligaments ligature lite lobe loops
    lotion loupe maneuvers manoeuvres marrow mastoid matrix membrane mesh metaplasia mixture mnemonic monofilament
    monofilaments mouse movie movies murmurs mydriasis myelitis myopathy needle needles net nets neuroma nevi nevus
    nidus nightmare nodule nomogram notch oscillations osteotomy palate pannus papilla patch pattern peg pegboard
    peppers perimeter perimetry phenomena pin pincers pins plane plaque plates plexus plica plication plug pollen pose
    postulates pouch principle prism probe proctectomy prosthesis protractor pseudo pulsation punch pupil pupils
    radiculopathy rales raphe ratio reaction reagent recess reconstruction reduction regimen residuals retractor rod
    rods roll rongeur rotation rub rumble salad salve saw scale scalpel schema scissors screener screeners screw
    screws shears sheath sheaths shift shunt shunts sickle sign sling slits snare solution song songs soup speaker
    speakers speaking specula speculum sphincter spica spikes splint splints sponge spoon spot spray spur stage
    stages staging staple stapler staples steady steak stent stents stimulator stirrups stitch stocking stockings
    stopcock strap straps stricture stripe stripper strips sulcus sump survey suspension suture sutures swab swing
    sympathectomy symphysis syndrome syphilis tics tongs torticollis tourniquet tracheotomy traction transfer
    transformation transposition triangle triangles trigone trocar trocars trochanter tubercle tubercles type
    ultrafiltration varices vesicle view villus voltage wave waves weave wedge whorl windlass wire wires workbook
    workup wort wrench zones
    """
}

/// Addresses, ZIP codes, rooms: 45 CFR 164.514(b)(2)(i)(B), geographic units smaller than a state.
enum PlaceCases {
  static let table = #"""
    + address: lives at »1234 Elm Street«
    + address: Address: »240 small lane«
    + address: lives at »1234 Elm«, second house
    + address: lives at »1234 Elm St Apt 5B«
    + address: lives at »1234 Elm St. #5B«
    + address: lives at »1234 Elm St, Unit 12«
    + address: lives at »1234 N. Elm St«.
    + address: lives at »12 W 34th St«
    + address: lives at »350 Fifth Avenue, Floor 21«
    + address: lives at »221B Baker Street«
    + address: lives at »1234-A Elm Street«
    + address: lives at »12-34 56th Road«
    + address: lives at »1600 Pennsylvania Ave NW, Washington, DC 20500«
    + address: lives at »1 Rue de la Paix«
    + address: lives at »4521 Highway 6«
    + address: lives at »4521 County Road 12«
    + address: lives at »RR 2 Box 15«
    + address: lives at »HC 67 Box 12«
    + address: »PO Box 1234«
    + address: »P.O. Box 1234, Springfield, IL 62701«
    + address: »P. O. Box 77«
    + address: »Post Office Box 1234«
    + address: »POB 1234«
    + address: »1 Hospital Plaza«
    + address: lives at »44 Wishing Well, Springfield, IL«
    + address: lives at »9 Cedar Well«
    - 101 SLEPT WELL, NO COMPLAINTS
    - 14 EATING AND DRINKING WELL
    - 22 COULD NOT REST
    + address: »12 Wisteria, apt 3«
    + address: address: »77 Massachusetts Ave«
    + address: home address »12 oak lane«
    + address: lives at »1234 elm street, springfield, il 62701«
    + address: »APO AP 96326«
    + address: corner of »5th and Main«
    + address: at »5th & Main«
    + address: »Apt 4B«
    + address: »Apartment 12«
    + zip: ZIP »02139«
    + zip: zip code: »02139-1234«
    + zip: postal code »02139«
    + address zip: »Boston, MA« »02139«
    + address zip: »Cambridge, MA« »02139-1234«
    + zip: MA »02139«
    + address: »room 412B«
    + address: »Room 4-112«
    + address: »Rm 412«, »bed 2«
    + address: »6N 614« is for DKA
    + address: »11W 1120« empty
    - 6N 514 tests were run
    + address: »bed 12A«
    + address: born at term, now in »isolette 13«. Mom pumping
    + address: »room 227« »bed A«
    + address: Fluoro »suite 2«
    + name address: »Okafor, Grace« »ED 11« acc 20
    + address: taken from »ED7« by stretcher
    - AROM flexion 110, ER 58, IR 45
    - OR 3-fold higher
    + address: »4« | dirty⏎»7« | empty
    + address: »ED-14« vacant⏎»ED-15« clean
    + address: »C-04«  empty⏎»C-09«  closed
    - 1 open⏎2 closed
    - 7 dirty words
    + address: »Bed 7«
    + address: »ward 7B«
    + address: unit »4 West«
    + address: on »4 West«
    + address: »4 North« nursing
    + address: »ICU bed 12«
    + address: Room: »ED-12«
    + address: »Ward 12«
    + address: »5 East«
    + address: census »tract 1234.02«
    + address: »precinct 45«
    + address: GPS »42.3601, -71.0589«
    + address: lat »42.36012« lon »-71.05891«
    + address: pt in »bed 7« keeps asking
    + address: »4 North« »bed 12«
    + address: To »Tele 2« »bed 31«.
    + address: Lady in »hall bed 3«
    + address: son is recording me in »room 6«.
    + address: Inmate moved to Unit »C2-118«
    + address: Isolette »Pod C-4«
    + address: the pt in »2 south« »14b« had stools
    + name address: »Deb«: »3 west« has it
    + address: alarm »I-40 mm 187« near the bridge
    + address: lives at »N4471 Chief Lake Road« now
    + address: lives at »41-1060 Waikupanaha St«
    + address: address »4415 N Gratz St, 2nd fl Philadelphia 19140«
    + address: sent to »3100 Brighton 2nd Street, 6K«, now
    + address: mailed to »PO BOX 1187, BROKEN BOW OK 74728«
    + address: Caller: »forty-one Tannery Lane«, the yellow house
    + address: he is in »911« under an alias
    + address: who has »418-1«
    + address name: »5120-B« | »Okafor, Ruth« | CHF
    + address: can you look at the drip in »327B«, pump keeps beeping
    + address name: »9C« »Halloran« wants a diet order
    + address: she went to »6N 22« after lunch
    + address: ROOM AT TRANSFER: »7-318«
    + address: hold »OR 9«: scrub is late
    + address: moved from »CT 3« to »MRI 1« just now
    + address: Board: »PACU4« empty, »LDR2« clean
    + address: handover to »3N-12B«
    + address: leave the chart in »Bay 5«. Thanks
    + address: float to »Juniper 4«, please
    + address: the gentleman in »2214« fell
    + address: found in the »hallway bed 9«, asleep
    + address: lives at »418 Cutler Rd Sp 9«
    + address: Room: »EP 3«   Status: done
    + address: Cell: »SHU B-214«   Date
    + address: LOC: »OPS-4«   Dose
    - Unit: 5 MG, LOC: INTACT, Bed: LOW
    + name address: »Fairweather«, »E512«, sepsis
    + address: the guy in »W302« called
    + address: »OR3« 0730 knee, add-on later
    + address: trop 1.84 called to »PCU 207-2« now
    + address: put the family in »exam 5« please
    + address name address name: »2261« »GBADAMOSI« ok / »2262« »KEPLER« conf
    - ICD E119 and K219, on B12 and D10
    - recovery 3 days, exam 2 weeks ago
    - BRAF V600E and EGFR L858R
    - shock 300J, A fib RVR 140S
    - OR 2.4 (95% CI 1.1 to 5)
    - metoprolol ER 50, oxycodone IR 5
    - progressed from 3A to 3B
    - Isolette 33.2, weaned
    - CT 2 days ago, MRI 3 weeks ago
    - CAUSE OF DEATH: 1A. CARDIOGENIC SHOCK
    + address: pt in »22« wants to leave
    + address: lives at »W612 County Road 9« now
    + address zip: moved to »Tulsa« »74119« last year
    + address: moved from »PCU 14« to »CCU-7« overnight
    + address: from »MICU-31«, intubated
    + address: in »triage 5« since noon
    + address: see her in »ED hall 12«
    + address: report on »bed 21«? thanks
    + address: ⏎»bed 6« - waiting for a ride
    + address: »bed 9« wants to go home
    + address: »RM 0413« CRIT K
    + address: »ED RM 14« now
    + address: to »OR 11« with anesthesia
    + address: 0730 | »OR 3« | lap chole
    + address: run at »chair 14«
    + address: on »Medsurg 6C«
    + address: to »Ortho 5 North«
    + address: admit to »3 Tower East«
    + address: up to »Tower B 7th floor«
    + address: »3N-08« watcher
    + address: ⏎»9S-21« - diuresing
    + address: the gentleman in »4-118« fell
    + address: fell in »31b« tonight
    + address: Meet in »room 2.014«.
    + address: ⏎»410A« OPEN⏎»410B« empty
    + address: »Bay 3« was cleaned
    + address: EVS: »612« dirty, »617« in progress
    + address: needs w/c, »Birch wing 114«, now
    + address: floor: »Alder 6«.
    + address: alcove by »Elm 7 Oncology«
    + name address: »RODRIGUEZ« »11-204« PULLED TUBE
    - 612 mg in the morning
    - Sodium 135-145 NORMAL
    - Lasix, 2103: given
    + address: back to »4S« after lunch
    + address: paged from »CVICU 12« for a line
    + address: belongings from »1800 block of Wabash« now
    + address: to »IR 3« at noon
    - ICU 3 more days
    - in 6 W later
    + address address name: ⏎»301A« Fitzgerald⏎»301B« de los »Reyes«⏎
    + address: ## »NTICU-05« ##
    + address: in »Postpartum 212« breastfeeding
    + address: | Home | »3 Heron's Walk«, now |
    + name address name address: »Bryce« (»412-1«) easy, »Ortiz« (»412-2«) q2 neuro
    + address: found at »W3-14B« now
    + address: moved to »R-219« after lunch
    + address: FROM »L&D 11«: crowning
    + address: hold in »preop 14«
    + name address: »Watkins« from »6-West 31« again
    + address: »2 SOUTH« »RM 9« DIGOXIN
    + address: »PEDS 6C-14« WT 12 KG
    + address: »Rm Cottonwood« is quiet
    + address: HEMODIALYSIS »Station 14« Shift 2
    + address: mail »901 Ridgecrest Ave 30303« please
    + address: home »44 Marlow's Ferry Rd Apt. D-7«, now
    + address: »77 PEARL STREET 3L«, hers
    + address: »818 NE 112 St« again
    + address: p/u @ »515 W Talbot« for
    + address: »9 Rue des Lilas, Unit B« flooded
    + address: left on »County Road 414«, blue trailer
    + address: on »Highway 31« north of here
    + address: stops on »Calhoun St«?
    + address: overpass at »B Street« today
    + address: »5120 HICKORY RD SPC 44« is it
    - Grade 2-3 East coast
    - Route 1 of 2 given
    - seen 5 W later
    - 20 N saline
    - HOB, head of bed 30
    - bed 3 times a day
    - up in chair 2x
    - ICU 4 days
    - OR 2.4 (95% CI)
    - OR 3 (95% CI 2 to 5)
    - triage level 3
    - metoprolol ER 50
    - 7B antigen
    - PACU 20 min
    - in 4-500 mg steps
    - trauma 2 years ago
    - POD 2, doing well
    - 2 units PRBC
    - Unit 2 of 4 given
    - in 22 weeks
    - in 2019 wants
    - 3 west coast trips
    - miles: 2 west of town
    - Smith (2019) - review
    - Potassium (4.1) - normal
    - Vitamin B 301 more
    - CT-3 mm 12
    - 6 mm nodule, I-II
    - W8 then N95 masks
    - Calcium 301 mg; Sodium 303 mg
    + address: »Tulsa« 12000 people
    - 12 lead EKG
    - 3 Day course
    - 5 Minute walk
    - 100 percent of patients
    - 6 minute walk test
    - Type 2 Diabetes
    - 10 Point ROS
    - 24 Hour urine
    - 4 Quadrant exam
    - Grade 3 strain
    - 2 South of the border
    - operating room 
    - room temperature
    - emergency room 3 times
    - bed bound
    - bed 2 pillows
    - in bed 12 hours
    - ward rounds
    - unit 2 RBC
    - 2 units
    - box jellyfish
    - black box warning
    - 3 Box breathing
    - apartment living
    - block 2 levels
    - 12 Step program
    - 20 Court ordered
    - lives alone
    - on room air 2 L
    - 5 North American studies
    - zip line injury
    - lat 4/5 strength
    - 1.25 lat rotation
    """#
}

/// Dates and ages: 45 CFR 164.514(b)(2)(i)(C), every element of a date but the year, ages over 89 and what reveals them.
enum DateCases {
  static let table = #"""
    # Numeric
    + date: seen »3/4/2024« for cough
    + date: seen »03-04-2024« for cough
    + date: »2024/03/04«
    + date: »2024.03.04«
    + date: on »4.3.2024« seen
    + date: on »3/4/24« seen
    + date: DOB »03/14/52«
    + date: DOB: »3-14-1952«
    + date: DOB »03141952« noted
    + date: DOB: »19520314«
    + date: D.O.B. »03/14/1952«
    + date: DOB »80/25/1975«
    + date: born »08/258/1975« in Ohio
    + date: DOB: »08/27/19639«, well
    + date: born »8/2/19« she
    + date: DOB »2004-04-0«
    + date: Date of birth: »Augsut 24, 2011«
    + date: born »24 Augsut 2011« in Ohio
    + date: DOB »12 November 935«, well
    + date: (dob »12-nov-20011«)
    + date: DOB: »36-feb-1986«
    + date: Date of birth: »02-Nok-1966«
    + date: DOB »October 23, 21989«
    + date: date of birth »03 14 1952« confirmed
    + date: DOB »14/03/1952«
    + date: admitted »03/14« with sepsis
    + date: discharged on »3/9«
    + date: F/U on »04/02« at clinic
    + date: LMP »2/11/24«
    + date: last seen »11/2023«
    + date: ROP exam week of »4/29« planned
    + date: apixaban 5 mg (last dose »10/29«)
    + date: No seclusion after »5/21«, calm
    - tooth no 3/14 filled
    + date: he fell again on »sunday the 12th of may« and told nobody
    - camp altitude 2,100 m, age 9
    + date: surgery »2019-05«, uneventful
    + date: POD 3 from »2/3/2024«
    + date: »2024-03-04« 10:30:00 login
    + date: at »2024-03-04T10:30:00.123+02:00« sent
    + date: ts=»2024-03-04T10:30:00Z«
    + date: labs on »3/4«, »3/6« and »3/9«
    + date: admitted »3/4«-»3/9/2024«
    + date: stay »3/4/2024«-»3/9/2024« uneventful
    + date: stay »3/4/2024« - »3/9/2024«
    + date: from »03/04« to »03/09/2024«
    + date: between »3/4« and »3/9«
    + date: »3/14«: pt called clinic
    + date: Date: »3/14«
    + date: dated »14.03.2024«
    + date: ER visit »1/2/2O24« noted
    + date: born »O3/14/1952«
    + date: DOB »03/l4/1952«
    + date: DOB: »03 / 14 / 1952«
    + date: »3/ 4/2024« visit
    + date: DOB »03/14/'52«
    + date: DOB »1952 March 14«
    # Written
    + date: »March 14, 1952«
    + date: »Mar 14« follow up
    + date: »14 March« follow up
    + date: »14 Mar 1952«
    + date: »14-MAR-1952«
    + date: »14MAR1952«
    + date: »Mar. 14th«, she fell
    + date: »march 14, 2024« she fell
    + date: »march 14th« she fell
    + date: »14th of march«
    + date: on »march 14« she fell
    + date: the »third of May«
    + date: on »May third« he fell
    + date: on the »third of May 2019«
    + date: »May the third«
    + date: born »march third nineteen fifty two«
    + date: born »March third, nineteen fifty-two«
    + date: born on the »twenty-first of June, nineteen sixty five«
    + date: seen »june twenty first twenty twenty four«
    + date: in »March of 2021«
    + date: in »March 2021«
    + date: in »march 2021«
    + date: »Tuesday, March 4«
    + date: »Tues 3/4«
    + date: on »Monday, April 3rd, 2023«
    + date: »January 3-5, 2024«
    + date: »Jan 3« - »Jan 5, 2024«
    + date: »Sept 3 2024«
    + date: »Septembr 3, 2024«
    + date: »Febuary 3, 2024«
    + date: »March '21«
    + date: admitted in »March« for sepsis
    + date: since early »March« she coughs
    + date: mid-»March 2021«
    + date: on »Christmas Day« she fell
    + date: on »New Year's Eve« he fell
    + date: over »Thanksgiving« he fell
    + date: on »July 4th« he burned his hand
    + date: »last Thursday« she fell
    - due next Tuesday
    # A month and a day, the words around decide
    + date: NV: extract #14 »3/8«
    + date: sutures out »9/4«
    + date: s/p CABG »3/6«, doing well
    + date: d/c »6/8« to rehab
    + date: f/u »4/5« with PCP
    + date: adm »12/28« with flu, extubated »1/2«
    + date: missed »1/9«, »1/30«, »2/13«
    + date: out of work »6/3« thru »6/7«
    + date: she called 4 pm »9/9«
    + date: wound check »5/20« 0930
    + date: PICC placed »8/8«
    + date: next chemo »10/10«
    + date: seen »Monday, Sept 9« in clinic
    + date: »Thu, 7 Mar 2024« 16:20
    + date: come »Tuesday 1/14« at 8
    + date: pain since »Friday the 12th«
    + date: »Wed 6/12« schedule
    + date: due »Sat Feb 8«
    + date: died »Sunday, February 16th«
    + date: »Tues 04/15/25«
    + date: book »dec 9« in the morning
    + date: he'll be back »june tenth«
    + date: party planned »oct 7«
    + date: tetanus ok »2020-06«
    + date: spoke to plan »11.20.24« at noon
    + date: vista el »15 de marzo de 2024« por tos
    + date: cita: »22 de marzo«
    + date: born »six twelve nineteen fifty three«
    + date: birthday »five twenty-two sixty-four«
    + date: ICU until »12-30«, then floor
    + date: mammo »2/28« normal
    + date: US »5/12« no hydro
    + date: EGD on »3/5«
    + date: labs of »7/7«
    + date: sutures out »Mon 10/7«
    + date: week of »3/17«
    + date: »3/9« and »4/2« visits missed
    + date: ORIF »7/1«, cast off »8/12«
    + date: fell »Saturday, Nov 30« on ice
    - PERRL 3/2
    - dyspnea 2/2 CHF
    - O2 2/24h
    - s/p 2/3 doses of hepatitis B
    - return in x 1/52
    - motor 5/5 EHL
    - less pain (4/10 from 8/10)
    - BiPAP 12/5 overnight
    - amlodipine/benazepril 10/5 daily
    - mild headache 9/10
    - AST/ALT 12/9
    - 3/4 cups of rice
    - GCS 3/15
    - Grade 2/6 murmur
    - MDQ 10/13 positive
    - PHQ-9 12/27
    - 5/5 strength in all groups
    - Every Friday she walks
    - Friday the office is closed
    - sun exposure
    - dec 2 mg daily
    - ratio 10/1
    - NPH 10/5 units
    - Lotrel 10/5
    - on 10-12 L oxygen
    - 2019-20 season
    + date: seat crown »3/14«, prophy »9/10«
    + date: Comparison: »11/30«. No change
    - Ranson 3/11 on arrival
    + date: flu shot »10/4«, covid »10/4«
    + date: »3/2« cr 1.4, »3/3« 1.9, »3/4« 2.6
    + date: cx »12/3« 2/2 MRSA
    + date: MRI »Sat., Nov. 23«
    + date: Pain was 8/10 on »5/1«, 6/10 on »5/3«
    # Packed, dotted and hyphenated behind a word of dates, in lists, in words
    + date: DOS »030925« T1013
    + date: eff: »070124« copay
    - WBC 250000
    + date: »20240611« 22:07:44|PRINT
    + date: since »9.28« he
    + date: Surgery »3.26« with them
    - Hgb 9.28 since
    + date: DOI »6.17.23« employer
    + date: echo »10-2021« ef 35
    - range 10-2000 mg
    + date: meeting »thur 12-11« 2p
    - open Mon 9-5 and Sat 10-12
    + date: »May of '11«
    + date: cough since »ten January«, induced
    - ten January visitors
    + date: she quit in »march of twenty two«
    - march of twenty soldiers
    - PMA 31 2/7 wt
    - recheck q15, D50 1/2 amp
    + date: prev 2.6 »11/24«, 2.3 »11/7«, 3.1 »10/23«
    + date: from urgent care »10/31« x 7d
    + date: Holter »3/4«: 9%
    # Ages over 89 and what reveals them
    + age: Age »96« M adm
    + age: ages 86 / »92«
    + name age: pt »Otto Storm«,M,»96«,covid+
    + name age: »Remedios Bautista« »95« DNR
    - Temp F 98 today
    + age: a »92« year old woman
    + age: a »92«-year-old woman
    + age: »92« yo F
    + age: »92«yo F
    + age: »92« y/o F
    + age: »92«F with CHF
    + age: »92« M with CHF
    + age: Age: »92«
    + age: aged »94« years
    + age: age »101«
    + age: she is »95«
    + age: he turned »90« in spring
    + age: a »ninety-two«-year-old man
    + age: a »ninety two« year old man
    + age: a »ninety-five« years old man
    + age: he is a »hundred and one« years old
    + age: the »nonagenarian« lives alone
    + age: a »centenarian« from the coast
    + age: in her »nineties«
    + age: in his »90«s now
    + age: in her late »90«s now
    + age: »93 1/2« years old
    + age: patient is »91« years of age
    + age: »95«-yr-old
    + age: she is »93« and lives alone
    + age: her mother died at »93«
    + age: born in »1925«
    + age: year of birth »1931«
    + age: YOB »1929«
    + age: birth year: »1930«
    + name age: »Alma Rybicki«, »104«, died at home
    + name age: Mrs. »Oduya«, »93«, fell
    + age: How old is he? Caller: »Ninety-two«.
    + age: How old? »94«
    + age: She's »96« and weak
    + age: shes »91« and confused
    + age: AGE/SEX: »97« F
    + age: the lady (»92«F) with CHF
    + age: eleven days short of »100«
    + age: she is »ninety-four«
    + age: »94«yF with falls
    + age: pt is a »91« M w/ COPD
    + age: She'll be »ninety-six« in the spring
    + age: Pt »91« F driver of the car
    + name age: 1) »Ruth Abara« »99« F 2) next
    + age: her husband, »94«, still drives
    - He's 95% on 2L
    - she's 98 on room air
    - HR 92, RR 18, sats 98, temp 99
    - T 99F, HR 100
    - Sinus Tachycardia, 104, regular
    - Systolic, 98, low
    - afebrile 98F, stable
    - ninety-two percent
    - ninety tablets
    # Not dates, not ages over 89
    - pain 5/10 today
    - pain is 3/10 at rest, 7/10 on motion
    - on a scale 8/10
    - rates pain on 6/10
    - BP 120/80, 118/76 on recheck
    - BP on 130/85 arrival
    - strength 4+/5 and 5/5
    - strength 4/5 on the left, 3/5 on right
    - GCS 15/15
    - 20/40 vision in the left eye
    - visual acuity 20/20 and 20/200
    - reflexes 2/4
    - murmur 2/6 at the apex
    - 1/2 tablet daily
    - 3/4 of the dose
    - take 1/2 tab on weekdays
    - D5 1/2 NS at 75
    - MMSE 28/30 and PHQ-9 12/27
    - Apgars 8/9
    - Apgar 8 and 9 at 1 and 5 minutes
    - 2/2 cultures positive
    - 24/7 care
    - 7/24 hours
    - sequence 1-2-3
    - 2-3 times per day
    - 3-4 days ago
    - in 2019
    - since 1998 he smokes
    - from 2018 to 2021
    - FY 2024
    - version 10.4.2
    - ECG 12-lead
    - T 98.6 P 72 R 18
    - HR 92
    - RR 18, SpO2 92%
    - SpO2 92 on room air
    - weight 92 kg
    - a 45 year old
    - 89-year-old
    - 65 yo M
    - in her 80s
    - in his 40s
    - sat 94 and stable
    - glucose is 95
    - heart rate is 98
    - she is 5 weeks out
    - she is 92% on room air
    - temp is 99 today
    - born at 38 weeks
    - born in 1985
    - graduated in 1929 style
    - may take 2 tablets
    - she may 2x daily
    - march in place for 3 minutes
    - next week
    - 3 days ago
    - two weeks ago, in the morning
    - every Monday and Thursday
    - on Mondays
    - at 14:30
    - 0800-1600 shift
    - q4h x 3
    - L4/5 disc
    - C3/4 stenosis
    - T1/2 signal
    - CD4/8 ratio
    - 10/12 leads
    - 3/12 murmurs
    - 15/30 mg tablets
    - 5/325 mg Norco
    - Percocet 10/325
    - Augmentin 875/125
    - lisinopril/HCTZ 20/12.5
    - insulin 70/30
    - novolog 70/30 at 10 units
    - amlodipine 5/20 combination
    - BUN/Cr 12/0.8
    - I/O 1200/900
    - Hgb/Hct 12/36
    - FVC/FEV1 80/75
    - step 2/3 completed
    - part 1/2
    - page 3/4
    - week 3/12 of therapy
    - day 3/7
    - cycle 3/6 of FOLFOX
    - 4/12 nodes positive
    - nodes 0/15 positive
    - 2/7 blood pressure readings
    - score 11/12
    - a second of delay may matter
    - the third of the tests may help
    - one march
    + date: DOS »041125« T1013
    + date: eff »010124« copay 25
    + age: Age »94« M, alert
    + date: LBM »3/10«!! no distension
    + date: next trough »3/17« 0500
    + date name date name: on call⏎»11/23« »Okafor«⏎»11/24« »Halloran«
    + date: lvm »8/19« »8/21«, letter to follow
    + date: last labs »8-8«. Wt stable
    + date: doxy started »3-31«, no rash
    + date: cultures collected »8-30« by the lab
    + date: DOI »5.22.23«, light duty
    + date: next visit »7.15.24«
    + date: clinic closed on »Labor Day 2024«
    + date: cut down since »easter 2021«
    + date: pulled on »valentines day 2025«
    + date: entry of »12 Feb 90« signed
    + date: ulcer since »nov 2024«, larger
    + date: none taken since »3 march«, he says
    + date: the van comes »may 7«.
    - rate your visit 1-5.
    + date: clinic next »Monday 14th«
    + date: fell »new year's eve 2021«, no LOC
    + date: last seen around »Xmas '22«
    + date: relapsed »Easter Monday 2025«
    + date: on call »8/22« 7p-7a
    + date: nurse visit »6/3« 10A then lab
    + date age: DOB »9 Feb 1931«, »93«.
    - firmware version 7.15.24
    - started 3-4 drops at night, seen 2-3 times
    - Shingrix 1/2, PCV20 done
    - you may 2 or 3 times
    + date: no stairs until »4/10«
    + date: cream refused since »5/5«
    - stools loose until 8/10, then 4/10
    + date: psych hold exp »3/9« 0415
    + date: AKA »9/28«, wound dry
    + name date: angiogram planned with Dr. »Quispe« »8/14«.
    + date: ferritin (»2/27«): 11
    - MOCA (22/30)
    + date: home on »November the 9th«
    + date: lmp »20 nov«, edd later
    + date: gas ships »31 aug«. Call first
    + date: a1c was 10 in »mar '21«.
    + date: form due before »8-15«, please
    + date: tray change eff »11-01«.
    - APGAR 1/5/10
    - given B52 5/2/50 IM
    - on AC 18/420/40%
    + name age: »Wilhelmina Okafor« »95«. ROM ok
    + age: Son (dad, »91«) drove
    + age: aunt alive, »97«, in a home
    + name age: her grandmother »Opal« is »94« and well
    + address: »Smith Clinic« 95.
    + name: »Okafor, Maria« 96% RA
    - Feb 98% on RA
    """#
}

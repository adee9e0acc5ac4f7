/// Drugs: capitalised strangers that name nobody. By their endings (the stems of the international nonproprietary
/// names,
/// WHO), and the brands that notes mention most.
enum Drugs {
  static let brands = """
    abilify accutane actos adderall advair advil aleve allegra ambien amitiza aricept ativan augmentin avastin avelox
    bactrim
    benadryl benicar botox brilinta bumex buspar bystolic calan cardizem celebrex celexa cialis cipro claritin clozaril
    colace
    concerta coreg coumadin cozaar crestor cymbalta decadron demerol depakote dexilant diflucan dilantin dilaudid diovan
    dupixent effexor eliquis enbrel entresto epipen excedrin farxiga fentanyl flagyl flexeril flomax flonase flovent
    fosamax
    glucophage glucotrol haldol heparin herceptin humalog humira hyzaar imitrex imodium imuran inderal invokana januvia
    jardiance keflex keppra keytruda klonopin lamictal lantus lasix levaquin levemir levitra levothyroxine lexapro
    lipitor
    lopressor lovenox lunesta lyrica macrobid maxalt medrol metformin methotrexate mevacor micardis miralax mirena mobic
    motrin mounjaro mucinex naprosyn narcan nasonex neurontin nexium norco norvasc novolog nucynta opdivo otezla
    oxycontin
    ozempic paxil paxlovid pepcid percocet plaquenil plavix pravachol prilosec prinivil prednisone procardia prograf
    prolia
    protonix provigil prozac pulmicort reglan remeron remicade restoril rituxan risperdal ritalin robaxin rocephin
    rybelsus
    seroquel simvastatin singulair skelaxin spiriva stelara strattera suboxone symbicort synthroid tamiflu tegretol
    tenormin
    topamax toprol toradol tradjenta tramadol trazodone trulicity tylenol ultram valium valtrex vancomycin ventolin
    viagra
    vicodin victoza voltaren vyvanse warfarin wegovy wellbutrin xanax xarelto xeljanz xolair zantac zestril zetia
    zithromax
    zocor zofran zoloft zosyn zyprexa zyrtec zyvox tums pepto bismol lidoderm lidocaine insulin glargine lispro
    actemra aciphex adalat advicor afrin aggrenox aimovig ajovy alavert aldactone alvesco amaryl anoro arimidex armour
    arnuity aromasin asacol atacand atrovent aubagio azilect azulfidine bayer bentyl betapace bevespi boniva breo
    brisdelle butrans bydureon byetta caduet camral carafate cardura catapres celestone cellcept chantix claritine
    clinoril cogentin combivent compazine copaxone corlanor cosentyx creon cytomel cytotec daliresp depo differin
    ditropan dramamine duexis dulcolax dulera duoneb dyazide ecotrin elavil elidel emgality epogen estrace eucrisa evista
    exforge famvir femara fiorinal flexall focalin forteo gilenya gleevec hytrin hydrea ibrance imbruvica inlyta intuniv
    isordil kenalog kepivance klor kadcyla lamisil latuda lescol letairis linzess lioresal livalo lomotil loprox lortab
    lotensin lotrel lotronex lucentis lupron maalox mavik metamucil micronase minipress mylanta namenda nasacort neulasta
    neupogen nizoral nolvadex nplate nucala ocrevus ofev onglyza orencia oxtellar pamelor parlodel patanol pentasa
    periactin persantine phenergan pradaxa prempro premarin prandin pristiq proair prozac qvar ranexa rebif relpax remodulin
    renvela requip rexulti rogaine sandostatin savella selsun senokot sensipar silvadene simponi sinemet skyrizi sonata
    soriatane sprycel sudafed tagrisso taltz tarceva tasigna tecfidera tessalon theraflu tivicay trelegy tremfya tricor
    trileptal triumeq truvada tysabri uloric uroxatral vagifem vasotec velcade vesicare victrelis viibryd vimpat visine
    vraylar vytorin welchol wixela xeloda xtandi yaz zanaflex zaroxolyn zebeta zelnorm zepbound ziac zometa zonegran zovirax
    naltrexone buprenorphine apixaban semaglutide tirzepatide furosemide gabapentin pregabalin digoxin amiodarone
    """

  private static let endings = [
    "mab", "nib", "pril", "sartan", "statin", "olol", "azole", "cillin", "mycin", "micin", "gliptin", "gliflozin",
    "xaban",
    "tidine", "prazole", "triptan", "setron", "vir", "dipine", "zepam", "zolam", "oxetine", "formin", "glutide",
    "parin",
    "dronate", "floxacin", "cycline", "thiazide", "semide", "profen", "caine", "sone", "solone", "barbital", "idone",
    "apine",
    "azine", "grel", "fibrate", "terol", "tropium", "lukast", "mide", "platin", "taxel", "rubicin", "trexate", "ciclib",
    "phylline", "phrine", "amine", "azepam", "codone", "morphone", "orphan", "feine", "oxine", "xone",
  ].map { Array($0.utf8) }

  /// The same by their last letter (a = 0): most words end like none of them.
  private static let endingsByLast: [[[UInt8]]] = (0..<26).map { letter in
    endings.filter { $0.last == UInt8(letter) + UInt8(ascii: "a") }
  }

  /// Whether the letters end like a drug's generic name.
  static func endsLikeOne(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = letters.last, ASCII.isLetter(last) else { return false }
    return endingsByLast[Int(last | 32) - 97].contains { ending in
      letters.count > ending.count + 2
        && zip(letters.suffix(ending.count), ending).allSatisfy { ASCII.lower($0) == $1 }
    }
  }
}

/// Bacteria, fungi, parasites and viruses, their species and usual short forms; plants and mites of allergy panels.
enum Organisms {
  static let all = """
    abiotrophia abscessus acanthamoeba achromobacter acinetobacter acnes actinomyces adenovirus aedes aerococcus
    aerogenes aeromonas aeruginosa agalactiae aggregatibacter albicans alternaria amblyomma anaplasma ancylostoma
    anginosus anopheles arenavirus ascaris aspergillus astrovirus aureus auris avium babesia bacillus bacteroides
    bahia balamuthia bartonella baumannii bermuda blasto blastocystis blastomyces bordetella borrelia botulinum
    bourbon bovis brucella brugia burkholderia campylobacter candida candidozyma capnocytophaga capsulatum
    cardiobacterium catarrhalis cepacia chelonae chikungunya chlamydia chlamydophila chryseobacterium ciguatera
    citrobacter cladosporidium cladosporium cloacae clonorchis clostridioides clostridium cocci coccidioides
    coronavirus corynebacterium coxiella cronobacter cryptococcus cryptosporidium curvularia cutibacterium cyclospora
    cystoisospora demodex dengue dermacentor dermatophagoides dientamoeba difficile diphyllobothrium dirofilaria ebola
    echinococcus edwardsiella ehrlichia eikenella elizabethkingia entamoeba enterobacter enterobius enterococcus
    enterovirus epidermidis epidermophyton escherichia exserohilum faecalis faecium falciparum fasciola finegoldia
    flavus fortuitum francisella freundii fugu fumigatus fusarium fusobacterium gallolyticus gardnerella gattii
    gemella giardia glabrata gonorrhoeae granulicatella haemophilus hafnia hantavirus heartland helicobacter hepatitis
    herpes histo histolytica histoplasma immitis influenza influenzae isospora israelii ixodes jamestown jiroveci
    jirovecii johnson kansasii kentucky kingella klebsiella knowlesi kocuria krusei lactobacillus lassa legionella
    leishmania lemierre leprae leptospira leuconostoc listeria loa lugdunensis malariae malassezia maltophilia marburg
    marcescens marinum measles meningitidis metapneumovirus micrococcus microsporidia microsporum mirabilis mitis
    monkeypox monocytogenes moraxella morganella mpox mucor mumps mycobacterium mycoplasma naegleria necator neisseria
    neoformans niger nocardia norovirus onchocerca ovale pantoea papilloma paracoccidioides paragonimus parainfluenza
    parapsilosis parvovirus pasteurella pediculus pediococcus penicillium peptostreptococcus perfringens plasmodium
    plesiomonas pneumocystis pneumoniae polyomavirus porphyromonas posadasii powassan prevotella propionibacterium
    proteus providencia pseudomonas pyogenes rabies ragweed raoultella rhinovirus rhizopus rhodococcus ricketts
    rickettsia rotavirus rothia rubella salmonella sanguinis sapovirus sarcoptes scedosporium schistosoma scombroid
    serratia shigella sporothrix staph staphylococcus stenotrophomonas strep streptococcus strongyloides taenia
    talaromyces tetani tetrodotoxin timothy toxocara toxoplasma treponema trichinella trichomonas trichophyton
    trichosporon trichuris tropheryma tropicalis trypanosoma tuberculosis tularemia ureaplasma vaccinia varicella
    variola veillonella vibrio viridans vivax vulgaris wuchereria yersinia zika
    """
}

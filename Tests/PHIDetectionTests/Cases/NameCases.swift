/// Names that a role, a row, a column or a chat announces, initials, and what looks the same.
enum NameCases {
  static let table = """
    Roles
    + name: Pt: »BERNADETTE CZAPLA« F 44, stable
    + name: Patient: »Evon Titus-Redfern«    F   well
    + name: mom's boyfriend "»Junebug«" was there
    + name: he stays with a friend "»Smoke«" now
    - the patient says "Great" to her friend
    + name: seen by »Oksana Hrynko«, LMSW
    + name: »Jolene Frankson« LPC called
    + name: called by Coach »Bergeron« about it
    + name: Name »Jeevan Pillai-McCree«    Emp none
    + name: »Imogen H.«   Session 11
    + name: seen with »Rosalind  Price«
    + name: RN »Philippa« aware, will recheck
    + name: Your nurse: »Joy«   Goal: up to chair
    + name: the son (»Hunter«) is on his way
    + name: 7P: »May« RN, »Angel« CNA (late)
    + name: the Amharic terp »Meskerem« stayed
    - RN notified, MD aware, PT and OT to see
    - Nurse: will call back
    + name name: »Ignatius« ("»Bats«") goes home
    - his wife (at bedside) agrees
    - Paxlovid ("Course") done
    Rows
    + name: »Oyelowo-Tande, T«|66|CVA|full code
    + name: pt »garabedian, anoush« is awake
    - Lasix, K and Mg given
    Columns
    + name name name: Pt,Age,Surg,Anes⏎»Kuznetsov P«,61,»Lindqvist«,»Obi«
    + name: Last,First,Dx⏎»Young«,»Hope«,COPD
    - Drug,Dose,RN⏎metformin,500 mg,none
    Chats
    + name: »Oluchi«: who took the key⏎»Bram«: me⏎»Oluchi«: thanks
    + name: »jen k«: who has it⏎»de la Cruz«: me⏎»jen k«: thanks⏎»de la Cruz«: ok
    - Neuro: intact⏎Pulm: clear⏎Cardiac: regular
    Found again in small letters
    + name: Mrs. »Raskova« is in bed. later »raskova« desatted
    Initials
    + name: pt »K.D.« is back in triage
    + name: given by »TW«⏎⏎»TW« = »Tamsin Wadlow« LPN
    + name: spelled »W-O-R-S-N-O-P«
    - S.O.B. on exertion, N.P.O. after midnight
    - U.S. born, M.D. aware
    + name: Witness: »L.M.« at bedside
    + other-id name name: Job »7714402« »HV«/»ptr«
    + name: spell it, »K O V A C«
    - Abd soft, N V D none
    - BP 120/80 IV/po fluids
    How far a name reaches
    + name: seen by »s. halvorsrud« np
    + name: XFER OF CARE TO »J THIBODEAUX« RN
    + name: call »Iturbide-Oh« about it
    + name: paged »Adeyemi-Cole, T« in clinic
    + name: loaner went to »Haddad, Yusuf«, return it Monday
    + name: »"Skeeter" Broussard« is in the waiting room
    + name: brother »K'Shaun« called
    - Lasix, Heparin and Zosyn given
    - positive for hepatitis C. Zosyn started
    - Turned to R. Linen changed
    In small letters, a family name that is a word
    + name: hi its »denise fields«, i need a refill
    + name: my boss mr »price« noticed
    + name: mr »castaneda-lam« no showed
    - thank my doctor so much for this
    - the nurse hasnt come and the doctor doesnt know
    Beds and who lies in them
    + address name: »4E-17A« | »ODUYALE« | tele
    + address: »4E-17B« | DIRTY | tele
    With the relative behind it
    + name: »Hope« (sister) not reached
    - Ice (bag) applied
    Two in one word
    + name: call team »Fitzgerald«/»Wuthrich« tonight
    - Vanc/Zosyn started, PT/OT to see
    Files
    + name: see »abubakar_yusuf«_echo.pdf
    - see kubernetes_config_backup.txt
    + name: open »kowalczyk«_mri.pdf
    + name: /scans/»Quintanilla_t«_0417.dcm
    - see pathology_form.pdf
    Rows of a list
    + name: 9:15 »Frost, Magdalena« - suture removal
    + name: 2 | »FROST, T« | 61F | AKI
    + date name: »4/18« »Tuiasosopo, Malia« -> GI, sent
    - 9:15 Pain, Chest wall
    - 2 | Plan, B | hold
    Initials that are asked for
    + name: seal intact, initials »RF«
    + name: Technologist checked. Tech »BQH«.
    - Tech CT down today
    The sort of a nurse is nobody's name
    + name: Cover RN: »Ingeborg« both nights
    + name: Surg: »KULIK«
    - Surg: STAT
    + name: Mr. »Pike« plays cards on Fridays
    + name name: {"given":["»Leocadia«","»M.«"]}
    Who signs a note with two letters
    + name: next scan in a week. - »kv«, rn
    + name: Fistulogram not booked. »TB«, pct
    + name: clinic in a month. - »jd«, onc rn
    - seen by OT, PT, RN.
    - home with care (SN, PT)
    - pain is better. ok, rn called
    Two in one word, at the end of a sentence or before a role
    + name name: crew »NOVAK«/»SANDOVAL«. Left at 0410
    + name: block done. »Novak«/CRNA
    + date name: »6/5« »Quispe, A« called back
    A grade of what is named after somebody
    - EGD: Forrest IIa ulcer, clipped
    - capsule: Baker III on the left
    Sizes and valves are no titles
    - Foley 16 Fr. Drained clear urine
    - mild MR. RVSP 38
    """
}

/// Names that a role, a row, a column or a chat announces, initials, and what looks the same.
enum NameCases {
  static let table = """
    Roles
    + name: RN »Philippa« aware, will recheck
    + name: Your nurse: »Joy«   Goal: up to chair
    + name: the son (»Hunter«) is on his way
    - RN notified, MD aware, PT and OT to see
    - Nurse: will call back
    - his wife (at bedside) agrees
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
    - Neuro: intact⏎Pulm: clear⏎Cardiac: regular
    Found again in small letters
    + name: Mrs. »Raskova« is in bed. later »raskova« desatted
    Initials
    + name: pt »K.D.« is back in triage
    + name: given by »TW«⏎⏎»TW« = »Tamsin Wadlow« LPN
    + name: spelled »W-O-R-S-N-O-P«
    - S.O.B. on exertion, N.P.O. after midnight
    - U.S. born, M.D. aware
    Two in one word
    + name: call team »Fitzgerald«/»Wuthrich« tonight
    - Vanc/Zosyn started, PT/OT to see
    Files
    + name: see »abubakar_yusuf«_echo.pdf
    - see kubernetes_config_backup.txt
    Sizes and valves are no titles
    - Foley 16 Fr. Drained clear urine
    - mild MR. RVSP 38
    """
}

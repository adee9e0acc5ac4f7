"""Templates of the training texts. `[a|b]` is one of both, `{slot}` is filled by `writer.py`.

Written without looking at the development data or at the templates of Scripts/phi and `blind`: those measure what the tagger
makes of wording it has not seen.
"""

PROMPTS = """
[What is|What's|Tell me] the best [therapy|treatment|management|approach] for {whoAge} with {cond}?
[How do I|How should I|Should I|When do I|Can I] [dose|start|stop|titrate|switch|adjust|taper] {drug} [for|in] {who}[| with {cond}| given {cond}]?
{who} [was|has been] [seen|treated|evaluated|admitted|operated on|managed] at {inst} [on {date}|last week|in {month}|yesterday]. [Any|What] [recommendations|next steps|red flags] for {cond}?
{who} [lives in|is from|moved to|moved here from|relocated to|commutes from|is visiting from|was born in] {town}[.|, what screening applies?| and has {cond}.]
[Latest|Current|Updated] [evidence|guidelines|data] on {drug} for {cond}[, asking for {who}| for my patient {who}|; the patient is {who}][, {inst}|, seen at {inst}|]?
[Summarize|Draft|Write|Prepare|Create|Generate] [a|the] [referral letter|discharge note|prior auth appeal|progress note|SOAP note|handoff|visit summary|problem list] for {who}[ (MRN {id})| ({age}{sex})|, DOB {date}|].
[Explain|Describe|Clarify] {cond} [to|for] {who} [in plain language|at a 5th grade level|in Spanish].
[Email|Text|Message|Call|Remind|Notify|Page|Ask|Tell] {who} [about|regarding] [the|his|her] {test}[ results| tomorrow|].
[Compare|Contrast] {drug} and {drug} [for|in] {whoAge}[| who is followed at {inst}| from {town}].
Is it safe to combine {drug} with {drug}[ in {who}| for {who}, {age}{sex}| — patient {who}]?
[My patient|A patient of mine|Our patient|This pt|Pt|The patient|Client] {who} [has|had|developed|presents with|c/o|complains of|is having] {cond}[ after {drug}| since {date}|].
{who} [has|had|developed|takes|refuses|tolerates|needs|wants|asked about|is worried about|cannot afford|is allergic to] {drugOrCond}.
{who}, [a |an |]{age}[-year-old|yo| y/o| year old] [male|female|man|woman|patient|M|F], [with|has|presents with|with hx of] {cond}[, seen at {inst}|, lives in {town}|].
[A|An|This|The] {age}[-year-old|yo| y/o] [male|female|man|woman|veteran|teacher|farmer], {who}, [with|has|presents with] {cond}[, seen at {inst} on {date}|, from {town}|, followed at {inst}|][?|.]
[Need|Looking for|Please provide|Requesting] [guidance|advice|literature|options] [on|for] {cond} in {who}[, referred by {doc}|, under {doc}|, seen by {doc}|].
[Per|According to|As per|Spoke with|Discussed with|D/w|Consulted|Referred by|Referred to|Seen by|Evaluated by|Reviewed by|Signed out to|Case reviewed by|Notes from] {doc}[,| at {inst},| of {inst},] [start|hold|consider|avoid|no need for] {drug}.
[Does|Did|Has|Will|Would|Could|Should] {who} [need|qualify for|benefit from|have to stop|be switched to|get|take] {drugOrTest}?
[Why|When|How|Where] [did|does|should|would|could] {who} [get|need|start|have] {drugOrTest}?
[I am|I'm|This is|It's] {doc} [at|from|with|of] {inst}; [can you|please|could you] [review|check|summarize] {drug} dosing[ for {who}|].
{relcap} of {who} [called|asked|reported|wants to know|says] [whether|if|that|about] {cond}.
{who}'s [{rel}|{rel} {rname}|labs|chart|MRI|wife {rname}|potassium|blood pressure|A1c|biopsy|insurance|chemo] [was|is|shows|says|asked|came back] [normal|abnormal|concerned|pending|high|ready].
[Transfer|Transferring|Moved|Referral|Admission|Discharge] of {who} [from {inst}|to {inst}|from {inst} to {inst}|to {inst} in {town}] [for|due to|with] {cond}.
[Find|List|Give me|Show me] [nursing homes|clinics|support groups|pharmacies|dialysis units|specialists] [near|in|around|close to|outside] {town}[ for {who}|].
[Is there|Are there] [a|any] [clinic|specialists|trials] [near|in] {town} for {cond}?
Patient name: {full}; [condition|dx|problem]: {cond}; [site|facility|location]: {inst}; [question|ask]: {drug} dose?
{comma} [({id})|MRN {id}|DOB {date}|{age}{sex}|- {cond}] - [what are|any] [drug interactions|contraindications] with {drug}?
[Do you know|Any idea] [why|how] {who} [reacted to|failed|stopped] {drug}[ at {inst}|]?
{drug} vs {drug} for {who} [from|in|of] {town}[?|, please advise.|]
[Translate|Rewrite|Proofread|Shorten] this [for|to] {who}: [take|stop|use] {drug} [daily|with meals|at bedtime].
[Can|Could] {who} and [{rel}|his {rel}|her {rel}] {rname} [both |]get tested for {cond}[ at {inst}|]?
[Hi|Hello|Hey|Good morning|Dear] {who}, [your|the] {test} [is|was|came back] [normal|fine|abnormal].
[Thanks|Thank you|Regards|Sincerely|Best|Cheers|Yours], {doc2}
pt is {who}, {age}{sex}, {cond}, {inst}, [thoughts|plan|next step]?
[hx|f/u|consult|eval] for {who} [@|at] {inst} [re|for] {cond}
{who} {age}{sex} [w/|with] {cond}[, on {drug}|, from {town}|, pcp {doc2}|]
The [case|story|chart] of {who} [from|in] {town} [is|seems] [complicated|typical] because of {cond}.
[Schedule|Book|Arrange|Set up] [a visit|an appointment|follow-up|{test}] for {who} [at|with] {instOrDoc} on {date}.
[Between|Both] {who} and {who}, who needs {test} first?
{who} [works|worked|teaches|is employed] at {employer} and [has|developed] {cond}.
[According to the chart,|Currently,|Yesterday|Today|Last night|However,|Meanwhile,|In clinic,|On exam,|At baseline,] {who} [denied|reported|had|was given|received|asked for|looked well on] {drugOrCond}.
[Following|After|Before|Since|During|Despite] [surgery|discharge|the visit|treatment] at {inst}, {who} [has|developed|noticed] {cond}.
[Residents|Families|Patients|Cases] [from|in|near|around] {town} [are|were] [exposed|asking|screened] for {cond}.
[Outbreak|Cluster|Exposure] of {cond} in {town}[, reported by {inst}|]: what to do?
[Compare|What are] [outcomes|wait times|costs] at {inst} [vs|versus|and] {inst}?
[Patient|Pt] [was born in|grew up in|lives alone in|commutes to|travels to|retired to|resides in|is homeless in] {town}[ and works in {town}|].
"""

NEGATIVE_PROMPTS = """
[What is|What's|Explain|Describe] [the|a typical] [starting dose|mechanism|half-life|renal dosing|cost] of {drug} [in|for] {cond}?
[Compare|Contrast] {drug} [and|with|versus|vs] {drug} [for|in] {cond}[ in {people} patients| in adults| in children|].
[What does|How is|When is] {test} [mean|interpreted|used|positive] in {cond}?
[List|Name|Summarize] the [side effects|indications|contraindications|components] of {drugOrTest}.
[Summarize|Review] {auth} [guidelines|guidance|advice|recommendations|criteria] [on|for] {cond}.
According to {auth}, [when|how|who] should [be screened|get {test}|receive {drug}] for {cond}?
[Does|Will] {auth} [cover|recommend|approve] {drugOrTest} for {cond}?
[Write|Draft|Create] [patient education|a consent form|a handout|a template|a protocol] [on|for|about] {drugOrTest}.
[Which|What] [trials|studies|evidence] [support|supports] {drug} in {cond}?
[How do|How does] {people} [patients|families|adults] [respond to|view|metabolize] {drug}?
{heading}: {condcap}. [Normal|Stable|Unremarkable|See above].
[Use|Ask|Install|Update|Open] {company}[,| and] {company} [and|or|by] {company} [to|for] [draft|code|summarize] [visits|notes|charts].
You are {company}, [an assistant|a helpful agent|a coding agent] [for clinicians|by {company}|].
{company} [and|with] {company}; {company}, {company}, {company}.
[Joy|Faith|Hope|Grace|Will|May|Mark|Art|Rose|Violet|Ginger|Sandy|Dawn|Summer|April|Bill|Frank|Pat|Chase|Grant|Drew|Miles|Price|Rich|Brown|Green|Young|Long|Short|Little|Strong|Rush|Walker|Cook|Fields|Waters|Banks|Day|Winter] [based|is important|helps|the results|may be given|of treatment|clinic visits|light|therapy|and {cond}|, {cond}], [when|so] {short}.
[Is|Are] {test} or {test} better for {cond}?
[Can|Should] [patients|a patient|pregnant women|children|older adults] with {cond} take {drug}?
[When|How often] should {dept} be consulted for {cond}?
ICD-10 for {icd}?
[What is|Define] {icd}?
[Write|Draft] a [SQL query|Python script|spreadsheet formula] that counts [visits|patients] with {cond} by [month|department|payer].
The [doctor|nurse|patient|family|team] [said|asked|wondered]: "{sentence}".
{sentenceCap}.
{sentenceCap}. {sentenceCap}.
[Use|Open|Check|Log into] {company} to [message|schedule|order|track] [visits|refills|steps|labs].
[How|Where] do I [record|document|bill] {test} in {company}?
[Around|Before|After|During] {event}, [how|when] should clinics [handle|schedule|plan] {test}?
{proper} [and|vs.|or] {proper}: which [matters|applies] in {cond}?
[Tell me about|What is] {proper}?
[Is|Are] {devicetext} [safe|needed|indicated] in {cond}?
[Why|When] [is|was] {devicetext} [used|placed|removed]?
{fakebrand} [10|20|40|100] mg [daily|BID|qHS] for {cond}: [evidence|cost|interactions]?
[Switch|Switching|Convert|Cross-taper] from {drug} to {fakebrand} in {cond}[.|?]
[Is|Are|Does] {eponym} [positive|normal|used|specific|reliable] in {cond}?
[What is|Explain|Grade|Classify] {eponym}[ and {eponym}| in adults|]?
[What is|Define] [the|a normal] {abbrev} [and|vs|in] {abbrev}?
{short} [of|for|re|on] {medword}[?| in adults?|, {short} {short}.]
[Best practices|Guidelines|Protocol] for {short}. {cond} [in|w/] {abbrev}?
[Rates|Risk|Incidence] of {cond} [in|among] {region}[?| patients?| travelers?]
[Recommendations|Guidelines|Advice|Protocols|Research|Studies] from {knownsite} on {cond}.
[When|How] [is|to refer] to {genericsite} [for|in] {cond}?
{medword} [versus|or|after|with] {medword}[ in {cond}|]: [outcomes|risks|evidence]?
[Does|Is] {fakebrand} [covered|approved|safe] [by {auth}|in {cond}|with {drug}]?
"""

# Sentences of notes with somebody in them.
SENTENCES = """
{who} is a [pleasant |very pleasant |]{age}[-year-old|-year-old {people}| y.o.| yo] [male|female|man|woman|gentleman|lady] [with a history of|who presents with|who comes in for|here for follow up of|referred for] {cond}.
{tlast} [is|was] [seen|evaluated|admitted|discharged|here] [today |]for {cond}.
{tlast} [reports|denies|states|notes|endorses|describes|admits to|complains of] [worsening |occasional |][pain|fatigue|nausea|dyspnea|{cond}].
[The patient|Patient|Pt], {who}, [reports|denies|states|was given|tolerated] {drugOrCond}.
{first} [reports|denies|states|says|feels|wants|lives|works|has|was|is|does|continues|also|slept|ate|remains|had] [well|no pain|better|worse|{drugOrCond}|with {rel}|at home].
{last} [reports|denies|states|says|feels|wants|has|was|is|remains|required|underwent|received|tolerated|developed] [well|no pain|better|stable|{drugOrCond}].
[His|Her|Their|The patient's] {rel} {rname} [is|was] [at bedside|present|on the phone|the historian|the health care proxy|called].
[Mother|Father|Daughter|Son|Wife|Husband|Sister|Brother] ({rname}) [provides history|is worried|at bedside|can be reached at {phone}].
[Lives|Resides|Living] [alone |with {rel} {rname} |with {rel} |]in {town}.
[Retired|Former|Works as a] [teacher|nurse|welder|farmer|driver] [from|in] {town}.
[Works|Worked|Employed] at {employer}[ in {town}|].
[Seen|Evaluated|Admitted|Hospitalized|Treated|Followed|Imaged|Born|Delivered|Stented|Diagnosed] at {inst} [on {date}|last month|for {cond}|in {town}].
[Records|Labs|Films|Notes|Results|Slides] [from|sent to|requested from|faxed to|obtained from] {inst}[ on {date}| were reviewed|].
[Transferred|Transported|Brought in|Referred|Sent] [from|by EMS from|to] {inst} [for|with] {cond}.
[Plan|Case|Findings|Results] [discussed|reviewed] with {doc}[ of {dept}| ({dept})| at {inst}|].
{doc} [was consulted|recommends {drug}|saw the patient|agrees|will follow|performed the procedure|is PCP|placed a {devicetext}].
[PCP|Attending|Surgeon|Consultant|Referring physician|Cardiologist|Provider|Oncologist|Resident|Scribe|Author|Interpreter|Case manager]: {doc2}
[Follow up|F/u|Return] with {doc} [in 2 weeks|on {date}|at {inst}|in {dept}].
[Electronically signed by|Signed by|Dictated by|Signed|Authenticated by|Transcribed by|Cosigned by|Reviewed by|e-signed:] {docfull}[ on {date}|].
{docfull}
{initlast}[, RN| RN| MD|, MD]
- {who}
[cc|CC|To|From|Attn|ATTN|RE|Re]: {docOrWho}
[Patient|Name|Patient Name|Pt Name|Pt|NAME|Client|Resident|Member|Subject]: {nameForm}[  DOB: {date}|  MRN: {id}|]
[Emergency contact|Next of kin|NOK|Guarantor|Proxy|POA|Spouse|Guardian]: {full} ({rel})[, {phone}|]
[Address|Home|Residence]: {street}, {townState}
[Home address is|Lives at|Resides at] {street}[, {townState}| in {town}|].
[Met with|Spoke to|Called|Paged|Updated|Contacted|Educated|Informed|Counseled|Thanked|Assisted|Texted] {who}[ and {rel} {rname}|][ regarding| about] {test}.
[Report|Handoff|Sign-out|Care] [given to|received from|taken from] {docfirst}[ RN|, RN| at 0700|].
{who} [ambulated|voided|slept|refused meds|ate 50%|was repositioned|tolerated PT|fell|is NPO] [overnight|this shift|x2|with assist].
[Specimen|Tissue|Blood] [from|of] {who} [sent|received|collected] {date}.
[Interpreter|Chaperone|Witness] {full} [present|used|assisted].
I [had the pleasure of seeing|saw|evaluated|met|spoke with|examined] {who} [today|in clinic|at {inst}|on {date}] [for|regarding] {cond}.
[Thank you for|We appreciate] [referring|allowing us to care for|sending] {who}[ to {inst}|].
As you know, {tlast} [is|has been] [a {age}-year-old|followed] [with|for] {cond}.
[Dear|Hello|Hi|To] {docOrWho}[,|:]
[Sincerely|Regards|Best regards|Thank you|Respectfully|Warmly],[ |]{docfull}
[On behalf of|In care of|C/O] {full}
[Next patient is|The next patient is|This is a note on|Dictating on|This is] {full}[, date of birth {date}|, medical record number {id}|].
[Good morning|Hi|Hey|Okay|Alright|So|Well|Right], {first}, [how are you|come on in|what brings you in|let's take a look|nice to see you|any pain today].
[Doctor|DOCTOR|Patient|Dr|Nurse]: [hi|hello|thanks|yes|well|okay], {tlast}[,|.] [{sentence}|how is the {cond}]?
[my name is|I'm|I am|this is|it's] {full}[ and I have {cond}|, I'm the {rel}|, calling from {inst}|].
[you'll see|go see|ask for|I'll call|saw|talk to] {doc} [at|over at|in|down at] {inst}.
[he|she|they] [moved|drove|came|flew|lives|works] [up from|over from|down in|out in|to|near] {town}.
[Travel|Recent travel] to {town}[ and {town}|].
[Visited|Vacationed in|Drove through|Stationed in|Immigrated from|Emigrated from|Deployed to|Raised in] {town}.
{town} [resident|native|address|location|office|campus|clinic] [since birth|noted|confirmed].
[Pharmacy|Preferred pharmacy|Lab|Facility|Hospital|Site|Location|Performed at|School|Clinic|Institution]: {inst}
{inst}, {townState}
{foreignlabel}: {full}
{foreignlabel}: {full}. {foreignlabel}: {cond}
{spanish} por [el Dr.|la Dra.|Dr.|Dra.] {last}.
Paciente {full}, [varon|mujer] de {age} anos. {spanish}.
Domicilio: {town}. {spanish}.
{instes}. {spanish}.
Servicio de [Cardiologia|Urgencias|Neurologia], {instes}. {spanish}.
Remitido por: {full}. {inst}
{inst} - {dept}
[The|Our] {town} [clinic|office|location|facility|team] [called|faxed|will see the patient].
{inst} [called|declined|accepted|has no beds|reports|will admit|recommends|requested records].
[Enrolled|Resident|Student|Patient] at {inst}[ since {date}|].
"""

# Sentences of notes without anybody.
PLAIN = """
{foreignlabel}: {cond}.
{foreignlabel}: 72.
{spanish}. {spanish}.
{spanish}.
{foreignlabel}: {spanish}.
[Joy|Faith|Hope|Grace|Will|May|Mark|Art|Rose|Violet|Ginger|Sandy|Dawn|Summer|Bill|Frank|Pat|Chase|Grant|Miles|Price|Brown|Green|Young|Long|Short|Strong|Walker|Cook|Fields|Waters|Day|Winter] [stools|discoloration|sputum|based care|beds|pain|test|shoes|therapy|light|of care|bill|term|acting].
[Continue|Start|Stop|Hold|Increase|Resume|Given|Takes|Prescribed] {drug} [5|10|20|40|81|100|500] mg [daily|BID|TID|qHS|PRN|weekly].
[Denies|Reports|Endorses|No|Negative for|Positive for] [chest pain|dyspnea|fever|nausea|syncope|headache|{cond}].
{opening} {drugOrTest}.
{opening} {cond}.
{test}: [negative|positive|normal|within normal limits|pending|unremarkable|elevated].
[Negative|Positive|Equivocal|Absent|Bilateral] {test}.
{devicetext} [in place|removed|placed without difficulty|draining well|intact].
{icdsentence}
- {icd}
• {icd}
{number}. {icd}
{number}. {condcap}: [continue|start|hold] {drug}.
• {bodypart}: [Normal|Clear|No murmurs|Soft, non-tender|No edema|Intact|Within normal limits].
{bodypart}: [Denies|Endorses|Negative for] [pain|{cond}].
[BP|HR|Temp|SpO2|RR|Wt]: [128/82|72|98.6|97% on RA|16|82 kg].
Vitals: T 98.4, HR 80, BP 124/76, RR 16, SpO2 98%.
{sentenceCap}.
{sentenceCap}.
{sentenceCap}. {sentenceCap}.
{auth} [guidelines|criteria|recommendations] [reviewed|followed|met].
Per {auth} guidelines, {opening} {drug}.
[Consult|Refer to|Appointment with|Follow up in|Seen by|Transfer to] {dept}[ for {cond}|].
[Insurance|Payer|Coverage]: [{auth}|Medicare|Self pay].
[Speaks|Language:|Primary language is|Identifies as|Ethnicity:|Race:|Religion:] {people}.
[Uses|Bought|Ordered|Via|Downloaded] {company} [for steps|online|app|visits].
[Allergies|ALLERGIES]: [NKDA|Penicillin|Sulfa|{drug}, {drug}|Latex].
[Medications|Meds]: {drug}, {drug}, {fakebrand}, {drug}.
{fakebrand} [5|10|25|50|300] [mg|mcg|units] [daily|weekly|BID].
{heading}
{heading}: {condcap}
{headingTitle}
{headingTitle}: [Stable|Improving|See below|Reviewed|None].
[Diagnosis|Impression|Assessment|Problem]: {condcap}.
Cultures grew {proper}.
[Discussed|Reviewed] {proper} and {proper}.
[During|Before|After] {event}.
{opening} {medword}[ today| 5 mg daily| ointment| cream| as needed|].
[The patient|She|He|Patient] [is|was] [able|ambulating|running|walking|afebrile|nontender|alert|oriented|doing well|status post {medword}|on {medword}|taking {medword}|weaned from {drug}].
[Status post|S/p|History of|Prior|Scheduled for|Consented for] [lumbar|right|left|bilateral|total|partial|] {medword}[ in 2018| x2|].
{bodypart}: [{medword}|Nontender|Afebrile|Nondistended|Atraumatic|Normocephalic|Nonicteric|Mild {medword}|No {medword}], [no {medword}|{abbrev} normal|intact].
{abbrev} [stent 2018|normal|negative|within normal limits|elevated at 30%|done|pending], {abbrev} [WNL|negative|pending|stable].
[Positive|Negative] {eponym}[ and {eponym}|].
{eponym} [is|was] [positive|negative|2|type II|normal|intact].
[Grade|Class|Type|Stage|Level|Zone] [2|II|C|3A|IV] {eponym}.
Referral to {genericsite}[ for {cond}|].
[Descent|Diet|Ethnicity|Travel risk]: {region}.
[Uses|Applies|Wears|Prefers|Tried] {proper}[ and {fakebrand}| shampoo| cream| gel| shoes| milk|].
{short} {medword}, {short} {abbrev}, {short} {cond}.
{medword}: [normal|absent|present|mild].
[Overall|However|Additionally|Otherwise|Today|Currently|Lastly|Furthermore|Fortunately|Recently|Likewise|Thus|Typically], [he|she|the patient] [is|was|has been] [doing well|stable|{medword}].
"""

# A few words out of any sentence: cells, keys, fragments. Nobody is in them.
FRAGMENTS = """
{gene}
{gene} {number}
{gene}: {number}
{abbrev} {number}/{number}
{label} {number}{number}
{label}: {number}
{label} #{number}{number}
{condcap}
{test}
{test} {number}
{proper}
{eponym}
{anyname} v. {anyname} criteria
{anyname} and {anyname} [criteria|score|scale|classification|rule]
{anyname}, {anyname}, et al. {number}
cycle {number}/{number} of {gene}
[timeout|retries|limit|threshold|offset|max|min] ({short} {number}00)
{medword}
{drug}
{fakebrand} {number}0 mg
{heading}
{headingTitle}
{genericsite}
{dept}
{company}
{opening} {drugOrTest}
[Joy|Faith|Hope|Grace|Will|May|Mark|Rose|Dawn|Frank|Chase|Young|Brown|Green|Strong], [Joy|Faith|Hope|Grace] [based|first|driven|alone]
{sentenceCap}
{sentence}
{region}
{people}
{auth}
{short} {cond}
[Ordinary|Good|Straight|Poor|Fair|Full|Mild|Moderate|Severe|Left|Right|Equal] [R|leg|wave|arm|hand|eye] [wave progression|raise negative|movements|exam]
{foreignlabel}
"""

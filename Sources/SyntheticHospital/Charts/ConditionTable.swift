/// One illness as this hospital's charts tell it.
struct ConditionStory: Sendable {
  struct Measure: Sendable {
    let test: String
    /// Tenths of the unit.
    let tenths: ClosedRange<Int>
    let unit: String
    let reference: String
  }

  let name: String
  let icd10: String
  let drug: String
  let dose: String
  let instructions: String
  let measure: Measure
  let complaint: String
  let finding: String
  let plan: String
  let specialty: String
}

/// The illnesses that a patient may have. Sentences avoid the words that are some patient's name.
enum ConditionTable {
  static let all: [ConditionStory] = [
    ConditionStory(
      name: "Type 2 diabetes mellitus", icd10: "E11.9", drug: "metformin", dose: "500 mg",
      instructions: "by mouth twice daily",
      measure: .init(test: "Hemoglobin A1c", tenths: 62...104, unit: "%", reference: "4.0 to 5.6"),
      complaint: "thirst and blurred vision for three weeks",
      finding: "Monofilament sensation is reduced at both great toes.",
      plan: "Increase metformin, refer for retinal photography and repeat the A1c in three months.",
      specialty: "Endocrinology"),
    ConditionStory(
      name: "Essential hypertension", icd10: "I10", drug: "lisinopril", dose: "10 mg",
      instructions: "by mouth every morning",
      measure: .init(test: "Potassium", tenths: 35...55, unit: "mmol/L", reference: "3.5 to 5.1"),
      complaint: "morning headaches and high readings at home",
      finding: "The cardiac apex is displaced and the second heart sound is loud.",
      plan: "Continue lisinopril, home readings twice daily, basic metabolic panel in two weeks.",
      specialty: "Cardiology"),
    ConditionStory(
      name: "Chronic obstructive pulmonary disease", icd10: "J44.9", drug: "tiotropium", dose: "18 mcg",
      instructions: "inhaled once daily",
      measure: .init(test: "C-reactive protein", tenths: 8...640, unit: "mg/L", reference: "0.0 to 5.0"),
      complaint: "worsening breathlessness and green sputum",
      finding: "Wheeze is heard in both lower fields; there is no clubbing.",
      plan: "Prednisone 40 mg for five days, spirometry after recovery, pulmonary rehabilitation.",
      specialty: "Pulmonology"),
    ConditionStory(
      name: "Atrial fibrillation", icd10: "I48.91", drug: "apixaban", dose: "5 mg",
      instructions: "by mouth twice daily",
      measure: .init(test: "Troponin I", tenths: 1...9, unit: "ng/L", reference: "0.0 to 1.5"),
      complaint: "palpitations and light-headedness on the stairs",
      finding: "The pulse is irregularly irregular without a murmur.",
      plan: "Rate control with metoprolol, continue apixaban, echocardiogram this month.", specialty: "Cardiology"),
    ConditionStory(
      name: "Chronic kidney disease, stage 3", icd10: "N18.30", drug: "dapagliflozin", dose: "10 mg",
      instructions: "by mouth once daily",
      measure: .init(test: "Creatinine", tenths: 13...24, unit: "mg/dL", reference: "0.6 to 1.2"),
      complaint: "ankle swelling toward the evening",
      finding: "There is pitting edema to the mid-shin on both sides.",
      plan: "Avoid ibuprofen, recheck creatinine and urine albumin in four weeks.", specialty: "Nephrology"),
    ConditionStory(
      name: "Hypothyroidism", icd10: "E03.9", drug: "levothyroxine", dose: "75 mcg",
      instructions: "by mouth before breakfast",
      measure: .init(test: "TSH", tenths: 21...148, unit: "mIU/L", reference: "0.4 to 4.0"),
      complaint: "fatigue, dry skin and weight gain",
      finding: "The thyroid is not enlarged and the reflexes are slow to relax.",
      plan: "Raise levothyroxine to 88 mcg and repeat the TSH in six weeks.", specialty: "Endocrinology"),
    ConditionStory(
      name: "Migraine without aura", icd10: "G43.009", drug: "sumatriptan", dose: "50 mg",
      instructions: "by mouth at onset, at most twice a day",
      measure: .init(test: "Ferritin", tenths: 110...980, unit: "ng/mL", reference: "15.0 to 150.0"),
      complaint: "one-sided throbbing headache four days a month",
      finding: "Cranial nerves are intact and the fundi are normal.",
      plan: "Start a headache diary, propranolol for prevention, review in eight weeks.", specialty: "Neurology"),
    ConditionStory(
      name: "Rheumatoid arthritis", icd10: "M06.9", drug: "methotrexate", dose: "15 mg",
      instructions: "by mouth once a week with folic acid",
      measure: .init(test: "Erythrocyte sedimentation rate", tenths: 120...760, unit: "mm/h", reference: "0.0 to 20.0"),
      complaint: "stiff, swollen knuckles for two hours each morning",
      finding: "The second and third metacarpophalangeal joints are tender and swollen on both hands.",
      plan: "Continue methotrexate, liver panel monthly, hand radiographs.", specialty: "Rheumatology"),
    ConditionStory(
      name: "Major depressive disorder", icd10: "F32.9", drug: "sertraline", dose: "50 mg",
      instructions: "by mouth every morning",
      measure: .init(test: "Vitamin D", tenths: 140...420, unit: "ng/mL", reference: "30.0 to 100.0"),
      complaint: "low mood, early waking and loss of appetite",
      finding: "Affect is flat; there are no thoughts of self-harm.",
      plan: "Continue sertraline, weekly cognitive behavioral therapy, PHQ-9 at each visit.", specialty: "Psychiatry"),
    ConditionStory(
      name: "Iron deficiency anemia", icd10: "D50.9", drug: "ferrous sulfate", dose: "325 mg",
      instructions: "by mouth every other day",
      measure: .init(test: "Hemoglobin", tenths: 78...112, unit: "g/dL", reference: "12.0 to 16.0"),
      complaint: "tiredness and shortness of breath on exertion",
      finding: "The conjunctivae are pale and the abdomen is soft.",
      plan: "Oral iron every other day, colonoscopy, repeat the blood count in four weeks.",
      specialty: "Gastroenterology"),
  ]

  static let allergies = [
    Allergy(substance: "penicillin", reaction: "hives"),
    Allergy(substance: "sulfonamides", reaction: "facial swelling"),
    Allergy(substance: "latex", reaction: "contact dermatitis"),
    Allergy(substance: "iodinated contrast", reaction: "itching"),
    Allergy(substance: "peanuts", reaction: "anaphylaxis"),
  ]
}

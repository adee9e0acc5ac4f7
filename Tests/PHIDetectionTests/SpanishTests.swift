import PHIDetection
import Testing

@Suite struct SpanishTests {
  private static let detector = Detector(configuration: DetectorConfiguration(packs: [.es]))

  /// A passage that shows the language, for rules that ask for it.
  private static let passage = " El paciente presenta dolor en el costado desde hace dos días y no refiere fiebre."

  @Test(
    arguments: [
      ("Nombre: »José Antonio«.", PHIKind.name), ("Apellidos: »García López de la Torre«.", .name),
      ("Paciente: »de la Fuente Ruiz, Ana«\n", .name), ("Fdo: Dra. »María Pérez Núñez«", .name),
      ("Dña. »Carmen Ortega« acude", .name), ("valorado por »D. Iñaki Goikoetxea« ayer", .name),
      ("NHC: »4482913«", .mrn), ("Nº Historia Clínica: »448291«", .mrn), ("NºCol: »28 28 45678«", .licence),
      ("colegiado nº »28/12345«", .licence), ("C.P.: »28013«", .zip), ("Tfno. »612345678«", .phone),
      ("el »3 de mayo de 2019«", .date), ("»03/05/2019«", .date), ("de »92« años", .age),
      ("Domicilio: »C/ Mayor 12, 3º B«", .address), ("»Avda. de la Constitución, 45«", .address),
      ("»Plaza de España, s/n«", .address), ("Localidad: »Alcalá de Henares«.", .address),
      ("»Hospital Universitario La Paz«", .address), ("»Centro de Salud Las Rozas«", .address),
    ])
  func whatALabelOrItsFormSaysIsFound(text: String, kind: PHIKind) {
    let (plain, expected) = marked(text)
    #expect(
      seen(plain, Self.detector).contains(Seen(kind: kind, text: expected[0])),
      "\(plain): \(seen(plain, Self.detector))")
  }

  @Test(
    arguments: [
      ("Vino »Lucía Fernández Gil« con su madre.", PHIKind.name),
      ("Revisión por el doctor »Ildefonso Romero Montoya«.", .name),
      ("Vive con su hija »Jimena«.", .name),
      ("Es natural de »Toledo«.", .address), ("Reside en 28013 »Madrid«.", .address),
    ])
  func aPassageInSpanishIsEvidence(text: String, kind: PHIKind) {
    let (plain, expected) = marked(text)
    let found = seen(plain + Self.passage, Self.detector)
    #expect(found.contains(Seen(kind: kind, text: expected[0])), "\(plain): \(found)")
  }

  @Test(
    arguments: [
      "El paciente con enfermedad de Parkinson presenta temblor de reposo y rigidez en la mano.",
      "Sospecha de síndrome de Cushing. No presenta signo de Babinski, y el test de Guthrie fue negativo.",
      "Exploración: abdomen blando y depresible. Murphy negativo. La tensión arterial es de 120/80.",
      "Se solicita Resonancia y valoración por Cardiología y por Neurología en la semana que viene.",
    ])
  func clinicalSpanishIsLeftAlone(text: String) {
    #expect(seen(text, Self.detector).isEmpty, "\(seen(text, Self.detector))")
  }

  @Test(
    arguments: [
      "The patient walked in the plaza and takes vitamin C / zinc 12 mg.",
      "Sol is rising; real world data from a pilot.",
      "She has a clinic visit and a general exam with no fever, and the col is normal.",
      "The Residencia trial of 2019 was negative for the primary end point.",
    ])
  func englishIsReadAsWithoutThePack(text: String) {
    #expect(seen(text, Self.detector) == seen(text), "\(seen(text, Self.detector))")
  }
}

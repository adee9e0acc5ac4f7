/// Words of Spanish clinical notes that say what comes next; written for Chaperone, folded as the detector folds.
enum SpanishWords {
  /// Words that English does not have, for telling the language of a passage.
  static let common = WordHash.set(
    """
    el la los las un una de del que con por para se su sus al en y o no es fue ha como mas pero sin sobre entre desde hasta
    anos paciente dias meses tras ante muy esta este le lo presenta refiere
    """)
  static let english = WordHash.set(
    "the of and to with for was is on at by from he she his her has had that this an are were which not")

  /// Before a colon: a person's name follows.
  static let nameLabels = WordHash.set(
    """
    nombre nombres apellido apellidos paciente medico medica doctor doctora facultativo remitente autor autora responsable
    firmado firma fdo cirujano enfermero enfermera familiar contacto acompanante padre madre cuidador cuidadora tutor
    """)
  static let titles = WordHash.set("d dna don dona dr dra sr sra srta doctor doctora drs dres")
  static let relations = WordHash.set(
    """
    hijo hija hijos padre madre padres marido mujer esposo esposa hermano hermana abuelo abuela nieto nieta tio tia primo
    prima pareja novio novia cunado cunada suegro suegra sobrino sobrina cuidador cuidadora vecino vecina
    """)
  static let persons = WordHash.set("paciente llamado llamada nombre")
  /// Lower case inside names: "de la Torre".
  static let particles = WordHash.set("de del la las los y i")

  static let streets = WordHash.set(
    """
    calle avda avenida plaza pza plza paseo ronda camino carretera ctra urbanizacion urb travesia rua carrer
    glorieta callejon pasaje poligono
    """)
  static let units = WordHash.set(
    "piso esc escalera bajo izq izqda izquierda dcha derecha puerta pta portal bloque atico planta ent entresuelo")
  static let placeLabels = WordHash.set("localidad provincia ciudad municipio poblacion domicilio direccion residencia")
  static let placeCues = WordHash.set(
    "en natural residente reside nacido nacida procedente vive vecino vecina localidad")
  static let ofWords = WordHash.set("de del en")
  /// Before "de" and a physician of old: a disease, a sign, a scale.
  static let eponymWords = WordHash.set(
    """
    enfermedad sindrome signo maniobra test prueba escala indice clasificacion tumor linfoma sarcoma fenomeno tecnica
    fractura reflejo anemia tetralogia enfermedades triada
    """)
  static let postcodeLabels = WordHash.set("cp postal")

  static let institutions = WordHash.set(
    """
    hospital clinica ambulatorio consultorio residencia fundacion instituto universidad sanatorio policlinica policlinico
    facultad mutua geriatrico colegio
    """)
  /// Between the kind of an institution and its name.
  static let institutionParts = WordHash.set(
    """
    universitario universitaria general clinico provincial comarcal regional infantil materno privado publico militar
    nacional central virgen san santa santo nuestra senora de del la las los el y e complejo
    """)

  /// Those that no English name of a hospital has.
  static let spanishParts = WordHash.set(
    "universitario universitaria clinico provincial comarcal infantil materno privado publico militar virgen nuestra de del"
  )

  static let phones = WordHash.set("telefono tel tfno tlf tfn movil telf telefonos contacto")
  static let faxes = WordHash.set("fax")
  static let records = WordHash.set("nhc historia hc episodio expediente cipa nuhsa nusa nass registro historial")
  static let registrations = WordHash.set("col colegiado colegiada ncol n\u{BA}col n\u{B0}col")
  static let numbers = WordHash.set("no num numero n clinica de n\u{BA} n\u{B0}")
  static let years = WordHash.set("anos ano")
}

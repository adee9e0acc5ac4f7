/// JSON Schema (drafts 4 to 2020-12) as it stands in tool definitions and answer formats.
///
/// Only its own keywords are structure; names of properties, descriptions, enums, defaults and examples are the client's
/// words and are inspected.
enum SchemaShape {
  static let schema = Shape.either(
    .text,
    .record(
      Record([
        "type": .either(.structure(.word), .list(.token(.word))),
        "properties": .map(.named(.schema)),
        "description": .text,
        "items": .named(.schema),
        "required": .list(.text),
        "enum": .free,
        "additionalProperties": .named(.schema),
        "title": .text,
        "default": .free,
        "const": .free,
        "examples": .free,
        "format": .token(.word),
        "pattern": .text,
        "anyOf": .list(.named(.schema)),
        "oneOf": .list(.named(.schema)),
        "allOf": .list(.named(.schema)),
        "prefixItems": .list(.named(.schema)),
        "not": .named(.schema),
        "if": .named(.schema),
        "then": .named(.schema),
        "else": .named(.schema),
        "propertyNames": .named(.schema),
        "contains": .named(.schema),
        "patternProperties": .map(.named(.schema)),
        "dependentSchemas": .map(.named(.schema)),
        "$defs": .map(.named(.schema)),
        "definitions": .map(.named(.schema)),
        "$schema": .token(.schemaAddress),
        "$ref": .text,
        "$id": .text,
        "$comment": .text,
        "contentMediaType": .token(.mediaType),
      ]).with(
        plain: "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "nullable", "readOnly", "writeOnly",
        "deprecated", "unevaluatedProperties")))
}

/// What the detector knows by heart: lists of words, filters and the weights of the names tagger, each a file of `Data`
/// that is part of the program. Data/README.md says where each comes from.
#pragma once
#include <stddef.h>

/// The bytes of a file, there as long as the program is, never written.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  const unsigned char *_Nonnull bytes;
  size_t count;
} EmbeddedFile;

#define EMBEDDED_FILE(name) \
  EmbeddedFile name(void) __attribute__((swift_name("getter:EmbeddedFile." #name "()")))

EMBEDDED_FILE(familyNames);
EMBEDDED_FILE(familyNamesAlsoWords);
EMBEDDED_FILE(givenNames);
EMBEDDED_FILE(givenNamesAlsoWords);
EMBEDDED_FILE(towns);
EMBEDDED_FILE(medicalWords);
EMBEDDED_FILE(medicalEponyms);
EMBEDDED_FILE(englishWords);
EMBEDDED_FILE(spanishGivenNames);
EMBEDDED_FILE(spanishFamilyNames);
EMBEDDED_FILE(spanishTowns);
EMBEDDED_FILE(spanishWords);
EMBEDDED_FILE(taggerWeights);

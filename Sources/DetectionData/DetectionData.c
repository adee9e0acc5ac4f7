// A literal of so many numbers in Swift takes the compiler minutes; these files it takes as they are.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "DetectionData.h"

#define CONTENT(name) \
  EmbeddedFile name(void) { return (EmbeddedFile){name##Bytes, sizeof name##Bytes}; }

static const unsigned char familyNamesBytes[] = {
#embed "Data/family-names.txt"
};
CONTENT(familyNames)

static const unsigned char familyNamesAlsoWordsBytes[] = {
#embed "Data/family-names-also-words.txt"
};
CONTENT(familyNamesAlsoWords)

static const unsigned char givenNamesBytes[] = {
#embed "Data/given-names.txt"
};
CONTENT(givenNames)

static const unsigned char givenNamesAlsoWordsBytes[] = {
#embed "Data/given-names-also-words.txt"
};
CONTENT(givenNamesAlsoWords)

static const unsigned char townsBytes[] = {
#embed "Data/towns.txt"
};
CONTENT(towns)

static const unsigned char medicalWordsBytes[] = {
#embed "Data/medical-words.txt"
};
CONTENT(medicalWords)

static const unsigned char medicalEponymsBytes[] = {
#embed "Data/medical-eponyms.txt"
};
CONTENT(medicalEponyms)

static const unsigned char englishWordsBytes[] = {
#embed "Data/english-words.bits"
};
CONTENT(englishWords)

static const unsigned char spanishGivenNamesBytes[] = {
#embed "Data/spanish-given-names.txt"
};
CONTENT(spanishGivenNames)

static const unsigned char spanishFamilyNamesBytes[] = {
#embed "Data/spanish-family-names.txt"
};
CONTENT(spanishFamilyNames)

static const unsigned char spanishTownsBytes[] = {
#embed "Data/spanish-towns.txt"
};
CONTENT(spanishTowns)

static const unsigned char spanishWordsBytes[] = {
#embed "Data/spanish-words.bits"
};
CONTENT(spanishWords)

static const unsigned char taggerWeightsBytes[] = {
#embed "Data/tagger.weights"
};
CONTENT(taggerWeights)

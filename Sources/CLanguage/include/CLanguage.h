// SPDX-License-Identifier: Apache-2.0
// A C face of CLD2 (Compact Language Detector 2): nothing of C++ crosses this border.
#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
/// The languages of a text of a few thousand bytes of UTF-8, most frequent first; at most three.
/// `codes` gets BCP 47 codes of at most 15 letters, `percents` their shares of the text.
/// Returns how many there are, negated when the library does not trust its first choice; 0 for none.
int clanguage_detect(const char *text, size_t size, char codes[3][16], int percents[3]);
#ifdef __cplusplus
}
#endif

// SPDX-License-Identifier: Apache-2.0
// The library's types of letters are macros and an enumeration of masks, which Swift does not import as one.
#pragma once
#include <fribidi.h>

/// Whether the first strong letter goes from right to left; -1 where there is none (UAX #9, P2).
static inline int cfx_first_direction(const FriBidiChar *text, int count) {
    for (int index = 0; index < count; index++) {
        FriBidiCharType type = fribidi_get_bidi_type(text[index]);
        if (FRIBIDI_IS_LETTER(type)) return FRIBIDI_IS_RTL(type) ? 1 : 0;
    }
    return -1;
}

/// Whether a letter is strong and goes from right to left (R and AL).
static inline int cfx_goes_right(FriBidiChar letter) {
    return FRIBIDI_IS_RTL_LETTER(fribidi_get_bidi_type(letter)) ? 1 : 0;
}

/// The levels of one paragraph; `types` and `brackets` are room for as many. 0 where memory ran out.
static inline int cfx_levels(
    const FriBidiChar *text, int count, int goes_right, FriBidiCharType *types, FriBidiBracketType *brackets,
    FriBidiLevel *levels) {
    FriBidiParType base = goes_right ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(text, count, types);
    fribidi_get_bracket_types(text, count, types, brackets);
    return fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels);
}

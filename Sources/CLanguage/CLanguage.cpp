// SPDX-License-Identifier: Apache-2.0
#include "CLanguage.h"

// CLD2's header uses FILE without saying so.
#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" int clanguage_detect(const char *text, size_t size, char codes[3][16], int percents[3]) {
    // Its tables are constant: calls from several threads do not meet.
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int shares[3];
    double scores[3];
    int bytes = 0;
    bool isReliable = false;
    // Longer texts can overrun its buffers; a sample is all that is asked for.
    if (size > 16384) size = 16384;
    while (size > 0 && (text[size] & 0xC0) == 0x80) size--;
    CLD2::ExtDetectLanguageSummary(text, static_cast<int>(size), true, &hints, 0, languages, shares, scores, nullptr,
                                   &bytes, &isReliable);
    int count = 0;
    for (int index = 0; index < 3; index++) {
        if (languages[index] == CLD2::UNKNOWN_LANGUAGE || shares[index] <= 0) continue;
        std::strncpy(codes[count], CLD2::LanguageCode(languages[index]), 15);
        codes[count][15] = 0;
        percents[count] = shares[index];
        count++;
    }
    return isReliable ? count : -count;
}

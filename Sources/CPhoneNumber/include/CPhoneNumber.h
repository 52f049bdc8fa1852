// SPDX-License-Identifier: Apache-2.0
// A C face of libphonenumber: nothing of C++ crosses this border.
#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Writes the E.164 form of `text`, read as dialled in `region` (ISO 3166 code, "ZZ" for none), into `buffer`.
/// Returns 3 for a valid number that people rarely have (premium rate, shared cost, pager, universal access), 2 for any
/// other valid one, 1 for one of a possible length, 0 for none; on 0 the buffer is left alone.
int cpn_normalise(const char *text, const char *region, char *buffer, size_t size);
#ifdef __cplusplus
}
#endif

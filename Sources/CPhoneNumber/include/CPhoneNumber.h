// SPDX-License-Identifier: Apache-2.0
// A C face of libphonenumber: nothing of C++ crosses this border.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Library version string.
const char *cpn_version(void);
#ifdef __cplusplus
}
#endif

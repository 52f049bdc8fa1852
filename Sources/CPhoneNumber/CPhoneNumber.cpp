// SPDX-License-Identifier: Apache-2.0
#include "CPhoneNumber.h"
extern "C" const char *cpn_version(void) { return "8"; }

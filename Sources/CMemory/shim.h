// SPDX-License-Identifier: Apache-2.0
// glibc's own settings of its allocator, which Swift's Glibc module leaves out; other C libraries have none.
#pragma once
#include <features.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

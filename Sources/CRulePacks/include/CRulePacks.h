// SPDX-License-Identifier: Apache-2.0
// The rule packs of the program, compiled in as they are: as Swift array literals a megabyte takes minutes to compile.
#pragma once
#include <stddef.h>

/// One pack: file name and bytes.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} cf_rule_pack;

/// The packs in the order in which they load; `count` receives how many there are.
const cf_rule_pack *cf_rule_packs(size_t *count);

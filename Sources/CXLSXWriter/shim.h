// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdio.h>
#include <xlsxwriter.h>

/// Bytes that the rows of a sheet take while they wait; -1 when some could not be stored.
///
/// The library writes rows with fprintf and does not look whether the disk took them.
static inline long long cfx_sheet_bytes(lxw_worksheet *sheet) {
    FILE *rows = sheet->optimize_tmpfile;
    if (rows == NULL) return 0;
    if (fflush(rows) != 0 || ferror(rows)) return -1;
    long position = ftell(rows);
    return position < 0 ? -1 : (long long)position;
}

// SPDX-License-Identifier: Apache-2.0
#include "Reducer.h"

#include <stdlib.h>
#include <string.h>

int reducer_allows(uint64_t width, uint64_t height) {
    return width > 0 && height > 0 && width <= 65535 && height <= 65535 && width * height <= cpicture_most_pixels;
}

int reducer_begin(reducer *reducer, uint32_t width, uint32_t height, uint32_t least_side) {
    memset(reducer, 0, sizeof *reducer);
    if (!reducer_allows(width, height)) return CPICTURE_TOO_LARGE;
    uint32_t side = width < height ? width : height;
    uint32_t factor = least_side > 0 && side / least_side > 1 ? side / least_side : 1;
    while ((uint64_t)(width / factor) * (height / factor) > cpicture_most_kept) factor += 1;
    reducer->width = width;
    reducer->height = height;
    reducer->factor = factor;
    reducer->out_width = (width + factor - 1) / factor;
    reducer->out_height = (height + factor - 1) / factor;
    reducer->pixels = malloc((size_t)reducer->out_width * reducer->out_height * 3);
    reducer->sums = calloc((size_t)reducer->out_width * 3, sizeof *reducer->sums);
    if (reducer->pixels && reducer->sums) return CPICTURE_DECODED;
    reducer_end(reducer);
    return CPICTURE_TOO_LARGE;
}

void reducer_add(reducer *reducer, const uint8_t *row) {
    if (reducer->row >= reducer->height) return;
    uint32_t width = reducer->width, factor = reducer->factor, out_width = reducer->out_width;
    uint8_t *out = reducer->pixels + (size_t)(reducer->row / factor) * out_width * 3;
    reducer->row += 1;
    if (factor == 1) {
        memcpy(out, row, (size_t)width * 3);
        return;
    }
    for (uint32_t x = 0; x < width; x++) {
        uint32_t *sum = reducer->sums + (size_t)(x / factor) * 3;
        for (int c = 0; c < 3; c++) sum[c] += row[(size_t)x * 3 + c];
    }
    reducer->filled += 1;
    if (reducer->filled < factor && reducer->row < reducer->height) return;
    for (uint32_t x = 0; x < out_width; x++) {
        // The last block of a row may be narrower.
        uint32_t columns = x + 1 < out_width ? factor : width - x * factor;
        uint32_t count = columns * reducer->filled;
        for (int c = 0; c < 3; c++) {
            uint32_t *sum = &reducer->sums[(size_t)x * 3 + c];
            out[(size_t)x * 3 + c] = (uint8_t)((*sum + count / 2) / count);
            *sum = 0;
        }
    }
    reducer->filled = 0;
}

void reducer_end(reducer *reducer) {
    free(reducer->pixels);
    free(reducer->sums);
    reducer->pixels = NULL;
    reducer->sums = NULL;
}

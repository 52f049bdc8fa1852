// SPDX-License-Identifier: Apache-2.0
// Takes the rows of a picture in and keeps the means of square blocks: memory for the small picture alone.
#pragma once
#include "CPicture.h"

/// Most pixels of a picture.
static const uint64_t cpicture_most_pixels = 100000000;
/// Most memory for one picture that must be held whole while it is decoded, in bytes.
static const uint64_t cpicture_most_memory = 128 << 20;
/// Most pixels that are kept, whatever the shape.
static const uint64_t cpicture_most_kept = 4000000;

typedef struct {
    uint32_t width, height, factor, out_width, out_height;
    uint32_t row, filled;
    uint32_t *sums;
    uint8_t *pixels;
} reducer;

/// Whether a picture of so many pixels is decoded.
int reducer_allows(uint64_t width, uint64_t height);

/// Makes room; a `cpicture_result`.
int reducer_begin(reducer *reducer, uint32_t width, uint32_t height, uint32_t least_side);

/// Takes the next row of RGB in.
void reducer_add(reducer *reducer, const uint8_t *row);

/// Frees what is held.
void reducer_end(reducer *reducer);

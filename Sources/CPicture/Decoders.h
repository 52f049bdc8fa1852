// SPDX-License-Identifier: Apache-2.0
// One decoder a library; each answers with a `cpicture_result` and fills `picture` on success.
#pragma once
#include "Reducer.h"

int cpicture_jpeg(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture);
int cpicture_png(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture);
int cpicture_webp(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture);

/// Hands the pixels of a full reducer over.
static inline void cpicture_take(cpicture *picture, reducer *reducer) {
    picture->pixels = reducer->pixels;
    picture->width = reducer->out_width;
    picture->height = reducer->out_height;
    reducer->pixels = NULL;
    reducer_end(reducer);
}

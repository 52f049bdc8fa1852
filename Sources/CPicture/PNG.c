// SPDX-License-Identifier: Apache-2.0
#include "Decoders.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

/// Most memory for a single chunk, in bytes: profiles and comments that expand to more are left out.
static const size_t most_chunk = 8 << 20;

typedef struct {
    const uint8_t *bytes;
    size_t size, offset;
    png_structp reader;
    png_infop info;
    int result;
    reducer reducer;
    uint8_t *rows;
} png_work;

static void png_fails(png_structp reader, png_const_charp message) {
    (void)message;
    png_longjmp(reader, 1);
}

static void png_warns(png_structp reader, png_const_charp message) {
    (void)reader;
    (void)message;
}

static void png_takes(png_structp reader, png_bytep target, size_t count) {
    png_work *work = png_get_io_ptr(reader);
    if (count > work->size - work->offset) png_error(reader, "cut off");
    memcpy(target, work->bytes + work->offset, count);
    work->offset += count;
}

_Noreturn static void leave(png_work *work, int result) {
    work->result = result;
    png_longjmp(work->reader, 1);
}

static void decode(png_work *work, uint32_t least_side, cpicture *picture) {
    png_structp reader = work->reader;
    png_infop info = work->info;
    png_set_read_fn(reader, work, png_takes);
    png_set_user_limits(reader, 65535, 65535);
    png_set_chunk_malloc_max(reader, most_chunk);
    png_set_chunk_cache_max(reader, 128);
    png_read_info(reader, info);
    uint32_t width = png_get_image_width(reader, info), height = png_get_image_height(reader, info);
    picture->full_width = width;
    picture->full_height = height;
    if (!reducer_allows(width, height)) leave(work, CPICTURE_TOO_LARGE);
    png_set_expand(reader);
    png_set_scale_16(reader);
    png_set_gray_to_rgb(reader);
    png_set_strip_alpha(reader);
    int passes = png_set_interlace_handling(reader);
    png_read_update_info(reader, info);
    size_t row_bytes = png_get_rowbytes(reader, info);
    if (row_bytes != (size_t)width * 3) leave(work, CPICTURE_UNKNOWN);
    int begun = reducer_begin(&work->reducer, width, height, least_side);
    if (begun != CPICTURE_DECODED) leave(work, begun);
    // An interlaced picture is whole only after its last pass.
    size_t held = passes > 1 ? height : 1;
    if ((uint64_t)row_bytes * held > cpicture_most_memory) leave(work, CPICTURE_TOO_LARGE);
    work->rows = calloc(held, row_bytes);
    if (!work->rows) leave(work, CPICTURE_TOO_LARGE);
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < height; y++) {
            uint8_t *row = work->rows + (held > 1 ? row_bytes * y : 0);
            png_read_row(reader, row, NULL);
            if (pass == passes - 1) reducer_add(&work->reducer, row);
        }
    }
}

int cpicture_png(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture) {
    png_work work;
    memset(&work, 0, sizeof work);
    work.bytes = bytes;
    work.size = size;
    work.result = CPICTURE_DAMAGED;
    work.reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_fails, png_warns);
    if (!work.reader) return CPICTURE_TOO_LARGE;
    work.info = png_create_info_struct(work.reader);
    if (!work.info) {
        png_destroy_read_struct(&work.reader, NULL, NULL);
        return CPICTURE_TOO_LARGE;
    }
    // All that changes lies behind addresses, so that nothing is in a register when the library jumps.
    if (setjmp(png_jmpbuf(work.reader)) == 0) {
        decode(&work, least_side, picture);
        work.result = CPICTURE_DECODED;
    }
    png_destroy_read_struct(&work.reader, &work.info, NULL);
    free(work.rows);
    if (work.result == CPICTURE_DECODED) cpicture_take(picture, &work.reducer);
    reducer_end(&work.reducer);
    return work.result;
}

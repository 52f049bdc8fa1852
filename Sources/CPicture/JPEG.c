// SPDX-License-Identifier: Apache-2.0
#include "Decoders.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

/// Scans of a progressive picture; cameras and services write about ten, a bomb thousands.
static const int most_scans = 100;

typedef struct {
    struct jpeg_error_mgr manager;
    struct jpeg_progress_mgr progress;
    jmp_buf jump;
    int result;
    reducer reducer;
    uint8_t *row, *rgb;
} jpeg_work;

_Noreturn static void leave(j_common_ptr common, int result) {
    jpeg_work *work = (jpeg_work *)common->err;
    work->result = result;
    longjmp(work->jump, 1);
}

static void jpeg_fails(j_common_ptr common) {
    switch (common->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW: leave(common, CPICTURE_TOO_LARGE);
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_ARITH_NOTIMPL: leave(common, CPICTURE_UNKNOWN);
    default: leave(common, CPICTURE_DAMAGED);
    }
}

/// What the library puts up with would be hashed with a grey rest: only what leaves every pixel in its place is passed over.
static void jpeg_warns(j_common_ptr common, int level) {
    if (level >= 0) return;
    switch (common->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM: return;
    default: leave(common, CPICTURE_DAMAGED);
    }
}

static void jpeg_says(j_common_ptr common) { (void)common; }

static void jpeg_advances(j_common_ptr common) {
    if (common->is_decompressor && ((j_decompress_ptr)common)->input_scan_number > most_scans) {
        leave(common, CPICTURE_TOO_LARGE);
    }
}

/// Inks to light; programs of Adobe write inks upside down.
static void separate(const uint8_t *inks, uint8_t *rgb, uint32_t width, int is_inverted) {
    for (uint32_t x = 0; x < width; x++, inks += 4, rgb += 3) {
        uint32_t black = is_inverted ? inks[3] : 255u - inks[3];
        for (int c = 0; c < 3; c++) {
            uint32_t light = is_inverted ? inks[c] : 255u - inks[c];
            rgb[c] = (uint8_t)((light * black + 127) / 255);
        }
    }
}

static void decode(
    struct jpeg_decompress_struct *info, jpeg_work *work, const uint8_t *bytes, size_t size, uint32_t least_side,
    cpicture *picture
) {
    jpeg_create_decompress(info);
    // Debian's library has no temporary files: what needs more than this fails.
    info->mem->max_memory_to_use = (long)cpicture_most_memory;
    work->progress.progress_monitor = jpeg_advances;
    info->progress = &work->progress;
    jpeg_mem_src(info, bytes, size);
    jpeg_read_header(info, TRUE);
    picture->full_width = info->image_width;
    picture->full_height = info->image_height;
    if (!reducer_allows(info->image_width, info->image_height)) leave((j_common_ptr)info, CPICTURE_TOO_LARGE);
    int is_ink = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
    info->out_color_space = is_ink ? JCS_CMYK : JCS_RGB;
    uint32_t side = info->image_width < info->image_height ? info->image_width : info->image_height;
    info->scale_num = 1;
    info->scale_denom = 1;
    while (info->scale_denom < 8 && least_side > 0 && side / (info->scale_denom * 2) >= least_side) {
        info->scale_denom *= 2;
    }
    jpeg_start_decompress(info);
    if (info->output_components != (is_ink ? 4 : 3)) leave((j_common_ptr)info, CPICTURE_UNKNOWN);
    int begun = reducer_begin(&work->reducer, info->output_width, info->output_height, least_side);
    if (begun != CPICTURE_DECODED) leave((j_common_ptr)info, begun);
    work->row = malloc((size_t)info->output_width * 4);
    work->rgb = malloc((size_t)info->output_width * 3);
    if (!work->row || !work->rgb) leave((j_common_ptr)info, CPICTURE_TOO_LARGE);
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = work->row;
        if (jpeg_read_scanlines(info, &row, 1) != 1) leave((j_common_ptr)info, CPICTURE_DAMAGED);
        if (is_ink) separate(work->row, work->rgb, info->output_width, info->saw_Adobe_marker);
        reducer_add(&work->reducer, is_ink ? work->rgb : work->row);
    }
}

int cpicture_jpeg(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture) {
    struct jpeg_decompress_struct info;
    jpeg_work work;
    memset(&info, 0, sizeof info);
    memset(&work, 0, sizeof work);
    info.err = jpeg_std_error(&work.manager);
    work.manager.error_exit = jpeg_fails;
    work.manager.emit_message = jpeg_warns;
    work.manager.output_message = jpeg_says;
    // All that changes lies behind addresses, so that nothing is in a register when the library jumps.
    if (setjmp(work.jump) == 0) {
        decode(&info, &work, bytes, size, least_side, picture);
        work.result = CPICTURE_DECODED;
    }
    jpeg_destroy_decompress(&info);
    free(work.row);
    free(work.rgb);
    if (work.result == CPICTURE_DECODED) cpicture_take(picture, &work.reducer);
    reducer_end(&work.reducer);
    return work.result;
}

// SPDX-License-Identifier: Apache-2.0
#include "Decoders.h"

#include <webp/decode.h>

/// The library holds a picture whole, four bytes a pixel beside the three that it answers with.
static const uint64_t bytes_a_pixel = 7;

int cpicture_webp(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, size, &features) != VP8_STATUS_OK) return CPICTURE_DAMAGED;
    if (features.has_animation) return CPICTURE_UNKNOWN;
    if (features.width <= 0 || features.height <= 0) return CPICTURE_DAMAGED;
    picture->full_width = (uint32_t)features.width;
    picture->full_height = (uint32_t)features.height;
    uint64_t pixels = (uint64_t)features.width * (uint64_t)features.height;
    if (!reducer_allows(picture->full_width, picture->full_height) || pixels * bytes_a_pixel > cpicture_most_memory) {
        return CPICTURE_TOO_LARGE;
    }
    int width = 0, height = 0;
    uint8_t *rgb = WebPDecodeRGB(bytes, size, &width, &height);
    if (!rgb) return CPICTURE_DAMAGED;
    reducer reducer;
    int result = reducer_begin(&reducer, (uint32_t)width, (uint32_t)height, least_side);
    if (result == CPICTURE_DECODED) {
        for (int y = 0; y < height; y++) reducer_add(&reducer, rgb + (size_t)y * (size_t)width * 3);
        cpicture_take(picture, &reducer);
    }
    WebPFree(rgb);
    return result;
}

// SPDX-License-Identifier: Apache-2.0
#include "Decoders.h"

#include <stdlib.h>
#include <string.h>

int cpicture_decode(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture) {
    static const uint8_t png[] = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    memset(picture, 0, sizeof *picture);
    if (size < 12) return CPICTURE_UNKNOWN;
    if (bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return cpicture_jpeg(bytes, size, least_side, picture);
    if (memcmp(bytes, png, sizeof png) == 0) return cpicture_png(bytes, size, least_side, picture);
    if (memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0) {
        return cpicture_webp(bytes, size, least_side, picture);
    }
    return CPICTURE_UNKNOWN;
}

void cpicture_free(cpicture *picture) {
    free(picture->pixels);
    picture->pixels = NULL;
}

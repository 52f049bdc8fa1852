// SPDX-License-Identifier: Apache-2.0
// Decodes a JPEG, PNG or WebP picture that lies in memory to 8-bit RGB: libjpeg-turbo, libpng and libwebp behind one face.
// Opens no file, prints nothing, calls nobody back; whatever a library jumps out of ends inside this face.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// What became of a picture.
enum cpicture_result {
    CPICTURE_DECODED = 0,
    /// Not JPEG, PNG or WebP, or a kind of them that is not decoded: 12 bits, lossless JPEG, moving WebP.
    CPICTURE_UNKNOWN = 1,
    /// Cut off, or not what its format allows.
    CPICTURE_DAMAGED = 2,
    /// More pixels, or more memory to decode, than the limits of this face.
    CPICTURE_TOO_LARGE = 3,
};

/// Pixels: rows from the top, three bytes each, without padding.
typedef struct {
    uint8_t *pixels;
    uint32_t width, height;
    /// As the file has it, before it was made smaller.
    uint32_t full_width, full_height;
} cpicture;

/// Decodes a picture, made smaller by whole factors while its shorter side keeps `least_side` pixels.
///
/// Transparency, colour profiles, gamma and the orientation of EXIF are passed over. On anything but `CPICTURE_DECODED`
/// there is nothing to free.
int cpicture_decode(const uint8_t *bytes, size_t size, uint32_t least_side, cpicture *picture);

void cpicture_free(cpicture *picture);

#ifdef __cplusplus
}
#endif

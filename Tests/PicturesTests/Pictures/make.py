# SPDX-License-Identifier: Apache-2.0
"""Makes the invented pictures beside this file, and what another implementation of PDQ says of them.

pip install pdqhash==0.2.8 numpy pillow, then run in this folder. Shapes, gradients and noise alone; no photograph.
`hashes.tsv`: file, PDQ value, quality, and the values of the seven turns as `compute_dihedral` gives them.
`pairs.tsv`: two files and the least distance over the turns of the first. `hostile/` holds what must not be decoded.
"""
import io
import os
import struct
import zlib

import numpy as np
import pdqhash
from PIL import Image, ImageDraw, ImageFilter


def scene(seed, size=(640, 480)):
    """Sky, hills, houses and a sun, all drawn."""
    dice = np.random.default_rng(seed)
    width, height = size
    unit = width / 640
    down = np.linspace(0, 1, height)[:, None, None]
    top, bottom = dice.integers(40, 250, 3), dice.integers(40, 250, 3)
    sky = np.broadcast_to(top * (1 - down) + bottom * down, (height, width, 3))
    picture = Image.fromarray(sky.astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for _ in range(dice.integers(2, 5)):
        base = dice.uniform(0.35, 0.8) * height
        steps = dice.uniform(-0.2, 0.2, 9) * height
        line = [(x * width / 8, base + steps[x]) for x in range(9)]
        pen.polygon(line + [(width, height), (0, height)], fill=tuple(int(v) for v in dice.integers(0, 256, 3)))
    for _ in range(dice.integers(4, 9)):
        x, y = dice.uniform(0, width), dice.uniform(0.2, 0.9) * height
        w, h = dice.uniform(20, 170) * unit, dice.uniform(20, 170) * unit
        fill = tuple(int(v) for v in dice.integers(0, 256, 3))
        if dice.random() < 0.5:
            pen.rectangle((x, y, x + w, y + h), fill=fill)
        else:
            pen.ellipse((x, y, x + w, y + w), fill=fill)
    soft = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.5 * unit))).astype(float)
    grain = np.random.default_rng(seed + 1).normal(0, 5, (height, width, 1))
    return Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, raw, interlaced=False, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(raw, 9))
            + chunk(b"IEND", b""))


def interlaced(picture):
    """Adam7, which Pillow reads and does not write."""
    pixels = np.asarray(picture)
    raw = b""
    for x, y, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        for row in pixels[y::dy, x::dx]:
            raw += b"\0" + row.tobytes()
    return png(picture.width, picture.height, 8, 2, raw, interlaced=True)


def sixteen(picture):
    wide = np.asarray(picture).astype(np.uint16) * 257
    return png(picture.width, picture.height, 16, 2, b"".join(b"\0" + row.astype(">u2").tobytes() for row in wide))


def save(name, data):
    with open(name, "wb") as file:
        file.write(data)


def encoded(picture, form, **options):
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def small(picture):
    return picture.resize((256, 192), Image.LANCZOS)


def main():
    base = scene(1)
    tiny = small(base)
    save("scene.jpg", encoded(base, "JPEG", quality=85))
    save("progressive.jpg", encoded(base, "JPEG", quality=80, progressive=True))
    save("grey.jpg", encoded(base.convert("L"), "JPEG", quality=80))
    save("inks.jpg", encoded(tiny.convert("CMYK"), "JPEG", quality=85))
    save("full-colour.jpg", encoded(tiny, "JPEG", quality=85, subsampling=0))
    turned = base.transpose(Image.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    save("orientation.jpg", encoded(turned, "JPEG", quality=80, exif=exif))
    save("large.jpg", encoded(scene(1, (3072, 2304)), "JPEG", quality=12))
    save("true-colour.png", encoded(tiny, "PNG"))
    save("grey.png", encoded(tiny.convert("L"), "PNG"))
    save("palette.png", encoded(tiny.quantize(64), "PNG"))
    save("bits.png", encoded(base.convert("1"), "PNG"))
    veil = tiny.convert("RGBA")
    veil.putalpha(Image.linear_gradient("L").resize(tiny.size))
    save("alpha.png", encoded(veil, "PNG"))
    save("grey-alpha.png", encoded(veil.convert("LA"), "PNG"))
    save("interlaced.png", interlaced(tiny))
    save("sixteen-bits.png", sixteen(small(base).resize((128, 96))))
    save("lossy.webp", encoded(base, "WEBP", quality=70))
    save("lossless.webp", encoded(tiny.resize((128, 96)), "WEBP", lossless=True))
    save("alpha.webp", encoded(veil, "WEBP", quality=60))
    # Copies.
    save("copy-again.jpg", encoded(Image.open("scene.jpg"), "JPEG", quality=30))
    save("copy-half.jpg", encoded(base.resize((320, 240), Image.LANCZOS), "JPEG", quality=70))
    save("copy-third.jpg", encoded(base.resize((213, 160), Image.BILINEAR), "JPEG", quality=60))
    save("copy-light.jpg", encoded(base.point(lambda v: min(255, int(v * 1.15) + 8)), "JPEG", quality=70))
    save("copy-squeezed.jpg", encoded(base.resize((300, 300), Image.LANCZOS), "JPEG", quality=70))
    for name, turn in [("quarter", Image.ROTATE_90), ("half", Image.ROTATE_180), ("three-quarters", Image.ROTATE_270),
                       ("mirrored", Image.FLIP_LEFT_RIGHT), ("upside-down", Image.FLIP_TOP_BOTTOM),
                       ("diagonal", Image.TRANSPOSE), ("other-diagonal", Image.TRANSVERSE)]:
        save(f"turned-{name}.jpg", encoded(base.transpose(turn).resize((240, 240)), "JPEG", quality=70))
    save("cut.jpg", encoded(base.crop((160, 120, 640, 480)), "JPEG", quality=70))
    # Others.
    for seed in range(2, 8):
        save(f"other-{seed}.jpg", encoded(scene(seed, (320, 240)), "JPEG", quality=60))
    save("flat.jpg", encoded(Image.new("RGB", (320, 240), (90, 120, 150)), "JPEG", quality=70))
    save("gradient.png", encoded(Image.linear_gradient("L"), "PNG"))
    page = Image.new("RGB", (360, 640), "white")
    pen = ImageDraw.Draw(page)
    for row in range(9):
        left = 20 if row % 3 else 150
        pen.rounded_rectangle((left, 40 + 64 * row, left + 180, 84 + 64 * row), 12, fill=(0, 132, 255))
    save("screen.png", encoded(page, "PNG"))

    names = sorted(name for name in os.listdir(".") if name.split(".")[-1] in ("jpg", "png", "webp"))
    turns = {}
    with open("hashes.tsv", "w") as table:
        for name in names:
            pixels = np.asarray(Image.open(name).convert("RGB"))
            turns[name], quality = pdqhash.compute_dihedral(pixels)
            # Bit 255 comes first.
            values = ["%064x" % int("".join(map(str, bits)), 2) for bits in turns[name]]
            print(name, values[0], quality, *values[1:], sep="\t", file=table)
    with open("pairs.tsv", "w") as table:
        for name in names:
            least = min(int(np.sum(turn != turns["scene.jpg"][0])) for turn in turns[name])
            print(name, "scene.jpg", least, sep="\t", file=table)

    os.makedirs("hostile", exist_ok=True)
    row = b"\0" + bytes(1250)
    save("hostile/gigantic.png", png(60000, 60000, 1, 0, b"\0" + bytes(7500)))
    save("hostile/interlaced-large.png", png(9999, 9999, 1, 0, b"\0" + bytes(1250), interlaced=True))
    save("hostile/nearly-empty.png", png(9999, 9999, 1, 0, row * 9999))
    bomb = b"Comment\0\0" + zlib.compress(bytes(60 << 20), 9)
    grey = small(base).convert("L")
    raw = b"".join(b"\0" + line.tobytes() for line in np.asarray(grey))
    save("hostile/comment.png", png(256, 192, 8, 0, raw, extra=chunk(b"zTXt", bomb)))


main()

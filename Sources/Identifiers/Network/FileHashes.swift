// SPDX-License-Identifier: Apache-2.0

/// SHA-256 values; shorter ones only where a word says that they are hashes.
enum FileHashes {
    static func find(in text: MessageText, into found: inout Findings) {
        for word in text.words where [32, 40, 64].contains(word.count) {
            let letters = text.lower[word]
            guard letters.allSatisfy({ MessageText.isDigit($0) || (0x61...0x66).contains($0) }),
                letters.contains(where: MessageText.isLetter), letters.contains(where: MessageText.isDigit),
                text.isSeparate(word), found.isFree(word)
            else { continue }
            let isNamed = text.hasWord(["hash", "md5", "sha1", "sha", "sha256", "checksum"], near: word, reach: 4)
            if word.count == 64 && !text.hasWord(["tx", "transaction", "txid"], near: word, reach: 4) || isNamed {
                found.add(.fileHash, text.lowercased(word), at: word, .unverifiable)
            }
        }
    }
}

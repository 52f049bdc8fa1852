// SPDX-License-Identifier: Apache-2.0

/// SHA-256 values; shorter ones only where a word says that they are hashes.
enum FileHashes {
    private static let names: TermSet = ["hash", "hashes", "md5", "sha1", "sha", "sha256", "checksum"]
    private static let transactions: TermSet = [
        "tx", "transaction", "txid", "txn", "testnet", "key", "private", "seed", "commit", "btc", "eth",
    ]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        for word in text.words where word.count == 32 || word.count == 40 || word.count == 64 {
            let letters = text.lower[word]
            guard letters.allSatisfy(MessageText.isHex), letters.contains(where: MessageText.isLetter),
                letters.contains(where: MessageText.isDigit), text.isSeparate(word), found.isFree(word)
            else { continue }
            let isNamed = text.hasWord(names, near: word, reach: 4)
            if isNamed || word.count == 64 && !text.hasWord(transactions, near: word, reach: 6) {
                found.add(.fileHash, text.lowercased(word), at: word, .unverifiable)
            }
        }
    }
}

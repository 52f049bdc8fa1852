// SPDX-License-Identifier: Apache-2.0

extension StopList {
    /// Names that stand for a name, from `Reference/names.tsv`.
    private static let names: Set<Substring> = Set(
        String(decoding: PackageResources.names_tsv, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.first != "#" }.compactMap { $0.split(separator: "\t").last })

    /// Why a value is no more than a picture of one: its figures are all equal or count up, its name stands for a name.
    static func placeholder(_ kind: String, _ value: String) -> String? {
        isPlaceholder(kind, value) ? "placeholder" : nil
    }

    private static func isPlaceholder(_ kind: String, _ value: String) -> Bool {
        let digits = Array(value.utf8.filter { (0x30...0x39).contains($0) })
        switch kind {
        case "phone": return digits.count < 7 || isPattern(digits.suffix(7)) || isCounting(digits.suffix(9))
        case "ukAccount":
            return isPattern(digits.prefix(6)) || isPattern(digits.suffix(8)) || isCounting(digits.suffix(8))
        case "bankAccount", "card": return isPattern(digits[...]) || isCounting(digits[...])
        case "iban": return isPattern(digits.dropFirst(2)) || isCounting(digits.dropFirst(2))
        case "giftCard", "device", "bitcoin", "litecoin", "tron", "monero", "dogecoin", "dash", "xrp", "solana",
            "ethereum":
            let letters = value.lowercased().filter { $0.isLetter || $0.isNumber }
            return Set(letters.suffix(max(1, letters.count - 4))).count <= 1
        case "email": return value.lastIndex(of: "@").map { isName(value[..<$0]) } ?? false
        case "paypal" where value.contains("@"): return value.lastIndex(of: "@").map { isName(value[..<$0]) } ?? false
        case "upi", "pix": return value.lastIndex(of: "@").map { isName(value[..<$0]) } ?? false
        case "username": return value.unicodeScalars.count < 3 || isName(value[...])
        case "cashtag", "paypal", "venmo", "revolut", "monzo", "wise":
            return isName(value.split(separator: "/").last ?? "")
        case "ip":
            return ["10.", "192.168.", "127.", "169.254.", "0."].contains { value.hasPrefix($0) } || value == "::1"
        default: return false
        }
    }

    private static func isName(_ name: Substring) -> Bool {
        names.contains(Substring(name.filter { !"$£@._-".contains($0) }))
    }

    /// One figure over and over.
    private static func isPattern(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count >= 6 && Set(digits).count == 1
    }

    /// `12345678`, `87654321`, `01234567890`: each figure one more, or one less, than the last.
    private static func isCounting(_ digits: ArraySlice<UInt8>) -> Bool {
        let figures = digits.map { Int($0) - 0x30 }
        guard figures.count >= 7 else { return false }
        return [1, 9].contains { step in zip(figures, figures.dropFirst()).allSatisfy { ($0 + step) % 10 == $1 } }
    }
}

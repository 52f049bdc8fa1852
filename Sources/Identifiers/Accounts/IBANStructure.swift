// SPDX-License-Identifier: Apache-2.0

/// What a country's IBAN looks like behind country and check digits.
struct IBANStructure: Sendable {
    /// Runs of one kind of character: `a` letters, `n` digits, `c` either.
    private let runs: [(kind: UInt8, count: Int)]
    /// Of the whole number.
    let length: Int

    private init(_ text: String) {
        var runs: [(kind: UInt8, count: Int)] = []
        for byte in text.utf8 {
            if MessageText.isDigit(byte), let last = runs.indices.last {
                runs[last].count = runs[last].count * 10 + Int(byte) - 0x30
            } else {
                runs.append((byte, 0))
            }
        }
        self.runs = runs
        length = runs.reduce(4) { $0 + $1.count }
    }

    /// The structure of a country by its code in lower case.
    static func of(_ country: Term) -> IBANStructure? { countries[country] }

    /// Whether the part behind the check digits has the country's kinds of characters.
    func fits(_ lower: ArraySlice<UInt8>) -> Bool {
        var rest = lower
        for run in runs {
            let part = rest.prefix(run.count)
            rest = rest.dropFirst(run.count)
            let isRight = part.allSatisfy { byte in
                run.kind == UInt8(ascii: "n")
                    ? MessageText.isDigit(byte)
                    : run.kind == UInt8(ascii: "a") ? MessageText.isLetter(byte) : MessageText.isAlphanumeric(byte)
            }
            if part.count != run.count || !isRight { return false }
        }
        return rest.isEmpty
    }

    /// How many places behind the check digits are of another kind than the country's.
    func misfits(_ lower: ArraySlice<UInt8>) -> Int {
        var rest = lower
        return runs.reduce(0) { sum, run in
            let part = rest.prefix(run.count)
            rest = rest.dropFirst(run.count)
            return sum
                + part.count { byte in
                    run.kind == UInt8(ascii: "n")
                        ? !MessageText.isDigit(byte) : run.kind == UInt8(ascii: "a") && !MessageText.isLetter(byte)
                }
        }
    }

    /// Whether four letters of the bank come first.
    var beginsWithBank: Bool { runs.first.map { $0.kind == UInt8(ascii: "a") && $0.count == 4 } ?? false }

    private static let countries: [Term: IBANStructure] = table.mapValues(IBANStructure.init)

    /// The IBAN registry of ISO 13616's registration authority, release 101, neighbouring parts of one kind joined.
    private static let table: [Term: String] = [
        "ad": "n8c12", "ae": "n19", "al": "n8c16", "at": "n16", "az": "a4c20", "ba": "n16", "be": "n12",
        "bg": "a4n6c8", "bh": "a4c14", "bi": "n23", "br": "n23a1c1", "by": "c4n4c16", "ch": "n5c12", "cr": "n18",
        "cy": "n8c16", "cz": "n20", "de": "n18", "dj": "n23", "dk": "n14", "do": "c4n20", "ee": "n16", "eg": "n25",
        "es": "n20", "fi": "n14", "fk": "a2n12", "fo": "n14", "fr": "n10c11n2", "gb": "a4n14", "ge": "a2n16",
        "gi": "a4c15", "gl": "n14", "gr": "n7c16", "gt": "c24", "hn": "a4n20", "hr": "n17", "hu": "n24", "ie": "a4n14",
        "il": "n19", "iq": "a4n15", "is": "n22", "it": "a1n10c12", "jo": "a4n4c18", "kw": "a4c22", "kz": "n3c13",
        "lb": "n4c20", "lc": "a4c24", "li": "n5c12", "lt": "n16", "lu": "n3c13", "lv": "a4c13", "ly": "n21",
        "mc": "n10c11n2", "md": "c20", "me": "n18", "mk": "n3c10n2", "mn": "n16", "mr": "n23", "mt": "a4n5c18",
        "mu": "a4n19a3", "ni": "a4n20", "nl": "a4n10", "no": "n11", "om": "n3c16", "pk": "a4c16", "pl": "n24",
        "ps": "a4c21", "pt": "n21", "qa": "a4c21", "ro": "a4c16", "rs": "n18", "ru": "n14c15", "sa": "n2c18",
        "sc": "a4n20a3", "sd": "n14", "se": "n20", "si": "n15", "sk": "n20", "sm": "a1n10c12", "so": "n19",
        "st": "n21", "sv": "a4n20", "tl": "n19", "tn": "n20", "tr": "n6c16", "ua": "n6c19", "va": "n18", "vg": "a4n16",
        "xk": "n16", "ye": "a4n4c18",
    ]
}

// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Which national forms of numbers stand for which international ones, by all numbers of a telephone's files.
///
/// What was dialled from the address book is stored as `07700 900123`, what came in as `+447700900123`: without this,
/// one talk would be two halves. A national form is joined only when exactly one international number of the same
/// files ends in it, trunk prefix left out, and nothing but a country's calling code stands in front.
struct SMSBackupNumbers {
    /// Forms without a country, by their comparable form, and with one.
    private var national: [String: String] = [:]
    private var international: [String: String] = [:]
    private var canonical: [String: String] = [:]
    private var forms: [String: [String]] = [:]
    /// What the address book calls each number, where the records say.
    private var contacts: [String: Set<String>] = [:]
    /// Addresses as written that were looked at.
    private var seen: Set<String> = []
    /// What records say of their other ends, so that a thread of thousands costs one look.
    private var looked: Set<Party> = []

    /// The other end of a record as the record writes it.
    private struct Party: Hashable {
        var address: String
        var isDialled: Bool
        /// Whether it is the one other end of a message of words or of a call.
        var isAlone: Bool
        var contact: String?
    }

    /// The same for those of the records' own addresses that change.
    private var rewritten: [String: String] = [:]

    /// What the files show of the telephone's own numbers.
    private var own = SMSBackupOwnNumber()
    private var ownKeys: Set<String> = []

    /// Whether an address is the telephone's own, by all of its files.
    func isOwn(_ address: SMSBackupAddress) -> Bool { ownKeys.contains(address.key) }

    /// National forms that were found to stand for an international one.
    var joinedForms: Int { canonical.count }

    /// Takes all addresses of a file.
    mutating func scan(_ bytes: Span<UInt8>) {
        var index = bytes.firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index < bytes.count {
            let isMultimedia = bytes.hasBytes("<mms ", at: index) || bytes.hasBytes("<addr ", at: index)
            if isMultimedia { own.note(tagAt: index, in: bytes) }
            if let value = Self.address(at: index, in: bytes) {
                let name = SMSBackupTag.value(of: "contact_name", from: index, in: bytes)
                let party = Party(
                    // What was dialled may hold commas that stand for pauses.
                    address: bytes.text(in: value), isDialled: bytes.hasBytes("<call ", at: index),
                    isAlone: !isMultimedia, contact: name.map { bytes.text(in: $0) })
                if looked.insert(party).inserted { take(party) }
            }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        own.close()
    }

    private mutating func take(_ party: Party) {
        let parts = party.isDialled ? [party.address] : SMSBackupAddress.parts(of: party.address)
        for part in parts { insert(part) }
        guard parts.count == 1 else { return }
        if party.isAlone { own.note(other: parts[0]) }
        if let contact = party.contact { note(contact, of: parts[0]) }
    }

    private static func address(at start: Int, in bytes: Span<UInt8>) -> Range<Int>? {
        if bytes.hasBytes("<sms ", at: start) || bytes.hasBytes("<mms ", at: start)
            || bytes.hasBytes("<addr ", at: start)
        {
            return SMSBackupTag.value(of: "address", from: start, in: bytes)
        }
        return bytes.hasBytes("<call ", at: start) ? SMSBackupTag.value(of: "number", from: start, in: bytes) : nil
    }

    private mutating func insert(_ literal: String) {
        guard seen.insert(literal).inserted, let address = SMSBackupAddress(literal),
            address.identifier.kind == .phone
        else { return }
        if address.key.first == "+" {
            if international[address.key] == nil { international[address.key] = literal }
        } else if national[address.key] == nil {
            national[address.key] = literal
        }
    }

    private mutating func note(_ name: String, of literal: String) {
        guard !name.isEmpty, name != "(Unknown)", name != "null", let address = SMSBackupAddress(literal),
            contacts[address.key]?.contains(name) != true
        else { return }
        contacts[address.key, default: []].insert(name)
    }

    /// Two national forms of one number that bear different names are two people's: neither is joined.
    private mutating func separate() {
        for (number, literals) in forms where literals.count > 1 {
            let keys = literals.compactMap { SMSBackupAddress($0)?.key }
            let isApart = keys.contains { key in keys.contains { areTold(apart: key, $0) } }
            guard isApart else { continue }
            forms[number] = nil
            for key in keys { canonical[key] = nil }
        }
    }

    /// Whether the address book has two people where the digits would suggest one.
    private func areTold(apart left: String, _ right: String) -> Bool {
        guard let one = contacts[left], let other = contacts[right] else { return false }
        return one.isDisjoint(with: other)
    }

    /// Finds the pairs, once all files were scanned.
    mutating func settle() {
        var byEnding: [Substring: [String]] = [:]
        for key in international.keys { byEnding[key.suffix(7), default: []].append(key) }
        for (key, literal) in national {
            let whole = (byEnding[key.suffix(7)] ?? []).filter {
                Self.isNational(key, of: $0) && !areTold(apart: key, $0)
            }
            guard whole.count == 1, let number = whole.first, let written = international[number] else { continue }
            canonical[key] = written
            forms[number, default: []].append(literal)
        }
        separate()
        for key in forms.keys { forms[key]?.sort() }
        for literal in seen {
            guard let address = SMSBackupAddress(literal), let whole = canonical[address.key] else { continue }
            rewritten[literal] = whole
        }
        (seen, looked) = ([], [])
        ownKeys = own.keys
        for key in own.keys {
            if let whole = canonical[key].flatMap(SMSBackupAddress.init) { ownKeys.insert(whole.key) }
        }
    }

    /// The international form of an address as the files write it; the address itself where none is known.
    func canonical(_ address: String) -> String {
        if canonical.isEmpty { return address }
        if let known = rewritten[address] { return known }
        let parts = SMSBackupAddress.parts(of: address)
        return parts.count > 1 ? parts.map(one).joined(separator: "~") : one(address)
    }

    private func one(_ literal: String) -> String {
        rewritten[literal] ?? literal
    }

    /// The national forms of a number that were joined to it.
    func otherForms(of address: SMSBackupAddress) -> [Identifier] {
        (forms[address.key] ?? []).map { Identifier(.phone, $0) }
    }

    /// Whether digits are those of an international number without its country.
    static func isNational(_ digits: String, of number: String) -> Bool {
        let whole = number.dropFirst()
        func stands(_ rest: Substring) -> Bool {
            rest.count >= 8 && whole.hasSuffix(rest) && isCallingCode(whole.dropLast(rest.count))
        }
        if whole == digits[...] || stands(digits[...]) { return true }
        // North America dials no 0 in front.
        if digits.first == "0" { return whole.first != "1" && stands(digits.dropFirst()) }
        // Russia and Kazakhstan dial 8 in front.
        return digits.count == 11 && digits.first == "8" && whole == "7" + digits.dropFirst()
    }

    /// ITU-T E.164, list of assigned country codes.
    private static func isCallingCode(_ code: Substring) -> Bool {
        switch code.count {
        case 1: code == "1" || code == "7"
        case 2: shortCodes.contains(String(code))
        case 3:
            !shortCodes.contains(String(code.prefix(2))) && code.first != "1" && code.first != "7" && code.first != "0"
        default: false
        }
    }

    private static let shortCodes: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ]
}

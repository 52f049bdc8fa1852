// SPDX-License-Identifier: Apache-2.0

import Analysis
internal import Crypto

/// UUIDs that are computed from a name (RFC 9562, version 5): equal cases give equal identifiers.
struct NameUUID: Sendable, Hashable {
    private let bytes: [UInt8]

    /// Namespace of the program's own names: the UUID of the URL `urn:chatforensics:export` in the namespace of URLs.
    static let exports = NameUUID(
        "urn:chatforensics:export", in: NameUUID(literal: 0x6ba7_b811_9dad_11d1, 0x80b4_00c0_4fd4_30c8))
    /// Namespace of STIX cyber-observable objects (STIX 2.1, section 2.9).
    static let stix = NameUUID(literal: 0x00ab_edb4_aa42_466c, 0x9c01_fed2_3315_a9b7)

    private init(literal high: UInt64, _ low: UInt64) {
        bytes = [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    }

    /// The UUID of a name in a namespace.
    init(_ name: String, in namespace: NameUUID) {
        self.init(Array(name.utf8), in: namespace)
    }

    /// The UUID of a name's bytes in a namespace.
    init(_ name: [UInt8], in namespace: NameUUID) {
        var hasher = Insecure.SHA1()
        hasher.update(data: namespace.bytes)
        hasher.update(data: name)
        var bytes = Array(hasher.finalize().prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.bytes = bytes
    }

    /// 36 characters, lower case.
    var text: String {
        var characters: [UInt8] = []
        characters.reserveCapacity(36)
        let digits = Array("0123456789abcdef".utf8)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { characters.append(UInt8(ascii: "-")) }
            characters.append(digits[Int(byte >> 4)])
            characters.append(digits[Int(byte & 15)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

extension CaseExport {
    /// Namespace of everything in this case: of its inputs, its reference and its exhibit.
    var namespace: NameUUID {
        let details = analysis.details
        let parts = [analysis.inputsDigest, details.reference ?? "", details.exhibit ?? ""]
        return NameUUID(JSONText.array(parts.map(JSONText.string)).bytes, in: .exports)
    }
}

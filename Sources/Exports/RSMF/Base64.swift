// SPDX-License-Identifier: Apache-2.0

/// Base64 (RFC 4648), for mail in lines of 76 characters.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Without line ends.
    static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        encode(bytes[...], to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// In lines, each ended by CRLF.
    static func write(_ bytes: [UInt8], to output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count / 57 * 78 + 80)
        var start = 0
        while start < bytes.count {
            let end = min(start + 57, bytes.count)
            encode(bytes[start..<end], to: &output)
            output.append(contentsOf: "\r\n".utf8)
            start = end
        }
    }

    private static func encode(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let left = bytes.endIndex - index
            let second = left > 1 ? bytes[index + 1] : 0
            let third = left > 2 ? bytes[index + 2] : 0
            output.append(alphabet[Int(bytes[index] >> 2)])
            output.append(alphabet[Int(bytes[index] & 3) << 4 | Int(second >> 4)])
            output.append(left > 1 ? alphabet[Int(second & 15) << 2 | Int(third >> 6)] : UInt8(ascii: "="))
            output.append(left > 2 ? alphabet[Int(third & 63)] : UInt8(ascii: "="))
            index += 3
        }
    }
}

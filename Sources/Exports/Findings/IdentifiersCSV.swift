// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

/// `identifiers.csv`: the evidence checklist's identifiers, one row an identifier and account.
public enum IdentifiersCSV {
    /// The file's bytes.
    public static func bytes(_ identifiers: [IdentifierFinding]) -> [UInt8] {
        var buffer = Array("kind,value,literal,status,role,account,obfuscated,messages\r\n".utf8)
        for identifier in identifiers {
            let cells = [
                identifier.kind, identifier.value, identifier.literal, identifier.status, identifier.role.rawValue,
                identifier.account?.label ?? "", identifier.isObfuscated ? "true" : "false",
                identifier.messages.map(String.init).joined(separator: " "),
            ]
            for (index, cell) in cells.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                CSVField.write(cell, to: &buffer)
            }
            buffer.append(contentsOf: "\r\n".utf8)
        }
        return buffer
    }
}

// SPDX-License-Identifier: Apache-2.0

public import Analysis

/// `redactions.csv`: the schedule of a produced set, one row a message and class; ground and officer are left to the
/// unit.
public enum RedactionsCSV {
    /// Name of the file.
    public static let fileName = "redactions.csv"

    /// The file's bytes.
    public static func bytes(_ record: RedactionRecord) -> [UInt8] {
        var buffer = Array("message,class,count,level,ground,officer\r\n".utf8)
        for entry in record.entries {
            let cells = [
                entry.n.map(String.init) ?? "", entry.kind, String(entry.count), record.level, "", "",
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

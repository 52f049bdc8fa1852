// SPDX-License-Identifier: Apache-2.0

/// Gives every exhibit a path of its own and notices names that are easily mistaken for each other.
struct ExhibitPaths {
    /// Taken paths, with the number that the next namesake gets.
    private var taken: [String: (spelling: [UInt8]?, next: Int)] = [:]
    private var folded: Set<String> = []

    /// Takes a path for a file below a prefix; the folder is changed by ` (2)` when it is taken already.
    ///
    /// The file keeps its own name, by which importers know it.
    mutating func take(_ file: String, under prefix: String) -> (path: String, remark: IntakeRemark?) {
        let slash = file.lastIndex(of: "/")
        return take(prefix + file) { number in
            guard let slash else { return "\(prefix)(\(number))/\(file)" }
            return "\(prefix)\(file[..<slash]) (\(number))\(file[slash...])"
        }
    }

    /// Takes a path for a folder, changed by ` (2)` when it is taken already.
    mutating func take(folder wanted: String) -> (path: String, remark: IntakeRemark?) {
        take(wanted) { "\(wanted) (\($0))" }
    }

    private mutating func take(
        _ wanted: String, numbered: (Int) -> String
    ) -> (path: String, remark: IntakeRemark?) {
        let lower = wanted.lowercased()
        // Strings are equal here when they are canonically equivalent: é as one scalar or as two.
        guard let first = taken[wanted] else {
            let isNew = folded.insert(lower).inserted
            taken[wanted] = (Self.isASCII(wanted) ? nil : Array(wanted.utf8), 2)
            return (wanted, isNew ? nil : .caseCollision)
        }
        var number = first.next
        while taken[numbered(number)] != nil { number += 1 }
        taken[wanted] = (first.spelling, number + 1)
        let path = numbered(number)
        taken[path] = (Self.isASCII(path) ? nil : Array(path.utf8), 2)
        folded.insert(path.lowercased())
        let isSameSpelling = first.spelling.map { $0.elementsEqual(wanted.utf8) } ?? true
        return (path, isSameSpelling ? .duplicateName : .normalisationCollision)
    }

    private static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 }
    }
}

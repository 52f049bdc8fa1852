// SPDX-License-Identifier: Apache-2.0

import Formats

extension SignalReader {
    /// A text with the names of those whom it mentions: where the app shows a name, the record holds a sign that stands
    /// for an object (U+FFFC), and apart from it whom it means.
    ///
    /// - Parameter body: the whole of a text that is too long for its record.
    func words(_ text: JSONElement?, body: String? = nil) -> String? {
        guard let body = body ?? text?["body"]?.filled else { return nil }
        let mentions = (text?["bodyRanges"]?.array ?? []).compactMap { range -> (start: Int, name: String)? in
            guard let name = title(aci: range["mentionAci"]?.string) else { return nil }
            return (range["start"]?.integer.flatMap { Int(exactly: $0) } ?? 0, name)
        }
        guard !mentions.isEmpty else { return body }
        // Places count units of UTF-16, as Java strings do.
        var units = Array(body.utf16)
        for (start, name) in mentions.sorted(by: { $0.start > $1.start })
        where units.indices.contains(start) && units[start] == 0xFFFC {
            units.replaceSubrange(start...start, with: Array("@\(name)".utf16))
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// A question with its options, each with those who chose it.
    func poll(_ poll: JSONElement) -> String {
        let options = (poll["options"]?.array ?? []).compactMap { option -> String? in
            guard let words = option["option"]?.filled else { return nil }
            let voters = (option["votes"]?.array ?? []).map { title($0["voterId"]?.literal) ?? "?" }
            return voters.isEmpty ? words : "\(words): \(voters.joined(separator: ", "))"
        }
        return ([poll["question"]?.filled].compactMap(\.self) + options).joined(separator: " | ")
    }

    /// A member's key and the plain values in it, people by name.
    func listing(_ member: JSONMember) -> String { SignalUpdate.listing(member) { title(aci: $0) } }
}

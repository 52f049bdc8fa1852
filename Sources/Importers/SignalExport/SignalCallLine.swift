// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Calls as the program words them: `Incoming video call (accepted, 3m 5s)`, `Missed voice call`.
enum SignalCallLine {
    /// The call that a whole text is; nil for anything else.
    ///
    /// - Parameter isCertain: whether the form says that it is a call: then the words tell no more than its kind.
    static func call(_ text: String, isCertain: Bool) -> Call? {
        guard isCertain || text.utf8.count < 80 else { return nil }
        let words = text.split(separator: " ")
        guard words.count >= 2, ["Missed", "Incoming", "Outgoing"].contains(words[0]),
            let place = words.firstIndex(of: "call"), place == 1 || place == 2 && kinds.contains(words[1])
        else { return isCertain ? Call(isVideo: text.contains("video")) : nil }
        var call = Call(isVideo: words[1] == "video", wasAnswered: words[0] == "Missed" ? false : nil)
        if words.count == place + 1 { return call }
        let rest = words[(place + 1)...].joined(separator: " ")
        guard let inside = rest.between("(", ")") else { return isCertain ? call : nil }
        let parts = inside.split(separator: ",")
        let outcome = parts[0].lowercased()
        if ["accepted", "answered", "joined"].contains(outcome) {
            call.wasAnswered = true
        } else if ["unanswered", "declined", "missed", "not accepted", "no answer"].contains(where: outcome.hasPrefix) {
            // The program adds by whom: "declined by recipient".
            call.wasAnswered = false
        }
        if let length = parts.dropFirst().first { call.seconds = seconds(length) }
        return call
    }

    private static let kinds: Set<Substring> = ["voice", "video", "group"]

    /// Seconds of `1h 3m 5s`.
    private static func seconds(_ text: Substring) -> Int? {
        let units: [Character: Int] = ["h": 3600, "m": 60, "s": 1]
        return CallLength(
            parts: text.split(separator: " ").map { (Int($0.dropLast()), $0.last.flatMap { units[$0] }) })?.seconds
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Texts with the mark that iOS sets before its own words, by the name that they stand behind.
struct MarkedWords {
    /// A marked text that no table knows.
    struct Unknown {
        let sender: Int32
        /// Which record.
        let place: Int
        /// The text, folded.
        let phrase: String
    }

    private(set) var unknown: [Unknown] = []
    /// Who stands before the unknown words that open the chat.
    var opener: Int32?
    /// Whether these are as long as a notice of encryption and free of numbers and addresses.
    var openerIsLikeNotice = false
    /// Marked texts, known or not, by sender.
    private var counts: [Int32: Int] = [:]

    mutating func count(_ sender: Int32) { counts[sender, default: 0] += 1 }

    mutating func note(_ phrase: String, of sender: Int32, at place: Int, opensChat: Bool) {
        if opensChat { opener = sender }
        unknown.append(Unknown(sender: sender, place: place, phrase: phrase))
    }

    /// The senders of unknown texts that are as asked.
    func senders(where isWanted: (Int32) -> Bool) -> Set<Int32> { Set(unknown.map(\.sender)).filter(isWanted) }

    /// Whether nothing but marked texts that no table knows stands behind a name with so many messages.
    func areAllUnknown(of sender: Int32, among messages: Int) -> Bool {
        counts[sender] == messages && unknown.count(where: { $0.sender == sender }) == messages
    }

    mutating func forget(_ senders: Set<Int32>) { unknown.removeAll { senders.contains($0.sender) } }

    /// The unknown texts that are the app's, where such a text opens the chat.
    ///
    /// Those are that come once, behind a name that never writes without the mark; what recurs stands for pictures.
    func notices(opener: Int32, opens: Bool, messages: (Int32) -> Int) -> [Unknown] {
        var times: [Int32: [String: Int]] = [:]
        for text in unknown { times[text.sender, default: [:]][text.phrase, default: 0] += 1 }
        return unknown.filter { text in
            let isFirst = text.place == unknown[0].place && text.sender == opener
            let recurs = times[text.sender]?[text.phrase] != 1
            let writesPlainly = counts[text.sender, default: 0] < messages(text.sender)
            return isFirst ? opens && !recurs : !recurs && !writesPlainly
        }
    }
}

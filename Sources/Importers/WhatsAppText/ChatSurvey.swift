// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a first look at all records tells: who writes, what the app wrote, whose export it is.
struct ChatSurvey {
    /// Who wrote each record: a sender's place, or one of the values below.
    private(set) var writers: ContiguousArray<Int32> = []
    /// A line without a sender.
    static let nobody: Int32 = -1
    /// A line of the app behind the name of a person or group.
    static let app: Int32 = -2
    /// The same in words of no table, behind a name that may be that of a person who sent it.
    static let appBehindSender: Int32 = -3

    private(set) var table = SenderTable()
    private(set) var title: ChatTitle
    /// The chat's name behind which iOS writes its first notice, where the path gives none.
    private(set) var noticedTitle: String?
    private(set) var hasGroupNotice = false
    private(set) var opensWithNotice = false
    /// The first encryption notice stands behind the first records.
    private(set) var noticeComesLate = false
    private(set) var marksItsWords = false
    /// The first line is the app's by its mark and its place alone: its words are in no table.
    private(set) var opensInUnknownWords = false
    /// Messages were set to vanish after some time.
    private(set) var hasTimer = false
    /// Words that bear the app's mark are in a table: the file's language is known.
    private var knowsItsWords = false
    private(set) var messages = 0
    private(set) var attachedFiles = 0
    /// Senders whose names were found to hold a colon.
    private(set) var namesWithColon = 0
    /// Senders of whom too few records tell whether their names do.
    private(set) var undecidedNames = 0
    /// Who deleted messages of their own, as the export tells its owner.
    private(set) var deleters: Set<Int32> = []
    /// Bodies that are words in angle brackets, with how often they come.
    private var forms: [(body: Range<Int>, phrase: String?, count: Int)] = []
    private var marked = MarkedWords()
    private var longer: LongerNames
    private let isBracketed: Bool
    let isFromWeb: Bool
    /// Names with a colon that senders bear: the app's lines about them are no messages.
    let colonNames: SystemPhrase.ColonNames

    /// Looks at every record that is not embedded; again where names with a colon were found, here or elsewhere.
    ///
    /// - Parameter namesElsewhere: such names, folded, that other exports of the chat prove; asked for where this one leaves
    ///   some undecided.
    init(
        _ bytes: Span<UInt8>, _ index: HeaderIndex, title: ChatTitle, _ namesElsewhere: () -> Set<String> = { [] }
    ) {
        self.init(bytes, index, title, .none, proved: [])
        var proved: Set<String> = []
        if undecidedNames > 0 {
            proved = namesElsewhere()
            if !proved.isEmpty { self.init(bytes, index, title, .none, proved: proved) }
        }
        let found = longerNames
        if !found.isEmpty { self.init(bytes, index, title, .known(found), proved: proved) }
    }

    /// The senders' names that hold a colon, folded.
    var longerNames: Set<String> {
        Set(table.senders.flatMap { $0.longer.map { FoldedText(table.senders[Int($0)].name).foldedText } })
    }

    private init(
        _ bytes: Span<UInt8>, _ index: HeaderIndex, _ title: ChatTitle, _ colonNames: SystemPhrase.ColonNames,
        proved: Set<String>
    ) {
        longer = LongerNames(proved: proved)
        self.title = title
        isFromWeb = index.web != nil
        isBracketed = index.shape.delimiter == .bracket
        self.colonNames = colonNames
        writers.reserveCapacity(index.marks.count)
        let phrases = MessageBodyReader(isBracketed: isBracketed, marksItsWords: false, companions: ChatFiles())
        var record = 0
        var sawEncryption = false
        for (place, mark) in index.marks.enumerated() {
            guard mark.flags.isDisjoint(with: .isNone) else {
                writers.append(Self.nobody)
                continue
            }
            let (writer, line) = look(at: place, of: index, record: record, bytes, phrases)
            writers.append(writer)
            if let line {
                if line.isOfGroup { hasGroupNotice = true }
                if line.meaning == .timer { hasTimer = true }
                if record < 3, line.isOpening { opensWithNotice = true }
                if line.meaning == .encryption, !sawEncryption {
                    sawEncryption = true
                    noticeComesLate = record >= 3
                }
            }
            record += 1
        }
        // Where the language is known, words that no table has may have been typed behind a mark to pass for the app's: then
        // only what stands where iOS has its notice of encryption, and reads like one, is taken for it, and it is told.
        if knowsItsWords, sawEncryption || !marked.openerIsLikeNotice { marked.opener = nil }
        dropGroupAsSender()
        dropUnknownNotices()
        takeOverLongerNames(bytes)
    }

    /// Words in angle brackets that are the whole of three bodies or more.
    var recurringForms: Set<String> { Set(forms.filter { $0.count >= 3 }.compactMap(\.phrase)) }

    /// The sender of a record and where its body begins, with names that hold a colon taken into account.
    func sender(_ writer: Int32, _ bytes: Span<UInt8>, _ line: Range<Int>) -> (sender: Int32, body: Int)? {
        guard writer >= 0, let split = SenderSplit.first(in: bytes, line) else { return nil }
        let longer = table.senders[Int(writer)].longer
        guard !longer.isEmpty, let second = SenderSplit.first(in: bytes, line, from: split.body) else {
            return (writer, split.body)
        }
        let name = bytes.text(in: second.name)
        return longer.first { table.senders[Int($0)].name == name }.map { ($0, second.body) } ?? (writer, split.body)
    }

    private mutating func look(
        at place: Int, of index: HeaderIndex, record: Int, _ bytes: Span<UInt8>, _ phrases: MessageBodyReader
    ) -> (Int32, SystemLine?) {
        let mark = index.marks[place]
        let line = mark.restRange
        guard let split = mark.split(in: bytes) else {
            return (Self.nobody, SystemLine.read(bytes.text(in: line)))
        }
        if case .known = colonNames, let notice = SystemLine.read(bytes.text(in: line), colonNames) {
            longer.learn(notice)
            return (Self.nobody, notice)
        }
        let isMarked = bytes.markLength(at: split.body, before: line.upperBound) > 0
        var isUnknown = false
        if isMarked {
            let body = split.body..<line.upperBound
            // Of a poll, only the lines behind the first tell.
            let whole = body.lowerBound..<max(body.upperBound, index.end(of: place, bytes))
            let placeholder = phrases.read(bytes, whole, firstLineEnd: body.upperBound)
            if let placeholder, placeholder.remark != .unknownWords {
                learnMark(bytes, body, placeholder, split)
            } else if let notice = SystemLine.read(bytes.text(in: body)) {
                knowsItsWords = true
                learnTitle(from: notice, bytes, split)
                return (Self.app, notice)
            } else if placeholder != nil {
                if beginsWithSender(bytes, body, split.name) { return (Self.appBehindSender, nil) }
                isUnknown = true
            }
        } else if record < 3, let notice = SystemLine.read(bytes.text(in: split.body..<line.upperBound)),
            notice.meaning == .encryption
        {
            learnTitle(from: notice, bytes, split)
            return (Self.app, notice)
        }
        let sender: Int32
        if let known = table.find(bytes, split.name) {
            sender = known
        } else {
            if let notice = SystemLine.read(bytes.text(in: line)) { return (Self.nobody, notice) }
            if SenderSplit.cutsQuotation(bytes.text(in: split.name), bytes.text(in: split.body..<line.upperBound)) {
                return (Self.nobody, nil)
            }
            if isBracketed, title.names([Identifier(.displayName, bytes.text(in: split.name))]),
                let notice = SystemLine.read(bytes.text(in: split.body..<line.upperBound)), notice.isOfGroup
            {
                return (Self.app, notice)
            }
            sender = table.add(bytes, split.name)
        }
        table.count(sender)
        messages += 1
        if isMarked {
            marked.count(sender)
            if isUnknown {
                let phrase = FoldedText(bytes.text(in: split.body..<line.upperBound)).phrase
                // iOS begins every chat with its notice of encryption, which is made of whole sentences.
                let opens = record == 0 && isBracketed && bytes.endsSentence(split.body..<line.upperBound)
                marked.note(phrase, of: sender, at: place, opensChat: opens)
                if opens { marked.openerIsLikeNotice = bytes.isLikeNotice(split.body..<line.upperBound) }
            }
        }
        countForm(bytes, split.body..<line.upperBound)
        if let last = line.last, bytes[last] == 0x29 || bytes[last] == 0x3E,
            AttachmentDay.find(in: bytes, line) != nil
        {
            attachedFiles += 1
        }
        longer.observe(bytes, sender: sender, split: split, line: line) { body in
            let isPoll = body.count <= 24 && AttachmentWords.poll.contains(FoldedText(bytes.text(in: body)).phrase)
            return isPoll || phrases.read(bytes, body, firstLineEnd: body.upperBound)?.content.isPlaceholder ?? false
        }
        return (sender, nil)
    }

    private mutating func learnTitle(from notice: SystemLine, _ bytes: Span<UInt8>, _ split: SenderSplit) {
        if notice.meaning == .encryption, noticedTitle == nil { noticedTitle = bytes.text(in: split.name) }
    }

    /// Whether the app's words begin with the name that stands before the colon: "~ Dana lämnade".
    private func beginsWithSender(_ bytes: Span<UInt8>, _ body: Range<Int>, _ name: Range<Int>) -> Bool {
        let start = bytes.skippingMarks(from: body.lowerBound, before: body.upperBound)
        let end = start + name.count
        guard isBracketed, end < body.upperBound, bytes.isEqual(start..<end, name) else { return false }
        let behind = bytes.skippingMarks(from: end, before: body.upperBound)
        return bytes.blankLength(at: behind, before: body.upperBound) > 0
    }

    /// Remembers a body that is words in angle brackets.
    private mutating func countForm(_ bytes: Span<UInt8>, _ body: Range<Int>) {
        guard let last = body.last, bytes[last] == 0x3E, bytes[body.lowerBound] == 0x3C, body.count <= 160
        else { return }
        if let known = forms.firstIndex(where: { bytes.isEqual($0.body, body) }) {
            forms[known].count += 1
        } else if forms.count < 32 {
            let text = bytes.text(in: body)
            forms.append((body, MessageBodyReader.hasForm(text) ? FoldedText(text).phrase : nil, 1))
        }
    }

    /// A group behind whose name iOS writes its notices is no sender, in whatever language they are.
    private mutating func dropGroupAsSender() {
        guard isBracketed, hasGroupNotice || activeSenders.count > 2 else { return }
        let groups = marked.senders { sender in
            let named = table.senders[Int(sender)]
            let isTitle = title.names(named.identifiers) || noticedTitle == named.name || marked.opener == sender
            return isTitle && marked.areAllUnknown(of: sender, among: named.count)
        }
        for text in marked.unknown where groups.contains(text.sender) { giveToApp(text.place, from: text.sender) }
        if let opener = marked.opener, groups.contains(opener) { noticedTitle = table.senders[Int(opener)].name }
        marked.forget(groups)
    }

    /// In a file that opens with a notice in a language of no table, what bears the mark may be the app's.
    ///
    /// The first line is, unless the chat is called otherwise. The name stays with the others: a person may have sent them.
    private mutating func dropUnknownNotices() {
        guard let opener = marked.opener else { return }
        let opens = title.text == nil || title.names(table.senders[Int(opener)].identifiers)
        if opens, noticedTitle == nil { noticedTitle = table.senders[Int(opener)].name }
        for notice in marked.notices(opener: opener, opens: opens, messages: { table.senders[Int($0)].count }) {
            if knowsItsWords, notice.place != marked.unknown[0].place { continue }
            if opens, notice.place == marked.unknown[0].place { opensInUnknownWords = true }
            giveToApp(notice.place, from: notice.sender, as: Self.appBehindSender)
        }
    }

    private mutating func giveToApp(_ place: Int, from sender: Int32, as writer: Int32 = Self.app) {
        writers[place] = writer
        table.count(sender, -1)
        messages -= 1
    }

    /// A placeholder with the mark of iOS shows that this file marks its placeholders.
    private mutating func learnMark(
        _ bytes: Span<UInt8>, _ body: Range<Int>, _ reading: MessageBody, _ split: SenderSplit
    ) {
        guard isBracketed else { return }
        if reading.isPoll { knowsItsWords = true }
        guard reading.content.isPlaceholder else { return }
        marksItsWords = true
        if reading.remark != .byForm { knowsItsWords = true }
        let phrase = FoldedText(bytes.text(in: body)).phrase
        if MediaPhrases.bodies[phrase] == .deletedByOwner {
            deleters.insert(table.find(bytes, split.name) ?? Int32(table.senders.count))
        }
    }

    private mutating func takeOverLongerNames(_ bytes: Span<UInt8>) {
        undecidedNames = longer.undecided(bytes, title: title, senders: table.senders)
        for (sender, names) in longer.believed(bytes, title: title, senders: table.senders)
        where !title.names(table.senders[Int(sender)].identifiers) {
            namesWithColon += names.count
            var places: [Int32] = []
            for (name, count) in names {
                let place = table.find(bytes, name) ?? table.add(bytes, name)
                table.count(place, count)
                table.count(sender, -count)
                places.append(place)
            }
            table.setLonger(places, of: sender)
        }
    }
}

extension Span where Element == UInt8 {
    /// Whether a line is as long as a notice of encryption, and names no sum, number or address.
    fileprivate func isLikeNotice(_ line: Range<Int>) -> Bool {
        let words = text(in: line)
        return words.unicodeScalars.count > (words.utf8.count > 2 * words.unicodeScalars.count ? 20 : 40)
            && !words.unicodeScalars.contains {
                $0.properties.numericType != nil || $0 == "@" || $0 == "/" || $0 == "?"
            }
    }

    /// Whether a line ends in a full stop of some script.
    fileprivate func endsSentence(_ line: Range<Int>) -> Bool {
        let stops: Set<Unicode.Scalar> = [".", "。", "．", "।", "۔", "։", "።", "။", "។"]
        return text(in: line).unicodeScalars.last { !FoldedText.isMark($0) && !$0.properties.isWhitespace }
            .map(stops.contains) ?? false
    }
}

extension Event.Content {
    /// Whether the app wrote the body, not the sender.
    fileprivate var isPlaceholder: Bool {
        switch self {
        case .call: true
        case .message(let message): message.text == nil
        default: false
        }
    }
}

extension MessageBody {
    /// Whether it was read as a poll, whose first word is in a table.
    fileprivate var isPoll: Bool {
        guard case .message(let message) = content else { return false }
        return message.attachments.contains { $0.kind == .poll }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Which elements of a page are records.
public struct HTMLPattern: Sendable, Hashable {
    let element: HTMLName?
    let classes: [[UInt8]]
    let isContainer: Bool

    /// Describes elements by name and by the words that their class attribute must have.
    ///
    /// - Parameters:
    ///   - element: name in small letters; nil for any.
    ///   - classes: all of them must stand in the class attribute.
    ///   - isContainer: whether only the start tag is reported, and what is inside searched for further records.
    public init(_ element: String?, classes: [String] = [], isContainer: Bool = false) {
        self.element = element.map { HTMLName($0) }
        self.classes = classes.map { Array($0.utf8) }
        self.isContainer = isContainer
    }

    func matches(_ tag: HTMLTag, in bytes: Span<UInt8>) -> Bool {
        guard tag.kind == .start, classes.isEmpty || !tag.classes.isEmpty,
            element.map({ tag.isNamed($0, in: bytes) }) ?? true
        else { return false }
        return classes.allSatisfy { tag.hasClass($0, in: bytes) }
    }
}

/// A record of a page: one element with all that it holds.
public struct HTMLRecord: Sendable, Hashable {
    /// Which of the patterns it fits, the first one that does.
    public var pattern: Int
    /// From its start tag to behind its end tag; of a container the start tag alone.
    public var bytes: Range<Int>
    /// Whether its end tag was found before the next record and before the end of the page.
    public var isComplete: Bool

    /// Describes a record.
    public init(pattern: Int, bytes: Range<Int>, isComplete: Bool) {
        self.pattern = pattern
        self.bytes = bytes
        self.isComplete = isComplete
    }
}

/// Cuts a page into records, one at a time, so that the largest page needs the memory of its largest record.
///
/// Records do not nest, but for those inside a part that the format has for them: one that is still open where the
/// next begins ends there and is marked incomplete, so that one lost end tag costs one record.
public struct HTMLRecordCursor: Sendable {
    private let patterns: [HTMLPattern]
    /// Numbers of the patterns' elements, which most tags have none of; nought for any element.
    private let numbers: [UInt64]
    private let holder: HTMLPattern?
    private var tags: HTMLTagCursor
    private var pending: (pattern: Int, tag: HTMLTag)?
    /// Forms of whole records, each noted with the pattern that its records fit.
    private var forms = HTMLForms()
    /// Forms of records that follow one another.
    private var runs: HTMLRuns
    /// Whether the cursor was moved to where it stands.
    private var isMoved = false

    /// Makes a cursor that stands at the beginning of a page.
    ///
    /// - Parameters:
    ///   - patterns: what the records are.
    ///   - holder: parts of a record that may hold further ones, which belong to it; of the same element as the records.
    ///   - ends: patterns of the last of several records that programs write one like the other, as the time of a chat.
    public init(_ patterns: [HTMLPattern], holder: HTMLPattern? = nil, runsEndingWith ends: Set<Int> = []) {
        self.patterns = patterns
        numbers = patterns.map { $0.element?.number ?? 0 }
        self.holder = holder
        runs = HTMLRuns(endingWith: ends)
        tags = HTMLTagCursor()
    }

    /// Goes on at a place outside every record.
    public mutating func move(to offset: Int) {
        tags = HTMLTagCursor(at: offset)
        pending = nil
        isMoved = true
        // The first record of a run may stand here, behind markup that belongs to the run.
        runs.begin(at: nil)
    }

    /// The next record; nil at the end of the page.
    public mutating func next(in bytes: Span<UInt8>) -> HTMLRecord? {
        guard runs.areLookedFor else { return nextRecord(in: bytes) }
        if let record = runs.take() { return record }
        if findRun(in: bytes) != nil { return runs.take() }
        guard let record = nextRecord(in: bytes) else { return nil }
        runs.note(record, next: pending == nil && !tags.isInRawText ? tags.offset : nil, in: bytes)
        return record
    }

    /// The run of a known form that the cursor stands in front of, from its first record on; nil where there is none.
    ///
    /// Its records come one by one then, unless the run is passed over.
    public mutating func findRun(in bytes: Span<UInt8>) -> Range<Int>? {
        defer { isMoved = false }
        guard runs.remaining == 0, pending == nil, !tags.isInRawText,
            runs.find(at: tags.offset, isRecord: false, in: bytes)
                || isMoved && runs.find(at: tags.offset, isRecord: true, in: bytes)
        else { return nil }
        tags = HTMLTagCursor(at: runs.end)
        return runs.record(0).bytes.lowerBound..<runs.end
    }

    /// How many records the run has that was found last.
    public var runCount: Int { runs.remaining }

    /// A record of the run that was found last.
    public func recordOfRun(_ index: Int) -> HTMLRecord { runs.record(index) }

    /// Goes behind the run that was found last.
    public mutating func passRun() { runs.pass() }

    private mutating func nextRecord(in bytes: Span<UInt8>) -> HTMLRecord? {
        let mark = pending == nil ? tags.nextMark(in: bytes) : nil
        if let mark, let record = record(ofKnownFormAt: mark, in: bytes) { return record }
        guard let (pattern, opening) = pending ?? nextStart(in: bytes) else { return nil }
        pending = nil
        if patterns[pattern].isContainer || opening.isSelfClosing || opening.isVoid(in: bytes) {
            return HTMLRecord(pattern: pattern, bytes: opening.bytes, isComplete: true)
        }
        let start = opening.bytes.lowerBound
        if start != mark, let record = record(ofKnownFormAt: start, in: bytes) { return record }
        var depth = 1
        var count = 0
        // How deep the part lies that may hold records, and the first of them.
        var held: Int?
        var inside: (pattern: Int, tag: HTMLTag)?
        while let tag = tags.next(in: bytes) {
            count += 1
            if let next = match(tag, in: bytes) {
                guard held != nil else {
                    pending = (next, tag)
                    return HTMLRecord(pattern: pattern, bytes: start..<tag.bytes.lowerBound, isComplete: false)
                }
                inside = inside ?? (next, tag)
            } else if held == nil, let holder, holder.matches(tag, in: bytes) {
                held = depth
            }
            guard !tag.isSelfClosing, isSameElement(tag, opening, in: bytes) else { continue }
            depth += tag.kind == .start ? 1 : -1
            if let part = held, depth <= part { held = nil }
            if depth == 0 {
                // The end of an element with words alone is found as fast by its tags.
                if count > 3 { forms.learn(start..<tag.bytes.upperBound, in: bytes, note: pattern) }
                return HTMLRecord(pattern: pattern, bytes: start..<tag.bytes.upperBound, isComplete: true)
            }
        }
        guard held != nil, let inside else {
            return HTMLRecord(pattern: pattern, bytes: start..<bytes.count, isComplete: false)
        }
        // The part is not closed: nothing behind the first record in it is swallowed.
        tags = HTMLTagCursor(at: inside.tag.bytes.upperBound)
        pending = inside
        return HTMLRecord(pattern: pattern, bytes: start..<inside.tag.bytes.lowerBound, isComplete: false)
    }

    /// The whole record that begins at a place and has the markup, byte by byte, of one that was cut out before.
    private mutating func record(ofKnownFormAt start: Int, in bytes: Span<UInt8>) -> HTMLRecord? {
        guard let fit = forms.fit(at: start, in: bytes) else { return nil }
        tags = HTMLTagCursor(at: fit.end)
        return HTMLRecord(pattern: fit.note, bytes: start..<fit.end, isComplete: true)
    }

    private mutating func nextStart(in bytes: Span<UInt8>) -> (pattern: Int, tag: HTMLTag)? {
        while let tag = tags.next(in: bytes) {
            if let pattern = match(tag, in: bytes) { return (pattern, tag) }
        }
        return nil
    }

    private func match(_ tag: HTMLTag, in bytes: Span<UInt8>) -> Int? {
        guard tag.kind == .start else { return nil }
        for index in numbers.indices where numbers[index] == tag.number || numbers[index] == 0 {
            if patterns[index].matches(tag, in: bytes) { return index }
        }
        return nil
    }

    private func isSameElement(_ left: HTMLTag, _ right: HTMLTag, in bytes: Span<UInt8>) -> Bool {
        left.number == right.number && left.name.count == right.name.count
            && left.name.indices.allSatisfy { place in
                let other = right.name.lowerBound + place - left.name.lowerBound
                return ASCII.lowercased(bytes[place]) == ASCII.lowercased(bytes[other])
            }
    }
}

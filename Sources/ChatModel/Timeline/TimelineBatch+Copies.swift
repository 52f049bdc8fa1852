// SPDX-License-Identifier: Apache-2.0

/// What the workflow needs to recognise that two exports tell the same event, and to tell it once.
extension TimelineBatch {
    /// The conversation of the event in a row.
    public func conversation(at row: Int) -> Conversation.ID? {
        let number = rows[row].conversation
        return number >= 0 ? Conversation.ID(number) : nil
    }

    /// Where the event in a row stands in the evidence.
    public func provenance(at row: Int) -> Provenance { provenance(of: rows[row]) }

    /// The kind of the event in a row.
    public func kind(at row: Int) -> Event.Kind { rows[row].kind }

    /// The event in a row, whole.
    public func event(at row: Int) -> Event { event(of: rows[row]) }

    /// Rows whose time lies outside of a period; undated ones lie in any.
    public func rows(outside period: Range<Int64>) -> [Int] {
        rows.indices.filter { rows[$0].flags.contains(.isDated) && !period.contains(rows[$0].microseconds) }
    }

    /// Whether the event in a row is a copy of another and has been set aside.
    public func isSetAside(_ row: Int) -> Bool { rows[row].flags.contains(.isCopy) }

    /// Leaves the event in a row out of the timeline: another row tells it.
    public mutating func setAside(_ row: Int) { rows[row].flags.insert(.isCopy) }

    /// Adds places that tell the event in a row too.
    public mutating func add(_ places: [Provenance], to row: Int) {
        extras[extraIndex(of: row)].alsoFrom += places
    }

    /// Gives the message in a row the files that a fuller copy of it holds.
    public mutating func replaceAttachments(of row: Int, by attachments: [Attachment]) {
        extras[extraIndex(of: row)].attachments = attachments
    }

    /// Says of the message in a row that it was deleted later, as another export shows; its content stays.
    public mutating func markDeleted(_ row: Int, by other: String?) {
        rows[row].state = .deleted
        guard let other else { return }
        let extra = extraIndex(of: row)
        var detail = extras[extra].detail ?? MessageDetail()
        detail.deletedBy = other
        extras[extra].detail = detail
    }

    private mutating func extraIndex(of row: Int) -> Int {
        if rows[row].extra < 0 {
            rows[row].extra = Int32(extras.count)
            extras.append(TimelineExtra())
        }
        return Int(rows[row].extra)
    }
}

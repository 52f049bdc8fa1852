// SPDX-License-Identifier: Apache-2.0

/// What one entry of the audit log states; the log adds its number and the hash of the entry before it.
///
/// Everything in it is chosen by the caller, who keeps message text, names and free-form arguments out.
public struct AuditRecord: Sendable, Hashable {
    /// What was done: `genesis`, `import`, `analyse`, `write`.
    public var act: String
    /// When: RFC 3339 in UTC.
    public var time: String
    /// How far the clock can be trusted: `host-utc-unsynced`.
    public var clock: String
    /// Who: initials or number of the examiner.
    public var actor: String
    /// On which machine.
    public var host: String
    /// Further members: command, tool, inputs, outputs, hash of the settings, note.
    ///
    /// `seq`, `prev`, `v` and the members above cannot be replaced by it.
    public var details: [String: CanonicalJSON]

    /// Makes a record.
    public init(
        act: String,
        time: String,
        clock: String = "host-utc-unsynced",
        actor: String,
        host: String,
        details: [String: CanonicalJSON] = [:]
    ) {
        self.act = act
        self.time = time
        self.clock = clock
        self.actor = actor
        self.host = host
        self.details = details
    }

    /// The entry's line, without the line feed.
    func line(sequence: Int, previous: String) -> [UInt8] {
        var members = details
        members["v"] = .integer(1)
        members["seq"] = .integer(sequence)
        members["prev"] = .string(previous)
        members["t"] = .string(time)
        members["clock"] = .string(clock)
        members["actor"] = .string(actor)
        members["host"] = .string(host)
        members["act"] = .string(act)
        return CanonicalJSON.object(members).bytes
    }
}

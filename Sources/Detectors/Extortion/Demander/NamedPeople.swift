// SPDX-License-Identifier: Apache-2.0

/// People of the other whom an account names, and how many of its latest messages were a name and nothing else.
struct NamedPeople {
    /// Their names, folded.
    private(set) var names = KnownNames()
    private var lines = 0
    private var lastLine: Int?

    mutating func learn(_ names: Set<String>) { self.names.learn(names) }

    /// Names that the latest messages of the account were, one a message.
    func run(at message: Int) -> Int { lastLine.map { $0 + 1 >= message } ?? false ? lines : 0 }

    mutating func countLine(at message: Int) {
        lines = run(at: message) + 1
        lastLine = message
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Values that suspects of several cases use, and those that look like them.
extension ComparisonMaterial {
    /// A suspect account's use of a value.
    public struct Use: Sendable, Hashable {
        /// Position of the account.
        public var account: Int
        /// Own or asserted.
        public var role: UseRole
        /// `valid`, `damaged`, `unverifiable`.
        public var status: String
        /// Whether it was written in a disguise.
        public var isDisguised: Bool
        /// Messages, ascending.
        public var messages: [Int32]
        /// The services that the value is told for, ascending; of an account's own, its service.
        public var services: [String] = []

        /// Makes a use.
        public init(
            account: Int, role: UseRole, status: String, isDisguised: Bool, messages: [Int32], services: [String] = []
        ) {
            self.services = services
            self.account = account
            self.role = role
            self.status = status
            self.isDisguised = isDisguised
            self.messages = messages
        }
    }

    /// A value that suspects of several cases use.
    public struct SharedValue: Sendable, Hashable {
        /// Identifier kind.
        public var kind: String
        /// Normal form.
        public var value: String
        /// Who uses it, in the order of accounts; empty for a hub.
        public var uses: [Use]
        /// Cases in which a suspect uses it, copies of one evidence counted once.
        public var cases: Int
        /// Whether it belongs to a victim, witness or decoy of any case.
        public var isProtected: Bool
        /// Whether it is the number of one account of a service, borne by everybody whom it links: however many cases have it, it
        /// is one account in all of them.
        public var isOneAccount = false
        /// Who uses it, ascending; empty for a hub.
        public var users: [AccountReference] = []
        /// Whose it is, ascending: victims, witnesses, decoys.
        public var owners: [AccountReference] = []

        /// Makes a value.
        public init(kind: String, value: String, uses: [Use], cases: Int, isProtected: Bool) {
            self.kind = kind
            self.value = value
            self.uses = uses
            self.cases = cases
            self.isProtected = isProtected
        }
    }

    /// A value with a wrong check figure that may be a copy of a right one of another case.
    public struct LookAlike: Sendable, Hashable {
        /// Identifier kind.
        public var kind: String
        /// As it was written.
        public var value: String
        /// The value that it is like.
        public var like: String
        /// Who writes the one or the other, ascending.
        public var accounts: [AccountReference]

        /// Makes a pair of values.
        public init(kind: String, value: String, like: String, accounts: [AccountReference]) {
            self.kind = kind
            self.value = value
            self.like = like
            self.accounts = accounts
        }
    }
}

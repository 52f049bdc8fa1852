// SPDX-License-Identifier: Apache-2.0

/// Why an exhibit's bytes could not be lent; `body` carries the borrower's own error out.
public enum EvidenceError<Body: Error>: Error {
    case unreadable(exhibit: Int32, errno: Int32)
    case body(Body)
}

extension EvidenceError: Equatable where Body: Equatable {}
extension EvidenceError: Sendable where Body: Sendable {}

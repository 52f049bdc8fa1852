// SPDX-License-Identifier: Apache-2.0

import Importing

extension ImportError {
    /// The stable code under which the report lists a unit that stopped early.
    var code: String {
        switch reason {
        case .notThisFormat: "not-this-format"
        case .malformed(let code): code
        case .unsupportedVersion: "unsupported-version"
        case .evidenceUnreadable: "evidence-unreadable"
        case .cancelled: "cancelled"
        case .decisionNeeded(.dateOrder): "date-order-undecided"
        case .decisionNeeded(.owner): "owner-undecided"
        }
    }
}

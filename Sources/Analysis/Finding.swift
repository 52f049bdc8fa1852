// SPDX-License-Identifier: Apache-2.0

/// What a detector may conclude.
public enum Finding: Hashable, Sendable {
    case indicator(Indicator)
    case extortion(ExtortionDemand)
    case escalation(Escalation)
    case contacts(ContactActivity)
    case safeguarding(SafeguardingFlag)
    case payment(PaymentRecord)
}

// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The findings by kind, in their stable order.
extension CaseExport {
    var demands: [ExtortionDemand] {
        analysis.findings.compactMap { if case .extortion(let found) = $0 { found } else { nil } }
    }

    var courses: [Escalation] {
        analysis.findings.compactMap { if case .escalation(let found) = $0 { found } else { nil } }
    }

    var contactActivities: [ContactActivity] {
        analysis.findings.compactMap { if case .contacts(let found) = $0 { found } else { nil } }
    }

    var indicators: [Indicator] {
        analysis.findings.compactMap { if case .indicator(let found) = $0 { found } else { nil } }
    }

    var safeguarding: [SafeguardingFlag] {
        analysis.findings.compactMap { if case .safeguarding(let found) = $0 { found } else { nil } }
    }

    var payments: [PaymentRecord] {
        analysis.findings.compactMap { if case .payment(let found) = $0 { found } else { nil } }
    }
}

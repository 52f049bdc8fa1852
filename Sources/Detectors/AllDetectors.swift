// SPDX-License-Identifier: Apache-2.0

public import Analysis

/// The detectors of this build.
public enum AllDetectors {
    /// Every detector, by id.
    ///
    /// Kept by hand; `AllDetectorsTests` compares it with the folder.
    public static let standard: [DetectorPlan] = [
        DetectorPlan(CoercionPattern.self),
        DetectorPlan(ContactsClaim.self),
        DetectorPlan(EscalationSpeed.self),
        DetectorPlan(ExtortionDemandDetector.self),
        DetectorPlan(GiftOrMoneyOffer.self),
        DetectorPlan(HackedAccountClaim.self),
        DetectorPlan(MassContact.self),
        DetectorPlan(Payments.self),
        DetectorPlan(PersistenceAfterRefusal.self),
        DetectorPlan(PlatformMove.self),
        DetectorPlan(RepeatedScript.self),
        DetectorPlan(Safeguarding.self),
        DetectorPlan(SecrecyAndIsolation.self),
    ]
}

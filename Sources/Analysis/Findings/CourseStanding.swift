// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// How much a course of stages weighs beside the other findings.
///
/// Words of a stage stand in ordinary talk too: a picture of a dog is asked for, a share of the rent is demanded. A
/// summary must not tell such words as if they were a course of pressure, so that it asks here first.
public enum CourseStanding: Int, Hashable, Sendable, Comparable {
    /// Words of stages, and no finding of the same account in the same conversation above limited strength.
    case ordinary
    /// A finding of moderate strength beside it, and neither a demand nor a course of pressure.
    case weak
    /// A demand of tier E3 or E4, or a strong indicator of pressure, of the same account in the same conversation.
    case marked

    /// By weight.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The standing of each course of a case.
public struct CourseStandings: Sendable {
    /// Detectors whose strong indicator weighs by itself.
    ///
    /// The others accompany: people who get on exchange numbers, keep a secret and give presents.
    private static let weighty: Set<String> = [
        "extortion-demand", "coercion-pattern", "persistence-after-refusal", "contacts-claim", "hacked-account-claim",
        "mass-contact",
    ]

    private struct Place: Hashable {
        var conversation: Conversation.ID
        var account: Account.ID
    }

    private struct Ground {
        var target: Account.ID?
        var standing: CourseStanding
        /// 0 without a demand, else 1 … 4.
        var tier: Int
        /// A demand of tier E2 that nothing speaks against.
        var isPlainDemand = false
    }

    private var grounds: [Place: [Ground]] = [:]
    /// Accounts with a demand of tier E3 or E4 or a strong indicator of pressure, ascending.
    public let accountsOfPressure: [Account.ID]
    /// The course that a summary follows: by its standing, the tier of the demand beside it, a threat or a demand
    /// among its stages, and their number; nil when none is a course of pressure, whose times may be told.
    public var leading: Escalation? { ranked.first(where: isTimed) }
    /// Every course that is more than ordinary, in that order.
    public private(set) var ranked: [Escalation] = []

    /// Reads the findings once.
    public init(_ findings: [Finding]) {
        var pressing: Set<Account.ID> = []
        for finding in findings {
            switch finding {
            case .extortion(let demand):
                if demand.tier >= .e3 { pressing.insert(demand.account) }
                let standing: CourseStanding = demand.tier >= .e3 ? .marked : demand.tier >= .e2 ? .weak : .ordinary
                let tier = ExtortionDemand.Tier.allCases.count { $0 <= demand.tier }
                grounds[Place(conversation: demand.conversation, account: demand.account), default: []].append(
                    Ground(
                        target: demand.target, standing: standing, tier: tier,
                        isPlainDemand: demand.tier >= .e2 && demand.demotions.isEmpty))
            case .indicator(let indicator):
                let isWeighty = indicator.level == .strong && Self.weighty.contains(indicator.detector)
                if isWeighty { pressing.insert(indicator.account) }
                guard let conversation = indicator.conversation, indicator.level != .limited else { continue }
                grounds[Place(conversation: conversation, account: indicator.account), default: []].append(
                    Ground(target: indicator.target, standing: isWeighty ? .marked : .weak, tier: 0))
            default: continue
            }
        }
        accountsOfPressure = pressing.sorted()
        var weighed: [(weight: Int, course: Escalation)] = []
        for case .escalation(let course) in findings where !course.steps.isEmpty {
            let own = grounds(of: course)
            guard let standing = own.map(\.standing).max(), standing > .ordinary else { continue }
            let isNamed = course.steps.contains { $0.stage == .threat || $0.stage == .demand }
            let weight =
                standing.rawValue * 100_000 + (own.map(\.tier).max() ?? 0) * 10_000 + (isNamed ? 1000 : 0)
                + course.steps.count
            weighed.append((weight, course))
        }
        // The first of equals stays first.
        ranked = weighed.enumerated().sorted {
            $0.element.weight != $1.element.weight
                ? $0.element.weight > $1.element.weight : $0.offset < $1.offset
        }.map(\.element.course)
    }

    /// How much a course weighs beside the other findings.
    public func standing(of course: Escalation) -> CourseStanding {
        grounds(of: course).map(\.standing).max() ?? .ordinary
    }

    /// Whether a course is one of pressure, so that its times and its speed may be told.
    ///
    /// A moderate indicator is not enough, nor is a demand that its own context speaks against: couples and friends who
    /// share a bill have both.
    public func isTimed(_ course: Escalation) -> Bool {
        grounds(of: course).contains { $0.standing == .marked || $0.isPlainDemand }
    }

    private func grounds(of course: Escalation) -> [Ground] {
        (grounds[Place(conversation: course.conversation, account: course.account)] ?? []).filter {
            $0.target == nil || $0.target == course.target
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// A reading is weighed by what the program can look for; where it cannot, the row says so.
@Suite("Ordinary readings")
struct OrdinaryReadingTests {
    private static func check(_ reading: String, _ change: (inout ExtortionDemand) -> Void = { _ in }) throws -> (
        looked: String, found: String
    ) {
        var analysis = ReportFixture.rich(showsFullContent: true)
        for index in analysis.findings.indices {
            guard case .extortion(var demand) = analysis.findings[index] else { continue }
            demand.demotions = []
            if demand.frame == 1 { change(&demand) }
            analysis.findings[index] = .extortion(demand)
        }
        let digest = CaseDigest(analysis, options: ReportOptions(templates: try TemplateSet()))
        let found = digest.findings.indicators.filter { $0.detector == "extortion-demand" }
        let check = OrdinaryReadings(digest: digest, found: found).check(of: reading)
        return (check.looked, check.found.pieces.map { "\($0)" }.joined())
    }

    @Test("A debt is looked for beside the demands, and told with the one that it lowered")
    func debt() throws {
        let reading = "A debt, rent or bill may be asked back with a date and a consequence."
        let none = try Self.check(reading)
        #expect(
            none.looked.hasPrefix("Words of a debt") && none.found.contains("No demand of the account was set lower")
        )
        let some = try Self.check(reading) { $0.demotions = ["debt"] }
        #expect(some.found.contains("Found at ") && some.found.contains("D-1"))
        #expect(some.found.contains(Phrases.demotion("debt")))
    }

    @Test("Who brought the stages up is counted with the other’s messages")
    func introduced() throws {
        let told = try Self.check(
            "Adults who meet on a dating service often speak of intimate matters soon and by agreement.")
        // Of the course of the third account: five stages of its own or of its other handle, two of the addressed account.
        #expect(told.looked == "The same stages brought up by both" && told.found.contains("by the other"))
    }

    @Test(
        "Each kind of check says something, and an unknown reading that nothing is tested",
        arguments: [
            ("Another person may have used the account.", "log-in records"),
            (
                "The two may know each other from elsewhere, so that the first recorded message is not the first contact.",
                "None found"
            ),
            ("A refusal may have been answered elsewhere, by voice or in person.", "call"),
            ("The same talk may stand in the material twice.", "None found."),
            ("Friends tease; buyers and sellers haggle after a no.", "Not tested"),
        ])
    func kinds(reading: String, told: String) throws {
        #expect(try Self.check(reading).found.contains(told))
    }
}

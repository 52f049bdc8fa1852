// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation
import Testing

@testable import Reporting

/// Writes the invented reports to a folder for people to look at, when `REPORT_FOLDER` names one.
@Suite("Reports to look at")
struct SampleReports {
    static let folder = ProcessInfo.processInfo.environment["REPORT_FOLDER"]

    @Test("Writes the invented reports", .enabled(if: folder != nil))
    func writes() throws {
        let folder = try #require(Self.folder)
        for (name, analysis) in [
            ("rich", ReportFixture.rich()), ("full", ReportFixture.rich(showsFullContent: true)),
            ("empty", ReportFixture.plain(.init())),
        ] {
            let options = ReportOptions(
                templates: try TemplateSet(),
                decisions: [.init(option: "--date-order", value: "dmy", effect: "dates are read as day, month, year")])
            let bytes = try CaseReport(analysis, options: options).html()
            #expect(FileManager.default.createFile(atPath: "\(folder)/\(name).html", contents: Data(bytes)))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Foundation
public import Redaction
public import Reporting

/// Reads what was said about redaction.
enum RedactionOptions {
    /// Nil when nothing was said.
    ///
    /// - Throws: `GivenFile.Failure`, or `ExitStatus`, when the list cannot be read.
    static func request(level: RedactionLevel?, listPath: String?) throws -> RedactionRequest? {
        guard let listPath else { return level.map { RedactionRequest(level: $0) } }
        guard let text = try GivenFile.text(listPath) else {
            Console.warn(Wording.notText(listPath))
            throw ExitStatus.notUnderstood
        }
        return RedactionRequest(level: level ?? .r0, listed: RedactionRequest.listed(in: text))
    }
}

extension RedactionLevel: ExpressibleByArgument {}

extension ReportOptions.Transcript: ExpressibleByArgument {}

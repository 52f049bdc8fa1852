// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Evidence
import Reporting
import RuleEngine

/// Turns what went wrong below into one line for a person and a status for the shell.
enum CommandErrors {
    /// Runs `body`; a known failure is printed and becomes an `ExitStatus`.
    static func reported<Result>(inputs: [String], _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let status as ExitStatus {
            throw status
        } catch is CancellationError {
            Console.clearBar()
            throw ExitStatus.interrupted
        } catch let error as IntakeError {
            throw said(Wording.intake(error), Wording.status(of: error))
        } catch let error as CaseRunError {
            switch error {
            case .decisionNeeded(let exhibit, let decision):
                throw said(Wording.decision(exhibit: exhibit, decision), .decisionNeeded)
            case .nothingUnderstood(let codes):
                throw said(Wording.nothingUnderstood(inputs, because: codes), .notUnderstood)
            case .unknownSubject(let position):
                throw said(Wording.unknownSubject(position), .usage)
            case .unknownComplainant(let position):
                throw said(Wording.unknownComplainant(position), .usage)
            case .unknownOwner:
                throw said(Wording.unknownOwner, .usage)
            case .contradictedOwner:
                throw said(Wording.contradictedOwner, .usage)
            case .ownerContradicted(let exhibit):
                throw said(Wording.ownerContradicted(exhibit), .decisionNeeded)
            }
        } catch let error as OutputFolder.Failure {
            throw said(Wording.output(error), Wording.status(of: error))
        } catch let error as RulePackError {
            throw said(Wording.rulePack(error), .notUnderstood)
        } catch let error as LeakFailure {
            throw said(Wording.leak(error), error.file == "--output" ? .usage : .fault)
        } catch let error as ReportError {
            throw said(Wording.report(error), .cannotCreate)
        }
    }

    private static func said(_ line: String, _ status: ExitStatus) -> ExitStatus {
        Console.warn(line)
        return status
    }
}

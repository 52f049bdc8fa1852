// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What a run tells the shell; the numbers are fixed by the interface contract.
enum ExitStatus: Int32, Error {
    case complete = 0
    case completeWithLosses = 1
    case decisionNeeded = 3
    case usage = 64
    case notUnderstood = 65
    case inputMissing = 66
    case fault = 70
    case cannotCreate = 73
    case readOrWriteFailure = 74
    case interrupted = 130

    var exitCode: ExitCode { ExitCode(rawValue) }
}

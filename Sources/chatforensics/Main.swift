// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow

@main
struct ChatForensics: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "chatforensics")
}

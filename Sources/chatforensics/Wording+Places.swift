// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Foundation

extension Wording {
    /// A file in a folder as a person would type it.
    static func path(of name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    static func refusal(_ refusal: OutputPlace.Refusal) -> String {
        let other = "choose another \(refusal.option)"
        return switch refusal.reason {
        case .input: "\(refusal.path): is an input or lies inside one, which must not change (\(other))"
        case .otherUse: "\(refusal.path): is read or written by the same command for something else (\(other))"
        case .insideSet: "\(refusal.path): lies inside the output folder, or around it (\(other))"
        case .exists(isReplaceable: true):
            "\(refusal.path): exists (\(other), or --force to replace the file)"
        case .exists(isReplaceable: false): "\(refusal.path): exists (\(other))"
        case .notUTF8: "\(refusal.option): not a name in UTF-8 (\(other))"
        }
    }

    static func status(of refusal: OutputPlace.Refusal) -> ExitStatus {
        refusal.reason == .notUTF8 ? .usage : .cannotCreate
    }

    static func given(_ failure: GivenFile.Failure) -> String {
        let path = failure.path
        return switch failure.errno {
        case ENOENT: failure.wantsFolder ? "\(path): no such folder (check the path)" : missing(path)
        case EISDIR: "\(path): is a folder (give a file)"
        case ENODATA where failure.wantsFolder:
            "\(path): nothing in it ends in \(failure.endings.joined(separator: ", ")) (check the path)"
        case ENOTDIR where failure.wantsFolder: "\(path): is no folder (give a folder)"
        default: "\(path): cannot be read: \(system(failure.errno)) (check its permissions)"
        }
    }

    /// A failure of which no more is known than the system's reason.
    static func failed(_ code: Int32) -> String {
        "reading or writing failed: \(system(code)) (\(code == ENOSPC ? "free some room" : "check the disk"))"
    }

    /// The sort of the error alone: what it holds may be of the evidence.
    static func fault(_ error: any Error) -> String {
        "a fault of the program, \(type(of: error)) (please report it with the command that was given)"
    }
}

// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Foundation
import Synchronization

/// The terminal: data to standard output, everything else to standard error.
enum Console {
    /// Whether a person watches standard error.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line to standard output.
    static func print(_ line: String) throws {
        try write(Array((oneLine(line) + "\n").utf8))
    }

    /// The line with what steers a terminal, or turns the direction of writing, made visible: paths may hold it.
    static func oneLine(_ line: String) -> String {
        guard line.unicodeScalars.contains(where: { steers($0) }) else { return line }
        return String(String.UnicodeScalarView(line.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Writes data to standard output; a reader that has gone away ends the program quietly.
    static func write(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Foundation.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            if written < 0 && errno == EPIPE { throw ExitStatus.complete }
            guard written > 0 else {
                warn(Wording.cannotWriteOutput(errno))
                throw ExitStatus.readOrWriteFailure
            }
            start += written
        }
    }

    /// Writes one line to standard error, under the program's name.
    static func warn(_ line: String) {
        clearBar()
        FileHandle.standardError.write(Data("chatforensics: \(oneLine(line))\n".utf8))
    }

    /// Takes the progress bar away.
    static func clearBar() {
        guard isErrorTerminal else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// A counter that draws a bar when a person watches and nothing else is asked for.
    static func progress(isShown: Bool) -> RunProgress {
        guard isShown && isErrorTerminal else { return RunProgress() }
        let drawn = Mutex("")
        return RunProgress { state in
            let line = Wording.progress(state)
            drawn.withLock { last in
                guard line != last else { return }
                last = line
                FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
            }
        }
    }
}

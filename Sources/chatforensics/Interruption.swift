// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import Evidence
import Foundation
import Synchronization

/// Turns Ctrl-C, a polite kill and a terminal that goes away into the cancellation of the command, whichever it is.
///
/// A command that can be cancelled has a moment to end by itself. One that cannot, or does not, is ended here: what it
/// has not finished is taken away first, so that nothing half-written stays behind.
enum Interruption {
    /// Whether a signal has come.
    static var hasCome: Bool { arrived.load(ordering: .relaxed) }

    private static let arrived = Atomic(false)
    private static let isCancellable = Atomic(false)
    /// The end of the pipe that the handler of the signals writes to; it may do little else.
    private static let bell = Atomic<Int32>(-1)
    /// What a command may take to end by itself, in milliseconds.
    private static let patience: Int32 = 2500

    /// The command that runs now looks whether it was cancelled.
    static func expectCancellation() { isCancellable.store(true, ordering: .relaxed) }

    /// Has the signals call `cancel`; they end the process when that does not.
    static func watch(_ cancel: @escaping @Sendable () -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        bell.store(ends[1], ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(number) {
            // A handler, not SIG_IGN: programs that are run to render a PDF would inherit that.
            signal(number) { _ in
                let code = errno
                var byte: UInt8 = 1
                _ = write(Interruption.bell.load(ordering: .relaxed), &byte, 1)
                errno = code
            }
        }
        let rung = ends[0]
        Thread.detachNewThread {
            guard isRung(rung, within: -1) else { return }
            arrived.store(true, ordering: .relaxed)
            cancel()
            PDFRenderer.stop()
            // A second signal is that of somebody who does not want to wait.
            if isCancellable.load(ordering: .relaxed) { _ = isRung(rung, within: patience) }
            UnfinishedFiles.clear {
                Console.clearBar()
                _exit(ExitStatus.interrupted.rawValue)
            }
        }
    }

    private static func isRung(_ pipe: Int32, within milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
        while true {
            let count = poll(&wait, 1, milliseconds)
            if count < 0 && errno == EINTR { continue }
            var byte: UInt8 = 0
            return count > 0 && read(pipe, &byte, 1) == 1
        }
    }

    /// `nohup` has the signal of the terminal ignored.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0, let handler = action.__sigaction_handler.sa_handler else {
            return false
        }
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}

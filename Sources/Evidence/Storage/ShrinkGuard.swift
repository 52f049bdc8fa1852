// SPDX-License-Identifier: Apache-2.0

internal import Glibc
import Synchronization

/// Keeps the program alive when a mapped file becomes shorter while it is read.
///
/// Reading behind the new end raises `SIGBUS`, which ends a process at once and leaves half-written output behind. Here
/// an empty page is laid over the hole, the reader runs on over noughts, and whoever lent the bytes finds by `count` that
/// they were not those of the file.
enum ShrinkGuard {
    /// Pages that were missing so far.
    static var count: Int { missing.load(ordering: .acquiring) }

    private static let missing = Atomic<Int>(0)

    /// Begins to watch; later calls do nothing.
    static func install() { _ = installed }

    private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    private static let installed: Bool = {
        // Made before the handler can run, which must not be the first to ask for them.
        _ = (pageSize, count)
        var action = sigaction()
        action.sa_flags = SA_SIGINFO
        action.__sigaction_handler.sa_sigaction = { _, cause, _ in
            guard let cause, cause.pointee.si_code == ShrinkGuard.noPhysicalAddress,
                let address = cause.pointee._sifields._sigfault.si_addr
            else {
                signal(SIGBUS, SIG_DFL)
                return
            }
            let page = UnsafeMutableRawPointer(
                bitPattern: UInt(bitPattern: address) & ~UInt(ShrinkGuard.pageSize - 1))
            let mapped = mmap(
                page, ShrinkGuard.pageSize, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0)
            guard mapped != MAP_FAILED else {
                signal(SIGBUS, SIG_DFL)
                return
            }
            ShrinkGuard.missing.add(1, ordering: .releasing)
        }
        return sigaction(SIGBUS, &action, nil) == 0
    }()

    /// `BUS_ADRERR`: the address lies in a mapping, but the file has no bytes for it.
    private static let noPhysicalAddress: Int32 = 2
}

// SPDX-License-Identifier: Apache-2.0

internal import CXLSXWriter
internal import Glibc

/// Why a workbook could not be written.
public struct WorkbookFailure: Error, Sendable, Hashable {
    /// The system's error number.
    public var errno: Int32
}

/// An XLSX file that is written row by row: no sheet is held in memory.
///
/// Equal rows and dates give equal bytes: the library dates the members of its container at 1980.
struct Workbook: ~Copyable {
    /// Rows that a sheet may have, with the header (Excel's specification of limits).
    static let sheetLimit = 1_048_576

    /// A column of a sheet.
    struct Column: Sendable {
        var title: String
        /// In characters.
        var width: Double = 14
        var wraps = false
    }

    /// What stands on every sheet of paper and in the file's properties.
    struct Furniture: Sendable {
        var title: String
        var left: String
        var centre: String
        /// Days since 1970 of the creation date; the library takes 0 for "now", so that day 0 counts as day 1.
        var day: Int64
    }

    /// Rows after which a table goes on in a further sheet.
    let rowLimit: Int
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let scratch: String
    private let furniture: Furniture
    private var sheets: [Sheet] = []
    private var isOpen = true
    private let heading: UnsafeMutablePointer<lxw_format>
    private let plain: UnsafeMutablePointer<lxw_format>
    private let wrapped: UnsafeMutablePointer<lxw_format>

    private struct Sheet {
        var pointer: UnsafeMutablePointer<lxw_worksheet>
        var columns: [Column]
        var printed: Int?
        var rows = 0
    }

    /// Begins a workbook at `path`; rows wait in nameless files in the folder `scratch`.
    init(
        path: String, scratch: String, furniture: Furniture, rowLimit: Int = sheetLimit
    ) throws(WorkbookFailure) {
        let made = scratch.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
            return workbook_new_opt(path, &options)
        }
        guard let book = made else { throw WorkbookFailure(errno: ENOMEM) }
        guard let heading = workbook_add_format(book), let plain = workbook_add_format(book),
            let wrapped = workbook_add_format(book)
        else {
            lxw_workbook_free(book)
            throw WorkbookFailure(errno: ENOMEM)
        }
        self.rowLimit = rowLimit
        self.scratch = scratch
        self.furniture = furniture
        self.book = book
        self.heading = heading
        self.plain = plain
        self.wrapped = wrapped
        format_set_bold(heading)
        for format in [heading, plain, wrapped] {
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        }
        format_set_text_wrap(wrapped)
        furniture.title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = time_t(max(1, furniture.day) * 86_400)
            workbook_set_properties(book, &properties)
        }
    }

    deinit {
        if isOpen { lxw_workbook_free(book) }
    }

    /// Adds a sheet with its header row; returns its place.
    ///
    /// - Parameter printed: how many columns go on paper; nil for all.
    mutating func addSheet(
        _ name: String, _ columns: [Column], printed: Int? = nil
    ) throws(WorkbookFailure) -> Int {
        guard let pointer = workbook_add_worksheet(book, name) else { throw WorkbookFailure(errno: EIO) }
        worksheet_freeze_panes(pointer, 1, 0)
        worksheet_repeat_rows(pointer, 0, 0)
        worksheet_set_landscape(pointer)
        worksheet_set_paper(pointer, 9)
        worksheet_fit_to_pages(pointer, 1, 0)
        worksheet_set_header(pointer, header)
        worksheet_set_footer(pointer, "&L&A&RPage &P of &N")
        sheets.append(Sheet(pointer: pointer, columns: columns, printed: printed))
        for (index, column) in columns.enumerated() {
            let place = UInt16(index)
            worksheet_set_column(pointer, place, place, column.width, column.wraps ? wrapped : plain)
            try check(worksheet_write_string(pointer, 0, place, SheetText.cell(column.title), heading))
        }
        sheets[sheets.count - 1].rows = 1
        return sheets.count - 1
    }

    /// Rows of a sheet, with the header.
    func rows(of sheet: Int) -> Int { sheets[sheet].rows }

    /// Adds a row; texts are already such as cells can hold.
    mutating func append(_ cells: [TableCell], to sheet: Int) throws(WorkbookFailure) {
        let row = UInt32(sheets[sheet].rows)
        let pointer = sheets[sheet].pointer
        for (index, cell) in cells.enumerated() {
            let format = sheets[sheet].columns[index].wraps ? wrapped : plain
            switch cell {
            case .empty: continue
            case .text(let text): try check(worksheet_write_string(pointer, row, UInt16(index), text, format))
            case .integer(let number):
                try check(worksheet_write_number(pointer, row, UInt16(index), Double(number), format))
            case .number(let number): try check(worksheet_write_number(pointer, row, UInt16(index), number, format))
            }
        }
        sheets[sheet].rows += 1
    }

    /// Puts the file together.
    mutating func close() throws(WorkbookFailure) {
        var waiting: Int64 = 0
        for sheet in sheets {
            let bytes = cfx_sheet_bytes(sheet.pointer)
            guard bytes >= 0 else { throw WorkbookFailure(errno: ENOSPC) }
            waiting += bytes
            if let printed = sheet.printed {
                try check(
                    worksheet_print_area(sheet.pointer, 0, 0, UInt32(sheet.rows - 1), UInt16(printed - 1)))
            }
            if sheet.rows > 1 {
                try check(
                    worksheet_autofilter(
                        sheet.pointer, 0, 0, UInt32(sheet.rows - 1), UInt16(sheet.columns.count - 1)))
            }
        }
        guard hasRoom(for: waiting) else { throw WorkbookFailure(errno: ENOSPC) }
        isOpen = false
        try check(workbook_close(book))
    }

    /// The library copies the waiting rows once more and does not notice a full disk.
    private func hasRoom(for bytes: Int64) -> Bool {
        var state = statvfs()
        guard statvfs(scratch, &state) == 0 else { return true }
        return Int64(clamping: UInt64(state.f_bavail) &* UInt64(state.f_frsize)) > bytes / 4 * 5
    }

    /// Case and marking; a header takes 255 characters, and `&` begins a code.
    private var header: String {
        func part(_ text: String) -> String {
            String(SheetText.cell(text).replacing("\n", with: " ").prefix(60)).replacing("&", with: "&&")
        }
        return "&L\(part(furniture.left))&C\(part(furniture.centre))"
    }

    private func check(_ error: lxw_error) throws(WorkbookFailure) {
        guard error == LXW_NO_ERROR else {
            switch error {
            case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE:
                throw WorkbookFailure(errno: errno == 0 ? EIO : errno)
            case LXW_ERROR_MEMORY_MALLOC_FAILED: throw WorkbookFailure(errno: ENOMEM)
            default: throw WorkbookFailure(errno: EIO)
            }
        }
    }
}

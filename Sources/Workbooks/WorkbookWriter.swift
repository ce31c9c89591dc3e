// The workbook of a report, by libxlsxwriter.

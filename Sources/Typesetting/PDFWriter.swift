// The PDF of a report, by Pango and cairo.

import CPoppler
import Documents

/// What somebody filled into a form, which stands in fields over the page and not in its text.
struct PDFFieldValue: Sendable, Hashable {
    var text: String
    /// In fractions of the page.
    var box: Box
}

extension PDFPage {
    /// The values of text fields and lists on the page; never those of password fields.
    func fieldValues() -> [PDFFieldValue] {
        let list = poppler_page_get_form_field_mapping(handle)
        defer { poppler_page_free_form_field_mapping(list) }
        let (width, height) = size
        var values: [PDFFieldValue] = []
        var item = list
        while let entry = item {
            item = entry.pointee.next
            guard let data = entry.pointee.data else { continue }
            let mapping = data.assumingMemoryBound(to: PopplerFormFieldMapping.self).pointee
            guard let text = Self.text(of: mapping.field), !text.isEmpty else { continue }
            // Unlike those of pictures, these rectangles count from the bottom, as the PDF does.
            let area = mapping.area
            let box = Box(
                x: min(area.x1, area.x2) / width, y: 1 - max(area.y1, area.y2) / height,
                width: abs(area.x2 - area.x1) / width, height: abs(area.y2 - area.y1) / height)
            values.append(PDFFieldValue(text: text, box: box.clamped))
        }
        return values
    }

    private static func text(of field: OpaquePointer?) -> String? {
        switch poppler_form_field_get_field_type(field) {
        case POPPLER_FORM_FIELD_TEXT:
            guard poppler_form_field_text_is_password(field) == 0 else { return nil }
            return taken(poppler_form_field_text_get_text(field))
        case POPPLER_FORM_FIELD_CHOICE:
            let chosen = (0..<poppler_form_field_choice_get_n_items(field)).filter {
                poppler_form_field_choice_is_item_selected(field, $0) != 0
            }
            guard chosen.isEmpty else {
                return chosen.compactMap { taken(poppler_form_field_choice_get_item(field, $0)) }
                    .joined(separator: "\n")
            }
            return taken(poppler_form_field_choice_get_text(field))
        default:
            return nil
        }
    }

    private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text else { return nil }
        defer { g_free(text) }
        return String(cString: text)
    }
}

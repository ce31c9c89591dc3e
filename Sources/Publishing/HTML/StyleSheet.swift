/// How the page looks: on wide and narrow screens, in light and dark, on paper.
enum StyleSheet {
    static let text = [
        ":root{color-scheme:light dark;\(variables(.light))}",
        "@media screen and (prefers-color-scheme:dark){:root{\(variables(.dark))}}",
        inks, layout, print,
    ].joined(separator: "\n")

    private static func variables(_ palette: Palette) -> String {
        Ink.all.map { "--\($0.name):\(palette.colour(of: $0).code)" }.joined(separator: ";")
    }

    private static let inks = Ink.all.map { ink in
        ".f-\(ink.name){fill:var(--\(ink.name))}.l-\(ink.name){stroke:var(--\(ink.name));fill:none}"
    }.joined(separator: "\n")

    private static let layout = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
        "Helvetica Neue",Arial,"DejaVu Sans",sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
        .page{max-width:1000px;margin:0 auto;padding:40px 28px 56px}
        header{border-bottom:2px solid var(--accent);padding-bottom:18px}
        h1{font-size:30px;line-height:1.2;margin:0 0 6px;letter-spacing:-.01em}
        h2{font-size:20px;line-height:1.3;margin:44px 0 14px}
        p{margin:0}
        .period{color:var(--muted)}
        .period strong{color:var(--text);font-weight:600}
        nav{margin-top:18px;font-size:14px;color:var(--muted)}
        nav a{color:var(--accent);margin-right:18px;white-space:nowrap;display:inline-block}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px;list-style:none;\
        margin:0 0 22px;padding:0}
        .cards li{border:1px solid var(--grid);border-top:3px solid var(--axis);border-radius:4px;padding:12px 14px 11px}
        .cards .good{border-top-color:var(--good)}
        .cards .warning{border-top-color:var(--warning)}
        .cards .bad{border-top-color:var(--bad)}
        .label{font-size:13px;line-height:1.35;color:var(--muted);display:flex;justify-content:space-between;gap:8px}
        .value{font-size:25px;line-height:1.3;font-weight:600;letter-spacing:-.01em;margin:3px 0 1px;\
        font-variant-numeric:tabular-nums}
        .value.long{font-size:18px;line-height:1.8}
        .change{font-size:13px;color:var(--muted);font-variant-numeric:tabular-nums}
        .change b{color:var(--text);font-weight:600}
        .mark{flex:none;width:14px;height:14px;display:inline-block}
        .mark svg{width:14px;height:14px;display:block}
        .sentences{list-style:none;margin:0 0 22px;padding:0;max-width:80ch}
        .sentences li{display:flex;gap:10px;margin:7px 0}
        .sentences .mark{margin-top:4px}
        .aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        figure{margin:0 0 28px}
        figcaption,caption{font-weight:600;text-align:left;padding:0 0 8px}
        .scroll{overflow-x:auto}
        figure svg{width:100%;min-width:560px;height:auto;display:block}
        figure text{font-family:inherit}
        table{border-collapse:collapse;min-width:min(100%,440px);font-size:14px;line-height:1.4;\
        overflow-wrap:normal}
        .table{margin:0 0 28px}
        th,td{padding:6px 20px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);\
        unicode-bidi:plaintext;font-weight:400}
        th:last-child,td:last-child{padding-right:4px}
        thead th{font-weight:600;font-size:13px;color:var(--muted);vertical-align:bottom;\
        border-bottom:1.5px solid var(--axis)}
        .n{text-align:right;font-variant-numeric:tabular-nums}
        .k{white-space:nowrap}
        .t{min-width:26ch}
        .a{min-width:22ch;overflow-wrap:anywhere}
        tfoot td,tfoot th{font-weight:600;border-top:1.5px solid var(--axis);border-bottom:0}
        tbody tr:hover{background:color-mix(in srgb,var(--grid) 45%,transparent)}
        .none{color:var(--muted)}
        .note{color:var(--muted);font-size:13px;margin:6px 0 0}
        p.note{max-width:80ch}
        section>p.note{margin:0 0 22px}
        footer{margin-top:48px;border-top:1px solid var(--grid);padding-top:14px;color:var(--muted);font-size:13px}
        footer dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:0}
        footer dd{margin:0}
        @media (max-width:600px){.page{padding:22px 16px 40px}h1{font-size:25px}h2{margin-top:34px}\
        .cards{grid-template-columns:1fr 1fr}.value{font-size:21px}.value.long{font-size:16px}}
        """

    /// Light whatever the screen is, since paper is.
    private static let print = """
        @page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " of " counter(pages);\
        font:8pt sans-serif;color:#59636e}}
        @media print{body{font-size:10pt}.page{max-width:none;padding:0}nav{display:none}.scroll{overflow:visible}\
        h1{font-size:20pt}h2{font-size:13pt;margin-top:22pt;break-after:avoid}\
        .cards{grid-template-columns:repeat(4,1fr);gap:7pt}.cards li{break-inside:avoid;padding:7pt 8pt}\
        .value{font-size:14pt}.value.long{font-size:10.5pt}.label,.change,.note,footer{font-size:8pt}\
        table{font-size:8pt}thead th{font-size:7.5pt}th,td{padding:3pt 9pt 3pt 0}thead{display:table-header-group}\
        tfoot{display:table-row-group}tr,figure,.sentences li,footer{break-inside:avoid}caption{break-after:avoid}\
        figure svg{min-width:0}figure{margin-bottom:14pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}

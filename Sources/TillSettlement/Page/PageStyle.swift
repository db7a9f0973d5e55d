/// How the page looks: black on white, figures of one width, thin rules. On paper A4 with room for
/// punched holes; no row is broken between two pages, and a table that goes on has its headings
/// again.
enum PageStyle {
    /// - Parameter foot: stands on each printed page. It holds neither quote nor backslash.
    static func sheet(foot: String) -> String {
        sheet + """
            @page { @bottom-left { content: "\(foot)"; font: 8pt Arial, sans-serif; } }

            """
    }

    private static let sheet = """

        :root { color-scheme: light; }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        html { background: #fff; color: #111; -webkit-text-size-adjust: 100%;
          font: 15px/1.45 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
          font-variant-numeric: lining-nums tabular-nums; }
        main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem;
          overflow-wrap: break-word; }
        section { margin-top: 2.25rem; }
        h1, .title { font-size: 1.65rem; font-weight: 600; line-height: 1.2; }
        h2 { font-size: 1.2rem; font-weight: 600; margin-bottom: 0.6rem; }
        h3 { font-size: 1rem; font-weight: 600; margin-top: 1.2rem; }
        .masthead { display: flex; flex-wrap: wrap; justify-content: space-between;
          gap: 0.5rem 2rem; padding-bottom: 0.9rem; border-bottom: 2px solid #111; }
        .masthead div + div { text-align: right; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.4rem 2rem; margin-top: 0.8rem; }
        dt { font-size: 0.8rem; color: #555; }
        .tiles { display: grid; grid-template-columns: repeat(5, auto);
          justify-content: space-between; gap: 0.8rem 1.5rem; margin-top: 1.6rem;
          padding: 0.9rem 0; border: solid #999; border-width: 1px 0; }
        .tiles dd { font-size: 1.35rem; font-weight: 600; white-space: nowrap; }
        .columns { columns: 2; column-gap: 2.5rem; margin-top: 1.2rem; }
        table { width: 100%; border-collapse: collapse; margin-top: 1.2rem;
          break-inside: avoid; }
        .columns table { margin: 0 0 1.4rem; }
        th, td { padding: 0.22rem 0 0.22rem 0.9rem; text-align: left; vertical-align: baseline;
          font-weight: 400; border-bottom: 1px solid #ddd; }
        th:first-child { padding-left: 0; overflow-wrap: anywhere; min-width: 6rem; }
        thead th { font-size: 0.8rem; color: #555; vertical-align: bottom;
          border-bottom: 1px solid #111; }
        thead th:first-child { font-size: 0.87rem; font-weight: 600; color: #111; }
        .number, .count { text-align: right; white-space: nowrap; width: 6.3rem; }
        .count { width: 3.6rem; }
        .text, .place { overflow-wrap: anywhere; padding-left: 1.4rem; }
        .part th { padding-left: 1rem; color: #555; }
        .subtotal th, .subtotal td { font-weight: 600; border-top: 1px solid #111; }
        .sum th, .sum td { font-weight: 600; border-top: 1px solid #111;
          border-bottom: 3px double #111; }
        .postings { break-inside: auto; }
        .postings th:first-child { width: 1%; min-width: 0; white-space: nowrap; }
        .register { border-top: 1px solid #999; padding-top: 1.1rem; }
        .digest, .seal dd { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
          font-size: 0.75rem; overflow-wrap: anywhere; word-break: break-all; }
        .seal div { margin-top: 0.5rem; }
        .note { margin-top: 0.5rem; font-size: 0.87rem; color: #555; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 3.2rem 2.5rem;
          padding-top: 3.2rem; }
        .signatures p { border-top: 1px solid #111; padding-top: 0.2rem; font-size: 0.8rem; }
        thead { display: table-header-group; }
        tr, .facts, .tiles, .whole { break-inside: avoid; }
        h2, h3, thead, .facts { break-after: avoid; }
        tbody tr:first-child, tr:nth-last-child(3), tr:nth-last-child(2) { break-after: avoid; }
        @media screen and (max-width: 40rem) {
          html { font-size: 14px; }
          main { padding: 1.5rem 1rem; }
          .masthead div + div { text-align: left; }
          .tiles { grid-template-columns: auto auto; }
          .columns { columns: 1; }
          th, td, .text { padding-left: 0.5rem; }
          .number, .count { width: auto; }
          .postings, .postings thead, .postings tbody { display: block; }
          .postings tr { display: grid; grid-auto-flow: dense;
            grid-template-columns: 3.8rem 1fr 6.4rem 6.4rem;
            border-bottom: 1px solid #ddd; }
          .postings tr.sum { border-top: 1px solid #111; border-bottom: 3px double #111; }
          .postings th, .postings td { border: 0; }
          .postings .text { grid-column: 2 / -1; }
          .postings .text + .text { grid-column: 2; color: #555; padding-top: 0; }
          .postings .place { grid-column: 1; color: #555; padding: 0; }
          .postings .number { grid-row: 2; padding-top: 0; }
          .postings .number:last-child { grid-column: 4; }
          .postings .number:nth-last-child(2) { grid-column: 3; }
        }
        @page { size: A4; margin: 15mm 15mm 18mm 22mm;
          @bottom-right { content: counter(page) " (" counter(pages) ")";
            font: 8pt Arial, sans-serif; } }
        @media print {
          html { font-size: 9pt; line-height: 1.35; }
          main { max-width: none; padding: 0; }
          section { margin-top: 7mm; }
          th, td { padding-top: 0.7mm; padding-bottom: 0.7mm; }
        }

        """
}

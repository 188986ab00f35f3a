//! A table of comma-separated values, read by the csv crate.

use commplan::export::csv::raw;

/// The cells of a file that spreadsheets would take as it is, with what keeps them from computing taken away.
pub fn reread(file: &str) -> Vec<Vec<String>> {
    let file = file.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(false)
        .from_reader(file.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        for cell in &row {
            for piece in cell.split([';', '\t', '|', '；']) {
                let first = piece.trim_start_matches([' ', '"']).chars().next();
                assert!(
                    !first.is_some_and(|c| "=+-@＝＋－＠\t".contains(c)),
                    "{cell:?} is computed"
                );
            }
        }
        row.iter().map(raw).collect()
    });
    rows.collect()
}

//! The laws of the catalogue: what must hold for every question, whoever adds one.

mod draft;
mod places;
mod shape;
mod words;

use commplan::catalog::sheets;
use commplan::form::{Ask, SheetRef, Tier};
use commplan::plan::Kept;

/// Every question with its address, `sheet/key`.
fn asks() -> impl Iterator<Item = (SheetRef, String, &'static Ask)> {
    sheets().flat_map(|sheet| {
        let name = sheet.about().name;
        let asks: Vec<_> = sheet
            .asks()
            .map(|(_, ask)| (sheet, format!("{name}/{}", ask.key), ask))
            .collect();
        asks
    })
}

fn is_asked(ask: &Ask) -> bool {
    ask.tier != Tier::Unasked
}

/// The notes that the program keeps on rows are no answers, though one of them can be asked.
fn is_note(sheet: SheetRef, key: &str) -> bool {
    sheet.field("visibility").is_some() && Kept::MEMBERS.contains(&key)
}

//! Figures as groups of shapes that Word draws, prints and edits itself; who does not know them reads the same in words.

use super::xml::Xml;
use crate::document::Figure;
use crate::export::draw::{self, Anchor, Frame, Heads, Paint, Picture, Point, Shape};
use crate::locale::Lang;

/// The namespace of choices between what a reader knows and does not know.
pub(super) const CHOICE: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// The namespace of drawings in a text.
pub(super) const PLACED: &str =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The namespace of drawings.
pub(super) const DRAWN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The namespace of groups of shapes.
pub(super) const GROUP: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
/// The namespace of shapes.
pub(super) const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

/// A tenth of a point in the unit of drawings.
const UNIT: i64 = 1270;
/// How much wider than measured a text's frame is made, in hundredths: another font is no reason to break a line.
const SLACK: i32 = 8;

/// Writes a figure as a run; `place` counts the document's figures from 1.
pub(super) fn write(xml: &mut Xml, figure: &Figure, place: usize, lang: Lang) {
    let picture = draw::picture(&figure.drawing);
    let alternative = figure.alternative(lang);
    xml.within("w:r", &[], |xml| {
        xml.within("mc:AlternateContent", &[], |xml| {
            xml.within("mc:Choice", &[("Requires", "wpg")], |xml| {
                xml.within("w:drawing", &[], |xml| {
                    inline(xml, &picture, &figure.title(lang), &alternative, place);
                });
            });
            xml.within("mc:Fallback", &[], |xml| xml.run_text(&alternative));
        });
    });
}

fn inline(xml: &mut Xml, picture: &Picture, title: &str, alternative: &str, place: usize) {
    let around = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "0"),
        ("distR", "0"),
    ];
    xml.within("wp:inline", &around, |xml| {
        size(xml, "wp:extent", picture.width, picture.height);
        // Others count their drawings from 1 too; the shapes have numbers of their own above them.
        let id = (place * 10_000).to_string();
        xml.empty(
            "wp:docPr",
            &[("id", &id), ("name", title), ("descr", alternative)],
        );
        xml.flag("wp:cNvGraphicFramePr");
        xml.within("a:graphic", &[], |xml| {
            xml.within("a:graphicData", &[("uri", GROUP)], |xml| {
                xml.within("wpg:wgp", &[], |xml| {
                    xml.flag("wpg:cNvGrpSpPr");
                    xml.within("wpg:grpSpPr", &[], |xml| {
                        xml.within("a:xfrm", &[], |xml| {
                            point(xml, "a:off", 0, 0);
                            size(xml, "a:ext", picture.width, picture.height);
                            point(xml, "a:chOff", 0, 0);
                            size(xml, "a:chExt", picture.width, picture.height);
                        });
                    });
                    for (number, shape) in picture.shapes.iter().enumerate() {
                        let id = (place * 10_000 + number + 1).to_string();
                        draw_shape(xml, shape, &id);
                    }
                });
            });
        });
    });
}

fn units(length: i32) -> String {
    (i64::from(length) * UNIT).to_string()
}

fn point(xml: &mut Xml, name: &'static str, x: i32, y: i32) {
    xml.empty(name, &[("x", &units(x)), ("y", &units(y))]);
}

fn size(xml: &mut Xml, name: &'static str, width: i32, height: i32) {
    xml.empty(name, &[("cx", &units(width)), ("cy", &units(height))]);
}

/// A shape: what it is, its form, and what stands in it.
fn shape(
    xml: &mut Xml,
    id: &str,
    kind: (&'static str, &[(&'static str, &str)]),
    form: impl FnOnce(&mut Xml),
    words: impl FnOnce(&mut Xml),
) {
    xml.within("wps:wsp", &[], |xml| {
        let name = format!("{} {id}", kind.0.trim_start_matches("wps:cNv"));
        xml.empty("wps:cNvPr", &[("id", id), ("name", &name)]);
        xml.empty(kind.0, kind.1);
        xml.within("wps:spPr", &[], form);
        words(xml);
    });
}

const BOX: &str = "wps:cNvSpPr";

fn draw_shape(xml: &mut Xml, drawn: &Shape, id: &str) {
    match drawn {
        Shape::Rect {
            at,
            fill,
            line,
            weight,
            round,
        } => shape(
            xml,
            id,
            (BOX, &[]),
            |xml| {
                frame(xml, *at);
                rectangle(xml, *at, *round);
                ground(xml, *fill);
                stroke(xml, *line, *weight, false, Heads::None);
            },
            |xml| xml.flag("wps:bodyPr"),
        ),
        Shape::Line {
            from,
            to,
            line,
            weight,
            dashed,
            heads,
        } => shape(
            xml,
            id,
            ("wps:cNvCnPr", &[]),
            |xml| {
                between(xml, *from, *to);
                xml.within("a:prstGeom", &[("prst", "line")], |xml| xml.flag("a:avLst"));
                stroke(xml, *line, *weight, *dashed, *heads);
            },
            |xml| xml.flag("wps:bodyPr"),
        ),
        Shape::Polygon { points, fill } => shape(
            xml,
            id,
            (BOX, &[]),
            |xml| {
                polygon(xml, points);
                ground(xml, *fill);
                stroke(xml, Paint::Clear, 0, false, Heads::None);
            },
            |xml| xml.flag("wps:bodyPr"),
        ),
        Shape::Text {
            at,
            anchor,
            size,
            bold,
            paint,
            words,
        } => shape(
            xml,
            id,
            (BOX, &[("txBox", "1")]),
            |xml| {
                let at = wider(*at, *anchor);
                frame(xml, at);
                rectangle(xml, at, 0);
                ground(xml, Paint::Clear);
                stroke(xml, Paint::Clear, 0, false, Heads::None);
            },
            |xml| {
                let letters = Letters {
                    anchor: *anchor,
                    size: *size,
                    bold: *bold,
                    paint: *paint,
                };
                letters.write(xml, words);
            },
        ),
    }
}

/// A text's frame with room for another font.
fn wider(at: Frame, anchor: Anchor) -> Frame {
    let more = at.width * SLACK / 100;
    let (left, right) = match anchor {
        Anchor::Start => (0, more),
        Anchor::Middle => (more, more),
        Anchor::End => (more, 0),
    };
    Frame {
        x: at.x - left,
        width: at.width + left + right,
        ..at
    }
}

fn frame(xml: &mut Xml, at: Frame) {
    xml.within("a:xfrm", &[], |xml| {
        point(xml, "a:off", at.x, at.y);
        size(xml, "a:ext", at.width, at.height);
    });
}

fn between(xml: &mut Xml, from: Point, to: Point) {
    let flip = |is_flipped| if is_flipped { "1" } else { "0" };
    let turned = [
        ("flipH", flip(to.x < from.x)),
        ("flipV", flip(to.y < from.y)),
    ];
    xml.within("a:xfrm", &turned, |xml| {
        point(xml, "a:off", from.x.min(to.x), from.y.min(to.y));
        size(xml, "a:ext", (to.x - from.x).abs(), (to.y - from.y).abs());
    });
}

fn rectangle(xml: &mut Xml, at: Frame, round: i32) {
    if round == 0 {
        xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.flag("a:avLst"));
        return;
    }
    xml.within("a:prstGeom", &[("prst", "roundRect")], |xml| {
        xml.within("a:avLst", &[], |xml| {
            let part = i64::from(round) * 100_000 / i64::from(at.width.min(at.height).max(1));
            let formula = format!("val {}", part.clamp(0, 50_000));
            xml.empty("a:gd", &[("name", "adj"), ("fmla", &formula)]);
        });
    });
}

fn polygon(xml: &mut Xml, points: &[Point]) {
    let least = |of: fn(&Point) -> i32| points.iter().map(of).min().unwrap_or(0);
    let most = |of: fn(&Point) -> i32| points.iter().map(of).max().unwrap_or(0);
    let (x, y) = (least(|point| point.x), least(|point| point.y));
    let at = Frame {
        x,
        y,
        width: most(|point| point.x) - x,
        height: most(|point| point.y) - y,
    };
    frame(xml, at);
    xml.within("a:custGeom", &[], |xml| {
        for list in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            xml.flag(list);
        }
        let whole = [("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")];
        xml.empty("a:rect", &whole);
        xml.within("a:pathLst", &[], |xml| {
            let (width, height) = (units(at.width), units(at.height));
            xml.within("a:path", &[("w", &width), ("h", &height)], |xml| {
                for (place, corner) in points.iter().enumerate() {
                    let step = if place == 0 { "a:moveTo" } else { "a:lnTo" };
                    xml.within(step, &[], |xml| {
                        point(xml, "a:pt", corner.x - x, corner.y - y);
                    });
                }
                xml.flag("a:close");
            });
        });
    });
}

/// A ground of one colour, or none.
fn ground(xml: &mut Xml, paint: Paint) {
    match paint.hex() {
        Some(colour) => xml.within("a:solidFill", &[], |xml| {
            xml.empty("a:srgbClr", &[("val", colour)]);
        }),
        None => xml.flag("a:noFill"),
    }
}

fn stroke(xml: &mut Xml, paint: Paint, weight: i32, is_dashed: bool, heads: Heads) {
    xml.within("a:ln", &[("w", &units(weight))], |xml| {
        ground(xml, paint);
        if is_dashed {
            xml.empty("a:prstDash", &[("val", "dash")]);
        }
        let arrow = [("type", "triangle"), ("w", "med"), ("len", "med")];
        if heads == Heads::Both {
            xml.empty("a:headEnd", &arrow);
        }
        if heads != Heads::None {
            xml.empty("a:tailEnd", &arrow);
        }
    });
}

/// How a line of text looks.
struct Letters {
    anchor: Anchor,
    size: i32,
    bold: bool,
    paint: Paint,
}

impl Letters {
    fn write(&self, xml: &mut Xml, words: &str) {
        xml.within("wps:txbx", &[], |xml| {
            xml.within("w:txbxContent", &[], |xml| {
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        xml.val("w:pStyle", "FigureText");
                        // A third more than the letters, in twentieths of a point.
                        let line = (self.size * 26 / 10).to_string();
                        xml.empty("w:spacing", &[("w:line", &line), ("w:lineRule", "exact")]);
                        let align = match self.anchor {
                            Anchor::Start => "left",
                            Anchor::Middle => "center",
                            Anchor::End => "right",
                        };
                        xml.val("w:jc", align);
                    });
                    xml.within("w:r", &[], |xml| {
                        xml.within("w:rPr", &[], |xml| {
                            if self.bold {
                                xml.flag("w:b");
                                xml.flag("w:bCs");
                            }
                            if let Some(colour) = self.paint.hex() {
                                xml.val("w:color", colour);
                            }
                            let half_points = ((self.size + 2) / 5).to_string();
                            xml.val("w:sz", &half_points);
                            xml.val("w:szCs", &half_points);
                        });
                        xml.run_text(words);
                    });
                });
            });
        });
        let inside = [
            ("wrap", "square"),
            ("lIns", "0"),
            ("tIns", "0"),
            ("rIns", "0"),
            ("bIns", "0"),
            ("anchor", "ctr"),
        ];
        xml.within("wps:bodyPr", &inside, |xml| xml.flag("a:noAutofit"));
    }
}

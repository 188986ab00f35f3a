//! Pictures as SVG within a page. Colours are classes of the style sheet, so that they follow it from screen to paper.

use super::draw::{Anchor, Heads, Paint, Picture, Point, Shape};
use super::html::escape;
use crate::document::Figure;
use std::fmt::Write;

/// Writes a picture; `number` makes its names unique in the page.
pub(super) fn write(out: &mut String, picture: &Picture, figure: &Figure, number: usize) {
    let (width, height) = (picture.width, picture.height);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg role=\"img\" viewBox=\"0 0 {width} {height}\" aria-labelledby=\"t{number} d{number}\">"
    );
    let _ = write!(out, "<title id=\"t{number}\">");
    escape(out, &figure.caption);
    let _ = write!(out, "</title>\n<desc id=\"d{number}\">");
    for (place, fact) in figure.facts.iter().enumerate() {
        out.push_str(if place > 0 { "\n" } else { "" });
        escape(out, fact);
    }
    out.push_str("</desc>\n");
    for shape in &picture.shapes {
        draw(out, shape);
    }
    out.push_str("</svg>\n");
}

/// The class of a paint.
fn class(paint: Paint) -> &'static str {
    match paint {
        Paint::Clear => "clear",
        Paint::Ink => "ink",
        Paint::Quiet => "quiet",
        Paint::Edge => "edge",
        Paint::Panel => "panel",
        Paint::Tint => "tint",
        Paint::Accent => "accent",
        Paint::Shade(0) => "shade0",
        Paint::Shade(1) => "shade1",
        Paint::Shade(2) => "shade2",
        Paint::Shade(_) => "shade3",
    }
}

fn draw(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Rect {
            at,
            fill,
            line,
            weight,
            round,
        } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{round}\" class=\"f-{} l-{}\" stroke-width=\"{weight}\"/>",
            at.x,
            at.y,
            at.width,
            at.height,
            class(*fill),
            class(*line)
        ),
        Shape::Polygon { points, fill } => polygon(out, points, *fill),
        Shape::Line {
            from,
            to,
            line,
            weight,
            dashed,
            heads,
        } => {
            let mut ends = [*from, *to];
            let mut tips = Vec::new();
            if *heads != Heads::None {
                let (tip, end) = head(*from, *to, *weight);
                tips.push(tip);
                ends[1] = end;
            }
            if *heads == Heads::Both {
                let (tip, end) = head(*to, *from, *weight);
                tips.push(tip);
                ends[0] = end;
            }
            let dash = if *dashed {
                " stroke-dasharray=\"30 20\""
            } else {
                ""
            };
            let _ = writeln!(
                out,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"l-{}\" stroke-width=\"{weight}\"{dash}/>",
                ends[0].x,
                ends[0].y,
                ends[1].x,
                ends[1].y,
                class(*line)
            );
            for tip in tips {
                let _ = polygon(out, &tip, *line);
            }
            Ok(())
        }
        Shape::Text {
            at,
            anchor,
            size,
            bold,
            paint,
            words,
        } => {
            let (x, anchor) = match anchor {
                Anchor::Start => (at.x, "start"),
                Anchor::Middle => (at.x + at.width / 2, "middle"),
                Anchor::End => (at.x + at.width, "end"),
            };
            // Letters stand on their baseline, about a third of their height below the middle.
            let y = at.y + at.height / 2 + size * 7 / 20;
            let weight = if *bold { " font-weight=\"700\"" } else { "" };
            let _ = write!(
                out,
                "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\"{weight} class=\"f-{}\">",
                class(*paint)
            );
            escape(out, words);
            writeln!(out, "</text>")
        }
    };
}

fn polygon(out: &mut String, points: &[Point], fill: Paint) -> std::fmt::Result {
    let points: Vec<String> = (points.iter())
        .map(|point| format!("{},{}", point.x, point.y))
        .collect();
    writeln!(
        out,
        "<polygon points=\"{}\" class=\"f-{}\"/>",
        points.join(" "),
        class(fill)
    )
}

/// The head of an arrow, and where its line ends.
fn head(from: Point, to: Point, weight: i32) -> ([Point; 3], Point) {
    let (dx, dy) = (f64::from(to.x - from.x), f64::from(to.y - from.y));
    let long = dx.hypot(dy).max(1.0);
    let (length, half) = (f64::from(60 + weight * 2), f64::from(25 + weight));
    let (ux, uy) = (dx / long, dy / long);
    let at = |along: f64, aside: f64| Point {
        x: to.x + (-ux * along - uy * aside).round() as i32,
        y: to.y + (-uy * along + ux * aside).round() as i32,
    };
    (
        [to, at(length, half), at(length, -half)],
        at(length * 0.8, 0.0),
    )
}

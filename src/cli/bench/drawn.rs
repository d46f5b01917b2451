//! Screens that are drawn into an image and timed: what the commands for it have in common.

use std::ops::RangeInclusive;

use super::super::args::Parsed;
use super::super::failure::Failure;
use super::super::spec::Spec;

/// A number of an option.
pub(super) fn number(spec: &'static Spec, parsed: &Parsed, long: &str, usual: usize, fit: RangeInclusive<usize>) -> Result<usize, Failure> {
    let Some(text) = parsed.text(long)? else { return Ok(usual) };
    let fits = text.parse().ok().filter(|number| fit.contains(number));
    fits.ok_or_else(|| Failure::usage(spec, format!("--{long} {text}: a number from {} to {} is needed.", fit.start(), fit.end()), None))
}

/// `--size`
pub(super) fn size(spec: &'static Spec, parsed: &Parsed) -> Result<(u32, u32), Failure> {
    let Some(text) = parsed.text("size")? else { return Ok((1920, 1080)) };
    size_of(text).ok_or_else(|| Failure::usage(spec, format!("--size {text}: write it like 1920x1080."), None))
}

fn size_of(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.split_once(['x', '×'])?;
    let side = |text: &str, least: u32| text.parse().ok().filter(|side| (least..=8_192).contains(side));
    Some((side(width, 640)?, side(height, 400)?))
}

#[cfg(not(feature = "app"))]
pub(super) fn draws_nothing() -> Failure {
    Failure::new("This build of ias draws nothing: it was built without the feature `app`.", "Build it with `cargo build --release`.")
}

#[cfg(feature = "app")]
pub(super) use drawing::{SIXTY, THIRTY, measured};

#[cfg(feature = "app")]
mod drawing {
    use std::time::Duration;

    use serde_json::{Value, json};

    use crate::app::shell::bench::{DrawBench, FrameTime, measure};
    use crate::cli::Exit;
    use crate::cli::args::Format;
    use crate::cli::bench::Figure;
    use crate::cli::console::Console;
    use crate::cli::failure::Failure;

    /// What a frame may take for sixty in a second.
    pub(in crate::cli::bench) const SIXTY: Duration = Duration::from_nanos(16_666_667);
    /// What a frame may take for thirty in a second.
    pub(in crate::cli::bench) const THIRTY: Duration = Duration::from_nanos(33_333_333);

    /// Draws, and tells what each part took. `facts` are numbers of what is drawn; `limit` is what a frame should take at most.
    pub(in crate::cli::bench) fn measured(
        bench: &DrawBench,
        facts: &[(&str, usize)],
        limit: Duration,
        format: Format,
        console: &mut Console,
    ) -> Result<Exit, Failure> {
        if let Some(shots) = &bench.shots {
            std::fs::create_dir_all(shots)
                .map_err(|error| Failure::new(format!("{}: {error}.", shots.display()), "Name a folder that can be written to."))?;
        }
        let figures = measure(bench)
            .map_err(|why| Failure::new(format!("It could not be measured: {why}."), "A Vulkan driver is needed; Mesa's software one will do."))?;
        type Share = fn(&FrameTime) -> Duration;
        let kinds: [(&str, Share); 3] =
            [("interface", |time| time.interface), ("processor", |time| time.processor), ("complete", |time| time.complete)];
        let mut rows: Vec<(&str, &str, Figure)> = Vec::new();
        for part in figures.parts.iter().filter(|part| !part.frames.is_empty()) {
            rows.extend(kinds.iter().map(|(kind, of)| (part.name, *kind, Figure::of(format!("{}: {kind}", part.name), part.frames.iter().map(of).collect()))));
        }
        let all: Vec<FrameTime> = figures.parts.iter().flat_map(|part| part.frames.iter().copied()).collect();
        rows.extend(kinds.iter().map(|(kind, of)| ("all", *kind, Figure::of(format!("all: {kind}"), all.iter().map(of).collect()))));
        let most = |frames: &[FrameTime]| frames.iter().map(|time| time.triangles).max().unwrap_or_default();
        let triangles: Vec<(&str, usize)> = figures.parts.iter().map(|part| (part.name, most(&part.frames))).collect();
        let in_time = all.iter().filter(|time| time.complete <= limit).count();
        let share = in_time as f64 / all.len().max(1) as f64 * 100.0;
        let limit = limit.as_secs_f64() * 1e3;
        let (width, height) = bench.size;
        match format {
            Format::Json => {
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|(part, kind, figure)| {
                        let most = figure.percentile(100);
                        json!({"part": part, "kind": kind, "median_ms": figure.percentile(50), "p99_ms": figure.percentile(99), "max_ms": most, "frames": figure.took.len()})
                    })
                    .collect();
                let mut told = json!({"adapter": figures.adapter, "width": width, "height": height, "limit_ms": limit, "within_limit_percent": share, "figures": rows});
                told["triangles"] = triangles.iter().map(|(part, most)| ((*part).to_owned(), json!(most))).collect::<serde_json::Map<_, _>>().into();
                for (name, value) in facts {
                    told[*name] = json!(value);
                }
                console.line(&told.to_string());
            }
            Format::Text => {
                let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{value} {name}")).collect();
                console.line(&format!("{} at {width}x{height} on {}", facts.join(", "), figures.adapter));
                for (_, _, figure) in &rows {
                    console.line(&format!("{}   at most {:.3} ms", figure.text(), figure.percentile(100)));
                }
                for (part, most) in &triangles {
                    console.line(&format!("{part}: at most {most} triangles a frame"));
                }
                console.line(&format!("{share:.1} % of {} frames were complete within {limit:.1} ms.", all.len()));
            }
        }
        Ok(Exit::Fine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        assert_eq!(size_of("1280x720"), Some((1280, 720)));
        for wrong in ["", "1280", "axb", "1280x", "10x10", "99999x720"] {
            assert_eq!(size_of(wrong), None, "{wrong}");
        }
    }
}

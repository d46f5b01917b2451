//! The real window on a virtual display: a plan plays it from briefing to results, its pictures are looked at.
//!
//! Needs `xvfb-run` where there is no display, and a Vulkan driver (Mesa's software one will do); `scripts/test` installs both.

use std::path::Path;
use std::process::{Command, Output};

/// Bars of `tests/window/bars`, from the left: red, green, blue after ITU-R BT.709, 75 %.
const BARS: [[u8; 3]; 8] = [
    [191, 191, 191],
    [191, 191, 0],
    [0, 191, 191],
    [0, 191, 0],
    [191, 0, 191],
    [191, 0, 0],
    [0, 0, 191],
    [0, 0, 0],
];

fn play(shots: &Path, data: &Path) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/bars");
    let ias = env!("CARGO_BIN_EXE_ias");
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    let mut command = if has_display {
        Command::new(ias)
    } else {
        let mut wrapped = Command::new("xvfb-run");
        wrapped.args(["-a", "-s", "-screen 0 1280x720x24", ias]);
        wrapped
    };
    command.arg("play").arg(&folder).arg("--plan").arg(folder.join("plan.txt"));
    command.arg("--shots").arg(shots).arg("--data").arg(data);
    command.output().expect("xvfb-run is needed where there is no display: run scripts/test, which installs it")
}

#[test]
fn a_plan_plays_the_window_to_its_results_and_colours_are_right() {
    let folder = tempfile::tempdir().expect("a folder for pictures");
    let (shots, data) = (folder.path().join("shots"), folder.path().join("data"));
    let output = play(&shots, &data);
    let (told, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}\n{told}\n{complained}", output.status);
    assert!(told.contains("WINDOW") && told.contains("1 / 1"), "{told}");

    let mut names: Vec<_> = std::fs::read_dir(&shots)
        .expect("pictures were kept")
        .map(|entry| entry.expect("a picture").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for wanted in ["briefing", "choice", "ending", "debrief", "results"] {
        assert!(names.iter().any(|name| name.contains(wanted)), "no picture of the {wanted} among {names:?}");
    }

    let choice = names.iter().find(|name| name.contains("choice")).expect("found above");
    let picture = image::open(shots.join(choice)).expect("a picture can be read").to_rgb8();
    for (bar, wanted) in BARS.iter().enumerate() {
        let across = picture.width() * u32::try_from(2 * bar + 1).expect("small") / 16;
        let got = picture.get_pixel(across, picture.height() / 4).0;
        let off = got.iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).max().expect("three colours");
        assert!(off <= 3, "bar {bar} is {got:?}, should be {wanted:?}");
    }
}

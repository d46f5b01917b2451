//! Films of one's own through `ias film import`: what telephones write, and what cannot be used. Needs ffmpeg; where it
//! is missing, what is told then is looked at instead.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::fixture::Fixture;

fn has(program: &str) -> bool {
    Command::new(program).arg("-version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// A second of film made by ffmpeg; `false` when this build of ffmpeg lacks the encoder.
fn make(to: &Path, args: &[&str]) -> bool {
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y"]).args(args).arg(to);
    command.status().is_ok_and(|status| status.success())
}

const PICTURE: &[&str] = &["-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=1"];
const TONE: &[&str] = &["-f", "lavfi", "-i", "sine=f=440:r=44100:d=1"];

fn scenario(fixture: &Fixture) -> PathBuf {
    let folder = fixture.path("own");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("scenario.ron"), "Scenario(format: 1, title: \"x\", nodes: {})").expect("writes");
    folder
}

#[test]
fn what_telephones_write_is_taken_in_and_plays() {
    let fixture = Fixture::new();
    let folder = scenario(&fixture);
    let into = folder.to_str().expect("text");
    if !has("ffmpeg") || !has("ffprobe") {
        let clip = folder.join("a.mp4");
        std::fs::write(&clip, b"film").expect("writes");
        fixture.run(&["film", "import", clip.to_str().expect("text"), "--into", into]).ends(2).complains("apt install ffmpeg");
        return;
    }
    // Name, what ffmpeg is asked, and what must be told of it.
    let h264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"];
    let upright = folder.join("upright.mp4");
    assert!(make(&upright, &[PICTURE, TONE, &h264].concat()), "ffmpeg makes H.264");
    let kinds: [(&str, Vec<&str>, &[&str]); 6] = [
        ("phone.mp4", vec!["-display_rotation", "90", "-i", upright.to_str().expect("text"), "-c", "copy"], &["h264 to AV1", "turned: by", "aac 44100", "LUFS"]),
        ("hevc.mov", [PICTURE, &["-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=0"]].concat(), &["hevc to AV1", "yuv420p10le to yuv420p", "there is none"]),
        ("vp9.webm", [PICTURE, TONE, &["-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus"]].concat(), &["vp9 to AV1"]),
        ("uneven.mkv", [PICTURE, &["-vf", "select='not(mod(n,3))+not(mod(n,5))'", "-fps_mode", "vfr", "-c:v", "libx264"]].concat(), &["h264 to AV1", "uneven, about", "decoded: "]),
        ("odd.mkv", vec!["-f", "lavfi", "-i", "testsrc=s=321x181:r=24:d=1", "-c:v", "libx264", "-pix_fmt", "yuv444p"], &["size: 321x181 to 322x182", "24.00 to 25", "yuv444p"]),
        ("large.mp4", vec!["-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=0.4", "-c:v", "libx264", "-preset", "ultrafast"], &["1920x1080 to 1280x720"]),
    ];
    for (name, args, told) in kinds {
        let clip = folder.join(name);
        // Older ffmpeg turns a film by its metadata.
        let older = ["-i", upright.to_str().expect("text"), "-metadata:s:v", "rotate=90", "-c", "copy"];
        if !make(&clip, &args) && (name != "phone.mp4" || !make(&clip, &older)) {
            eprintln!("{name}: this ffmpeg cannot make it");
            continue;
        }
        let mut run = fixture.run(&["film", "import", clip.to_str().expect("text"), "--into", into]).ends(0);
        for part in told {
            run = run.says(part);
        }
        run.says("Paste into `nodes`");
        let stem = name.split('.').next().expect("a stem");
        assert!(folder.join("film").join(format!("{stem}.mp4")).is_file(), "{name}");
    }
    // A file that breaks off is taken as far as it goes, and that is said.
    let whole = folder.join("whole.mp4");
    assert!(make(&whole, &[PICTURE, &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart"]].concat()));
    let bytes = std::fs::read(&whole).expect("reads");
    std::fs::write(folder.join("broken.mp4"), &bytes[..bytes.len() * 2 / 3]).expect("writes");
    let broken = folder.join("broken.mp4");
    fixture.run(&["film", "import", broken.to_str().expect("text"), "--into", into]).ends(0).says("breaks off");
    // What was turned stands upright.
    let facts = ias::media::probe::probe(&folder.join("film/phone.mp4")).expect("it plays");
    assert_eq!((facts.width, facts.height, facts.keys[0]), (180, 320, ias::time::MediaTime::ZERO));
    // Nothing is replaced unasked.
    let again = ["film", "import", upright.to_str().expect("text"), "--into", into, "--name", "phone"];
    fixture.run(&again).ends(2).complains("is there already");
}

#[test]
fn what_cannot_be_used_says_why_and_leaves_nothing() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    let fixture = Fixture::new();
    let folder = scenario(&fixture);
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("writes");
        path
    };
    let whole = folder.join("whole.mp4");
    assert!(make(&whole, &[PICTURE, &["-c:v", "libx264", "-pix_fmt", "yuv420p"]].concat()));
    let bytes = std::fs::read(&whole).expect("reads");
    let refused = [
        (file("empty.mp4", b""), "it is empty"),
        (file("letter.txt", b"Dear Anna,\nthe film is in the other file.\n"), "cannot be used"),
        (file("cut.mp4", &bytes[..bytes.len() / 2]), "cannot be used"),
        (file("noise.mov", &[0x5a; 4096]), "cannot be used"),
        (folder.join("none.mp4"), "none.mp4"),
    ];
    for (path, why) in &refused {
        fixture.run(&["film", "import", path.to_str().expect("text"), "--into", folder.to_str().expect("text")]).ends(1).says(why);
    }
    let left: Vec<_> = std::fs::read_dir(folder.join("film")).map(|all| all.flatten().map(|f| f.file_name()).collect()).unwrap_or_default();
    assert!(left.is_empty(), "{left:?}");
}

/// Four seconds that rise and fall as speech does, recorded far too quietly.
const SPEECH: &[&str] = &["-f", "lavfi", "-i", "aevalsrc=0.02*sin(880*t)*(0.6+0.4*sin(9*t)):s=44100:d=4"];

#[test]
fn a_recording_becomes_the_sound_of_a_scene() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    // Whoever begins with a picture and a voice has no scenario.ron yet.
    let fixture = Fixture::new();
    let folder = fixture.path("farm");
    std::fs::create_dir_all(&folder).expect("a folder");
    let picture = fixture.path("farm/gate.png");
    assert!(make(&picture, &["-f", "lavfi", "-i", "color=gray:s=320x180:d=1", "-frames:v", "1"]));
    let cover = picture.to_str().expect("text");
    let kinds: [(&str, Vec<&str>, &str); 7] = [
        ("rec.m4a", [SPEECH, &["-c:a", "aac"]].concat(), "aac 44100"),
        ("music.mp3", [SPEECH, &["-i", cover, "-map", "0", "-map", "1", "-c:a", "libmp3lame", "-c:v", "copy", "-disposition:v", "attached_pic"]].concat(), "mp3"),
        ("phone.3gp", [SPEECH, &["-ac", "1", "-ar", "8000", "-c:a", "aac"]].concat(), "aac 8000"),
        ("loss.flac", [SPEECH, &["-ac", "1"]].concat(), "flac 44100 Hz, mono"),
        ("left.wav", [SPEECH, &["-af", "pan=stereo|c0=c0|c1=0*c0"]].concat(), "only the left one held anything"),
        ("net.opus", [SPEECH, &["-c:a", "libopus"]].concat(), "opus 48000"),
        ("raw.aac", [SPEECH, &["-c:a", "aac"]].concat(), "aac 44100"),
    ];
    let mut nodes = Vec::new();
    for (name, args, told) in &kinds {
        let file = fixture.path(name);
        if !make(&file, args) {
            eprintln!("{name}: this ffmpeg cannot make it");
            continue;
        }
        let ran = fixture.run(&["film", "import", name, "--into", "farm"]).ends(0).says(told).says("to -23.").says("length: 4.");
        let stem = name.split('.').next().expect("a stem");
        // What a person pastes is what is played.
        let field = ran.out.lines().last().expect("a line to paste").trim().to_owned();
        assert_eq!(field, format!("sound: \"sound/{stem}.ogg\","));
        nodes.push(format!("\"{stem}\": Scene(still: \"gate.png\", {field} then: Goto(\"end\"))"));
        let level = ias::media::measure::loudness(&folder.join(format!("sound/{stem}.ogg"))).expect("it plays");
        assert!((level.integrated.expect("it is heard") + 2_300).abs() <= 50 && level.true_peak.expect("it is heard") <= -100, "{name}: {level:?}");
    }
    assert!(nodes.len() >= 4, "{}", nodes.len());
    let text = format!("Scenario(format: 1, title: \"Farm\", languages: [\"en\"], nodes: {{{}, \"end\": Ending(title: \"x\", outcome: Good)}})", nodes.join(", "));
    std::fs::write(folder.join("scenario.ron"), text).expect("writes");
    let found = fixture.run(&["check", "farm", "--lang", "en"]).out;
    for rule in ["loudness-off", "unreadable-media", "missing-media", "parse-error", "wrong-type"] {
        assert!(!found.contains(rule), "{found}");
    }
}

/// Chapter 2 of the handbook, as a person follows it: pictures and a voice, the text of 2.4, the plan of 2.5.
#[test]
fn the_first_afternoon_of_the_handbook_works() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    for language in ["en", "pl"] {
        let fixture = Fixture::new();
        let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/handbook.{language}.md"))).expect("reads");
        let chapter = page.split("\n## ").find(|chapter| chapter.starts_with("2.")).expect("chapter 2");
        let boxes = |kind: &str| -> Vec<String> {
            let opens = format!("\n```{kind}\n");
            chapter.split(&opens).skip(1).map(|part| part.split("\n```").next().expect("an end").to_owned()).collect()
        };
        let one = |kind: &str, with: &str| boxes(kind).into_iter().rfind(|text| text.contains(with)).expect("it stands in the chapter");
        let farm = fixture.path("farm");
        std::fs::create_dir_all(&farm).expect("a folder");
        for picture in ["gate", "room", "talk", "foreman", "records"] {
            assert!(make(&farm.join(format!("{picture}.jpg")), &["-f", "lavfi", "-i", "testsrc2=s=1280x720:d=1", "-frames:v", "1"]));
        }
        // As long as the captions of the chapter.
        assert!(make(&fixture.path("rec.m4a"), &["-f", "lavfi", "-i", "aevalsrc=0.1*sin(880*t)*(0.6+0.4*sin(9*t)):s=44100:d=11", "-c:a", "aac"]));
        let typed = |with: &str| {
            let line = one("sh", with);
            let words: Vec<&str> = line.lines().find(|line| line.contains(with)).expect("a line").split_whitespace().skip(1).collect();
            fixture.run(&words).ends(0)
        };
        typed("film import");
        std::fs::write(farm.join("scenario.ron"), one("ron", "\"records\"")).expect("writes");
        std::fs::write(farm.join("talk.vtt"), one("text", "WEBVTT")).expect("writes");
        std::fs::write(fixture.path("good.txt"), one("text", "refer ")).expect("writes");
        typed("check").says("no findings");
        typed("rehearse").says("passed");
    }
}

#[test]
fn recordings_are_replaced_only_when_asked_and_come_whole_or_not_at_all() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    let fixture = Fixture::new();
    let folder = scenario(&fixture);
    for (name, args) in [
        ("one.m4a", [SPEECH, &["-c:a", "aac"]].concat()),
        ("two.m4a", [SPEECH, &["-t", "2", "-c:a", "aac"]].concat()),
        ("silence.m4a", vec!["-f", "lavfi", "-i", "anullsrc=d=2", "-c:a", "aac"]),
        ("hiss.wav", vec!["-f", "lavfi", "-i", "anoisesrc=d=2:a=0.0005"]),
        ("distant.wav", vec!["-f", "lavfi", "-i", "sine=f=440:d=2", "-af", "volume=-32dB"]),
    ] {
        assert!(make(&fixture.path(name), &args), "{name}");
    }
    std::fs::write(fixture.path("letter.m4a"), "Dear Anna,\n").expect("writes");
    let there = || {
        let mut names: Vec<_> = std::fs::read_dir(folder.join("sound")).map(|all| all.flatten().map(|f| f.file_name().into_string().expect("text")).collect()).unwrap_or_default();
        names.sort();
        names
    };
    let import = |arguments: &[&str]| fixture.run(&[&["film", "import", "--into", "own"], arguments].concat());
    // Two that would have one name, and a name that is there, are told before anything is done.
    std::fs::copy(fixture.path("two.m4a"), fixture.path("ONE.m4a")).expect("copies");
    import(&["one.m4a", "ONE.m4a"]).ends(2).complains("both be called one");
    assert!(there().is_empty());
    // One that cannot be used does not hold the others up.
    import(&["silence.m4a", "hiss.wav", "letter.m4a", "one.m4a"]).ends(1).says("silence.m4a cannot be used: nothing can be heard").says("it would be noise").says("letter.m4a").says("→ own/sound/one.ogg");
    assert_eq!(there(), ["one.ogg"]);
    let first = std::fs::read(folder.join("sound/one.ogg")).expect("reads");
    import(&["two.m4a", "--name", "one"]).ends(2).complains("is there already").complains("--again");
    import(&["silence.m4a", "--name", "one", "--again"]).ends(1);
    assert_eq!(std::fs::read(folder.join("sound/one.ogg")).expect("reads"), first, "what cannot be used replaces nothing");
    import(&["two.m4a", "--name", "one", "--again"]).ends(0).says("length: 2.");
    assert_ne!(std::fs::read(folder.join("sound/one.ogg")).expect("reads"), first);
    // Each language its own; those that are there already are in the line to paste.
    import(&["one.m4a", "--lang", "pl"]).ends(0).says("sound: {\"pl\": \"sound/one.pl.ogg\"},");
    import(&["two.m4a", "--name", "one", "--lang", "uk"]).ends(0).says("sound: {\"pl\": \"sound/one.pl.ogg\", \"uk\": \"sound/one.uk.ogg\"},");
    import(&["distant.wav"]).ends(0).says("recorded quietly");
    assert_eq!(there(), ["distant.ogg", "one.ogg", "one.pl.ogg", "one.uk.ogg"]);
    import(&["one.m4a", "--voice", "pl/x", "--lang", "pl"]).ends(2).complains("leave --lang out");
    fixture.run(&["film", "import", "one.m4a", "--into", "nowhere"]).ends(2).complains("nowhere");
}

#[test]
fn a_film_in_which_nothing_is_heard_is_a_film_without_sound() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    let fixture = Fixture::new();
    let folder = scenario(&fixture);
    let silent = ["-f", "lavfi", "-i", "anullsrc=d=1", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"];
    assert!(make(&fixture.path("still.mp4"), &[PICTURE, &silent].concat()));
    let ran = fixture.run(&["film", "import", "still.mp4", "--into", "own"]).ends(0).says("nothing can be heard in it");
    assert!(!ran.out.contains("sound/still.ogg"), "{}", ran.out);
    assert!(folder.join("film/still.mp4").is_file() && !folder.join("sound/still.ogg").exists());
}

#[test]
fn a_recorded_line_goes_where_the_film_takes_it_from() {
    if !has("ffmpeg") || !has("ffprobe") {
        return;
    }
    let fixture = Fixture::new();
    let folder = scenario(&fixture);
    let into = folder.to_str().expect("text").to_owned();
    std::fs::write(
        folder.join("storyboard.ron"),
        "Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1, cast: {}, lines: {\"hello\": (who: \"a\", via: Room, text: {\"pl\": \"Halo\"})},
         scenes: [Scene(id: \"s\", seconds: 3, shots: [Shot(id: \"one\", from: 0, set: \"x\", beats: [(0.5, Say(\"hello\", 0.4))])])])",
    )
    .expect("writes");
    let clip = folder.join("rec.m4a");
    assert!(make(&clip, &[TONE, &["-c:a", "aac"]].concat()));
    let file = clip.to_str().expect("text");
    fixture.run(&["film", "import", file, "--into", &into, "--voice", "pl/helo"]).ends(2).complains("pl/hello");
    fixture.run(&["film", "import", file, "--into", &into, "--voice", "de/hello"]).ends(2).complains("pl/lane-documents");
    fixture.run(&["film", "import", file, "--into", &into, "--voice", "pl/hello"]).ends(0).says("its Say has 0.4 s").says("ias film sound");
    assert!(folder.join("voice/pl/hello.wav").is_file());
}

/// Thirteen seconds of the library's interview room, small.
const TALK: &str = r#"Storyboard(format: 1, size: (320, 180), fps: 25, seed: 7,
    cast: {"mira": (figure: "mira", name: "Mira")},
    scenes: [Scene(id: "talk", seconds: 13.0, shots: [Shot(id: "face", from: 0.0, set: "mira-face",
        cam: [Key(+0.0, "face", 1.02), Key(+12.0, "face", 1.12)], cast: {"mira": (at: "head", pose: "face", expr: "uneasy")})])])"#;

/// A run that is killed in the middle of a scene leaves what it had; the next goes on, and the film is the same.
#[test]
fn a_killed_rendering_goes_on_where_it_was() {
    if !has("ffmpeg") {
        return;
    }
    let fixture = Fixture::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = fixture.path("talk");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("storyboard.ron"), TALK).expect("writes");
    let render = |to: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ias"));
        command.current_dir(root).args(["film", "render", "--size", "160x90"]).arg(&folder).arg("--to").arg(to);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command
    };
    let (whole, broken) = (fixture.path("whole"), fixture.path("broken"));
    assert!(render(&whole).status().expect("it runs").success());
    let mut child = render(&broken).spawn().expect("it runs");
    let piece = broken.join(".talk.pieces/0001.mp4");
    while !piece.is_file() {
        assert!(child.try_wait().expect("asked").is_none(), "it ended before it could be killed");
        std::thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    assert!(!broken.join("talk.mp4").exists());
    let output = render(&broken).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("325 frames (") && told.contains("of them from the run before"), "{told}");
    assert!(!broken.join(".talk.pieces").exists(), "nothing is left over");
    let (a, b) = (whole.join("talk.mp4"), broken.join("talk.mp4"));
    assert_eq!(std::fs::read(&a).expect("there"), std::fs::read(&b).expect("there"), "the same film");
    let facts = ias::media::probe::probe(&b).expect("it plays");
    assert_eq!(facts.frames, 325);
    // Changed drawings or settings make the pieces of no use.
    let again = render(&broken).args(["--preview"]).output().expect("it runs");
    assert!(!String::from_utf8_lossy(&again.stdout).contains("from the run before"));
}

#[test]
fn output_that_nobody_reads_stops_nothing() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ias")).args(["film"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !told.contains("panicked"), "{told}");
}

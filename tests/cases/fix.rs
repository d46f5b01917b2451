//! `fix/<case>/scenario.ron` → `expected.ron`: what `ias check --fix` makes of it, to the byte. Media are those of
//! `faulty/media.txt`. What has more than one right answer stays as it is.

use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::diagnostic::Diagnostic;
use ias::scenario::check::{check_text, fix};
use ias::scenario::disk;
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("fix", run);
    trials.push(Trial::test("fix: no faulty scenario is worse afterwards", none_is_worse));
    trials
}

fn mended(text: &str) -> fix::Mended {
    fix::mended("case/scenario.ron", text, Reference::embedded(), &super::check::media(&super::topic("faulty")))
}

fn run(case: &Path) {
    let text = fs::read_to_string(case.join("scenario.ron")).expect("a scenario");
    let expected = fs::read_to_string(case.join("expected.ron")).expect("what is expected");
    let after = mended(&text);
    assert_eq!(after.text, expected);
    assert_eq!(after.fixed.is_empty(), text == expected, "what was put right is told");
    assert_eq!(mended(&after.text).text, after.text, "a second time changes nothing");
}

/// Every case of the topic `faulty`: as many lines as before, not more errors, and a sound scenario stays as it is.
fn none_is_worse() -> Result<(), Failed> {
    let media = super::check::media(&super::topic("faulty"));
    let errors = |text: &str| {
        let (_, told) = check_text("case/scenario.ron", text, Reference::embedded(), &media);
        told.iter().filter(|finding| Diagnostic::is_error(finding)).count()
    };
    let mut fixed = 0;
    for case in super::cases_of("faulty") {
        let Ok(text) = disk::decoded("case/scenario.ron", fs::read(case.join("scenario.ron"))?) else { continue };
        let after = mended(&text);
        assert_eq!(after.text.lines().count(), text.lines().count(), "{}", case.display());
        assert!(errors(&after.text) <= errors(&text), "{}", case.display());
        fixed += usize::from(after.text != text);
    }
    assert!(fixed > 50, "only {fixed} were changed");
    let sound = fs::read_to_string(super::topic("faulty").join("sound.ron"))?;
    assert_eq!(mended(&sound).text, sound);
    Ok(())
}

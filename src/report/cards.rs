//! Cards for the trainees of a course: the code, to type and to scan, with what, where and when. Ten to a page of A4, each the
//! size of a bank card, with lines to cut along.
//!
//! Black on white only, so that any printer will do. Nothing personal is on them: the trainer hands them out and notes whose
//! is whose in the roster of names.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use qrcode::{Color, EcLevel, QrCode};

use crate::course::Course;
use crate::session::TraineeCode;
use crate::text::Language;

/// Cards on a page.
const ON_A_PAGE: usize = 10;

struct Words {
    code: &'static str,
    how: &'static str,
    keep: &'static str,
    qr: &'static str,
    print: &'static str,
}

const fn words(language: Language) -> Words {
    match language {
        Language::Pl => Words {
            code: "Twój kod",
            how: "Wpisz go w programie na laptopie.",
            keep: "Zachowaj kartę: kod posłuży ci także później. Nazwisko zna tylko prowadzący.",
            qr: "Ten sam kod jako kod QR",
            print: "Drukuj na A4 w skali 100 %, bez marginesów przeglądarki, i tnij wzdłuż przerywanych linii.",
        },
        Language::En => Words {
            code: "Your code",
            how: "Type it into the program on the laptop.",
            keep: "Keep this card: the code serves you later, too. Only the trainer knows the name.",
            qr: "The same code as a QR code",
            print: "Print on A4 at 100 %, without the browser's margins, and cut along the dashed lines.",
        },
        Language::Uk => Words {
            code: "Ваш код",
            how: "Введіть його в програмі на ноутбуці.",
            keep: "Збережіть картку: код знадобиться й пізніше. Прізвище знає лише тренер.",
            qr: "Той самий код як QR-код",
            print: "Друкуйте на A4 у масштабі 100 %, без полів браузера, і ріжте вздовж пунктирних ліній.",
        },
    }
}

const STYLE: &str = "\
@page { size: A4 portrait; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html { background: #fff; color: #000; font-family: 'Noto Sans', 'DejaVu Sans', Arial, sans-serif; -webkit-print-color-adjust: exact; }
.hint { padding: 6mm; font-size: 11pt; border-bottom: 1px solid #000; }
.page { width: 210mm; height: 296.5mm; padding: 13mm 20mm; display: grid; grid-template-columns: 85mm 85mm; grid-template-rows: repeat(5, 54mm); break-after: page; overflow: hidden; }
.page:last-child { break-after: auto; }
.card { border: 0.2mm dashed #555; margin: 0 -0.2mm -0.2mm 0; padding: 4mm; display: grid; grid-template-columns: 1fr 26mm; grid-template-rows: auto 1fr auto; column-gap: 2mm; overflow: hidden; }
.course { grid-column: 1 / -1; font-size: 9pt; line-height: 1.25; border-bottom: 0.2mm solid #000; padding-bottom: 1mm; }
.course b { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; font-size: 10pt; }
.mine { align-self: center; }
.label { font-size: 8pt; }
.code { font-family: 'DejaVu Sans Mono', 'Noto Sans Mono', 'Courier New', monospace; font-weight: bold; font-size: 15pt; white-space: nowrap; letter-spacing: 0.2pt; }
.qr { align-self: center; width: 26mm; height: 26mm; display: block; }
.keep { grid-column: 1 / -1; font-size: 7.5pt; line-height: 1.25; }
@media print { .hint { display: none; } }
@media screen { .page { margin: 4mm auto; outline: 1px solid #999; } }
";

/// The cards of every code on the course's roster, as one page of HTML that needs nothing else.
#[must_use]
pub fn cards(course: &Course) -> String {
    let language = course.language;
    let words = words(language);
    let title = course.title.get(language);
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · " (course.place) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                p.hint { (words.print) }
                main {
                    @for codes in course.roster.chunks(ON_A_PAGE) {
                        section.page {
                            @for code in codes { (card(course, title, code, &words)) }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn card(course: &Course, title: &str, code: &TraineeCode, words: &Words) -> Markup {
    html! {
        article.card {
            div.course {
                b { (title) }
                (course.place) ", " (super::words::Words { language: course.language }.days(course.begins, course.ends))
            }
            div.mine {
                p.label { (words.code) }
                p.code { (code) }
                p.label { (words.how) }
            }
            (qr(code, words.qr))
            p.keep { (words.keep) }
        }
    }
}

/// The code as a picture, with the four white modules around it that readers need.
fn qr(code: &TraineeCode, label: &str) -> Markup {
    const QUIET: usize = 4;
    let picture = QrCode::with_error_correction_level(code.0.as_bytes(), EcLevel::M).expect("a code is short");
    let width = picture.width();
    let dark = picture.to_colors();
    let mut path = String::new();
    for (row, colors) in dark.chunks(width).enumerate() {
        let mut at = 0;
        while at < width {
            let run = colors[at..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", at + QUIET, row + QUIET));
            }
            at += run.max(1);
        }
    }
    let side = width + 2 * QUIET;
    html! {
        svg.qr viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(label) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Part, Purpose, code};
    use crate::scenario::graph::ScenarioId;
    use crate::session::Mode;

    fn course(codes: u8, language: Language) -> Course {
        Course {
            id: "szczecin-2026-11".into(),
            edition: 1,
            title: "Znaki <b>& pytania</b>".into(),
            place: "Szczecin".to_owned(),
            begins: "2026-11-22".parse().expect("a day"),
            ends: "2026-11-24".parse().expect("a day"),
            parts: vec![Part { scenario: ScenarioId("harvest-van".into()), purpose: Purpose::Training, mode: Mode::Practice }],
            language,
            pass_mark: None,
            retain_until: "2027-01-01".parse().expect("a day"),
            recipient: String::new(),
            ticket: [7; 32],
            roster: (0..codes).map(|n| code::made([n; 5])).collect(),
        }
    }

    #[test]
    fn every_code_has_one_card_and_ten_fit_a_page() {
        let course = course(23, Language::Pl);
        let page = cards(&course);
        assert_eq!(page.matches("<section class=\"page\">").count(), 3);
        assert_eq!(page.matches("<article").count(), 23);
        for code in &course.roster {
            assert_eq!(page.matches(&*code.0).count(), 1, "{code}");
        }
        assert_eq!(page.matches("Znaki &lt;b&gt;&amp; pytania").count(), 1 + 23, "texts are escaped, on each card and in the head");
        assert!(!page.contains("0707"), "the ticket stays in the course file");
        for language in Language::ALL {
            assert!(cards(&super::tests::course(1, language)).contains(words(language).keep));
        }
        assert!(!cards(&super::tests::course(0, Language::En)).contains("<article"));
    }
}

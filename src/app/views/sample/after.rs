//! Assessment, referral, debrief and results.

use crate::app::views::assess::{AssessView, Ground};
use crate::app::views::debrief::{ChoiceTaken, DebriefView, JudgementView, Moment, OptionTaken, SceneView};
use crate::app::views::refer::{InstitutionView, ReferView};
use crate::app::views::results::{Noticing, Part, ResultsView};
use crate::app::views::widgets::{Picture, Pin, Verdict};
use crate::text::Language;

fn of(language: Language, pl: &str, en: &str, uk: &str) -> String {
    match language {
        Language::Pl => pl,
        Language::En => en,
        Language::Uk => uk,
    }
    .to_owned()
}

/// An assessment with a conclusion and a ground taken.
pub fn assess(language: Language, picture: Option<Picture>) -> AssessView {
    let ground = |text: String, place: &str, taken| Ground { text, place: place.to_owned(), picture, taken };
    AssessView {
        prompt: of(language, "Co stwierdzasz po rozmowie?", "What do you conclude after the interview?", "Який ваш висновок після розмови?"),
        conclusions: vec![
            of(language, "Są przesłanki handlu ludźmi, trzeba powiadomić", "There are signs of trafficking, notify", "Є ознаки торгівлі людьми, слід повідомити"),
            of(language, "Naruszenie praw pracowniczych bez przymusu", "A labour-rights breach without coercion", "Порушення трудових прав без примусу"),
            of(language, "Brak podstaw do dalszych czynności", "No grounds for further action", "Немає підстав для подальших дій"),
        ],
        chosen: Some(0),
        grounds: vec![
            ground(of(language, "Odebrane dokumenty", "Documents taken", "Забрані документи"), "0:12", true),
            ground(of(language, "Niewola za długi", "Debt bondage", "Боргова кабала"), "1:04", false),
            ground(of(language, "Izolacja, zamknięcie, nadzór", "Isolation, confinement, surveillance", "Ізоляція, замкнення, нагляд"), "1:31", false),
        ],
        confidence: Some(70),
        caveat: super::briefing(language).caveat,
    }
}

/// A referral with two institutions in order.
pub fn refer(language: Language) -> ReferView {
    let institution = |name: String, contact: &str, unconfirmed| InstitutionView {
        name,
        detail: String::new(),
        contact: contact.to_owned(),
        as_of: "2025-11".to_owned(),
        unconfirmed,
    };
    ReferView {
        prompt: of(language, "Kogo powiadamiasz i w jakiej kolejności?", "Whom do you notify, in what order?", "Кого ви повідомляєте і в якому порядку?"),
        ordered: true,
        offered: vec![
            institution(of(language, "Koordynator ds. handlu ludźmi w oddziale", "The unit's anti-trafficking coordinator", "Координатор підрозділу з протидії торгівлі людьми"), "", false),
            institution(of(language, "KCIK, Krajowe Centrum Interwencyjno-Konsultacyjne", "KCIK, National Consulting and Intervention Centre", "KCIK, Національний консультаційно-інтервенційний центр"), "+48 22 628 01 20", false),
            institution(of(language, "Prokurator", "Prosecutor", "Прокурор"), "", true),
            institution(of(language, "Państwowa Inspekcja Pracy", "National Labour Inspectorate", "Державна інспекція праці"), "", true),
        ],
        order: vec![0, 1],
    }
}

/// A debrief with every verdict.
pub fn debrief(language: Language, tab: usize, moment: Option<(usize, usize)>) -> DebriefView {
    let window = |from: f32, to: f32, verdict, name: String, note: String| Moment {
        from,
        to,
        verdict,
        name,
        note,
        when: format!("0:{from:02.0} – 0:{to:02.0}"),
        detail: "4 / 5".to_owned(),
    };
    let papers = of(language, "Odebrane dokumenty", "Documents taken", "Забрані документи");
    let note = of(
        language,
        "Kierowca trzyma paszporty wszystkich i podaje je jednym plikiem.",
        "The driver holds everybody's passports and hands them over in one stack.",
        "Водій тримає паспорти всіх і подає їх однією стопкою.",
    );
    let lane = SceneView {
        title: of(language, "Pas odpraw", "The lane", "Смуга контролю"),
        length: 24.0,
        cues: vec![
            window(8.2, 15.0, Verdict::Hit, papers.clone(), note.clone()),
            window(16.0, 21.0, Verdict::Miss, of(language, "Inni odpowiadają za pasażerki", "Lets others answer", "Інші відповідають за них"), note),
        ],
        lures: vec![
            window(2.0, 6.0, Verdict::FalseAlarm, of(language, "Stary bus", "An old van", "Старий бус"), of(language, "Stary pojazd nie jest przesłanką.", "An old vehicle is no sign.", "Старий транспорт не є ознакою.")),
            window(17.5, 20.0, Verdict::Passed, of(language, "Obcy język", "A foreign language", "Іноземна мова"), String::new()),
        ],
        flags: vec![
            Pin { at: 3.5, verdict: Verdict::FalseAlarm, name: "0:04".to_owned() },
            Pin { at: 9.4, verdict: Verdict::Hit, name: "0:09".to_owned() },
            Pin { at: 22.6, verdict: Verdict::Neutral, name: "0:23".to_owned() },
        ],
    };
    let scene = |title: String| SceneView { title, ..lane.clone() };
    let option = |text: String, taken, verdict, key: String| OptionTaken {
        text,
        taken,
        verdict,
        rating: key,
        why: of(
            language,
            "Rozdzielenie daje osobom szansę mówić bez kontroli kierowcy.",
            "Separation gives people a chance to speak without the driver's control.",
            "Розділення дає людям змогу говорити без контролю водія.",
        ),
        leads_to: of(language, "Rozmowa w drugiej linii", "Interview in the second line", "Розмова на другій лінії"),
        hands: String::new(),
    };
    let best = of(language, "Najlepsza", "Best", "Найкращий");
    let harmful = of(language, "Szkodzi", "Does harm", "Шкодить");
    DebriefView {
        title: super::library(language, None, 1).posters[0].title.clone(),
        ending: String::new(),
        tab,
        scenes: vec![
            lane.clone(),
            scene(of(language, "Druga linia", "Second line", "Друга лінія")),
            scene(of(language, "Rozmowa", "Interview", "Розмова")),
        ],
        scene: 0,
        moment,
        play_head: None,
        running: false,
        aspect: 16.0 / 9.0,
        choices: vec![ChoiceTaken {
            prompt: of(language, "Co robisz?", "What do you do?", "Що ви робите?"),
            scene: lane.title.clone(),
            options: vec![
                option(of(language, "Kieruję do drugiej linii", "Send to the second line", "Направляю на другу лінію"), false, Verdict::Hit, best),
                option(of(language, "Pytam kierowcę", "Ask the driver", "Питаю водія"), true, Verdict::FalseAlarm, harmful),
            ],
            timed_out: false,
        }],
        path: vec![lane.title.clone(), of(language, "Kierowca odpowiada", "The driver answers", "Водій відповідає"), of(language, "Przeoczone", "Missed", "Пропущено")],
        best_path: vec![lane.title, of(language, "Druga linia", "Second line", "Друга лінія"), of(language, "Bezpieczne miejsce", "A safe place", "Безпечне місце")],
        judgement: vec![JudgementView {
            title: of(language, "Podstawy", "What it rests on", "Підстави"),
            lines: vec![
                (Verdict::Hit, papers, of(language, "Było na Twojej ścieżce.", "It was on your path.", "Це було на вашому шляху.")),
                (Verdict::Miss, of(language, "Niewola za długi", "Debt bondage", "Боргова кабала"), String::new()),
            ],
            remark: String::new(),
        }],
    }
}

/// Results with every part.
pub fn results(language: Language) -> ResultsView {
    let part = |name: String, got, of_points, detail: String| Part { name, got, of: of_points, detail };
    ResultsView {
        title: super::library(language, None, 1).posters[0].title.clone(),
        facts: "p-7Q4K-2M9D · 2026-11-21 17:20".to_owned(),
        settings: of(language, "Czas na wybór: ×2", "Time to choose: ×2", "Час на вибір: ×2"),
        score: 645,
        score_of_best: Some(512),
        pass_mark: Some(600),
        passed: Some(true),
        reasons: Vec::new(),
        parts: vec![
            part(of(language, "Zauważanie przesłanek", "Noticing signs", "Помічання ознак"), 14_000, 25_000, "4 / 6".to_owned()),
            part(of(language, "Postępowanie", "Acting", "Дії"), 6_000, 9_000, "2 / 3".to_owned()),
            part(of(language, "Ocena", "Assessing", "Оцінка"), 3_500, 4_000, String::new()),
            part(of(language, "Powiadamianie", "Notifying", "Повідомлення"), 0, 0, String::new()),
        ],
        noticing: Noticing {
            hits: 4,
            misses: 2,
            false_alarms: 1,
            correct_rejections: 3,
            stray: 1,
            chance_hits: Some(1.37),
            sensitivity: None,
            brier: Some(0.0925),
        },
        caveat: super::briefing(language).caveat,
        saved_to: None,
        fault: None,
    }
}

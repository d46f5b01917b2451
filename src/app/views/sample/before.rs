//! Library, briefing and settings.

use crate::app::preferences::Preferences;
use crate::app::views::briefing::BriefingView;
use crate::app::views::library::course::{CourseView, HandInView, PartRow, PartState};
use crate::app::views::library::{DiagnosticLine, LibraryView, Past, Poster, Problem, Unfinished};
use crate::app::views::packs::{DoubleClick, PacksView};
use crate::app::views::settings::SettingsView;
use crate::app::views::widgets::Picture;
use crate::text::{Language, Phrase};

/// A library with one film, an unfinished attempt, results and a faulty folder.
pub fn library(language: Language, picture: Option<Picture>, films: usize) -> LibraryView {
    let title = match language {
        Language::Pl => "Bus na zbiory",
        Language::En => "The harvest van",
        Language::Uk => "Бус на збір урожаю",
    };
    let summary = match language {
        Language::Pl => "Noc, pas odpraw na przejściu granicznym. Bus z pracownikami sezonowymi podjeżdża do okienka.",
        Language::En => "Night, a lane at a border crossing. A minibus with seasonal workers pulls up to the booth.",
        Language::Uk => "Ніч, смуга на пункті пропуску. Мікроавтобус із сезонними працівниками під'їжджає до віконця.",
    };
    LibraryView {
        course: None,
        course_aside: false,
        trainee: "p-7Q4K-2M9D".to_owned(),
        trainee_accepted: true,
        wanted: None,
        posters: (0..films)
            .map(|n| Poster {
                id: format!("harvest-van-{n}"),
                title: if n == 0 { title.to_owned() } else { format!("{title} {}", n + 1) },
                summary: summary.to_owned(),
                languages: Language::ALL.to_vec(),
                picture: picture.filter(|_| n % 2 == 0),
                best: (n == 0).then_some(645),
            })
            .collect(),
        unfinished: vec![Unfinished {
            attempt: "a1".to_owned(),
            title: title.to_owned(),
            place: "Kabina · 0:42".to_owned(),
            when: "2026-11-21 17:05".to_owned(),
            hindrance: None,
        }],
        past: vec![Past {
            attempt: "a0".to_owned(),
            title: title.to_owned(),
            when: "2026-11-20 14:31".to_owned(),
            score: 645,
            passed: Some(true),
        }],
        problems: vec![Problem {
            id: "night-bus".to_owned(),
            folder: "scenarios/night-bus".to_owned(),
            errors: 1,
            warnings: 2,
            diagnostics: vec![DiagnosticLine {
                headline: Phrase::fixed("nie ma węzła `secnd-line`", "no node is named `secnd-line`", "немає вузла `secnd-line`"),
                place: "scenario.ron:48:23".to_owned(),
                cure: Some(Phrase::fixed("może chodzi o `second-line`?", "did you mean `second-line`?", "можливо, `second-line`?")),
                error: true,
            }],
            open: true,
        }],
        searched: vec!["scenarios".to_owned()],
        looking: false,
        pack_news: None,
        course_news: None,
        incoming: Default::default(),
        offered: false,
        store_notice: None,
        retention: None,
    }
}

/// Nothing found.
pub fn library_empty() -> LibraryView {
    LibraryView { searched: vec!["/usr/share/ias/scenarios".to_owned(), "scenarios".to_owned()], ..LibraryView::default() }
}

/// A briefing with everything in it.
pub fn briefing(language: Language) -> BriefingView {
    let text = |pl: &str, en: &str, uk: &str| {
        match language {
            Language::Pl => pl,
            Language::En => en,
            Language::Uk => uk,
        }
        .to_owned()
    };
    BriefingView {
        title: library(language, None, 1).posters[0].title.clone(),
        role: text(
            "Jesteś funkcjonariuszem pierwszej linii na drogowym przejściu granicznym. Prowadzisz odprawę nocną. Obserwuj ludzi, nie tylko dokumenty, i zdecyduj, co zrobić.",
            "You are a first-line officer at a road border crossing on the night shift. Watch the people, not only their documents, and decide what to do.",
            "Ви — прикордонник першої лінії на автомобільному пункті пропуску в нічну зміну. Спостерігайте за людьми, не лише за документами, і вирішуйте, що робити.",
        ),
        caveat: text(
            "Obecność lub brak oznak niczego nie dowodzi ani nie wyklucza, ale powinny one prowadzić do sprawdzenia sprawy.",
            "The presence or absence of signs neither proves nor disproves trafficking, but signs should lead to investigation.",
            "Наявність чи відсутність ознак нічого не доводить і не спростовує, але ознаки мають вести до перевірки.",
        ),
        part: None,
        is_exam: false,
        caveat_source: "UNODC, Human Trafficking Indicators".to_owned(),
        content_warning: text(
            "Film pokazuje strach, groźby słowne i ślady złego traktowania. Nie pokazuje przemocy. W każdej chwili możesz zrobić przerwę klawiszem P.",
            "The film shows fear, verbal threats and traces of ill-treatment. It shows no violence. Take a break at any time with the key P.",
            "Фільм показує страх, словесні погрози та сліди поганого поводження. Насильства в ньому немає. Будь-коли зробіть перерву клавішею P.",
        ),
        spoken: vec![Language::Pl, Language::En],
        timed: true,
        trainee: "p-7Q4K-2M9D".to_owned(),
        flag_key: text("Spacja", "Space", "Пробіл"),
        preferences: Preferences { language, ..Preferences::default() },
    }
}

/// Settings as they come.
pub fn settings(language: Language) -> SettingsView {
    SettingsView {
        preferences: Preferences { language, ..Preferences::default() },
        flag_key: briefing(language).flag_key,
        listening: false,
        key_refused: false,
        sound: true,
        packs: PacksView { double_click: Some(DoubleClick::default()), ..PacksView::default() },
    }
}

/// The library of a laptop with a course: before the code, or after it.
pub fn library_course(language: Language, entered: bool) -> LibraryView {
    let text = |pl: &str, en: &str, uk: &str| {
        match language {
            Language::Pl => pl,
            Language::En => en,
            Language::Uk => uk,
        }
        .to_owned()
    };
    let part = |title: String, purpose: String, state| PartRow { title, purpose, state };
    let parts = vec![
        part(
            text("Bus na zbiory", "The harvest van", "Бус на збір урожаю"),
            text("Test wstępny · Egzamin", "Pre-test · Exam", "Вхідний тест · Іспит"),
            PartState::Done("a-1".to_owned(), "71 %".to_owned()),
        ),
        part(
            text("Rodzina w drodze", "A family on the road", "Родина в дорозі"),
            text("Nauka · Ćwiczenie", "Training · Practice", "Навчання · Вправа"),
            PartState::Begun("a-2".to_owned(), "1:12".to_owned()),
        ),
        part(
            text("Lot z ciocią", "The flight with auntie", "Політ із тіткою"),
            text("Test końcowy · Egzamin", "Post-test · Exam", "Підсумковий тест · Іспит"),
            PartState::ToDo,
        ),
    ];
    let mut view = library(language, None, 0);
    view.course = Some(CourseView {
        title: text("Rozpoznać i zareagować", "Notice and act", "Помітити й діяти"),
        place: text(
            "Ośrodek Szkoleń Specjalistycznych, Lubań · 2026-11-23 – 2026-11-25",
            "Training centre, Lubań · 2026-11-23 – 2026-11-25",
            "Навчальний центр, Любань · 2026-11-23 – 2026-11-25",
        ),
        typed: if entered { String::new() } else { "p-7Q4K-2M8D".to_owned() },
        refusal: (!entered).then(|| text("Kod jest wpisany z błędem.", "The code is mistyped.", "Код введено з помилкою.")),
        code: entered.then(|| "p-7Q4K-2M9D".to_owned()),
        parts: if entered { parts } else { Vec::new() },
        others: vec![("other".to_owned(), text("Kurs w Szczecinie", "The course in Szczecin", "Курс у Щецині"))],
        hand_in: HandInView {
            folder: "/media/trener/STICK".to_owned(),
            sticks: vec!["/media/trener/STICK".to_owned(), "/media/trener/CARD".to_owned()],
            handed: 1,
            waiting: usize::from(entered),
            message: entered.then(|| (true, text("Oddano do /media/trener/STICK.", "Handed in to /media/trener/STICK.", "Здано до /media/trener/STICK."))),
        },
    });
    view
}

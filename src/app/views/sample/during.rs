//! The film's screen in each of its states.

use crate::app::preferences::Preferences;
use crate::app::views::plenary::{Answer, HandsView};
use crate::app::views::play::{
    AfterScene, ChoiceView, ClassifyView, EndingView, ExhibitView, FailedView, FlagToName, Indicator, IndicatorGroup, Overlay,
    PauseView, PlayView, Ripple,
};
use crate::app::views::widgets::{Verdict, Picture, Timer};
use crate::text::Language;

fn of(language: Language, pl: &str, en: &str, uk: &str) -> String {
    match language {
        Language::Pl => pl,
        Language::En => en,
        Language::Uk => uk,
    }
    .to_owned()
}

/// The film running, with a caption and a flag just raised.
pub fn play(language: Language) -> PlayView {
    PlayView {
        aspect: 16.0 / 9.0,
        scene: of(language, "Pas odpraw", "The lane", "Смуга контролю"),
        progress: Some(0.4),
        can_flag: true,
        can_replay: true,
        flags: 2,
        ripples: vec![Ripple { spot: Some([0.62, 0.41]), age: 0.3 }],
        captions: vec![of(
            language,
            "— Proszę dokumenty. Dokąd państwo jadą?",
            "— Documents, please. Where are you going?",
            "— Прошу документи. Куди прямуєте?",
        )],
        bar: 1.0,
        silent: false,
        remark: None,
        flag_key: of(language, "Spacja", "Space", "Пробіл"),
        choice: None,
        plenary: false,
        overlay: Overlay::None,
        preferences: Preferences { language, ..Preferences::default() },
    }
}

/// A timed choice over the running film.
pub fn play_choice(language: Language) -> PlayView {
    let options = [
        ("Kieruję do drugiej linii", "Send the van to the second line", "Направляю на другу лінію"),
        ("Pytam kierowcę o cel podróży pasażerów", "Ask the driver about the passengers' purpose of travel", "Питаю водія про мету поїздки пасажирів"),
        ("Oddaję dokumenty i przepuszczam", "Return the documents and wave the van through", "Повертаю документи й пропускаю"),
    ];
    PlayView {
        choice: Some(ChoiceView {
            prompt: of(language, "Co robisz?", "What do you do?", "Що ви робите?"),
            options: options.iter().map(|(pl, en, uk)| of(language, pl, en, uk)).collect(),
            timer: Some(Timer { left_seconds: 8.2, of_seconds: 12.0 }),
        }),
        ripples: Vec::new(),
        silent: true,
        ..play(language)
    }
}

/// A question to a group of twelve: the hands being entered, or shown.
pub fn play_hands(language: Language, revealed: bool) -> PlayView {
    let answers = [
        (
            ["Kieruję do drugiej linii", "Send the van to the second line", "Направляю на другу лінію"],
            7,
            Verdict::Hit,
            ["Najlepsza decyzja", "Best", "Найкраще"],
        ),
        (
            ["Pytam kierowcę o cel podróży pasażerów", "Ask the driver about the passengers' purpose of travel", "Питаю водія про мету поїздки пасажирів"],
            3,
            Verdict::FalseAlarm,
            ["Szkodliwa", "Harmful", "Шкідливо"],
        ),
        (
            ["Oddaję dokumenty i przepuszczam", "Return the documents and wave the van through", "Повертаю документи й пропускаю"],
            1,
            Verdict::Miss,
            ["Słaba", "Poor", "Слабко"],
        ),
    ];
    let answer = |(text, hands, verdict, rating): ([&str; 3], u16, Verdict, [&str; 3])| Answer {
        text: of(language, text[0], text[1], text[2]),
        hands,
        why: if revealed {
            of(
                language,
                "Rozmowa osobno, z niezależnym tłumaczem, daje szansę usłyszeć coś, czego przy kierowcy nikt nie powie.",
                "Talking apart, with an independent interpreter, gives a chance to hear what nobody says beside the driver.",
                "Розмова окремо, з незалежним перекладачем, дає шанс почути те, чого при водієві ніхто не скаже.",
            )
        } else {
            String::new()
        },
        rating: if revealed { of(language, rating[0], rating[1], rating[2]) } else { String::new() },
        verdict,
    };
    PlayView {
        plenary: true,
        ripples: Vec::new(),
        overlay: Overlay::Hands(HandsView {
            prompt: of(language, "Co robisz?", "What do you do?", "Що ви робите?"),
            answers: answers.map(answer).into(),
            present: 12,
            at: 0,
            revealed,
            lead: revealed.then_some(0),
        }),
        ..play(language)
    }
}

/// Black screen and the trainer's keys.
pub fn play_trainer(language: Language) -> [PlayView; 2] {
    [Overlay::Blank, Overlay::TrainerKeys].map(|overlay| PlayView { plenary: true, ripples: Vec::new(), overlay, ..play(language) })
}

/// Signs of two dimensions.
pub fn groups(language: Language) -> Vec<IndicatorGroup> {
    let item = |id: &str, pl: &str, en: &str, uk: &str| Indicator { id: id.to_owned(), text: of(language, pl, en, uk) };
    vec![
        IndicatorGroup {
            name: of(language, "Przymus przy rekrutacji", "Coercive recruitment", "Примус під час вербування"),
            items: vec![
                item("D2-05", "Odebrane dokumenty", "Documents taken", "Забрані документи"),
                item("D2-04", "Niewola za długi", "Debt bondage", "Боргова кабала"),
                item("D2-06", "Izolacja, zamknięcie, nadzór", "Isolation, confinement, surveillance", "Ізоляція, замкнення, нагляд"),
            ],
        },
        IndicatorGroup {
            name: of(language, "Wprowadzenie w błąd", "Deceptive recruitment", "Обман під час вербування"),
            items: vec![
                item("D1-01", "Fałszywy obraz pracy, miejsca lub pracodawcy", "Misled on nature of job, place or employer", "Обман щодо роботи, місця чи роботодавця"),
                item("D1-02", "Fałszywe obietnice płacy", "Misled on pay", "Обман щодо оплати"),
                item("D1-05", "Fałszywe obietnice mieszkania", "Misled on housing", "Обман щодо житла"),
            ],
        },
    ]
}

/// Naming a flag while the film waits.
pub fn play_classify(language: Language, picture: Option<Picture>) -> PlayView {
    let view = ClassifyView { at: "0:12".to_owned(), picture, search: String::new(), hands: None, groups: groups(language) };
    PlayView { overlay: Overlay::Classify(view), ..play(language) }
}

/// Naming the flags after the scene.
pub fn play_after(language: Language, picture: Option<Picture>) -> PlayView {
    let flag = |at: &str, spot, named: Option<String>| FlagToName { at: at.to_owned(), picture, spot, named };
    let view = AfterScene {
        scene: of(language, "Pas odpraw", "The lane", "Смуга контролю"),
        flags: vec![
            flag("0:12", Some([0.62, 0.4]), Some(groups(language)[0].items[0].text.clone())),
            flag("0:19", None, None),
        ],
        open: 1,
        classify: ClassifyView { at: "0:19".to_owned(), picture, search: String::new(), hands: None, groups: groups(language) },
    };
    PlayView { overlay: Overlay::AfterScene(view), ..play(language) }
}

/// An exhibit with two marks.
pub fn play_exhibit(language: Language, picture: Option<Picture>) -> PlayView {
    let view = ExhibitView {
        title: of(language, "Paszporty z teczki kierowcy", "Passports from the driver's case", "Паспорти з теки водія"),
        prompt: of(
            language,
            "Obejrzyj dokumenty i zaznacz to, co budzi wątpliwości.",
            "Look at the documents and mark what raises doubt.",
            "Огляньте документи й позначте те, що викликає сумнів.",
        ),
        picture,
        fault: None,
        marks: vec![[0.3, 0.4], [0.66, 0.58]],
        centre: [0.5, 0.5],
        zoom: 1.0,
    };
    PlayView { overlay: Overlay::Exhibit(view), ..play(language) }
}

/// The halts: pause menu, break, failure, ending.
pub fn play_halts(language: Language) -> [PlayView; 4] {
    let scene = of(language, "Pas odpraw", "The lane", "Смуга контролю");
    let overlays = [
        Overlay::Paused(PauseView { scene: scene.clone(), at: "0:12".to_owned(), can_replay: true }),
        Overlay::Distress,
        Overlay::Failed(FailedView {
            scene,
            fault: "film/lane.mp4: unexpected end of file".to_owned(),
            remedy: of(language, "Skopiuj film ponownie z nośnika.", "Copy the film again from its medium.", "Скопіюйте фільм із носія ще раз."),
        }),
        Overlay::Ending(EndingView {
            title: of(language, "Bezpieczne miejsce", "A safe place", "Безпечне місце"),
            text: of(
                language,
                "Kobiety trafiają do schroniska. Kierowca czeka na przesłuchanie. Nikt jeszcze nie wie, jak skończy się ta sprawa.",
                "The women are taken to a shelter. The driver waits to be questioned. Nobody knows yet how the case will end.",
                "Жінок привозять до притулку. Водій чекає на допит. Ніхто ще не знає, чим закінчиться справа.",
            ),
            outcome: 2,
        }),
    ];
    overlays.map(|overlay| PlayView { overlay, ripples: Vec::new(), ..play(language) })
}
